"""Fields of an entry, as every kind of feed may write them, in the one form that `Entry` has."""

from __future__ import annotations

import html
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from corpus.published import published_at

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST_YEAR = 1990
"""Before the first web page: the date of a clock that was never set."""

_FUTURE = timedelta(days=2)
"""Clocks differ, and an embargo may run out tomorrow; what lies further ahead is an event, or an error."""


def date_of(written: Iterable[str | None], *, now: datetime | None) -> str | None:
    """The first of these dates that can be read and that an article can have.

    Args:
        written: as the feed writes them, the most telling first.
        now: aware; what lies more than two days after it was not published. None where that is not looked at.
    """
    latest = (now.astimezone(UTC) + _FUTURE).date() if now else date.max
    for each in written:
        found = published_at(each) if each else None
        if found and date(_FIRST_YEAR, 1, 1) <= date.fromisoformat(found[:10]) <= latest:
            return found
    return None


def language_code(tag: str | None) -> str | None:
    """ISO 639-1 from a language tag as `en-GB`; None for anything else."""
    match = re.match(r"([A-Za-z]{2})(?![A-Za-z])", (tag or "").strip())
    return match[1].lower() if match else None


def one_line(text: str | None) -> str | None:
    """Plain text without line ends and double spaces; None where nothing is left."""
    return " ".join((text or "").split()) or None


def escaped(text: str) -> str:
    """Plain text as HTML: paragraphs where it has empty lines, breaks where it has line ends."""
    paragraphs = (part.strip() for part in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n")))
    return "".join(
        f"<p>{html.escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs if part
    )
