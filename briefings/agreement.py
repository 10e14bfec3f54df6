"""Agreement: whether two sentences state the same fact, and if not, how they differ.

First what is stated (the measure, the thing counted, the event), then the period, and only then the value,
with the tolerance of the less precise mention. Evidence is counted: digits in common, words in common, the
period, the date. A false alarm costs more than a miss, so what is not clearly the same thing is not compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.fact import Relation
from briefings.measures import counted, is_count, is_time, one_unit, says_how_much, tells
from briefings.periods import (
    ahead,
    apart,
    days_from_publication,
    in_time,
    one_time,
    otherwise_timed,
    published_apart,
    together,
)
from briefings.tolerance import equal, significant_digits
from briefings.wording import context, wording
from corpus.dates import bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.dates import DateMention
    from corpus.document import Passage
    from corpus.figures import Figure

ENOUGH = 4.0
"""Evidence from which two sentences with a figure or a date in common state the same fact."""

ALIKE = 0.2
"""Share of the shorter sentence's words that must be common as well: long sentences share some by chance."""

ALIKE_ON_A_DATE = 0.28
"""The same share where the two have nothing in common but a date."""

ALONE = 3.5
"""Evidence of figures and dates alone that needs no common words: two languages share none."""

MANY_WORDS = 4
"""Common words from which two sentences can differ in nothing but a figure; to say the same without one takes
more."""

FEW_WORDS = 2
"""Common words without which no two figures are set against each other."""

SPECIFIC = 3
"""Words from which a counted thing is named so exactly that it is the measure itself."""

TOPIC_WORDS = 4
"""Common words of the surroundings from which two sentences are of one topic."""

SAME_MEASURE = 0.5
"""The same share from which two sentences that count one thing differently can be said to differ."""

SAME_EVENT = 0.5
"""The same share from which two sentences announce one event."""

SAME_WORDS = 0.7
"""The same share from which two sentences tell the same, but for their figures."""

OTHER_ORDER = 2.0
"""A number so many times larger is of something else, unless all but the number is the same."""

NEAR_DAYS = 3
"""A date so near to its document's own says little: most documents of that day name it."""

_RESTATED = re.compile(
    r"\b(?:revis|restat|correct|updat|previously|earlier|initially|originally|at first|in the end)",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:expect|forecast|project|estimat|plan|prepar|schedul|predict|anticipat|would\b|will\b|to be\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one sentence stands to another.

    Attributes:
        strength: how much the two have in common; above 0.
    """

    relation: Relation
    strength: float


def comparison(one: Passage, other: Passage) -> Comparison | None:
    """How two sentences stand to each other; None when they are about different things."""
    if one.id == other.id:
        return None
    pair = _Pair(one, other)
    # An agreeing figure explains a differing one: the sentences tell the same thing, of another part.
    return _agreement(pair) or _difference(pair)


class _Pair:
    """Two sentences, and the words that they share outside their figures and dates."""

    def __init__(self, one: Passage, other: Passage) -> None:
        self.one, self.other = one, other
        mine, theirs = wording(one), wording(other)
        self.shared = len(mine.words & theirs.words)
        self.names = len(mine.names & theirs.names)
        shorter = min(len(mine.words), len(theirs.words))
        self.share = self.shared / shorter if shorter else 0.0

    @property
    def topic(self) -> float:
        """How far the two are of one topic, 0..1, by what stands around them; read only when it decides."""
        around = len(context(self.one) & context(self.other)) - self.shared
        return min(1.0, max(0, around) / TOPIC_WORDS)

    def figures(self) -> Iterator[tuple[Figure, Figure]]:
        """Figures of one unit that say how much, each of the first with each of the second."""
        for first in self.one.figures:
            for second in self.other.figures:
                if (
                    one_unit(first, second)
                    and says_how_much(self.one, first)
                    and says_how_much(self.other, second)
                ):
                    yield first, second

    def dates(self) -> Iterator[tuple[DateMention, DateMention]]:
        """Dates that both could be told apart by: not the day of the news, which everybody names."""
        for first in self.one.dates:
            for second in self.other.dates:
                if _telling(self.one, first) and _telling(self.other, second):
                    yield first, second


def _telling(passage: Passage, mention: DateMention) -> bool:
    away = days_from_publication(mention.iso, passage.document)
    return not mention.inferred if away is None else away > NEAR_DAYS


def _agreement(pair: _Pair) -> Comparison | None:
    """The same figures or dates, and enough besides that they are of the same thing."""
    matched = [
        _weight(pair, first, second)
        for first, second in pair.figures()
        if equal(pair.one, first, pair.other, second)
        and not otherwise_timed(pair.one, first, pair.other, second)
    ]
    dated = max((_date_weight(first, second) for first, second in pair.dates()), default=0.0)
    known = sum(matched) + dated
    evidence = known + pair.shared + pair.names / 2
    if ENOUGH - 1 <= evidence < ENOUGH:
        evidence += pair.topic
    if known > 0 and evidence >= ENOUGH and (pair.share >= _alike(dated=known == dated) or known >= ALONE):
        return Comparison(Relation.REVISION if _taken_up(pair) else Relation.AGREE, evidence)
    if pair.share >= SAME_WORDS and pair.shared > MANY_WORDS and not known and not _numbered(pair):
        return Comparison(Relation.AGREE, evidence)
    return None


def _alike(*, dated: bool) -> float:
    """The share of words that must be common: more where only a date is, since much happens on one day."""
    return ALIKE_ON_A_DATE if dated else ALIKE


def _weight(pair: _Pair, first: Figure, second: Figure) -> float:
    """What an equal figure says: few things measure 240.1 billion, many last two days, most pairs are two."""
    digits = min(significant_digits(pair.one, first), significant_digits(pair.other, second))
    said = min(digits, 4) if digits > 1 else 0.5
    hedged = first.qualifier is not None and first.qualifier == second.qualifier
    if not tells(pair.one, first):
        return 0.0
    if is_time(first):
        return said
    if is_count(first):
        return said + hedged + len(counted(pair.one, first) & counted(pair.other, second))
    return said + hedged / 2 + together(first, second)


def _date_weight(first: DateMention, second: DateMention) -> float:
    mine, theirs = bounds(first.iso), bounds(second.iso)
    if mine is None or theirs is None or max(mine[0], theirs[0]) > min(mine[1], theirs[1]):
        return 0.0
    longer = max((last - start).days for start, last in (mine, theirs))
    return 2.0 if longer <= 7 else 1.0 if longer <= 92 and mine == theirs else 0.0


def _numbered(pair: _Pair) -> bool:
    """Whether the sentences give different numbers or dates: then common words alone say little."""
    values = [{figure.value for figure in one.figures} for one in (pair.one, pair.other)]
    dates = [{mention.iso for mention in one.dates} for one in (pair.one, pair.other)]
    return any(one != other for one, other in (values, dates) if one and other)


def _taken_up(pair: _Pair) -> bool:
    """Whether the later sentence repeats the earlier one's figure only to give another in its place."""
    earlier, later = in_time(pair.one, pair.other)
    return (
        published_apart(earlier, later)
        and _RESTATED.search(later.text) is not None
        and len({figure.value for figure in later.figures})
        > len({figure.value for figure in earlier.figures})
    )


def _difference(pair: _Pair) -> Comparison | None:
    found = [
        relation
        for first, second in pair.figures()
        if (relation := _figures_differ(pair, first, second)) is not None
    ]
    relation = found[0] if found else _dates_differ(pair)
    return None if relation is None else Comparison(relation, pair.share)


def _dates_differ(pair: _Pair) -> Relation | None:
    """How two sentences stand that give one coming event two dates; what is past may have happened twice."""
    met = list(pair.dates())
    if len(met) != 1 or len(pair.one.dates) != 1 or len(pair.other.dates) != 1:
        return None
    mine, theirs = bounds(met[0][0].iso), bounds(met[0][1].iso)
    if mine is None or theirs is None or max(mine[0], theirs[0]) <= min(mine[1], theirs[1]):
        return None
    worded = pair.share >= SAME_EVENT and pair.shared >= SPECIFIC
    if not worded or not (_looks_ahead(pair.one) and _looks_ahead(pair.other)):
        return None
    return Relation.REVISION if _restates(pair.one, pair.other) else Relation.CONFLICT


def _looks_ahead(passage: Passage) -> bool:
    come = all(ahead(mention.iso, passage.document) for mention in passage.dates)
    return come or _EXPECTED.search(passage.text) is not None


def _figures_differ(pair: _Pair, first: Figure, second: Figure) -> Relation | None:
    if equal(pair.one, first, pair.other, second):
        return None
    if apart(first, second):
        alike = pair.share >= SAME_MEASURE and pair.shared >= FEW_WORDS
        return Relation.SCOPE if alike else None
    if not _one_measure(pair, first, second):
        return None
    if _restates(pair.one, pair.other):
        return Relation.REVISION
    # A sentence that lists several figures of one unit compares them itself.
    alone = _alone(pair.one, first) and _alone(pair.other, second)
    return Relation.CONFLICT if alone and one_time(pair.one, pair.other) else None


def _one_measure(pair: _Pair, first: Figure, second: Figure) -> bool:
    """Whether two sentences give two numbers for one thing."""
    if pair.share >= SAME_WORDS and pair.shared >= MANY_WORDS:
        return True
    low, high = sorted((abs(first.value), abs(second.value)))
    if not is_count(first) or low <= 1 or high > OTHER_ORDER * low:
        return False
    mine, theirs = counted(pair.one, first), counted(pair.other, second)
    worded = pair.share >= SAME_MEASURE and pair.shared >= FEW_WORDS
    return mine == theirs and (worded or (len(mine) >= SPECIFIC and pair.topic > 0))


def _alone(passage: Passage, figure: Figure) -> bool:
    return sum(one_unit(each, figure) for each in passage.figures) == 1


def _restates(one: Passage, other: Passage) -> bool:
    """Whether the later document gives the number again, of the same house or in so many words."""
    earlier, later = in_time(one, other)
    if not published_apart(earlier, later):
        return False
    same_house = one.document.publisher is not None and one.document.publisher == other.document.publisher
    outcome = _EXPECTED.search(earlier.text) is not None and _EXPECTED.search(later.text) is None
    return same_house or outcome or _RESTATED.search(later.text) is not None
