"""Days that people type."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.errors import UsageMistake

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.document import Document


def day(typed: str | None, *, option: str) -> str | None:
    """`YYYY-MM-DD` as typed, checked; None stays None.

    Raises:
        UsageMistake: it is no day.
    """
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed.strip()).isoformat()
    except ValueError as error:
        raise UsageMistake(
            f"{option}: {typed!r} is no date", hint="write it as YYYY-MM-DD, such as 2024-05-16"
        ) from error


def undated(documents: Iterable[Document]) -> dict[str, str]:
    """The day on which each undated document was read, by id: in a window it counts by that day."""
    return {one.id: one.read_at[:10] for one in documents if one.published_at is None}
