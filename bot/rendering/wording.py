"""The bot's own words on rendered pages; those inside a reply are in `briefings.phrases`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.reply import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable


OPEN, CLOSE = "“", "”"
"""Around a quote: between them stand only a document's characters and `[…]`."""

SEPARATOR = "\N{NO-BREAK SPACE}· "
"""Between parts of small print; it ends a line and never starts one."""

BEFORE, AFTER = "before it", "after it"
ALSO = "also"
NEAR = "Near it"
NEXT = "next"

BOT = "Communique"
APP = "APP"
PUSH = "PUSH"
BUTTONS = ("Open line… ▾", "Copy as footnote")
PROMISE = "Between “ and ” stand only the documents’ own words. Each source opens where they stand."
CONTENTS = "Contents"
LOOKS = {"slack": "Slack", "discord": "Discord", "plain": "To read"}

GLYPHS = {
    Mark.NEW: "●",
    Mark.FIRMER: "▲",
    Mark.CHANGED: "↻",
    Mark.DISAGREE: "!",
    Mark.AHEAD: "→",
    Mark.CARRIED: "✓",
    Mark.OTHER_MEASURE: "≠",
    Mark.NOT_FOUND: "?",
}
ASCII_GLYPHS = {
    Mark.NEW: "*",
    Mark.FIRMER: "+",
    Mark.CHANGED: "~",
    Mark.DISAGREE: "!",
    Mark.AHEAD: ">",
    Mark.CARRIED: "=",
    Mark.OTHER_MEASURE: "/",
    Mark.NOT_FOUND: "?",
}


def near(suggestions: Iterable[str]) -> str:
    """`Near it: the contractor, the port authority.`, or empty when nothing is near."""
    listed = ", ".join(suggestions)
    return f"{NEAR}: {listed}." if listed else ""


def says(attribution: str) -> str:
    """Who says it, as it stands in the small print."""
    return f"says {attribution}"
