"""The bot's own words on rendered pages; those inside a reply are in `briefings.phrases`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.form import Kind
from briefings.reply import Mark, Verb

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

MARKED = {mark: mark.value for mark in Mark} | {Mark.DISAGREE: "sources disagree"}
"""A mark in words, for who does not know the glyphs."""

LABELS = {
    Verb.CONTEXT: "Context",
    Verb.VERIFY: "Verify",
    Verb.WHY: "Why",
    Verb.FOLLOW: "Follow this figure",
    Verb.FOOTNOTE: "Copy as footnote",
    Verb.WRONG: "Wrong",
    Verb.SHARE: "Share",
    Verb.KEEP: "Keep",
    Verb.MORE: "More",
    Verb.FOOTNOTES: "Copy footnotes",
    Verb.THREAD: "Reply in thread",
    Verb.MISSING: "Tell the admin it is missing",
    Verb.DIGEST: "Get mine by DM",
    Verb.POST_HERE: "Post it here",
    Verb.TOPICS: "Choose topics",
    Verb.NOT_HERE: "Not here",
    Verb.MUTE: "Mute here",
    Verb.UNMUTE: "Unmute",
    Verb.UNHIDE: "Show it again",
    Verb.UNSUBSCRIBE: "Unsubscribe",
    Verb.APPROVE: "Approve",
    Verb.REFUSE: "Refuse",
    Verb.OPEN: "Open",
    Verb.FORM: "Edit",
    Verb.ACT: "Change",
    Verb.APPLY: "Make it so",
    Verb.CANCEL: "Leave it as it is",
    Verb.AGAIN: "Edit again",
    Verb.PREVIEW: "Preview",
    Verb.SEND_NOW: "Send now",
    Verb.UNDO: "Undo",
    Verb.USEFUL: "👍",
    Verb.NOT_USEFUL: "👎",
    Verb.FORGET: "Delete it",
    Verb.ARRIVED: "It arrived",
    Verb.RESEND: "Send again",
}
"""What a button or an option says, where its action has no words of its own."""

OPEN_IT, OPEN_LINE = "Open…", "Open line…"

PLACEHOLDERS = {Kind.ONE: "Choose one", Kind.SEVERAL: "Choose any", Kind.CHANNELS: "Choose channels"}
"""In a menu of a dialogue of which nothing is chosen."""

OTHERS = "other places"
"""Said of the destinations that the menu of channels does not have."""

NO_CHOICES = "there is nothing to choose from yet."
TOO_MUCH = (
    "more stands here than a dialogue holds, so it stays as it is. On the console, "
    "communique config change sets it."
)
NOT_SHOWN = "not shown here: on the console, communique config change has them."

UNTITLED = "untitled document"
NOTHING_SAID = "Nothing to show."


def line(number: int) -> str:
    """`Line 3`."""
    return f"Line {number}"


def near(suggestions: Iterable[str]) -> str:
    """`Near it: the contractor, the port authority.`, or empty when nothing is near."""
    listed = ", ".join(suggestions)
    return f"{NEAR}: {listed}." if listed else ""


def not_shown(number: int) -> str:
    """`3 more are not shown here: …`, of the choices of a menu, or empty."""
    return f"{number:,} more {are(number)} {NOT_SHOWN}" if number else ""


def are(number: int) -> str:
    """`is` or `are`."""
    return "is" if number == 1 else "are"


def says(attribution: str) -> str:
    """Who says it, as it stands in the small print."""
    return f"says {attribution}"
