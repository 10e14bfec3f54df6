"""The bot's own words on rendered pages: every one of them, so that a reader of this file knows them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.reply import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefings.citation import Citation

OPEN, CLOSE = "“", "”"
"""Around a quote: between them stand only a document's characters and `[…]`."""

SEPARATOR = "\N{NO-BREAK SPACE}· "
"""Between parts of small print; it ends a line and never starts one."""

BEFORE, AFTER = "before it", "after it"
ALSO = "also"
NEAR = "Near it"
NEXT = "next"
SOURCES = "Sources"
UNDATED = "undated"
INFERRED = "≈"

BOT = "Communique"
APP = "APP"
PUSH = "PUSH"
BUTTONS = ("Open line… ▾", "Copy as footnote")
PROMISE = "Between “ and ” stand only the documents’ own words. Each source opens where they stand."
CONTENTS = "Contents"
LOOKS = {"slack": "Slack", "discord": "Discord", "plain": "To read"}

GLYPHS = {Mark.NEW: "●", Mark.FIRMER: "▲", Mark.CHANGED: "↻", Mark.DISAGREE: "!", Mark.AHEAD: "→"}
ASCII_GLYPHS = {Mark.NEW: "*", Mark.FIRMER: "+", Mark.CHANGED: "~", Mark.DISAGREE: "!", Mark.AHEAD: ">"}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:T.*)?", re.DOTALL)


def counted(mark: Mark, number: int) -> str:
    """`3 new`, `1 disagreement`, `2 disagreements`."""
    if mark is Mark.DISAGREE:
        return f"{number} disagreement{'' if number == 1 else 's'}"
    return f"{number} {mark.value}"


def near(suggestions: Iterable[str]) -> str:
    """`Near it: the contractor, the port authority.`, or empty when nothing is near."""
    listed = ", ".join(suggestions)
    return f"{NEAR}: {listed}." if listed else ""


def says(attribution: str) -> str:
    """Who says it, as it stands in the small print."""
    return f"says {attribution}"


def day(iso: str) -> str:
    """`19 May 2024` for a date or an instant (its day in UTC), `May 2024`, `2024`; another text unchanged."""
    found = _DATE.fullmatch(iso)
    if found is None:
        return iso
    year, month, day_of_month = found.groups()
    parts = (str(int(day_of_month)) if day_of_month else "", _MONTHS[int(month) - 1] if month else "", year)
    return " ".join(part for part in parts if part)


def published(citation: Citation) -> str:
    """`19 May 2024`, `≈ 19 May 2024` when the date was inferred, or `undated`.

    The year always stands: a reply does not know in which year it will be read.
    """
    if citation.published_at is None:
        return UNDATED
    return (
        f"{INFERRED} {day(citation.published_at)}" if citation.date_inferred else day(citation.published_at)
    )
