"""From one sentence to its figures: find numbers, leave out what is none, read unit, qualifier, period."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING

from corpus.dates import DateContext
from corpus.dates.recognition import dates_in
from corpus.figures.exclusions import excluded_zones, is_label, shares
from corpus.figures.figure import Figure, Qualifier
from corpus.figures.german import german_noun, german_numerals, is_german
from corpus.figures.measures import Measure, currency_before, measure_after, rated
from corpus.figures.nouns import counted_noun, ordinal_noun
from corpus.figures.numerals import (
    SPELT_CUES,
    Kind,
    Numeral,
    chinese_numerals,
    digit_numerals,
    spelt_numerals,
)
from corpus.figures.periods import periods_of
from corpus.figures.qualifiers import qualifier_before, qualifier_behind
from corpus.figures.russian_nouns import russian_noun
from corpus.figures.units import TIME
from corpus.span import Span
from corpus.words.lower import lower_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.dates import DateMention

_DIGIT = re.compile(r"[\d½⅓⅔¼¾]")
_words = lower_words(re.compile(r"[a-zа-яё]+"))
_HAN_NUMBER = re.compile(r"[一二两三四五六七八九十百千]")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_DECIMAL_COMMA = frozenset({
    "ru", "uk", "be", "bg", "sr", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "no", "fi", "pl",
    "cs", "sk", "hu", "ro", "tr", "el", "id", "vi",
})  # fmt: skip
_RANGE = re.compile(r"\s*(?:[-–—~]|\bto\b|\bor\b|\bдо\b|至|到)\s*")
_BETWEEN = re.compile(r"\s*(?:\band\b|\bи\b|和)\s*")
_STARTS_BETWEEN = re.compile(r"\b(?:between|между)\s+(?:about\s+|around\s+)?$|在\s*$", re.IGNORECASE)
_STARTS_FROM = re.compile(r"\b(?:from|от|с)\s+(?:about\s+|around\s+|nearly\s+)?$|从\s*$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:r[io]se|risen|rising|fell|fall(?:en|ing|s)?|gr[eo]w\w*|increas\w+|decreas\w+|declin\w+|drop\w*|jump\w*|soar\w*|climb\w*|"
    r"surg\w+|expand\w*|shr[aiu]nk\w*|went|go(?:es|ing)?|up|down|cut|rais\w+|lower\w+|reduc\w+|doubl\w+|chang\w+|mov\w+|вырос\w*|упал\w*|снизил\w*|увелич\w+)\b",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|these|those|each|every|no|this|that|any|which|another|some)\s+$", re.IGNORECASE)
_DENYING = re.compile(r"\b(?:under|by|at|on)\s+$", re.IGNORECASE)
"""Before "no" it makes a set phrase: under no circumstances, by no means."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A figure under way; offsets count from the start of the sentence."""

    start: int
    end: int
    number_end: int
    value: float
    kind: Kind
    unit: str | None
    measured: bool
    magnitude: float = 1.0
    qualifier: Qualifier | None = None


def figures_in(
    text: str, span: Span, dates: Sequence[DateMention] | None = None, language: str | None = None
) -> tuple[Figure, ...]:
    """The figures that a sentence states, in order, none overlapping; offsets in the document.

    Args:
        text: canonical text.
        span: one sentence of it.
        dates: the sentence's dates, which are no figures and tell what a figure is for; None reads them here,
            without a context.
        language: ISO 639-1, where known: it decides whether 1.234 is a thousand or a little over one.
    """
    sentence = span.of(text)
    digits = _DIGIT.search(sentence) is not None
    words = _words(sentence)
    spelt = not SPELT_CUES.isdisjoint(words)
    han = not sentence.isascii() and _HAN_NUMBER.search(sentence) is not None
    german = is_german(language, words)
    if not (digits or spelt or han or german):
        return ()
    if dates is None:
        dates = dates_in(text, span, DateContext())
    numerals: list[Numeral] = []
    if digits:
        comma = language in _DECIMAL_COMMA if language else _CYRILLIC.search(sentence) is not None
        numerals += digit_numerals(sentence, decimal_comma=comma)
    if german:
        numerals += german_numerals(sentence)
    elif spelt:
        numerals += spelt_numerals(sentence)
    if han:
        numerals += chinese_numerals(sentence)
    taken = [(date.span.start - span.start, date.span.end - span.start) for date in dates]
    if digits:
        taken += excluded_zones(sentence)
    taken += shares(sentence)
    drafts: list[_Draft] = []
    for numeral in _outside(taken, sorted(numerals)):
        last = drafts[-1].end if drafts else 0
        if (
            numeral.start >= last
            and (draft := _draft(sentence, numeral, german=german))
            and draft.start >= last
        ):
            drafts.append(draft)
    drafts = _ranged(sentence, drafts)
    periods = periods_of(sentence, span.start, [(draft.start, draft.end) for draft in drafts], dates)
    figures = []
    for draft, period in zip(drafts, periods, strict=True):
        timeless = draft.unit in TIME or draft.kind is Kind.ORDINAL  # a length of time, a place in a row
        where = Span(span.start + draft.start, span.start + draft.end)
        figures.append(Figure(where, draft.value, draft.unit, draft.qualifier, None if timeless else period))
    return tuple(figures)


def _outside(taken: Iterable[tuple[int, int]], numerals: Iterable[Numeral]) -> Iterator[Numeral]:
    """The numerals, given in order, that no taken stretch touches."""
    waiting, reach = deque(sorted(taken)), 0
    for numeral in numerals:
        while waiting and waiting[0][0] < numeral.end:
            reach = max(reach, waiting.popleft()[1])
        if reach <= numeral.start:
            yield numeral


def _draft(sentence: str, numeral: Numeral, *, german: bool = False) -> _Draft | None:
    """The number with its unit and qualifier; None when it is no figure."""
    if numeral.kind is Kind.NONE or numeral.kind is Kind.ORDINAL:
        return _counting_word(sentence, numeral)
    start, end, kind = numeral.start, numeral.end, numeral.kind
    if kind is Kind.MULTIPLE:
        unit = "time" if sentence[start:end].lower() in {"twice", "thrice"} else None
        return _Draft(
            start, end, end, numeral.value, kind, unit, True, 1.0, qualifier_before(sentence, start, None)
        )
    if kind is Kind.PERCENT:
        return _Draft(
            start,
            end,
            end,
            numeral.value,
            kind,
            "percent",
            True,
            1.0,
            qualifier_before(sentence, start, None),
        )
    currency = currency_before(sentence, start) if kind is Kind.DIGITS else None
    measure = measure_after(
        sentence, end, currency=currency.code if currency else None, digits=kind is Kind.DIGITS
    )
    if measure is None:
        return None  # letters that belong to no unit stick to the number: a name such as 3D or 737s
    if currency:
        start = currency.start
    unit, end, measured = measure.unit, measure.end, measure.unit is not None
    if unit is None and (counted := _counted(sentence, numeral, measure, german=german)) is not None:
        end, unit = rated(sentence, *counted)
    value = numeral.value * measure.factor
    if not isfinite(value) or (unit is None and _is_no_figure(sentence, numeral, measure)):
        return None
    qualifier = (
        qualifier_before(sentence, start, unit) or measure.qualifier or qualifier_behind(sentence, end)
    )
    return _Draft(
        start, end, measure.number_end, _exact(value), kind, unit, measured, measure.factor, qualifier
    )


_EXACT_BELOW = 1e12


def _exact(value: float) -> float:
    """The value without the dust of multiplying: 240.1 × 10⁹ is a whole number."""
    return value if value.is_integer() and abs(value) < _EXACT_BELOW else float(f"{value:.12g}")


def _counted(sentence: str, numeral: Numeral, measure: Measure, *, german: bool) -> tuple[int, str] | None:
    if numeral.kind is Kind.FRACTION:
        return None
    if german:
        return german_noun(sentence, measure.end)
    if numeral.value == 1 and measure.factor == 1:
        if numeral.kind is Kind.WORDS and _THE.search(sentence, max(0, numeral.start - 9), numeral.start):
            return None
        return ordinal_noun(sentence, measure.end)
    return counted_noun(sentence, measure.end) or russian_noun(
        sentence, measure.end, numeral.value, magnified=measure.factor != 1
    )


def _is_no_figure(sentence: str, numeral: Numeral, measure: Measure) -> bool:
    """Whether a number that counts nothing is only a word or a name: "the two agree", "Apollo 11"."""
    if measure.factor != 1:
        return False
    if numeral.kind is Kind.WORDS:
        named = numeral.start > 0 and sentence[numeral.start].isupper()  # the Group of Seven
        return (
            numeral.value == 1
            or named
            or bool(_THE.search(sentence, max(0, numeral.start - 9), numeral.start))
        )
    return numeral.kind is Kind.DIGITS and is_label(sentence, numeral.start, numeral.end)


def _counting_word(sentence: str, numeral: Numeral) -> _Draft | None:
    """A figure for "third trip" or "no ships"; None when the word counts nothing."""
    start, end = numeral.start, numeral.end
    if numeral.kind is Kind.NONE:
        if sentence.startswith("-", end) or _DENYING.search(sentence, max(0, start - 9), start):
            return None
        found = counted_noun(sentence, end)
        if found and sentence[found[0] - 1 : found[0]].lower() not in {"s", "n", "e"}:
            return None
    else:
        if start and sentence[start].isupper():
            return None  # Second World War, First Deputy
        found = ordinal_noun(sentence, end)
    if found is None:
        return None
    return _Draft(start, found[0], found[0], numeral.value, numeral.kind, found[1], True)


_WIDEST_GAP = 16  # characters between the ends of a range
_SPREAD = (Kind.DIGITS, Kind.WORDS)


def _ranged(sentence: str, drafts: list[_Draft]) -> list[_Draft]:
    """Ranges become at_least and at_most, and what is written once for two numbers serves both."""
    scores = set[int]()
    for place in range(len(drafts) - 1):
        one, two = drafts[place], drafts[place + 1]
        if two.start - one.end > _WIDEST_GAP or not (one.kind in _SPREAD and two.kind in _SPREAD):
            continue
        spread = _RANGE.fullmatch(sentence, one.end, two.start)
        paired = spread or _BETWEEN.fullmatch(sentence, one.end, two.start)
        if not paired:
            continue
        if one.unit is None and two.unit is None and one.value >= two.value and sentence[one.end] in "-–":
            scores |= {place, place + 1}
            continue
        if spread and "до" in spread[0]:
            two = replace(two, qualifier=None)  # here "до" leads to the other end, it does not limit
        one, two = _sharing(one, two)
        before = sentence[max(0, one.start - 20) : one.start]
        change = _STARTS_FROM.search(before) and _CHANGE.search(sentence, 0, one.start)
        is_range = bool(spread and not change) or bool(not spread and _STARTS_BETWEEN.search(before))
        if (
            is_range
            and one.unit == two.unit
            and one.value < two.value
            and one.qualifier in {None, Qualifier.ABOUT}
            and not two.qualifier
        ):
            one, two = replace(one, qualifier=Qualifier.AT_LEAST), replace(two, qualifier=Qualifier.AT_MOST)
        drafts[place], drafts[place + 1] = one, two
    return [draft for place, draft in enumerate(drafts) if place not in scores]


def _sharing(one: _Draft, two: _Draft) -> tuple[_Draft, _Draft]:
    """Both numbers with the unit and the magnitude that is written once: "$5–7 billion", "45 and 50 mg"."""
    if (
        one.end == one.number_end
        and one.magnitude == 1
        and (one.unit is None or two.unit in {None, one.unit})
    ):
        one = replace(one, value=_exact(one.value * two.magnitude))
    return replace(one, unit=one.unit or two.unit), replace(two, unit=two.unit or one.unit)
