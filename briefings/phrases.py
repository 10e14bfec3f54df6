"""The bot's own words in what it answers, so that what is not a quote can be read in one place.

Elsewhere stand what it says about its briefings (`briefings.notices`), what a page says around its answers
(`bot.rendering.wording`), what a program reads, and what whoever runs the bot is told: errors, the doctor,
the console's help.

Nothing here says that a fact is true, confirmed or independent: the bot counts who carries it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.fact import Relation
from briefings.reply import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from briefings.citation import Citation
    from briefings.fact import Conflict
    from corpus.document import Document

ONE_SOURCE = "one source"
TIMELINE = "Timeline"
COMPARE = "Compare"
SOURCES = "Sources"
VERIFIED = "Verified"
NOT_VERIFIED = "Not verified"
NEXT = ("open 1", "cite 1")
NEXT_WHY = "why 1"
WEAKER_WITHHELD = "weaker matches withheld"
NOTHING_TO_READ = "I have nothing to read yet. Add documents: communique ingest PATH"
NO_SUCH_DOCUMENT = "No document of that name."
UNDATED = "undated"
INFERRED = "≈"
MARKED = ("opinion", "analysis", "translation")
"""Flags of a document that are said wherever it is named: what it says is not simply its own report."""
NEEDS_ATTENTION = "Needs attention"
AMENDED = "Put right"
AMENDMENTS = "What was put right"
LEFT = "left"
"""Above what still needs attention."""

NOT_KNOWN = "not known"
AS_READ = "as it is read the next time"
NOTHING_TO_ATTEND_TO = "Nothing needs attention."
NOTHING_NEW = "Nothing new to report."
NO_EVENTS = "No dated sentence found."
NO_CLUSTERS = "No two sources state a comparable figure."
EMPTY_QUERY = "Ask with a few words, for example: ask trade in 2023"
WITHHELD = "withheld: its words are not at their place in the stored document"

LEADS = {
    Relation.CONFLICT: "disagrees",
    Relation.REVISION: "restated later",
    Relation.SCOPE: "another measure or period",
    Relation.AGREE: "agrees",
}
"""Before the other side of a line."""

DISAGREE = "Sources disagree"
AHEAD = "Ahead"
OVERVIEW = "Overview"
FIRST = "the first briefing"
EARLIER = "earlier"

VERDICTS = {
    Relation.CONFLICT: DISAGREE,
    Relation.REVISION: "Restated later",
    Relation.SCOPE: "Another measure or period",
    Relation.AGREE: "Sources agree",
}
"""Over a cluster of statements."""

_CHECKED = {
    "carried": "carried",
    "other_measure": "other measure",
    "disputed": "disputed",
    "not_found": "not found",
}
SIDES = {
    "carries": LEADS[Relation.AGREE],
    "differs": LEADS[Relation.CONFLICT],
    "near": "near it",
}
"""Before a quote that is shown for a sentence of a draft."""

DIFFERS = {
    "measure": "of something else",
    "period": "of another period",
    "value": "another number",
    "date": "another date",
    "name": "another name",
    "contrary": "the contrary",
}
"""In what a source differs from a sentence of a draft."""

NOTHING_TO_CHECK = "nothing to check"

REASONS = {
    "beyond_the_limit": "beyond the limit",
    "off_topic": "off the topic",
    "cannot_stand_alone": "not clear on their own",
    "told_before": "sent before",
    "hidden_here": "hidden here",
    "in_line_with_another": "in line with another",
}
"""Why a sentence was left out, in the accounting line."""


def several(number: int, noun: str, plural: str | None = None) -> str:
    """`1 document`, `2 documents`, `1,204 documents`."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def carried_by(origins: int) -> str:
    """How many origins state it."""
    return ONE_SOURCE if origins == 1 else f"carried by {origins}"


def firmer(origins: int, was: int) -> str:
    """How many origins state it, and how many did when the reader was told."""
    return f"{carried_by(origins)}, was {was}"


def old(days: int) -> str:
    """How old a statement is: `75 days old`, `5 months old`, `2 years old`."""
    if days < 90:
        return f"{several(days, 'day')} old"
    months = days * 12 // 365
    return f"{several(months, 'month')} old" if months < 24 else f"{several(months // 12, 'year')} old"


def copies(number: int) -> str:
    """`1 copy`, `2 copies`: documents that print it as copies of those origins."""
    return several(number, "copy", "copies")


def on_day(told_at: str) -> str:
    """When the reader was told what has changed: `on 17 May 2024`."""
    return f"on {day(told_at)}"


def side(conflict: Conflict) -> str:
    """The bot's words before the other side of a line."""
    earlier = conflict.relation is Relation.REVISION and not conflict.later
    return EARLIER if earlier else LEADS[conflict.relation]


def against(relation: Relation, number: int) -> str:
    """Which other line of the answer states it differently: `disagrees: line 2`."""
    return f"{LEADS[relation]}: line {number}"


def folded(copies: int) -> str:
    """`1 copy folded`, `26 copies folded`."""
    return several(copies, "copy folded", "copies folded")


def junk(blocks: int) -> str:
    """`1 block of junk`, `36 blocks of junk`."""
    return several(blocks, "block of junk", "blocks of junk")


def failed(files: int) -> str:
    """`1 file failed`, `2 files failed`."""
    return several(files, "file failed", "files failed")


def failing(sources: int) -> str:
    """`1 source not read`, `2 sources not read`."""
    return several(sources, "source not read", "sources not read")


def out_of(new: int, read: str) -> str:
    """`2 of 5 documents`."""
    return f"{new:,} of {read}"


def came_of(sentences: int, lines: int) -> str:
    """`96 sentences → 5 lines`."""
    return f"{several(sentences, 'sentence')} → {several(lines, 'line')}"


def nothing_answers(documents: int) -> str:
    """The plain no."""
    return f"Nothing in {several(documents, 'document')} answers that."


def nothing_about(documents: int) -> str:
    """The plain no to whoever asks for a briefing on some words."""
    return f"Nothing in {several(documents, 'document')} is about that."


def searched(documents: int) -> str:
    """What was searched."""
    return f"{several(documents, 'document')} searched"


def draft(sentences: int, verdicts: Mapping[str, int]) -> str:
    """`Draft · 3 sentences: 1 carried, 1 other measure, 1 disputed`."""
    told = [f"{number:,} {_CHECKED[verdict]}" for verdict, number in verdicts.items() if number]
    return f"Draft · {several(sentences, 'sentence')}{': ' if told else ''}{', '.join(told)}"


def unread(left: int, read: int) -> str:
    """What the reader is told when a draft is longer than what is checked at once."""
    return f"Only the first {read:,} sentences were checked; {left:,} more were not read."


def verdict(name: str, origins: int, *, checkable: bool) -> str:
    """The verdict on one sentence of a draft: `carried by 3`, `one source`, `other measure`, `disputed`."""
    if not checkable:
        return NOTHING_TO_CHECK
    return carried_by(origins) if name == "carried" else _CHECKED[name]


def read_as(readings: Iterable[tuple[str, str]]) -> str:
    """How words that stand in no document were read: `read as: tunel → tunnel`; or empty."""
    read = ", ".join(f"{typed} → {meant}" for typed, meant in readings)
    return f"read as: {read}" if read else ""


def not_as_quoted(quoted: Iterable[str]) -> str:
    """What no document writes as it was quoted; or empty."""
    written = ", ".join(f'"{each}"' for each in quoted)
    return f"nowhere as quoted: {written}" if written else ""


def found_for(found: str, query: str) -> str:
    """Which of the document's words was taken for which of the question's."""
    return f'found "{found}" for "{query}"'


def named_source(name: str) -> str:
    """The office or study that the documents credit."""
    return f"named source: {name}"


def since(day_typed: str) -> str:
    """Where a window begins."""
    return f"since {day(day_typed)}"


def undated_read(day_read: str) -> str:
    """Why an undated document stands in a window: `undated, read 20 May 2024`."""
    return f"{UNDATED}, read {day(day_read)}"


def read_again(revision: int) -> str:
    """What a citation of an older revision should be read with."""
    return f"the document has been read again since: revision {revision}"


def about(kind: str, topic: str | None) -> str:
    """`Timeline`, `Timeline: harbour`."""
    return kind if topic is None else f"{kind}: {topic}"


def without_year(dates: int) -> str:
    """Dates that cannot be placed."""
    return f"{several(dates, 'date')} without a year"


def counted(mark: Mark, number: int) -> str:
    """`3 new`, `1 disagreement`, `2 disagreements`."""
    return several(number, "disagreement") if mark is Mark.DISAGREE else f"{number:,} {mark.value}"


def when(iso: str) -> str:
    """A date or a span of dates in words: `16 May 2024 – 17 May 2024`."""
    return " – ".join(day(end) for end in iso.split("/"))


def day(iso: str) -> str:
    """`19 May 2024` for a date or an instant (its day in UTC), `May 2024`, `Q1 2024`; else as it is."""
    if quarter := _QUARTER.fullmatch(iso):
        return f"Q{quarter[2]} {quarter[1]}"
    found = _DATE.fullmatch(iso)
    if found is None:
        return iso
    year, month, day_of_month = found.groups()
    parts = (str(int(day_of_month)) if day_of_month else "", MONTHS[int(month) - 1] if month else "", year)
    return " ".join(part for part in parts if part)


def published(source: Citation | Document) -> str:
    """`19 May 2024`, `≈ 19 May 2024` when the date was inferred, or `undated`; and `undated, opinion`.

    The year always stands: a reply does not know in which year it will be read.
    """
    at = UNDATED if source.published_at is None else day(source.published_at)
    inferred = source.published_at is not None and source.date_inferred
    return ", ".join(
        (f"{INFERRED} {at}" if inferred else at, *(one for one in MARKED if one in source.flags))
    )


def on_page(citation: Citation) -> str:
    """`p. 4`, `pp. 4–5` for a quote that runs over, or empty where there are no pages."""
    if citation.pages is None:
        return ""
    first, last = citation.pages
    return f"{'p.' if first == last else 'pp.'} {page_numbers(citation)}"


def page_numbers(citation: Citation) -> str:
    """`4`, `4–5`, or empty where there are no pages."""
    if citation.pages is None:
        return ""
    first, last = citation.pages
    return str(first) if first == last else f"{first}–{last}"


def moment(at: datetime) -> str:
    """`Mon 20 May 2024 08:00 Stockholm`: a local time, with the city that its zone is named for."""
    zone = getattr(at.tzinfo, "key", None) or at.tzname() or "UTC"
    city = zone.rpartition("/")[2].replace("_", " ")
    return f"{clock(at)} {city}"


def clock(at: datetime) -> str:
    """`Mon 20 May 2024 08:00`, in its own zone."""
    return f"{weekday(at)} {at:%H:%M}"


def weekday(at: datetime) -> str:
    """`Mon 20 May 2024`, in its own zone."""
    return f"{_WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1][:3]} {at.year}"


def part(number: int, of: int) -> str:
    """Which message of several this is: `2 of 3`."""
    return f"{number:,} of {of:,}"


def more(number: int, typed: str = "") -> str:
    """How many there are that are not shown, and what to type to see them: `+3 more: brief morning`."""
    return f"+{number:,} more: {typed}" if typed else f"+{number:,} more"


def withheld(lines: int) -> str:
    """What the reader is told when lines failed their check."""
    return f"{several(lines, 'line')} {WITHHELD}."


_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:T.*)?", re.DOTALL)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
