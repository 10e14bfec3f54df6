"""Timelines: what the documents say happened, or will happen, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefings.citation import Citation, citation_of
from briefings.comparing.agreement import told_otherwise
from briefings.comparing.pair import Pair
from briefings.comparing.wording import folded
from briefings.draft import ease, main_language
from briefings.fact import Relation
from briefings.quote import Quote, quote_of
from briefings.support import standing
from corpus.dates.comparison import is_comparison
from corpus.dates.edtf import bounds, precision
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence
    from datetime import date

    from corpus.dates import DateMention
    from corpus.document import Passage

SAME_EVENT = 0.5
"""Share of the shorter sentence's content words from which two sentences on one date tell the same event."""

FEW_WORDS = 2
"""Common words from which such a share says anything."""


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Event:
    """One event on one date, in the words of the sentence that tells it best.

    Attributes:
        iso: as in `DateMention`; a span has the precision of its beginning.
        inferred: a part of the date was not written but resolved.
        carried_by: origins that tell it, at least 1.
    """

    iso: str
    precision: Precision
    inferred: bool
    quote: Quote
    citation: Citation
    attribution: str | None
    carried_by: int
    also: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order of time.

    Attributes:
        unplaced: mentions whose year nothing tells.
        left_out: events that are farther away than those that were asked for.
    """

    topic: str | None
    events: tuple[Event, ...]
    unplaced: int
    left_out: int = 0

    def nearest(self, day: date, limit: int) -> Timeline:
        """The same with the events nearest to a day alone, at most so many, in order of time as before."""
        by_distance = sorted(range(len(self.events)), key=lambda at: _days_away(self.events[at].iso, day))
        kept = tuple(self.events[at] for at in sorted(by_distance[:limit]))
        return replace(self, events=kept, left_out=self.left_out + len(self.events) - len(kept))


def _days_away(iso: str, day: date) -> int:
    """How many days a placed date is before or after a day; 0 where it covers it."""
    first, last = _in_time(iso)[:2]
    return max((first - day).days, (day - last).days, 0)


MAX_TELLINGS = 40
"""Events of one date that a sentence is held against."""


def timeline_of(
    passages: Sequence[Passage],
    origins: Mapping[str, str],
    *,
    topic: str | None,
    related: Mapping[int, Sequence[tuple[Passage, Relation]]] = MappingProxyType({}),
) -> Timeline:
    """The events that these passages date, each told once.

    Args:
        origins: document id to its origin, for the documents of all these passages and their relations.
        related: by passage id, what is known of its relations to others.
    """
    agreeing = frozenset(
        frozenset((number, other.id))
        for number, found in related.items()
        for other, how in found
        if how is Relation.AGREE
    )
    dated: dict[str, list[list[tuple[DateMention, Passage]]]] = {}
    unplaced = 0
    for passage in passages:
        for mention in {
            each.iso: each for each in passage.dates if not _only_compared(passage, each)
        }.values():
            if precision_of(mention.iso) is None:
                unplaced += 1
                continue
            tellings = dated.setdefault(mention.iso, [])
            same = next((told for told in tellings[-MAX_TELLINGS:] if _tells(told, passage, agreeing)), None)
            if same is None:
                tellings.append([(mention, passage)])
            else:
                same.append((mention, passage))
    read = main_language(passages)
    in_time = (told for iso in sorted(dated, key=_in_time) for told in dated[iso])
    events = [_event(told, related, origins, read) for told in in_time]
    return Timeline(topic, tuple(events), unplaced)


def _only_compared(passage: Passage, mention: DateMention) -> bool:
    """Whether a date is only what another is held against: "more than in 2019" tells nothing of 2019."""
    return is_comparison(passage.text, mention.span.start - passage.span.start)


def precision_of(iso: str) -> Precision | None:
    """The precision of a date's beginning; None when its year is unknown."""
    return None if bounds(iso) is None else Precision(precision(iso))


def _in_time(iso: str) -> tuple[date, date, str]:
    """What placed dates are sorted by: as text, 3 December would stand before the first quarter."""
    covered = bounds(iso)
    assert covered is not None  # noqa: S101  only placed mentions are told
    return *covered, iso


def _event(
    told: Sequence[tuple[DateMention, Passage]],
    related: Mapping[int, Sequence[tuple[Passage, Relation]]],
    origins: Mapping[str, str],
    read: str | None,
) -> Event:
    # Written out beats resolved; then the readers' language; then the sentence that says the most.
    mention, best = min(
        told,
        key=lambda one: (one[0].inferred, -ease(one[1], read), -len(content_stems(one[1].text)), one[1].id),
    )
    quote = quote_of(best)
    exactly = precision_of(mention.iso)
    assert exactly is not None  # noqa: S101  only placed mentions are told
    tellings = ((passage, Relation.AGREE) for _, passage in told if passage is not best)
    support, _ = standing(best, [*related.get(best.id, ()), *tellings], origins)
    return Event(
        mention.iso,
        exactly,
        mention.inferred,
        quote,
        citation_of(best.document, quote),
        best.attribution,
        support.carried_by,
        support.citations,
    )


def _tells(
    told: Sequence[tuple[DateMention, Passage]], passage: Passage, agreeing: Container[frozenset[int]]
) -> bool:
    """Whether a sentence tells the event that others of its date tell."""
    return all(frozenset((each.id, passage.id)) in agreeing or _same_event(each, passage) for _, each in told)


def _same_event(one: Passage, other: Passage) -> bool:
    """Whether two sentences tell one event of one date, which itself is no word in common."""
    if folded(one.text) == folded(other.text):
        return True
    pair = Pair(one, other)
    return pair.share >= SAME_EVENT and pair.shared >= FEW_WORDS and not told_otherwise(pair)
