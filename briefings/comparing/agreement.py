"""Agreement: whether two sentences state the same fact, and if not, how they differ.

First what is stated (the measure, the thing counted, the event), then the period, and only then the value,
with the tolerance of the less precise mention. Evidence is counted: digits in common, words in common, the
period, the date. A false alarm costs more than a miss, so what is not clearly the same thing is not compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.comparing.difference import FEW_WORDS, MANY_WORDS, SAME_MEASURE, SAME_WORDS, difference
from briefings.comparing.labels import labelled_apart
from briefings.comparing.likeness import equal_likeness
from briefings.comparing.measures import Kind
from briefings.comparing.occasion import one_hour, put_off
from briefings.comparing.pair import Pair
from briefings.comparing.periods import (
    days_between,
    in_time,
    otherwise_timed,
    published_apart,
    together,
)
from briefings.comparing.restating import announced, imminent
from briefings.comparing.statement import sounds, statement
from briefings.contradicting.contradiction import contradiction
from briefings.fact import Relation
from corpus.dates import bounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefings.comparing.measures import Measure
    from corpus.dates import DateMention
    from corpus.document import Passage

ENOUGH = 4.0
"""Evidence from which two sentences with a figure or a date in common state the same fact."""

ALIKE = 0.2
"""Share of the shorter sentence's words that must be common as well: long sentences share some by chance."""

ALIKE_ON_A_DATE = 0.28
"""The same share where the two have nothing in common but a date."""

ALONE = 3.5
"""Evidence of figures and dates alone that needs no common words: two languages share none."""


NEARLY_ALL = 0.8
"""Share of the shorter sentence's words, two names among them, that says all of it: who holds an office."""

ONE_NEWS_DAYS = 10
"""So far apart two languages tell the same news."""

SAME_NEWS_DAYS = 3
"""So far apart one word for what is measured, and its number, are of one piece of news."""

BRIEF = 6
"""Content words up to which a sentence says little more than who somebody is."""

EXACT = 3
"""Digits from which a figure is the same by chance only seldom."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one sentence stands to another.

    Attributes:
        strength: how much the two have in common; above 0.
        restating: of a revision, the id of the passage that restates the other, the later published.
    """

    relation: Relation
    strength: float
    restating: int | None = None


def comparison(one: Passage, other: Passage) -> Comparison | None:
    """How two sentences stand to each other; None when they are about different things."""
    if one.id == other.id or labelled_apart(one, other):
        return None
    if not may_state_one(one, other):
        found = contradiction(one, other)
        return None if found is None else _compared(one, other, found, share(one, other))
    pair = Pair(one, other)
    # An agreeing figure explains a differing one: the sentences tell the same thing, of another part.
    agreed = _agreement(pair)
    relation, strength = agreed or (difference(pair), pair.share)
    if relation is None and _told_alike(pair):
        relation = Relation.AGREE
    if agreed or relation is None:
        relation = contradiction(one, other) or relation
    if relation is None:
        return None
    return _compared(one, other, relation, strength)


def _compared(one: Passage, other: Passage, relation: Relation, strength: float) -> Comparison:
    restating = in_time(one, other)[1].id if relation is Relation.REVISION else None
    return Comparison(relation, strength, restating)


def share(one: Passage, other: Passage) -> float:
    """The share of the shorter sentence's content words that both have, 0..1."""
    mine, theirs = statement(one).telling, statement(other).telling
    if mine.isdisjoint(theirs):
        return 0.0
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else 0.0


def may_state_one(one: Passage, other: Passage) -> bool:
    """Whether two sentences have a unit, dates, hours or many words in common; most have none, seen fast."""
    mine, theirs = statement(one), statement(other)
    if mine.measures and theirs.measures:
        if one.document.language != other.document.language:
            return True
        if None in mine.units or None in theirs.units or not mine.units.isdisjoint(theirs.units):
            return True
    if (one.dates and other.dates) or (mine.clocks and theirs.clocks):
        return True
    return share(one, other) >= SAME_MEASURE


def _told_alike(pair: Pair) -> bool:
    """Whether both sentences have a figure that is hardly the same by chance."""
    if _told_of_another(pair) or pair.one.document.id == pair.other.document.id:
        return False
    return _likely(
        pair,
        (
            (first, second)
            for first, second in pair.figures
            if Kind.FORMER not in {first.kind, second.kind}
            and (first.kind is second.kind or _digits(first, second) >= EXACT)
            and first.room.meets(second.room)
            and first.tells
            and second.tells
            and not (first.rate and second.rate and first.rate != second.rate)
            and not otherwise_timed(pair.one, first.figure, pair.other, second.figure)
        ),
    )


def told_otherwise(pair: Pair) -> bool:
    """Whether something in two sentences rules out that they state one fact, whatever else is the same."""
    return _told_of_another(pair) or _counted_otherwise(pair) or _of_others(pair)


def _told_of_another(pair: Pair) -> bool:
    """Whether the words, the weeks or the hours rule it out, whatever the figures."""
    return (
        pair.unlike or bool(pair.contrasted) or labelled_apart(pair.one, pair.other) or _at_other_hours(pair)
    )


def _counted_otherwise(pair: Pair) -> bool:
    """Whether one sentence has a figure that the other gives otherwise.

    One sentence may say less than the other. Then all it says must be equal, and exact enough for chance.
    """
    left: tuple[set[Measure], set[Measure]] = (set(), set())
    met: tuple[set[Measure], set[Measure]] = (set(), set())
    exact = False
    for first, second in pair.comparable:
        if Kind.FORMER in {first.kind, second.kind}:
            continue
        same = first.room.meets(second.room)
        for figures, figure in zip(met if same else left, (first, second), strict=True):
            figures.add(figure)
        exact = exact or (same and _is_exact(pair, first, second))
    apart = [len(open_ - equals) for open_, equals in zip(left, met, strict=True)]
    return max(apart) > 0 and not (exact and min(apart) == 0)


def _is_exact(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether an equal figure is of one thing: by its digits, or by two and a word of what it measures."""
    digits = _digits(first, second)
    if digits >= EXACT:
        return True
    return digits > 1 and bool((first.clause & second.clause) - pair.mine.names)


def _of_others(pair: Pair) -> bool:
    """Whether each sentence names another, and no more than one figure or date is the same."""
    if not pair.strangers:
        return False
    equals = [(first, second) for first, second in pair.comparable if first.room.meets(second.room)]
    same = [_digits(first, second) for first, second in equals]
    # A figure and its period are two things in common.
    periods = sum(together(first.figure, second.figure) for first, second in equals)
    dates = sum(_date_weight(first, second) > 0 for first, second in pair.dates)
    if len(same) + dates + periods <= 1:
        return True
    return not pair.names and max(same, default=0) < EXACT


def _at_other_hours(pair: Pair) -> bool:
    """Whether both sentences name hours, and none in common."""
    mine, theirs = pair.mine.clocks, pair.theirs.clocks
    return bool(mine and theirs) and not any(one.may_be(other) for one in mine for other in theirs)


def _agreement(pair: Pair) -> tuple[Relation, float] | None:
    """The same figures or dates, and enough besides that they are of the same thing."""
    equals = [
        (first, second)
        for first, second in pair.figures
        if first.kind is second.kind
        and first.room.meets(second.room)
        and not otherwise_timed(pair.one, first.figure, pair.other, second.figure)
    ]
    dated = max((_date_weight(first, second) for first, second in pair.dates), default=0.0)
    apart = pair.one.document.language != pair.other.document.language
    if not equals and not dated and not apart and pair.share < SAME_MEASURE:
        return None
    if put_off(pair):
        return None
    across = _across(pair) if apart and not _told_of_another(pair) else 0.0
    if across:
        return Relation.AGREE, across
    if told_otherwise(pair):
        return None
    known = sum(_weight(first, second) for first, second in equals) + dated
    evidence = known + pair.shared + pair.names / 2
    if ENOUGH - 1 <= evidence < ENOUGH:
        evidence += pair.topic
    if known == dated > 0 and not _tell_of_one(pair):
        return None
    weighty = (
        known > 0
        and evidence >= ENOUGH
        and (dated > 0 or pair.share >= SAME_MEASURE or _likely(pair, equals))
    )
    if (
        (weighty and (pair.share >= _alike(dated=known == dated) or known >= ALONE))
        or any(_of_one_measure(pair, first, second) for first, second in equals)
        or (pair.share >= SAME_MEASURE and one_hour(pair))
    ):
        return Relation.REVISION if _taken_up(pair) else Relation.AGREE, evidence
    return (Relation.AGREE, evidence) if _in_the_same_words(pair, known=known > 0) else None


def _in_the_same_words(pair: Pair, *, known: bool) -> bool:
    """Whether two sentences without a figure in common say the same: nearly all words, or an office."""
    if imminent(pair.one) != imminent(pair.other) or _says_more(pair):
        return False
    if pair.share >= NEARLY_ALL and pair.shared >= MANY_WORDS and pair.names > 1 and _is_brief(pair):
        return True
    days = days_between(pair.one, pair.other)
    if days is not None and days > SAME_NEWS_DAYS and pair.whole < SAME_WORDS:
        return False  # later news of one story has many of its words
    return pair.share >= SAME_WORDS and pair.shared > MANY_WORDS and not known and not _numbered(pair)


def _tell_of_one(pair: Pair) -> bool:
    """Whether two sentences of one date have more in common than names: what happened, or what is told of."""
    common = pair.mine.telling & pair.theirs.telling
    return bool(common - pair.mine.titled - pair.theirs.titled)


def _says_more(pair: Pair) -> bool:
    """Whether only one sentence has a figure that tells, and the other lacks many of its words as well."""
    mine, theirs = (any(each.tells for each in one.measures) for one in (pair.mine, pair.theirs))
    return mine != theirs and pair.whole < SAME_WORDS


def _likely(pair: Pair, equals: Iterable[tuple[Measure, Measure]]) -> bool:
    """Whether any of these equal figures is hardly the same by chance."""
    return any(equal_likeness(pair, first, second) > 0 for first, second in equals)


def _across(pair: Pair) -> float:
    """The evidence that sentences of two languages state one fact: numbers, days, names, what is measured.

    Nouns are not translated, but for the few that measure the same in any field; so numbers must say most.
    """
    days = days_between(pair.one, pair.other)
    if days is not None and days > ONE_NEWS_DAYS:
        return 0.0
    met = [
        (first, second)
        for first in pair.mine.measures
        for second in pair.theirs.measures
        if first.kind is second.kind and _one_thing(first, second) and first.room.meets(second.room)
    ]
    values = {first.room.value: min(_digits(first, second), 4) for first, second in met if first.tells}
    if not values:
        return 0.0
    measured = max(len(first.clause & second.clause) for first, second in met)
    measured = measured if days is None or days <= SAME_NEWS_DAYS else 0
    if not measured and _counted_otherwise(pair):
        return 0.0
    dated = max((_date_weight(first, second) for first, second in pair.dates), default=0.0)
    dated = dated or float(bool(_days_named(pair.one) & _days_named(pair.other)))
    besides = dated + pair.shared + measured + len(sounds(pair.one) & sounds(pair.other))
    known = sum(values.values()) + (len(values) > 1)
    return known + besides if known > EXACT or (besides > 0 and known + besides >= ENOUGH) else 0.0


def _days_named(passage: Passage) -> frozenset[str]:
    return frozenset(mention.iso for mention in passage.dates)


def _one_thing(first: Measure, second: Measure) -> bool:
    """Whether two figures can count one thing in two languages: nouns are not translated, units are."""
    counts = first.is_count or first.unit is None
    return first.unit == second.unit or (counts and (second.is_count or second.unit is None))


def _of_one_measure(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether an equal figure is of one measure by its words: nothing of its clause is left on both sides."""
    return (
        first.tells
        and second.tells
        and pair.share >= SAME_MEASURE
        and pair.shared >= FEW_WORDS
        and not pair.other_subjects
        and not all(pair.left(first.clause, second.clause))
    )


def _is_brief(pair: Pair) -> bool:
    """Whether one sentence says no more than a name and its office, and gives no other number."""
    return min(len(pair.mine.telling), len(pair.theirs.telling)) <= BRIEF and not _numbered(pair)


def _alike(*, dated: bool) -> float:
    """The share of words that must be common: more where only a date is, since much happens on one day."""
    return ALIKE_ON_A_DATE if dated else ALIKE


def _weight(first: Measure, second: Measure) -> float:
    """What an equal figure says: few things measure 240.1 billion, many last two days, most pairs are two."""
    digits = _digits(first, second)
    said = min(digits, 4) if digits > 1 else 0.5
    hedged = first.figure.qualifier is not None and first.figure.qualifier == second.figure.qualifier
    if not first.tells or first.kind is Kind.FORMER:
        return 0.0
    if first.is_time:
        return said
    if first.is_count:
        return said + hedged + len(first.counted & second.counted)
    return said + hedged / 2 + together(first.figure, second.figure)


def _digits(first: Measure, second: Measure) -> int:
    """How many digits of two equal figures say something: those of the less precise."""
    return min(first.room.digits, second.room.digits)


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
        and announced(later)
        and len({figure.value for figure in later.figures})
        > len({figure.value for figure in earlier.figures})
    )
