"""The bot's own words: all of them, so that what is not a quote can be read in one place.

Nothing here says that a fact is true, confirmed or independent: the bot counts who carries it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.fact import Relation

if TYPE_CHECKING:
    from datetime import datetime

ONE_SOURCE = "one source"
WEAKER_WITHHELD = "weaker matches withheld"
NOTHING_TO_READ = "I have nothing to read yet. Add documents: communique ingest PATH"
NOTHING_NEW = "Nothing new to report."
NO_EVENTS = "No dated sentence found."
NO_CLUSTERS = "No two sources state a comparable figure."
EMPTY_QUERY = "Ask with a few words, for example: ask trade in 2023"
WITHHELD = "withheld: its words are not at their place in the stored document"

LEADS = {
    Relation.CONFLICT: "disagrees",
    Relation.REVISION: "restated",
    Relation.SCOPE: "another measure or period",
    Relation.AGREE: "agrees",
}
"""Before the other side of a line."""

VERDICTS = {
    Relation.CONFLICT: "Sources disagree",
    Relation.REVISION: "Restated later",
    Relation.SCOPE: "Another measure or period",
    Relation.AGREE: "Sources agree",
}
"""Over a cluster of statements."""

REASONS = {
    "beyond_the_limit": "beyond the limit",
    "cannot_stand_alone": "not clear on their own",
    "junk": "junk",
    "failed": "failed",
}
"""Why something was left out, in the accounting line."""


def several(number: int, noun: str, plural: str | None = None) -> str:
    """`1 document`, `2 documents`, `1,204 documents`."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def carried_by(origins: int) -> str:
    """How many origins state it."""
    return ONE_SOURCE if origins == 1 else f"carried by {origins}"


def nothing_answers(documents: int) -> str:
    """The plain no."""
    return f"Nothing in {several(documents, 'document')} answers that."


def searched(documents: int) -> str:
    """What was searched."""
    return f"{several(documents, 'document')} searched"


def read_as(typed: str, read: str) -> str:
    """How a word that stands in no document was read."""
    return f"{typed} → {read}"


def found_for(found: str, query: str) -> str:
    """Which of the document's words was taken for which of the question's."""
    return f"found “{found}” for “{query}”"


def moment(at: datetime) -> str:
    """`Mon 20 May 2024 08:00 Stockholm`: a local time, with the city that its zone is named for."""
    zone = getattr(at.tzinfo, "key", None) or at.tzname() or "UTC"
    city = zone.rpartition("/")[2].replace("_", " ")
    return f"{_WEEKDAYS[at.weekday()]} {at.day} {_MONTHS[at.month - 1]} {at.year} {at:%H:%M} {city}"


def withheld(lines: int) -> str:
    """What the reader is told when lines failed their check."""
    return f"{several(lines, 'line')} {WITHHELD}."


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
