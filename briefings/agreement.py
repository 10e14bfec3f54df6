"""Agreement: whether two sentences state the same fact, and if not, how they differ.

First what is stated (the measure, the thing counted, the event), then the period, and only then the value,
with the tolerance of the less precise mention. Evidence is counted: digits in common, words in common, the
period, the date. A false alarm costs more than a miss, so what is not clearly the same thing is not compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.difference import MANY_WORDS, RESTATED, SAME_WORDS, difference
from briefings.fact import Relation
from briefings.measures import counted, is_count, is_time, tells
from briefings.pair import Pair
from briefings.periods import in_time, of_other_numbers, otherwise_timed, published_apart, together
from briefings.polarity import unlike
from briefings.tolerance import equal, significant_digits
from corpus.dates import bounds

if TYPE_CHECKING:
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


EXACT = 3
"""Digits from which a figure is the same by chance only seldom."""


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
    pair = Pair(one, other)
    # An agreeing figure explains a differing one: the sentences tell the same thing, of another part.
    return _agreement(pair) or _differing(pair)


def told_otherwise(pair: Pair) -> bool:
    """Whether something in two sentences rules out that they state one fact, whatever else is the same."""
    return (
        unlike(pair.one.text, pair.other.text)
        or of_other_numbers(pair.one, pair.other)
        or _counted_otherwise(pair)
        or _of_others(pair)
    )


def _counted_otherwise(pair: Pair) -> bool:
    """Whether one sentence has a figure that the other gives otherwise.

    One sentence may say less than the other. Then all it says must be equal, and exact enough for chance.
    """
    left: tuple[set[Figure], set[Figure]] = (set(), set())
    met: tuple[set[Figure], set[Figure]] = (set(), set())
    exact = False
    for first, second in pair.comparable:
        same = equal(pair.one, first, pair.other, second)
        for figures, figure in zip(met if same else left, (first, second), strict=True):
            figures.add(figure)
        exact = exact or (same and _digits(pair, first, second) >= EXACT)
    apart = [len(open_ - equals) for open_, equals in zip(left, met, strict=True)]
    return max(apart) > 0 and not (exact and min(apart) == 0)


def _of_others(pair: Pair) -> bool:
    """Whether each sentence names another, and no more than one figure or date is the same."""
    if not pair.strangers:
        return False
    equals = [
        (first, second) for first, second in pair.comparable if equal(pair.one, first, pair.other, second)
    ]
    same = [_digits(pair, first, second) for first, second in equals]
    # A figure and its period are two things in common.
    periods = sum(together(first, second) for first, second in equals)
    dates = sum(_date_weight(first, second) > 0 for first, second in pair.dates)
    if len(same) + dates + periods <= 1:
        return True
    return not pair.names and max(same, default=0) < EXACT


def _differing(pair: Pair) -> Comparison | None:
    relation = difference(pair)
    return None if relation is None else Comparison(relation, pair.share)


def _agreement(pair: Pair) -> Comparison | None:
    """The same figures or dates, and enough besides that they are of the same thing."""
    if told_otherwise(pair):
        return None
    matched = [
        _weight(pair, first, second)
        for first, second in pair.figures
        if equal(pair.one, first, pair.other, second)
        and not otherwise_timed(pair.one, first, pair.other, second)
    ]
    dated = max((_date_weight(first, second) for first, second in pair.dates), default=0.0)
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


def _weight(pair: Pair, first: Figure, second: Figure) -> float:
    """What an equal figure says: few things measure 240.1 billion, many last two days, most pairs are two."""
    digits = _digits(pair, first, second)
    said = min(digits, 4) if digits > 1 else 0.5
    hedged = first.qualifier is not None and first.qualifier == second.qualifier
    if not tells(pair.one, first):
        return 0.0
    if is_time(first):
        return said
    if is_count(first):
        return said + hedged + len(counted(pair.one, first) & counted(pair.other, second))
    return said + hedged / 2 + together(first, second)


def _digits(pair: Pair, first: Figure, second: Figure) -> int:
    """How many digits of two equal figures say something: those of the less precise."""
    return min(significant_digits(pair.one, first), significant_digits(pair.other, second))


def _date_weight(first: DateMention, second: DateMention) -> float:
    mine, theirs = bounds(first.iso), bounds(second.iso)
    if mine is None or theirs is None or max(mine[0], theirs[0]) > min(mine[1], theirs[1]):
        return 0.0
    longer = max((last - start).days for start, last in (mine, theirs))
    return 2.0 if longer <= 7 else 1.0 if longer <= 92 and mine == theirs else 0.0


def _numbered(pair: Pair) -> bool:
    """Whether the sentences give different numbers or dates: then common words alone say little."""
    values = [{figure.value for figure in one.figures} for one in (pair.one, pair.other)]
    dates = [{mention.iso for mention in one.dates} for one in (pair.one, pair.other)]
    return any(one != other for one, other in (values, dates) if one and other)


def _taken_up(pair: Pair) -> bool:
    """Whether the later sentence repeats the earlier one's figure only to give another in its place."""
    earlier, later = in_time(pair.one, pair.other)
    return (
        published_apart(earlier, later)
        and RESTATED.search(later.text) is not None
        and len({figure.value for figure in later.figures})
        > len({figure.value for figure in earlier.figures})
    )
