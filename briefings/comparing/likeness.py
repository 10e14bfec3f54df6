"""Likeness: whether two figures measure one thing, by all that stands around them, weighed together.

No single sign decides: a share of words in common, one period, values of one size speak for it; names and
events that the other sentence does not know speak against it. Above 0 it is likely. The weights are halves:
those of a logistic regression over the labelled pairs in `tests/quality/gold` that may be looked at, with
sentences of other stories there as unrelated: two figures of these are taken to be equal by chance once in
ten times for each digit. What these hardly show is set by hand: names that do not meet, a thing described,
two languages, one rate, a later sentence that says itself that it puts one figure for another.
Source: Fellegi and Sunter, "A Theory for Record Linkage", 1969.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from briefings.comparing.concepts import CONCEPTS, GENERIC
from briefings.comparing.measures import Kind
from briefings.comparing.periods import days_between, in_time, of_one_news, together
from briefings.comparing.restating import announced
from briefings.comparing.statement import sounds, sounds_around, statement

if TYPE_CHECKING:
    from briefings.comparing.measures import Measure
    from briefings.comparing.pair import Pair
    from corpus.document import Passage

ONE_SIZE = 1.6
"""Values no farther apart may well be of one thing."""

OTHER_SIZE = 3.0
"""Values farther apart seldom are."""

MOST_DIGITS = 4
"""More digits say no more: four are never the same by chance."""

SAME_WEEK = 7

EVENT_TOPIC = 0.5
"""Likeness of the surroundings from which one word for what happened says something."""

MOST_WORDS = 3
MOST_EVENTS = 2

_MODIFIES = re.compile(
    r"(?:-\w+)?[\s-](?!(?:of|in|to|for|on|at|by|from|and|or|is|was|were|are|as|with|after|this|last|since|per|a|the"
    r"|that|which|who|\w+(?:ed|ing))\b)[a-z]"
)
"""What follows a figure that only describes a thing: a 52-storey hotel, the $700 billion plan."""


def unequal_likeness(pair: Pair, first: Measure, second: Measure) -> float:
    """How likely two unequal figures are said of one measure; above 0 it is more likely than not."""
    if _opposed(pair, first, second) or not _of_one_word(pair, first, second):
        return -OTHER_SIZE
    beyond = (first.clause & pair.theirs.words) | (second.clause & pair.mine.words)
    low, high = sorted((abs(first.room.value), abs(second.room.value)))
    return (
        2.0 * pair.share
        + 0.5 * min(MOST_WORDS, len(beyond) - len(first.clause & second.clause))
        + 1.0 * together(first.figure, second.figure)
        + 1.5 * (high <= ONE_SIZE * low)
        - 2.0 * (high > OTHER_SIZE * low)
        + 2.0 * (first.alone and second.alone)
        + 0.5 * (pair.story and _of_one_head(pair, first, second))
        + 0.5 * _of_one_event(pair, first, second)
        - 0.5 * _left(pair, first, second)
        - 0.5 * _events_apart(pair, first, second)
        - 0.5 * bool(pair.contrasted)
        - 1.5 * (pair.of_another and not _in_two_languages(pair))
        - 1.0 * (first.unit == "percent")
        + 1.0 * bool(first.rate and first.rate == second.rate)
        + 1.0 * announced(in_time(pair.one, pair.other)[1])
        - 3.5
    )


def equal_likeness(pair: Pair, first: Measure, second: Measure) -> float:
    """How likely two equal figures are of one measure, and not the same by chance; above 0 it is."""
    if _opposed(pair, first, second):
        return -OTHER_SIZE
    named = pair.mine.names | pair.theirs.names
    counts = first.is_count and second.is_count
    head = (first.clause & second.clause) - named - GENERIC - {first.unit}
    return (
        2.0 * (min(MOST_DIGITS, first.room.digits, second.room.digits) - 1)
        + 0.5 * min(MOST_WORDS, len(head))
        + 0.5 * (counts and first.unit not in GENERIC)
        + 0.5 * together(first.figure, second.figure)
        + 0.5 * _dated_alike(pair)
        + 0.5 * _others_met(pair, first)
        - 0.5 * _others_unmet(pair, first, second)
        + 1.0 * pair.share
        + 0.5 * min(pair.shared, 2 * MOST_WORDS)
        + 0.5 * pair.story
        + _across(pair)
        - 1.0 * _events_apart(pair, first, second)
        - 3.0 * pair.strangers_to(first, second)
        - 0.5 * bool(pair.contrasted)
        - 0.5 * (first.unit == "percent")
        - 1.0 * (first.unit in GENERIC)
        - 1.0 * (_modifies(pair.one, first) and _modifies(pair.other, second))
        - 3.0
    )


def _opposed(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether two figures are of two fates, two parts, or two things that open Chinese sentences."""
    if first.fate and second.fate and first.fate != second.fate:
        return True
    if pair.of_other_parts or pair.rivals or _of_other_things(pair, first, second):
        return True
    return pair.one.document.language == pair.other.document.language == "zh" and pair.other_subjects


def _of_one_head(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether two figures of one story share the word that says what they measure."""
    named = pair.mine.names | pair.theirs.names
    common = (first.clause & second.clause) - named
    if first.unit == "percent":
        return len(common) >= (1 if first.kind is Kind.CHANGE else 2)
    return bool(common) or (first.is_count and first.unit not in GENERIC)


def _of_one_event(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether two counts are of what one piece of news happened to: as many signed, as many died."""
    happened = first.clause & second.clause & (pair.mine.once | pair.mine.cumulative)
    return bool(
        happened and first.is_count and of_one_news(pair.one, pair.other) and pair.topic >= EVENT_TOPIC
    )


def _dated_alike(pair: Pair) -> bool:
    return any(one.iso == other.iso for one, other in pair.dates)


def _of_one_word(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether two clauses share more than names: a word of what is measured, or what is counted."""
    if first.is_count and first.unit == second.unit and first.unit not in GENERIC:
        return True
    return bool((first.clause & second.clause) - pair.mine.names - pair.theirs.names)


def _across(pair: Pair) -> float:
    """What speaks for one story in two languages: names that sound alike, of one week's news."""
    days = days_between(pair.one, pair.other)
    if not _in_two_languages(pair) or (days is not None and days > SAME_WEEK):
        return 0.0
    named = min(MOST_EVENTS, len(sounds(pair.one) & sounds(pair.other)))
    around = min(MOST_EVENTS, len(sounds_around(pair.one) & sounds_around(pair.other)))
    return 1.0 * named + 0.5 * around


def _in_two_languages(pair: Pair) -> bool:
    return pair.one.document.language != pair.other.document.language


def _left(pair: Pair, first: Measure, second: Measure) -> int:
    """How many words each clause has that the other sentence does not know; two languages know none."""
    if _in_two_languages(pair):
        return 0
    return min(MOST_WORDS, *map(len, pair.left(first.clause, second.clause)))


def _events_apart(pair: Pair, first: Measure, second: Measure) -> int:
    """How many general concepts each clause has that the other sentence does not: sold and built."""
    mine = (first.clause & CONCEPTS) - pair.theirs.everything
    theirs = (second.clause & CONCEPTS) - pair.mine.everything
    return min(MOST_EVENTS, len(mine), len(theirs))


def _others_met(pair: Pair, figure: Measure) -> int:
    """How many other telling figures both sentences have."""
    met = {one.room.value for one, other in pair.figures if one.tells and one.room.meets(other.room)}
    return min(MOST_EVENTS, len(met - {figure.room.value}))


def _others_unmet(pair: Pair, first: Measure, second: Measure) -> int:
    """How many other figures of one unit each sentence has that the other gives otherwise."""
    met = {each for both in pair.figures if both[0].room.meets(both[1].room) for each in both}
    mine = {one for one, _ in pair.figures} - met - {first}
    theirs = {other for _, other in pair.figures} - met - {second}
    # One thing counted twice, and otherwise: the seats of a party, of the same sum.
    again = {one.unit for one in mine} & {other.unit for other in theirs} & {first.unit, None}
    return min(MOST_EVENTS, len(mine), len(theirs)) + len(again) * MOST_EVENTS


def _of_other_things(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether a figure describes a thing that the other sentence does not know: a $10 billion tax credit."""
    return any(
        _modifies(passage, measure) and not _described(passage, measure) & other.everything
        for passage, measure, other in ((pair.one, first, pair.theirs), (pair.other, second, pair.mine))
    )


def _described(passage: Passage, measure: Measure) -> frozenset[str]:
    """The next words behind a figure."""
    end = measure.figure.span.end - passage.span.start
    behind = (word.concept for word in statement(passage).list_ if word.start >= end)
    return frozenset(islice(behind, 2))


def _modifies(passage: Passage, measure: Measure) -> bool:
    """Whether a figure only describes the thing named behind it."""
    end = measure.figure.span.end - passage.span.start
    return not measure.is_count and _MODIFIES.match(passage.text, end) is not None
