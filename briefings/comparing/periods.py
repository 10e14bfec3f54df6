"""Periods: whether what two sentences state is for one time, and how far a date is from its document's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.dates import bounds

if TYPE_CHECKING:
    from datetime import date

    from corpus.document import Document, Passage
    from corpus.figures import Figure

    Days = tuple[date, date]

SHORTEST_DAYS = 27
"""A shorter stretch is when something happened, not what a figure is for."""

RECENT_DAYS = 366
"""How far from its publication a document's present reaches."""


def apart(first: Figure, second: Figure) -> bool:
    """Whether two figures are for different periods; one without a period is not known to be."""
    mine, theirs = _days(first.period), _days(second.period)
    return mine is not None and theirs is not None and mine != theirs


def otherwise_timed(one: Passage, first: Figure, other: Passage, second: Figure) -> bool:
    """Whether two figures are for different periods, and neither sentence names the other's at all."""
    return (
        apart(first, second)
        and _days(first.period) not in periods(other)
        and _days(second.period) not in periods(one)
    )


def together(first: Figure, second: Figure) -> bool:
    """Whether two figures are for one period, and say so: the first quarter, the first three months."""
    mine, theirs = _days(first.period), _days(second.period)
    return mine is not None and mine == theirs


def one_time(one: Passage, other: Passage) -> bool:
    """Whether two sentences speak of one time: who names no period speaks of the day of the document."""
    mine, theirs = periods(one), periods(other)
    if mine and theirs:
        return mine == theirs
    return all(_recent(days, other.document) for days in mine) and all(
        _recent(days, one.document) for days in theirs
    )


def _recent(days: Days, document: Document) -> bool:
    present = _days(document.published_at) or _days(document.read_at)
    return present is None or min(abs((end - present[0]).days) for end in days) <= RECENT_DAYS


@lru_cache(maxsize=1 << 14)
def periods(passage: Passage) -> frozenset[Days]:
    """The months, quarters and years that a sentence names, or gives its figures."""
    named = [mention.iso for mention in passage.dates]
    given = [figure.period for figure in passage.figures]
    found = (_days(iso) for iso in (*named, *given))
    return frozenset(
        days for days in found if days and SHORTEST_DAYS <= (days[1] - days[0]).days <= RECENT_DAYS
    )


def days_from_publication(iso: str, document: Document) -> int | None:
    """How many days lie between a date and its document's own; None when either is not known."""
    published, mentioned = _days(document.published_at), _days(iso)
    if published is None or mentioned is None:
        return None
    if mentioned[0] <= published[0] <= mentioned[1]:
        return 0
    return min(abs((end - published[0]).days) for end in mentioned)


def ahead(iso: str, document: Document) -> bool:
    """Whether a date begins after its document's own; what cannot be placed does not."""
    published, mentioned = _days(document.published_at), _days(iso)
    return published is not None and mentioned is not None and mentioned[0] > published[1]


def told(document: Document) -> tuple[str, str]:
    """Order of publication, undated documents last; those of one day stand in the order of their names."""
    return document.published_at or "9999", document.id


@lru_cache(maxsize=1 << 12)
def _days(iso: str | None) -> Days | None:
    return None if iso is None else bounds(iso)


def in_time(one: Passage, other: Passage) -> tuple[Passage, Passage]:
    """Two passages, the earlier published first."""
    earlier, later = sorted((one, other), key=lambda each: told(each.document))
    return earlier, later


def of_one_news(one: Passage, other: Passage) -> bool:
    """Whether two documents are of one day or the next, so that what both tell is the same; or undated."""
    published = _days(other.document.published_at)
    away = None if published is None else days_from_publication(published[0].isoformat(), one.document)
    return away is None or away <= 1


def days_between(one: Passage, other: Passage) -> int | None:
    """How many days lie between the publication of two documents; None when either is undated."""
    mine, theirs = _days(one.document.published_at), _days(other.document.published_at)
    return None if mine is None or theirs is None else abs((mine[0] - theirs[0]).days)


@lru_cache(maxsize=1 << 14)
def _single_days(passage: Passage) -> frozenset[Days]:
    found = (_days(mention.iso) for mention in passage.dates)
    return frozenset(days for days in found if days and (days[1] - days[0]).days < SHORTEST_DAYS)


def of_other_days(one: Passage, other: Passage) -> bool:
    """Whether both sentences name days or weeks, and none in common."""
    mine, theirs = _single_days(one), _single_days(other)
    if not mine or not theirs:
        return False
    return not any(max(first[0], again[0]) <= min(first[1], again[1]) for first in mine for again in theirs)


def published_apart(earlier: Passage, later: Passage) -> bool:
    """Whether two documents are dated, and of different days."""
    first, again = earlier.document.published_at, later.document.published_at
    return bool(first and again and first[:10] != again[:10])
