"""Measures: what a figure of a sentence is a figure of, as far as the words around it tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from briefings.comparing.tolerance import significant_digits
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from briefings.comparing.tolerance import Room
    from corpus.document import Passage
    from corpus.figures import Figure

A_PAIR = 2
"""Up to so many, a count is a way of speaking: the two countries, both leaders."""

_TIME = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"}
)
_SYMBOL_CHARS = 3
"""ISO 4217 codes and SI symbols are at most so long; counted nouns are longer, or words."""

_NAMED_UNITS = frozenset(
    {
        "percent",
        "percentage point",
        "basis point",
        "degree",
        "knot",
        "barrel",
        "gallon",
        "mile",
        "acre",
        "foot",
        "inch",
    }
)

_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
trillion dozen
"""
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)\b|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\w+tieth)\b|第",
    re.IGNORECASE,
)

_OLD = re.compile(r"s?[- ](?:old|of age)\b|岁|歲")

_HEDGE = (
    r"(?:\s(?:about|around|some|nearly|almost|roughly|only|just|more than|less than|at least|over"
    r"|под|около|почти|rund|etwa|fast))*\s*$"
)
_BY = re.compile(rf"\b(?:by|an extra|another|additional|further|на|um)\b{_HEDGE}", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:rose|rise[sn]?|rising|grew|grow[ns]?|growing|fell|falls?|fallen|falling|up|down|gained|lost|jumped"
    r"|climbed|dropped|declined|shrank|slipped|increased|decreased|surged|soared|plunged|advanced|added|slid"
    r"|(?:rise|increase|growth|drop|decline|decrease|fall|gain|jump|cut|reduction) of"
    rf"|вырос\w*|увеличил\w*|упал\w*|снизил\w*|рост|сократил\w*)\b{_HEDGE}|(?:增长|上升|下降|下跌|增加|减少)了?\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:more|less|fewer|higher|lower|above|below|up|down|rise|increase|growth|drop|decline|cut|reduction|jump)\b",
    re.IGNORECASE,
)
_MORE_OF = re.compile(
    r"\s*(?:\d+|\w+)?\s?(?:(?:more|additional|extra|further|fewer)\s(?!than\b)"
    r"|new\s(?:\S+\s)?(?:cases|infections|deaths|patients)\b)"
)
"""The same of what is counted: twenty more vessels."""

_COUNTER = re.compile(r"\d+\sof\s\d+\s\w+\s?:")
"""A place in a row that stands before what it numbers: 8 of 15 photos."""

_FORMER = re.compile(
    r"\b(?:against|(?<!more )(?<!less )(?<!fewer )than|versus|vs\.?|compared (?:with|to)|instead of"
    r"|rather than|not|after|before)"
    r"(?: the| a| an)?\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom(?: the| a| an| about| some| nearly)?\s*$", re.IGNORECASE)
_UP_FROM = re.compile(r"\b(?:up|down|rose|fell|risen|fallen|\w+ed) from\s*$", re.IGNORECASE)

NUMBER_STEMS = frozenset(content_stems(_NUMBERS))
"""Words that are numbers themselves."""


class Kind(Enum):
    """What a number says of its measure."""

    LEVEL = "how much it is"
    CHANGE = "by how much it changed"
    FORMER = "what it is held against"


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """A figure and what it measures.

    Attributes:
        unit: an ISO code, a symbol, or the concept of the counted noun; None when it has none.
        rate: what it is per: `year`; empty for an amount.
        room: the numbers it can stand for.
        counted: the stems from the number to its noun.
        clause: the concepts of its clause, without those that only say that a figure is reached.
        names: those of its clause, and all that the sentence names before it.
        restricted: stems that make it a part of something: youth, net, average.
        tells: an equal figure elsewhere would say something.
        alone: no other figure of the sentence has its unit.
        fate: what became of those it counts, by the nearest word of its clause that says so.
    """

    figure: Figure
    unit: str | None
    rate: str
    kind: Kind
    room: Room
    counted: frozenset[str]
    clause: frozenset[str]
    names: frozenset[str]
    restricted: frozenset[str]
    tells: bool
    is_count: bool
    is_time: bool
    alone: bool
    fate: str | None


def kind_of(text: str, start: int, end: int, figure: Figure) -> Kind:
    """What a number says of its measure, by the words beside it.

    Args:
        text: the sentence.
        start: where the number stands in it.
        end: where it ends.
    """
    before, after = text[max(0, start - 40) : start], text[end : end + 24]
    if _UP_FROM.search(before) or _FORMER.search(before) or (_FROM.search(before) and _changed(text)):
        return Kind.FORMER
    moved = figure.unit is not None and _MOVED.search(before)
    counts = is_count(figure) and figure.unit != "percent"
    more = (_MORE_OF if counts else _MORE).match(after) or (counts and _MORE_OF.match(text[:end], start))
    grown = figure.unit == "percent" and _GROWTH.search(text) and not _OF.match(after)
    changed = (_BY.search(before) and _changed(text)) or moved or more or grown
    return Kind.CHANGE if changed else Kind.LEVEL


_GROWTH = re.compile(r"\bgrowth\b|\bрост(?:а|ом|у)?\b|\bWachstum|增速|增长率", re.IGNORECASE)
"""What is a change by its own name, whatever it was revised to."""

_OF = re.compile(r"\s*of\b")


def _changed(text: str) -> bool:
    """Whether a sentence has a word of change at all: "fined 2 euros by the court" has none."""
    return _CHANGE_WORD.search(text) is not None


_CHANGE_WORD = re.compile(
    r"\b(?:r[io]se|risen|rising|gr[eo]w|fell|fall|fallen|cut|reduc|increas|decreas|drop|declin|shr[aiu]nk|rais|lower"
    r"|climb|jump|up|down|widen|narrow|expand|extra|another|additional|further|вырос|увелич|упал|сниз|сократ"
    r"|stieg|gestiegen|sank|gesunken|improv|exceed|beat|miss)",
    re.IGNORECASE,
)


def one_unit(first: Figure, second: Figure) -> bool:
    """Whether two figures are of one unit; a rate and an amount are."""
    if first.unit is None or second.unit is None:
        return False
    return first.unit.partition("/")[0] == second.unit.partition("/")[0]


def is_count(figure: Figure) -> bool:
    """Whether a figure counts things that a noun names, rather than measuring in a unit."""
    unit = (figure.unit or "").partition("/")[0]
    noun = len(unit) > _SYMBOL_CHARS or (len(unit) == _SYMBOL_CHARS and unit.islower() and unit.isalpha())
    return noun and unit not in _NAMED_UNITS and unit not in _TIME


def is_time(figure: Figure) -> bool:
    """Whether a figure is a length of time."""
    return figure.unit in _TIME


def says_how_much(passage: Passage, figure: Figure) -> bool:
    """Whether a figure measures or counts: "third trip" is a place in a row, "15-year-old" a description."""
    start, end = figure.span.start - passage.span.start, figure.span.end - passage.span.start
    numbers = _ORDINAL.match(passage.text, start) or _COUNTER.search(
        passage.text, max(0, start - 8), end + 24
    )
    return numbers is None and _OLD.match(passage.text, end) is None


def tells(passage: Passage, figure: Figure) -> bool:
    """Whether an equal figure elsewhere would say anything: not two of a kind, a few days, a third trip."""
    if not says_how_much(passage, figure):
        return False
    if is_time(figure):
        return significant_digits(passage, figure) > 1
    return not is_count(figure) or figure.value > A_PAIR


def counted(passage: Passage, figure: Figure) -> frozenset[str]:
    """The words that say what a figure counts, from the number to its noun: `deputy prime ministers`."""
    start, end = figure.span.start - passage.span.start, figure.span.end - passage.span.start
    return frozenset(content_stems(passage.text[start:end])) - NUMBER_STEMS
