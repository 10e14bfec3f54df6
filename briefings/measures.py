"""Measures: what a figure is a figure of, as far as its own words tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefings.tolerance import significant_digits
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from corpus.document import Passage
    from corpus.figures import Figure

A_PAIR = 2
"""Up to so many, a count is a way of speaking: the two countries, both leaders."""

_TIME = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"}
)
_SYMBOL_CHARS = 3
"""ISO 4217 codes and SI symbols are at most so long; counted nouns are longer, or words."""

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

NUMBER_STEMS = frozenset(content_stems(_NUMBERS))
"""Words that are numbers themselves."""


def one_unit(first: Figure, second: Figure) -> bool:
    """Whether two figures are of one unit; a rate and an amount are."""
    if first.unit is None or second.unit is None:
        return False
    return first.unit.partition("/")[0] == second.unit.partition("/")[0]


def is_count(figure: Figure) -> bool:
    """Whether a figure counts things that a noun names, rather than measuring in a unit."""
    unit = (figure.unit or "").partition("/")[0]
    return len(unit) > _SYMBOL_CHARS and unit != "percent" and unit not in _TIME


def is_time(figure: Figure) -> bool:
    """Whether a figure is a length of time."""
    return figure.unit in _TIME


def says_how_much(passage: Passage, figure: Figure) -> bool:
    """Whether a figure measures or counts: "third trip" is a place in a row, "15-year-old" a description."""
    start, end = figure.span.start - passage.span.start, figure.span.end - passage.span.start
    return _ORDINAL.match(passage.text, start) is None and _OLD.match(passage.text, end) is None


@lru_cache(maxsize=1 << 14)
def measuring(passage: Passage) -> tuple[Figure, ...]:
    """The figures of a sentence that have a unit and say how much."""
    return tuple(
        figure for figure in passage.figures if figure.unit is not None and says_how_much(passage, figure)
    )


def bare(passage: Passage) -> tuple[Figure, ...]:
    """The figures of a sentence that have no unit and say how much."""
    return tuple(
        figure for figure in passage.figures if figure.unit is None and says_how_much(passage, figure)
    )


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
