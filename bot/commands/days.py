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


def days(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """The first and the last day as typed, both checked; None stays None.

    Raises:
        UsageMistake: one of them is no day, or the first comes after the last.
    """
    first, last = day(since, option="--since"), day(until, option="--until")
    if first is not None and last is not None and first > last:
        raise UsageMistake(f"--since {first} comes after --until {last}", hint="exchange the two days")
    return first, last


def undated(documents: Iterable[Document]) -> dict[str, str]:
    """The day on which each undated document was read, by id: in a window it counts by that day."""
    return {one.id: one.read_at[:10] for one in documents if one.published_at is None}
