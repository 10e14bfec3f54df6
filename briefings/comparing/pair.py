"""Pairs: two sentences side by side, and what they have in common outside their figures and dates."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefings.comparing.concepts import ELECTIONS, VOTES, contrasts, meaning
from briefings.comparing.periods import days_from_publication
from briefings.comparing.polarity import turns
from briefings.comparing.statement import statement
from briefings.comparing.wording import context, one_spelling, surroundings
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from briefings.comparing.measures import Measure
    from corpus.dates import DateMention
    from corpus.document import Passage

TOPIC_WORDS = 4
"""Common words of the surroundings from which two sentences are of one topic."""

STORY_TOPIC = 0.75
"""Likeness of the surroundings from which one such name is enough."""

STORY_NAMES = 2
"""Names in common around two sentences from which they are of one story."""

NEAR_DAYS = 3
"""A date so near to its document's own says little: most documents of that day name it."""


class Pair:
    """Two sentences that may state the same fact.

    Attributes:
        mine: what the first states.
        theirs: what the second states.
        shared: content words in common.
        names: those of them that both write as names.
        share: of the shorter sentence's content words, 0..1.
        whole: the same share of the longer one's.
    """

    def __init__(self, one: Passage, other: Passage) -> None:
        """Hold two sentences against each other."""
        self.one, self.other = one, other
        mine, theirs = self.mine, self.theirs = statement(one), statement(other)
        self.shared = len(mine.telling & theirs.telling)
        shorter, longer = sorted((len(mine.telling), len(theirs.telling)))
        self.share = self.shared / shorter if shorter else 0.0
        self.whole = self.shared / longer if longer else 0.0

    @cached_property
    def unlike(self) -> bool:
        """Whether one sentence denies or undoes and the other does not, or each tells the opposite."""
        return turns(self.one.text).unlike(turns(self.other.text))

    @cached_property
    def opposite(self) -> bool:
        """Whether each tells the opposite: bought and sold, arrested and released."""
        return turns(self.one.text).opposite(turns(self.other.text))

    @cached_property
    def names(self) -> int:
        """Words in common that both write as names."""
        return len(self.mine.names & self.theirs.names)

    @cached_property
    def of_others(self) -> bool:
        """Whether each names somebody or some place that the other does not."""
        mine, theirs = self.mine, self.theirs
        return not (mine.names <= theirs.words or theirs.names <= mine.words)

    @cached_property
    def strangers(self) -> bool:
        """Whether each names what the other does not in any spelling; two languages spell all names apart."""
        if self.one.document.language != self.other.document.language:
            return False
        mine, theirs = self.mine, self.theirs
        return _unmet(mine.titled, theirs.everything) and _unmet(theirs.titled, mine.everything)

    def strangers_to(self, first: Measure, second: Measure) -> bool:
        """Whether two figures are of different names, as far as these stand with or before them."""
        if not self.strangers:
            return False
        return _unmet(first.names, self._of_theirs) and _unmet(second.names, self._of_mine)

    @cached_property
    def other_subjects(self) -> bool:
        """Whether each opens with a word that the other does not have: two provinces, two trades."""
        mine, theirs = self.mine, self.theirs
        return bool(
            mine.opening
            and theirs.opening
            and not _met(mine.opening, theirs.everything)
            and not _met(theirs.opening, mine.everything)
        )

    @cached_property
    def of_another(self) -> bool:
        """Whether one opens with a name that stands neither in the other sentence nor around it."""
        mine, theirs = self.mine, self.theirs
        return bool(
            (
                mine.opening in mine.titled
                and not _met(str(mine.opening), theirs.everything | context(self.other))
            )
            or (
                theirs.opening in theirs.titled
                and not _met(str(theirs.opening), mine.everything | context(self.one))
            )
        )

    @cached_property
    def rivals(self) -> bool:
        """Whether each opens with a name that the other does not have, as the two sides of a match do."""
        named = self.mine.opening in self.mine.titled and self.theirs.opening in self.theirs.titled
        return named and self.other_subjects

    @cached_property
    def of_other_parts(self) -> bool:
        """Whether each says of one thing that it is of another: millions for schools, millions for roads."""
        mine, theirs = self.mine, self.theirs
        return any(
            head == again and part not in theirs.everything and other not in mine.everything
            for head, part in mine.parts
            for again, other in theirs.parts
        )

    @cached_property
    def of_other_votes(self) -> bool:
        """Whether the two tell of elections to two offices: one says so, the other or its context."""
        mine, theirs = (frozenset(content_stems(each.text)) for each in (self.one, self.other))
        if (mine | theirs).isdisjoint(ELECTIONS):
            return False
        of_mine, of_theirs = _votes(mine), _votes(theirs)
        if not (of_mine or of_theirs):
            return False
        of_mine, of_theirs = of_mine or _votes(context(self.one)), of_theirs or _votes(context(self.other))
        # Who names no election at all tells of the one that everybody means.
        return of_mine.isdisjoint(of_theirs)

    @cached_property
    def contrasted(self) -> frozenset[str]:
        """The families of which each sentence has another member: exports and imports, men and women."""
        return _contrasted(self.mine.members, self.theirs.members)

    @cached_property
    def topic(self) -> float:
        """How far the two are of one topic, 0..1, by what stands around them; read only when it decides."""
        around = len(context(self.one) & context(self.other)) - self.shared
        return min(1.0, max(0, around) / TOPIC_WORDS)

    @cached_property
    def story(self) -> bool:
        """Whether the two are of one story: names in common around them, and words besides."""
        known = len(surroundings(self.one) & surroundings(self.other))
        return known >= STORY_NAMES or (known > 0 and self.topic >= STORY_TOPIC)

    @cached_property
    def figures(self) -> list[tuple[Measure, Measure]]:
        """Figures of one unit that say how much, each of the first with each of the second."""
        return (
            [
                (first, second)
                for first in self.mine.measures
                if first.unit is not None
                for second in self.theirs.measures
                if first.unit == second.unit
            ]
            + [
                (first, second)
                for first in self.mine.measures
                for second in self.theirs.measures
                if (first.unit is None) != (second.unit is None) and _counts(first, second)
            ]
            + [
                (first, second)
                for first in self.mine.measures
                for second in self.theirs.measures
                if first.unit != second.unit and _of_people(first.unit, second.unit)
            ]
        )

    @cached_property
    def comparable(self) -> list[tuple[Measure, Measure]]:
        """The same, with the figures of no unit, which may be of one thing as well."""
        bare = [
            (first, second)
            for first in self.mine.measures
            if first.unit is None
            for second in self.theirs.measures
            if second.unit is None
        ]
        return [*self.figures, *bare]

    @cached_property
    def dates(self) -> list[tuple[DateMention, DateMention]]:
        """Dates that both could be told apart by: not the day of the news, which everybody names."""
        return [
            (first, second)
            for first in self.one.dates
            for second in self.other.dates
            if _telling(self.one, first) and _telling(self.other, second)
        ]

    def left(self, first: frozenset[str], second: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
        """What is left of two clauses: the words of each that the other sentence has in no spelling."""
        return _left(first, self._of_theirs), _left(second, self._of_mine)

    @cached_property
    def _of_mine(self) -> frozenset[str]:
        """What the first sentence says, or is named around it."""
        return self.mine.everything | surroundings(self.one)

    @cached_property
    def _of_theirs(self) -> frozenset[str]:
        return self.theirs.everything | surroundings(self.other)

    @staticmethod
    def without(words: frozenset[str], families: frozenset[str]) -> frozenset[str]:
        """Words without the members of some families of contrasts."""
        return frozenset(
            word for word in words if not any(family in families for family, _ in contrasts((word,)))
        )


_PEOPLE = frozenset(map(meaning, content_stems("spectators supporters fans onlookers visitors attendees")))
"""Who are counted as people as well, of one occasion."""


def _votes(stems: frozenset[str]) -> frozenset[int]:
    return frozenset(VOTES[each] for each in stems & VOTES.keys())


def _counts(first: Measure, second: Measure) -> bool:
    """Whether a bare number counts what the other figure does: "job cuts will reach 600"."""
    if first.is_count:
        return not first.counted.isdisjoint(second.clause)
    return second.is_count and not second.counted.isdisjoint(first.clause)


def _of_people(first: str | None, second: str | None) -> bool:
    """Whether one counts people, and the other a crowd by what it came for."""
    return bool({first, second} & _PEOPLE) and {first, second} <= {"person", *_PEOPLE}


def _left(words: frozenset[str], everything: frozenset[str]) -> frozenset[str]:
    rest = words - everything
    return frozenset(word for word in rest if not _met(word, everything)) if rest else rest


def _contrasted(mine: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]]) -> frozenset[str]:
    if not mine or not theirs:
        return frozenset()
    both = {family for family, _ in mine} & {family for family, _ in theirs}
    met = {family for family, _ in mine & theirs}
    return frozenset(both - met)


def _unmet(names: frozenset[str], words: frozenset[str]) -> bool:
    return any(not _met(name, words) for name in names)


def _met(name: str, words: frozenset[str]) -> bool:
    if name in words:
        return True
    first = name[:1]
    return any(word[:1] == first and one_spelling(name, word) for word in words)


def _telling(passage: Passage, mention: DateMention) -> bool:
    away = days_from_publication(mention.iso, passage.document)
    return not mention.inferred if away is None else away > NEAR_DAYS
