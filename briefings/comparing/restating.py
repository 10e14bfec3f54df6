"""Restating: whether a later document gives a figure or a date again in place of the earlier one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.comparing.periods import ahead, days_between, in_time, published_apart

if TYPE_CHECKING:
    from briefings.comparing.measures import Measure
    from briefings.comparing.pair import Pair
    from corpus.document import Passage

HOUSE_DAYS = 14
"""So long one house restates what it wrote; later it tells of another time."""

SAME_PLAN_DAYS = 3
"""So long two houses tell of one plan; later the plan is another."""

OWN_COUNT_DAYS = 1
"""So long two houses that count the dead each count for themselves."""

SAME_WORDS = 0.7
"""Share of the shorter sentence's words in which one house tells the same again."""

GROWN = 1.5
"""No more than so many times what it was is what one house wrote restated."""

EVENT_DAYS = 90
"""So long the dead and the hurt of one event are counted up."""

RESTATED = re.compile(
    r"\b(?:revis|restat|correct|updat|previously|earlier (?:figure|estimate|report|count)|initially"
    r"|originally|at first|in the end|in fact|recount"
    r"|(?:lower|rais|cut|trimm|slash|upgrad|downgrad)\w* (?:its|the|their|his|her)(?: \w+)?"
    r" (?:forecast|estimate|outlook|target|guidance|offer|bid|price)"
    r"|final (?:count|result|tally)|postpon|put off|delayed|pushed back|brought forward"
    r"|moved to|rescheduled"
    r"|(?:has|have|had) (?:now |since )?risen to|(?:has|have) now|rose to|climbed to|now put|no longer"
    r"|уточн|исправ|перенес|перенёс|выросло до|zunächst|korrigier|verschoben|stieg auf|gestiegen auf)"
    r"|更正|修正|上升至|增至|升至|推迟",
    re.IGNORECASE,
)
"""Words of a later statement that puts another in its place."""

TAKEN_BACK = re.compile(
    r"\b(?:revis|restat|correct(?:ed|ion)|previously (?:reported|estimated|thought|announced|forecast)"
    r"|initially|originally"
    r"|(?:lower|rais|cut|trimm|slash|upgrad|downgrad)\w* (?:its|the|their|his|her)(?: \w+)?"
    r" (?:forecast|estimate|outlook|target|guidance)|уточн|исправ|korrigier)|更正|修正",
    re.IGNORECASE,
)
"""Words of a statement that corrects another, rather than telling what became of it."""

EXPECTED = re.compile(
    r"\b(?:expect|intend|aims? to|wants? to"
    r"|forecast|project(?:ed|s|ion)|estimat|plan(?:s|ned)?\b|prepar|schedul|set (?:for|to)\b"
    r"|due (?:on|to)\b|predict|anticipat|would\b"
    r"|will\b|to be\b|hopes? to|should cost|ожида|прогноз|планир|обойдётся|будет|erwart"
    r"|soll(?:en)?\b|voraussicht|wird\b)"
    r"|预计|计划|将",
    re.IGNORECASE,
)
"""Words of what is still to come."""


_IMMINENT = re.compile(
    r"\b(?:(?:close|closer|near|nearer) to \w+ing|about to|on the (?:verge|brink) of|poised to|in talks"
    r"|in line to|could (?:soon )?\w+|may (?:soon )?\w+|might|kurz vor|steht vor|могут|может|близк\w+ к)\b"
    r"|即将|有望|可能",
    re.IGNORECASE,
)
"""Words of what is about to happen, or may."""

_MOVES = re.compile(
    r"\b(?:evacuat\w+|displaced|homeless|(?:forced|fled|leave|left|abandon\w*) (?:from )?their"
    r" (?:homes|houses)"
    r"|missing|unaccounted for|without (?:power|electricity|water)|in hospital|hospitali[sz]ed|on strike"
    r"|offer\w*|bid|water level|river level|polling stations? counted|(?:votes|ballots) counted"
    r"|vermisst\w*|evakuiert\w*|Häuser verlassen|obdachlos|ohne Strom|Pegel"
    r"|эвакуир\w+|пропавш\w+|без электричества|госпитализир\w+)\b|失踪|失联|疏散|转移|停电|水位|报价",
    re.IGNORECASE,
)
"""What stands otherwise the next day."""

_OWN = re.compile(
    r"\b(?:(?:an|our|my|this paper['’]s) (?:earlier|previous) (?:report|article|story|version)"
    r"|(?:this|our) (?:newspaper|paper|magazine|agency|site) (?:had )?(?:wrote|written|reported|said)"
    r"|we (?:wrongly|incorrectly|mistakenly)|correction|korrektur|berichtigung|поправка)\b"
    r"|更正启事|更正[:：]",
    re.IGNORECASE,
)
"""Words of a paper that corrects what it printed itself."""


_COUNTED = re.compile(
    r"\b(?:(?:has|have|had) counted|own (?:count|tally)|(?:count|tally) by|насчитал\w*|eigene Zählung)\b"
    r"|自行统计",
    re.IGNORECASE,
)
"""Words of one who counted himself, whatever others had counted before."""


def foreseen(passage: Passage) -> bool:
    """Whether a sentence tells of what is still to come."""
    return EXPECTED.search(passage.text) is not None


def imminent(passage: Passage) -> bool:
    """Whether a sentence tells of what is about to happen, and has not happened yet."""
    return _IMMINENT.search(passage.text) is not None


def taken_back(pair: Pair) -> bool:
    """Whether the later sentence corrects what was told, or the earlier told what was to come."""
    earlier, later = in_time(pair.one, pair.other)
    return TAKEN_BACK.search(later.text) is not None or foreseen(earlier)


def announced(passage: Passage) -> bool:
    """Whether a sentence says itself that it puts a statement in the place of another."""
    return RESTATED.search(passage.text) is not None


def taken_up(pair: Pair) -> bool:
    """Whether the later sentence names the earlier one's number as the one it puts another for."""
    if not (pair.mine.former or pair.theirs.former):
        return False
    earlier, later = in_time(pair.one, pair.other)
    if not published_apart(earlier, later) or (days_between(earlier, later) or 0) > EVENT_DAYS:
        return False
    told, again = (pair.mine, pair.theirs) if earlier is pair.one else (pair.theirs, pair.mine)
    for measure in told.measures:
        same = (each for each in again.former if each.room.digits > 1 and each.room.meets(measure.room))
        if any(_of_one(measure, each) for each in same):
            return True
    return False


def _of_one(told: Measure, former: Measure) -> bool:
    """Whether a number that is put aside is of the measure that was told."""
    if former.unit not in {told.unit, None}:
        return False
    return (told.is_count and told.unit in former.clause) or bool(told.clause & former.clause)


def restates(pair: Pair, first: Measure | None = None, second: Measure | None = None) -> bool:
    """Whether the later document gives the number again: in so many words, or because time has passed.

    Args:
        first: the figure in question of the pair's first sentence, None where it is a date.
        second: that of the second.
    """
    earlier, later = in_time(pair.one, pair.other)
    if not published_apart(earlier, later):
        return False
    if announced(later):
        return _same_house(earlier, later) or not _corrects_itself(later)
    days = days_between(earlier, later)
    still_to_come = foreseen(later) or (
        first is None and any(ahead(day.iso, later.document) for day in later.dates)
    )
    if foreseen(earlier) and not (still_to_come and days is not None and days <= SAME_PLAN_DAYS):
        return True
    if days is None:
        return False
    one_house = _same_house(earlier, later) and pair.share >= SAME_WORDS
    told, again = (first, second) if earlier is pair.one else (second, first)
    grown = again.room.value / told.room.value if told and again and told.room.value > 0 else 1.0
    if days <= HOUSE_DAYS and one_house and 1 / GROWN <= grown <= GROWN:
        return True
    # The dead and the hurt of one event grow no fewer.
    counted = bool(pair.mine.cumulative & pair.theirs.cumulative) or bool(
        first and second and first.unit == second.unit == "ha"
    )
    if first is None or second is None:
        return counted and OWN_COUNT_DAYS < days <= EVENT_DAYS
    if days > HOUSE_DAYS:
        return False
    by_itself = days <= OWN_COUNT_DAYS and _COUNTED.search(later.text) is not None
    return (counted and grown > 1 and not by_itself) or moves(earlier, later)


def moves(earlier: Passage, later: Passage) -> bool:
    """Whether both tell of what stands otherwise on another day: a bid, a water level, the missing."""
    return _MOVES.search(earlier.text) is not None and _MOVES.search(later.text) is not None


def _same_house(earlier: Passage, later: Passage) -> bool:
    house = earlier.document.publisher
    return house is not None and house == later.document.publisher


def _corrects_itself(passage: Passage) -> bool:
    return _OWN.search(f"{passage.document.title} {passage.text}") is not None
