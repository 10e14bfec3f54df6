"""Pairs: two sentences side by side, and what they have in common outside their figures and dates."""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from briefings.measures import bare, measuring, one_unit
from briefings.periods import days_from_publication
from briefings.wording import context, one_spelling, wording
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from corpus.dates import DateMention
    from corpus.document import Passage
    from corpus.figures import Figure

TOPIC_WORDS = 4
"""Common words of the surroundings from which two sentences are of one topic."""

NEAR_DAYS = 3
"""A date so near to its document's own says little: most documents of that day name it."""


class Pair:
    """Two sentences that may state the same fact.

    Attributes:
        shared: content words in common.
        names: those of them that both write as names.
        share: of the shorter sentence's content words, 0..1.
        whole: the same share of the longer one's.
    """

    def __init__(self, one: Passage, other: Passage) -> None:
        """Hold two sentences against each other."""
        self.one, self.other = one, other
        mine, theirs = wording(one), wording(other)
        self.shared = len(mine.words & theirs.words)
        self.names = len(mine.names & theirs.names)
        shorter, longer = sorted((len(mine.words), len(theirs.words)))
        self.share = self.shared / shorter if shorter else 0.0
        self.whole = self.shared / longer if longer else 0.0

    @property
    def of_others(self) -> bool:
        """Whether each names somebody or some place that the other does not."""
        mine, theirs = wording(self.one), wording(self.other)
        return not (mine.names <= theirs.words or theirs.names <= mine.words)

    @cached_property
    def strangers(self) -> bool:
        """Whether each names what the other does not in any spelling; two languages spell all names apart."""
        if self.one.document.language != self.other.document.language:
            return False
        mine, theirs = wording(self.one), wording(self.other)
        return _unmet(mine.titled, theirs.words) and _unmet(theirs.titled, mine.words)

    @property
    def other_subjects(self) -> bool:
        """Whether each opens with a word that the other does not have: two provinces, two trades."""
        mine, theirs = wording(self.one), wording(self.other)
        return bool(
            mine.opening
            and theirs.opening
            and _unmet(frozenset({mine.opening}), frozenset(content_stems(self.other.text)))
            and _unmet(frozenset({theirs.opening}), frozenset(content_stems(self.one.text)))
        )

    @property
    def topic(self) -> float:
        """How far the two are of one topic, 0..1, by what stands around them; read only when it decides."""
        around = len(context(self.one) & context(self.other)) - self.shared
        return min(1.0, max(0, around) / TOPIC_WORDS)

    @cached_property
    def figures(self) -> list[tuple[Figure, Figure]]:
        """Figures of one unit that say how much, each of the first with each of the second."""
        return [
            (first, second)
            for first in measuring(self.one)
            for second in measuring(self.other)
            if one_unit(first, second)
        ]

    @cached_property
    def comparable(self) -> list[tuple[Figure, Figure]]:
        """The same, with the figures of no unit, which may be of one thing as well."""
        return [*self.figures, *product(bare(self.one), bare(self.other))]

    @cached_property
    def dates(self) -> list[tuple[DateMention, DateMention]]:
        """Dates that both could be told apart by: not the day of the news, which everybody names."""
        return [
            (first, second)
            for first in self.one.dates
            for second in self.other.dates
            if _telling(self.one, first) and _telling(self.other, second)
        ]


def _unmet(names: frozenset[str], words: frozenset[str]) -> bool:
    return any(not any(one_spelling(name, word) for word in words) for name in names)


def _telling(passage: Passage, mention: DateMention) -> bool:
    away = days_from_publication(mention.iso, passage.document)
    return not mention.inferred if away is None else away > NEAR_DAYS
