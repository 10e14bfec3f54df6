"""Differences: whether two sentences state one thing differently, and how.

A false alarm costs more than a miss. So two numbers are set against each other only when the words beside
them, the names and the time are the same too, and two dates only when one coming event is given both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.fact import Relation
from briefings.measures import counted, is_count, one_unit
from briefings.periods import ahead, apart, in_time, of_one_news, of_other_numbers, one_time, published_apart
from briefings.tolerance import equal
from briefings.wording import clause
from corpus.dates import bounds

if TYPE_CHECKING:
    from briefings.pair import Pair
    from corpus.dates import DateMention
    from corpus.document import Passage
    from corpus.figures import Figure

MANY_WORDS = 4
"""Common words from which two sentences can differ in nothing but a figure."""

FEW_WORDS = 2
"""Common words without which no two figures are set against each other."""

SPECIFIC = 3
"""Words from which a counted thing is named so exactly that it is the measure itself."""

SAME_MEASURE = 0.5
"""Share of the shorter sentence's words from which two that count one thing differently can differ."""

SAME_EVENT = 0.5
"""The same share from which two sentences announce one event."""

SAME_WORDS = 0.7
"""The same share from which two sentences tell the same, but for their figures."""

OTHER_ORDER = 2.0
"""A number so many times larger is of something else, unless all but the number is the same."""

RESTATED = re.compile(
    r"\b(?:revis|restat|correct|updat|previously|earlier|initially|originally|at first|in the end)",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:expect|forecast|project|estimat|plan|prepar|schedul|predict|anticipat|would\b|will\b|to be\b)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:(?:sooner|earlier|later|more|less) than|as (?:early|late|soon) as|by|before|after|until|till|since"
    r"|from|through)(?: the)?\W*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}(?=-|/|$)")


def difference(pair: Pair) -> Relation | None:
    """How two sentences differ on one thing; None when they do not, or are about different things."""
    if pair.other_subjects or of_other_numbers(pair.one, pair.other):
        return None
    found = (_figures_differ(pair, first, second) for first, second in pair.figures)
    return next((relation for relation in found if relation is not None), None) or _dates_differ(pair)


def _figures_differ(pair: Pair, first: Figure, second: Figure) -> Relation | None:
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
    told_twice = _names(pair.other, first) or _names(pair.one, second)
    if not alone or told_twice or not one_time(pair.one, pair.other) or _of_one_hand(pair):
        return None
    # In other words, and on another day, it may have happened again.
    again = pair.share < SAME_WORDS and not of_one_news(pair.one, pair.other)
    return None if again else Relation.CONFLICT


def _one_measure(pair: Pair, first: Figure, second: Figure) -> bool:
    """Whether two sentences give two numbers for one thing."""
    mine, theirs = counted(pair.one, first), counted(pair.other, second)
    low, high = sorted((abs(first.value), abs(second.value)))
    one_thing = is_count(first) and mine == theirs and low > 1 and high <= OTHER_ORDER * low
    if one_thing and len(mine) >= SPECIFIC and pair.topic > 0:
        return True
    if pair.of_others:
        return False
    if pair.share >= SAME_WORDS and pair.shared >= MANY_WORDS:
        return True
    worded = one_thing and pair.share >= SAME_MEASURE and pair.shared >= FEW_WORDS
    return worded and not clause(pair.one, first.span).isdisjoint(clause(pair.other, second.span))


def _alone(passage: Passage, figure: Figure) -> bool:
    return sum(one_unit(each, figure) for each in passage.figures) == 1


def _names(passage: Passage, figure: Figure) -> bool:
    """Whether a sentence has the same number as well, of this unit or of none."""
    return any(
        each.value == figure.value and (each.unit is None or one_unit(each, figure))
        for each in passage.figures
    )


def _of_one_hand(pair: Pair) -> bool:
    """Whether both stand in one document, whose writer means two things unless all words are the same."""
    return pair.one.document.id == pair.other.document.id and pair.whole < SAME_WORDS


def _restates(one: Passage, other: Passage) -> bool:
    """Whether the later document gives the number again, of the same house or in so many words."""
    earlier, later = in_time(one, other)
    if not published_apart(earlier, later):
        return False
    same_house = one.document.publisher is not None and one.document.publisher == other.document.publisher
    outcome = _EXPECTED.search(earlier.text) is not None and _EXPECTED.search(later.text) is None
    return same_house or outcome or RESTATED.search(later.text) is not None


def _dates_differ(pair: Pair) -> Relation | None:
    """How two sentences stand that give one coming event two dates; what is past may have happened twice."""
    if len(pair.dates) != 1 or len(pair.one.dates) != 1 or len(pair.other.dates) != 1:
        return None
    [(first, second)] = pair.dates
    if _may_be_one(first, second) or pair.share < SAME_EVENT or pair.shared < SPECIFIC or pair.of_others:
        return None
    if not (_announces(pair.one, first) and _announces(pair.other, second)) or _of_one_hand(pair):
        return None
    if len(clause(pair.one, first.span) & clause(pair.other, second.span)) < FEW_WORDS:
        return None
    return Relation.REVISION if _restates(pair.one, pair.other) else Relation.CONFLICT


def _may_be_one(first: DateMention, second: DateMention) -> bool:
    """Whether two dates have a day in common, or would have one in the same year where a year is resolved."""
    if first.inferred or second.inferred:
        year = first.iso[:4]
        return _overlap(first.iso, second.iso) or _overlap(first.iso, _YEAR.sub(year, second.iso))
    return _overlap(first.iso, second.iso)


def _overlap(one: str, other: str) -> bool:
    mine, theirs = bounds(one), bounds(other)
    return mine is None or theirs is None or max(mine[0], theirs[0]) <= min(mine[1], theirs[1])


def _announces(passage: Passage, mention: DateMention) -> bool:
    """Whether a sentence gives the day of something to come, and not a day before or after which it does."""
    if _LIMIT.search(passage.text[: mention.span.start - passage.span.start]):
        return False
    return ahead(mention.iso, passage.document) or _EXPECTED.search(passage.text) is not None
