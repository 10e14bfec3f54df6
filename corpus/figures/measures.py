"""What stands around a number: the currency before it, the magnitude, unit and rate behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpus.figures.figure import Qualifier
from corpus.figures.units import CASED, CURRENCY_CODES, CURRENCY_SIGNS, PER, TIME, UNITS
from corpus.words.numbers import LETTER_MAGNITUDES, MAGNITUDES
from corpus.words.scripts import HAN, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable


class Currency(NamedTuple):
    """A sign or code before an amount: where it starts and its ISO 4217 code."""

    start: int
    code: str


class Measure(NamedTuple):
    """What follows a number.

    Attributes:
        end: where the unit ends, or the number with its magnitude where there is none.
        number_end: where the number with its magnitude ends.
        factor: what the number is multiplied by.
        unit: None when no unit of the tables follows.
        qualifier: one written between number and unit (40+, 5万多).
    """

    end: int
    number_end: int
    factor: float
    unit: str | None
    qualifier: Qualifier | None = None


_LETTER = rf"[^\W\d_{UNSPACED}]"
_A_LETTER = re.compile(_LETTER)
_GAP = r"[\s\u00a0\u202f]*-?\s?"


def _words(forms: Iterable[str]) -> str:
    ordered = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"[\s\u00a0-]+") for form in ordered)


_CODE = rf"(?P<code>{'|'.join(sorted(CURRENCY_CODES))}|RMB)"
_SIGN = rf"(?P<sign>{_words(sign for sign in CURRENCY_SIGNS if not sign.isalpha())})"
_SIGN_BEFORE = re.compile(rf"(?:(?<!{_LETTER}){_CODE}|{_SIGN})\s?$")
_HAN_MAGNITUDE = rf"(?P<han>{_words(word for word in MAGNITUDES if ord(word[0]) > 0x2E80)})"
_MAGNITUDE = re.compile(rf"{_GAP}(?P<word>(?i:{_words(MAGNITUDES)}))\.?(?!{_LETTER})|{_HAN_MAGNITUDE}")
_MONEY_LETTER = re.compile(rf"(?P<letter>[kKmMbBtT])(?:ln|n)?(?!{_LETTER})")
_HAN_QUALIFIER = re.compile(rf"[多余](?=[{HAN}])|\+")
_DEGREES = re.compile(rf"(?P<scale>[CF])(?![\w'’-]|{_LETTER})")
_BEFORE_DEGREES = frozenset("-−0123456789")  # 20C, -5C; a 5C is a name
_CASELESS = [form for form in UNITS if form not in CASED and form[0].isascii()]
_OTHER = [form for form in UNITS if form in CASED or not form[0].isascii()]
_UNIT = re.compile(
    rf"{_GAP}(?:(?P<word>(?i:{_words(_CASELESS)}))(?!{_LETTER}|\d)|(?P<symbol>{_words(_OTHER)})(?!{_LETTER})"
    rf"|{_CODE}(?!{_LETTER})|(?P<sign>[€£₽₴₺₪₩$]))"
)
_RATE = re.compile(
    rf"\s*(?:/|\bper\b|\beach\b|\ban?\b|\bв(?=\s))\s*(?P<for>{_words(PER)})(?!{_LETTER})"
    r"|\s+(?P<adverb>annually|yearly|monthly|weekly|daily|hourly)\b|每(?P<han>[年月天日])",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r"\s+of(?:\s+[a-z][a-z-]*){1,2}?(?=\s+(?:per|each|an?)\s)")
_OF = re.compile(r"\s(?:de\s|d['’])")  # French and Spanish: "millones de euros"
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
_HAN_UNITS = {"年": "year", "月": "month", "天": "day", "日": "day"}
_WITHOUT_RATE = frozenset({"percent", "percentage point", "basis point", "°C", "°F"})
_NAMED = {"RMB": "CNY", "Rs": "INR", "Rs.": "INR"}


def currency_before(sentence: str, start: int) -> Currency | None:
    """The currency sign or code that ends where a number starts."""
    low = max(0, start - 6)
    found = _SIGN_BEFORE.search(sentence[low:start])
    if found is None:
        return None
    if code := found["code"]:
        return Currency(low + found.start(), _NAMED.get(code, code))
    return Currency(low + found.start(), CURRENCY_SIGNS[found["sign"]])


def measure_after(sentence: str, end: int, *, currency: str | None, digits: bool) -> Measure | None:
    """Magnitude, unit and rate behind a number; None when letters stick to it that are none of these.

    Args:
        sentence: where the number stands.
        end: where the number ends.
        currency: the code of the sign before the number, which then is the unit.
        digits: the number is written in digits.
    """
    factor, qualifier = 1.0, None
    if sign := _HAN_QUALIFIER.match(sentence, end):
        qualifier = Qualifier.AT_LEAST if sign[0] == "+" else Qualifier.MORE_THAN
        end = sign.end()
    number_end = end
    if found := _MAGNITUDE.match(sentence, end):
        factor = MAGNITUDES[(found["word"] or found["han"]).lower()]
        number_end = found.end() if found["han"] else found.end("word")
    elif digits and currency and (found := _MONEY_LETTER.match(sentence, end)):
        factor = LETTER_MAGNITUDES[found["letter"].lower()]
        number_end = found.end()
    magnified = found
    if sign := _HAN_QUALIFIER.match(sentence, number_end):
        qualifier, number_end = Qualifier.MORE_THAN, sign.end()
    unit, unit_end = currency, number_end
    if (
        digits
        and end > 1
        and sentence[end - 2] in _BEFORE_DEGREES
        and (found := _DEGREES.match(sentence, end))
    ):
        return Measure(found.end(), end, 1.0, f"°{found['scale']}")
    if currency is None:
        found = _UNIT.match(sentence, number_end)
        if found is None and magnified and not qualifier:
            behind = _OF.match(sentence, magnified.end())  # behind the full stop of "Mrd." as well
            found = _UNIT.match(sentence, behind.end() if behind else magnified.end())
        if found is not None:
            unit, scale = _unit_of(found)
            factor *= scale
            unit_end = found.end()
            if unit == "lb" and found["word"] and found["word"].lower().startswith("pound") and factor >= 1e3:
                unit = "GBP"
    if digits and unit_end == end and end < len(sentence) and _A_LETTER.match(sentence, end):
        return None
    if unit is not None:
        unit_end, unit = rated(sentence, unit_end, unit)
    return Measure(unit_end, number_end, factor, unit, qualifier)


def rated(sentence: str, end: int, unit: str) -> tuple[int, str]:
    """Where a unit with its rate ends, and both as one: "barrels of oil a day" is barrel/day.

    Args:
        sentence: where they stand.
        end: where the unit ends.
        unit: its name; what is no amount of something comes back as it is.
    """
    if unit in _WITHOUT_RATE or "/" in unit:
        return end, unit
    rate = _RATE.match(sentence, end)
    if rate is None and (of := _OF_WHAT.match(sentence, end)):
        rate = _RATE.match(sentence, of.end())
        if rate and _per(rate) not in TIME:
            return end, unit
    if rate is None or (per := _per(rate)) == unit:
        return end, unit
    return rate.end(), f"{unit}/{per}"


def _per(rate: re.Match[str]) -> str:
    if rate["for"]:
        return PER[rate["for"].lower()]
    return _ADVERBS[rate["adverb"].lower()] if rate["adverb"] else _HAN_UNITS[rate["han"]]


def _unit_of(found: re.Match[str]) -> tuple[str, float]:
    if code := found["code"]:
        return _NAMED.get(code, code), 1.0
    if sign := found["sign"]:
        return CURRENCY_SIGNS[sign], 1.0
    if word := found["word"]:
        return UNITS[re.sub(r"[\s\u00a0-]+", " ", word.lower())]
    return UNITS[re.sub(r"[\s\u00a0-]+", " ", found["symbol"])]
