"""Differences: whether two sentences state one thing differently, and how.

A false alarm costs more than a miss. So two numbers are set against each other only when what they measure,
the names and the time are the same too, and nothing beside either number says that it is of something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.comparing.concepts import GENERIC
from briefings.comparing.likeness import unequal_likeness
from briefings.comparing.measures import Kind
from briefings.comparing.occasion import occasions_differ
from briefings.comparing.periods import (
    apart,
    days_between,
    of_one_news,
    of_other_days,
    one_time,
    published_apart,
    together,
)
from briefings.comparing.restating import foreseen, restates, taken_back, taken_up
from briefings.comparing.statement import sounds_around
from briefings.comparing.wording import context
from briefings.fact import Relation
from corpus.figures import Qualifier

if TYPE_CHECKING:
    from briefings.comparing.measures import Measure
    from briefings.comparing.pair import Pair
    from corpus.document import Passage

MANY_WORDS = 4
"""Common words from which two sentences can differ in nothing but a figure."""

FEW_WORDS = 2
"""Common words without which no two figures are set against each other."""

SPECIFIC = 3
"""Words from which a counted thing is named so exactly that it is the measure itself."""

SAME_MEASURE = 0.5
"""Share of the shorter sentence's words from which two that measure one thing can differ."""

SAME_WORDS = 0.7
"""The same share from which two sentences tell the same, but for their figures."""

ALL_WORDS = 0.9
"""Share of the longer sentence's words from which one document says the same twice."""

OTHER_ORDER = 3.0
"""A number so many times larger is of something else, unless all but the number is the same."""

EVENT_TOPIC = 0.5
"""Likeness of the surroundings from which one word for what happened is enough."""

SAME_NEWS_DAYS = 3
"""So long two languages tell one piece of news."""

STORY_DAYS = 14
"""So long one story's sums are told of, in whatever words."""

MEMORY_DAYS = 31
"""Documents farther apart speak of two times, unless they name one or tell what does not change; sooner, if
they count what happened, which happens again."""

PARTS = frozenset({"flow", "account", "sex", "age", "place", "extent", "reach", "span", "price", "stage"})
"""Families of contrasts whose members are parts of one whole, and easily taken for one another."""

_LEFT = re.compile(
    r"\W{1,2}(?:left|remaining|remain|to go|to run|still to)\b|\s(?:осталось|остаётся|noch übrig|verbleib)",
    re.IGNORECASE,
)
"""What follows a figure that is left of something."""

_LASTING = frozenset({"m", "km", "m2", "km2", "t", "kg", "ha", "m3"})
"""Units of what things are, rather than of how they stand today."""

_VOLATILE = re.compile(
    r"\b(?:(?<!\ba )(?<!\bper )shares?|stocks?|clos(?:ed|ing) at|trad(?:ed|ing) at|index"
    r"|temperatures?|degrees|polls?"
    r"|exchange rate|prices?|points|interest rates?|water level|акци\w+|курс\w*"
    r"|температур\w+|уровень воды|Aktien?|Kurs|Pegel\w*|Wasserstand)\b|股价|气温|汇率|水位",
    re.IGNORECASE,
)
"""What is another number every day."""


def difference(pair: Pair) -> Relation | None:
    """How two sentences differ on one thing; None when they do not, or are about different things."""
    if taken_up(pair):
        return Relation.REVISION
    scope = None
    for first, second in pair.figures:
        relation = _figures_differ(pair, first, second)
        if relation is Relation.SCOPE:
            scope = relation
        elif relation is not None:
            return relation
    return occasions_differ(pair) or scope


def _figures_differ(pair: Pair, first: Measure, second: Measure) -> Relation | None:
    if not _comparable(pair, first, second):
        return None
    passes = _passes(pair, first, second)
    if passes and not apart(first.figure, second.figure):
        return None
    parted = _parted(pair, first, second)
    if parted is not None:
        return Relation.SCOPE if parted else None
    if not _one_measure(pair, first, second) or of_other_days(pair.one, pair.other):
        return None
    if restates(pair, first, second):
        return Relation.REVISION
    return Relation.CONFLICT if _stand_opposed(pair, first, second) else None


def _comparable(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether two unequal figures say the same of something, and nothing else sets the sentences apart."""
    if first.room.meets(second.room) or first.kind is not second.kind or first.kind is Kind.FORMER:
        return False
    named = len(first.counted) >= SPECIFIC or (first.is_count and first.unit not in GENERIC and pair.story)
    if not pair.shared and not pair.contrasted and not named:
        return False
    if first.rate and second.rate and first.rate != second.rate:
        return False
    if _remains(pair.one, first) != _remains(pair.other, second):
        return False
    return not (pair.opposite or pair.of_other_votes or pair.strangers_to(first, second))


def _remains(passage: Passage, measure: Measure) -> bool:
    """Whether a figure is what is left of something: two years left on a contract."""
    return _LEFT.match(passage.text, measure.figure.span.end - passage.span.start) is not None


def _parted(pair: Pair, first: Measure, second: Measure) -> bool | None:
    """Whether another period or part tells two figures apart that one would confuse; else None."""
    if apart(first.figure, second.figure):
        # What is expected of one period is not taken for what came of another.
        return foreseen(pair.one) == foreseen(pair.other) and _alike(pair, first, second)
    if not one_time(pair.one, pair.other):
        return pair.share >= SAME_WORDS and pair.shared >= FEW_WORDS and not pair.contrasted
    if pair.contrasted:
        return _part(pair, first, second)
    if first.restricted != second.restricted or _narrowed(pair, first, second):
        return _alike(pair, first, second)
    return None


def _narrowed(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether one sentence says of what it counts a part, and the other leaves it open: exports of wheat."""
    sides = (
        (first, pair.mine, pair.theirs, context(pair.other)),
        (second, pair.theirs, pair.mine, context(pair.one)),
    )
    return any(
        head in measure.clause | measure.counted
        and head in other.everything
        and part not in other.everything | around
        and not any(each == head for each, _ in other.parts)
        for measure, own, other, around in sides
        for head, part in own.parts
    )


def _stand_opposed(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether two numbers of one measure are of one time, and no sentence explains the other's."""
    if first.is_count and foreseen(pair.one) != foreseen(pair.other):
        return False
    # A sentence that lists several figures of one unit compares them itself.
    told_twice = _names(pair.theirs.measures, first) or _names(pair.mine.measures, second)
    if not (first.alone and second.alone) or told_twice:
        return False
    if _of_one_hand(pair) or _is_floor(first, second) or _is_floor(second, first):
        return False
    if of_one_news(pair.one, pair.other) or _dated(first, second):
        return True
    low, high = sorted((abs(first.room.value), abs(second.room.value)))
    if (
        _volatile(pair.one)
        or _volatile(pair.other)
        or (first.unit not in _LASTING and high > OTHER_ORDER * low)
    ):
        return False
    days = days_between(pair.one, pair.other)
    # In other words, and on another day, it may have happened again.
    if pair.share < SAME_WORDS:
        other_words = pair.one.document.language != pair.other.document.language
        told_of = other_words or not first.is_count
        return told_of and days is not None and days <= (SAME_NEWS_DAYS if other_words else STORY_DAYS)
    memory = SAME_NEWS_DAYS if first.is_count else MEMORY_DAYS
    return days is None or days <= memory or first.unit in _LASTING


def _is_floor(first: Measure, second: Measure) -> bool:
    """Whether a figure is said to be the least that there are, which a larger one does not deny."""
    return first.figure.qualifier is Qualifier.AT_LEAST and second.room.value > first.room.value


def _passes(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether a number is another on another day: a change, or what is quoted daily."""
    if _dated(first, second) or taken_back(pair):
        return False
    changed, quoted = first.kind is Kind.CHANGE, _volatile(pair.one) or _volatile(pair.other)
    return (changed or quoted) if published_apart(pair.one, pair.other) else (changed and quoted)


def _dated(first: Measure, second: Measure) -> bool:
    return first.figure.period is not None and first.figure.period == second.figure.period


def _volatile(passage: Passage) -> bool:
    return _VOLATILE.search(passage.text) is not None


def _alike(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether two figures would be taken for one measure, but for what visibly tells them apart."""
    if pair.contrasted - PARTS:
        return False
    if pair.share >= SAME_MEASURE and pair.shared >= FEW_WORDS:
        return not all(pair.left(first.clause, second.clause)) or pair.share >= SAME_WORDS
    if pair.share == 1 and pair.topic > 0 and not pair.other_subjects:
        return True
    common = (first.clause & second.clause) - pair.mine.names
    return pair.story and bool(common) and not all(pair.left(first.clause, second.clause))


def _part(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether two sentences differ in one member of a family, and the rest is the same."""
    if not pair.contrasted <= PARTS:
        return False
    families = pair.contrasted
    mine = {word for word in first.clause if word in pair.mine.words}
    left = pair.left(frozenset(mine), second.clause)
    rest = [pair.without(words, families) for words in left]
    known = pair.shared >= FEW_WORDS or (pair.shared and together(first.figure, second.figure))
    if pair.story and together(first.figure, second.figure):
        return not all(rest)
    return not all(rest) and bool(first.clause & second.clause and known)


def _one_measure(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether two sentences give two numbers for one thing."""
    low, high = sorted((abs(first.room.value), abs(second.room.value)))
    near = high <= OTHER_ORDER * low
    if pair.one.document.language != pair.other.document.language:
        dated = _dated(first, second) or first.unit != "percent"
        return near and low > 1 and dated and _in_two_languages(pair, first, second)
    return low > 0 and unequal_likeness(pair, first, second) > 0


def _in_two_languages(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether the same is measured in two languages: by a word that both have, and a day or a name."""
    if not first.clause & second.clause:
        return False
    placed = _dated(first, second) or any(
        mine.iso == theirs.iso for mine in pair.one.dates for theirs in pair.other.dates
    )
    return placed or bool(sounds_around(pair.one) & sounds_around(pair.other))


def _names(measures: tuple[Measure, ...], figure: Measure) -> bool:
    """Whether a sentence has the same number as well, of this unit or of none."""
    return any(each.room.value == figure.room.value and each.unit in {None, figure.unit} for each in measures)


def _of_one_hand(pair: Pair) -> bool:
    """Whether both stand in one document, whose writer means two things unless all words are the same."""
    return pair.one.document.id == pair.other.document.id and pair.whole < ALL_WORDS
