"""Days that people type."""

from __future__ import annotations

from datetime import date

from bot.errors import UsageMistake


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
