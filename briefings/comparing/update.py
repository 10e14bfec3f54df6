"""Updates: whether a later sentence gives a new state of what an earlier one told.

Less is asked than of a disagreement: the bot does not say that two sources differ, it shows what the reader
was told beside what is said now. It still must be one thing: counted alike, of one story, of no other name.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from briefings.comparing.labels import labelled_apart
from briefings.comparing.pair import Pair
from briefings.comparing.periods import ahead, apart
from briefings.comparing.periods import told as publication
from corpus.dates import bounds

if TYPE_CHECKING:
    from briefings.comparing.measures import Measure
    from corpus.document import Passage

FEW = 2
"""Words in common from which one thing counted twice is one count, and one plan is told twice."""

ENOUGH = 3
"""Words in common from which two clauses may each have one that the other has not."""


def updates(before: Passage, after: Passage) -> bool:
    """Whether a sentence of a later day gives another number or day to come for what one told before."""
    if publication(after.document)[0][:10] <= publication(before.document)[0][:10]:
        return False
    pair = Pair(before, after)
    if pair.strangers or pair.contrasted or pair.rivals:
        return False
    if labelled_apart(before, after) or not (pair.story or (pair.names and pair.shared >= ENOUGH)):
        return False
    return _counted_anew(pair) or _put_off(pair)


def _counted_anew(pair: Pair) -> bool:
    """Whether both give numbers for one measure, and none of them is the same."""
    of_one_unit = [both for both in pair.figures if _of_one_measure(pair, *both)]
    same = of_one_unit or [
        both for both in product(pair.mine.measures, pair.theirs.measures) if _of_a_count(pair, *both)
    ]
    return bool(same) and not any(first.room.meets(second.room) for first, second in same)


def _of_one_measure(pair: Pair, first: Measure, second: Measure) -> bool:
    if not _comparable(pair, first, second):
        return False
    mine, theirs = pair.left(first.clause, second.clause)
    one_thing = first.is_count or not first.clause.isdisjoint(second.clause)
    return one_thing and not (mine and theirs and pair.shared < ENOUGH)


def _of_a_count(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether a bare number stands where the other counts: "the measles count stood at 63"."""
    bare = (first.unit is None) != (second.unit is None) and (first.is_count or second.is_count)
    common = len(first.clause & second.clause)
    return bare and common >= FEW and pair.shared >= ENOUGH and _comparable(pair, first, second)


def _comparable(pair: Pair, first: Measure, second: Measure) -> bool:
    return (
        first.kind is second.kind
        and first.rate == second.rate
        and not apart(first.figure, second.figure)
        and not pair.strangers_to(first, second)
    )


def _put_off(pair: Pair) -> bool:
    """Whether each names one day to come, of one plan, and the two have no day in common."""
    first = [one.iso for one in pair.one.dates if ahead(one.iso, pair.one.document)]
    again = [one.iso for one in pair.other.dates if ahead(one.iso, pair.other.document)]
    if len(first) != 1 or len(again) != 1 or pair.shared < ENOUGH or pair.names + pair.shared < ENOUGH + FEW:
        return False
    mine, theirs = bounds(first[0]), bounds(again[0])
    return bool(mine and theirs and max(mine[0], theirs[0]) > min(mine[1], theirs[1]))
