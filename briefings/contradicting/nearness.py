"""Nearness: how far two documents are apart in time, and what their sentences have around them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefings.comparing.periods import days_from_publication
from briefings.comparing.wording import context
from corpus.dates import bounds
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from corpus.document import Passage

DAYS_OF_ONE_TIME = 60
"""Documents farther apart may both be right about who holds an office, or what is open."""

NEWS_DAYS = 1
"""Documents of one day and the next tell the same news."""


@lru_cache(maxsize=1 << 14)
def _published(iso: str | None) -> int | None:
    days = bounds(iso[:10]) if iso else None
    return days[0].toordinal() if days else None


def days_between(one: Passage, other: Passage) -> int | None:
    """How many days lie between two documents' dates; None when either has none."""
    mine, theirs = _published(one.document.published_at), _published(other.document.published_at)
    return None if mine is None or theirs is None else abs(mine - theirs)


def of_the_past(passage: Passage) -> bool:
    """Whether a sentence dates what it tells long before its document."""
    distances = (days_from_publication(mention.iso, passage.document) for mention in passage.dates)
    return any(days is None or days > DAYS_OF_ONE_TIME for days in distances)


@lru_cache(maxsize=1 << 14)
def days_named(passage: Passage) -> frozenset[str]:
    """The dates that a sentence names."""
    return frozenset(mention.iso for mention in passage.dates)


def of_other_days(one: Passage, other: Passage) -> bool:
    """Whether two sentences name dates, and none of one has a day in common with one of the other."""
    mine, theirs = days_named(one), days_named(other)
    return bool(mine and theirs) and not any(_meet(first, second) for first in mine for second in theirs)


def _meet(one: str, other: str) -> bool:
    mine, theirs = bounds(one), bounds(other)
    return mine is None or theirs is None or max(mine[0], theirs[0]) <= min(mine[1], theirs[1])


@lru_cache(maxsize=1 << 14)
def names_around(passage: Passage) -> frozenset[str]:
    """The stems of what is written with a capital in a sentence, its neighbours and its title."""
    around = f"{passage.document.title} {passage.before} {passage.text} {passage.after}"
    written = " ".join(word for word in around.split() if not word[:1].islower())
    return frozenset(content_stems(written)) & context(passage)
