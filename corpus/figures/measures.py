"""What stands around a number: the currency before it, the magnitude, unit and rate behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from corpus.figures.figure import Qualifier
from corpus.figures.units import CASED, CURRENCY_CODES, CURRENCY_SIGNS, PER, TIME, UNITS
from corpus.words.numbers import LETTER_MAGNITUDES, MAGNITUDES
from corpus.words.scripts import HAN, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


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
_HAN_MAGNITUDE = re.compile(rf"(?P<han>{_words(word for word in MAGNITUDES if ord(word[0]) > 0x2E80)})")
_MONEY_LETTER = re.compile(rf"(?P<letter>[kKmMbBtT])(?:ln|n)?(?!{_LETTER})")
_HAN_QUALIFIER = re.compile(rf"[多余](?=[{HAN}])|\+")
_DEGREES = re.compile(rf"(?P<scale>[CF])(?![\w'’-]|{_LETTER})")
_BEFORE_DEGREES = frozenset("-−0123456789")  # 20C, -5C; a 5C is a name
_PARTED = re.compile(r"[\s\u00a0-]+")
_THE_GAP = re.compile(_GAP)
_BEHIND_SIGNS = "€£₽₴₺₪₩$"
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


@cache
def _magnitudes_from(initial: str) -> re.Pattern[str] | None:
    """The magnitudes that start with a letter: one of a few is quicker found than one of all."""
    forms = [word for word in MAGNITUDES if word[0] == initial]
    return re.compile(rf"(?P<word>(?i:{_words(forms)}))\.?") if forms else None


@cache
def _units_from(initial: str) -> re.Pattern[str] | None:
    """The units, currency codes and signs that start with a character, a letter in any case."""
    mine = [form for form in UNITS if form[0].lower() == initial]
    caseless = [form for form in mine if form not in CASED and form[0].isascii()]
    symbols = [form for form in mine if form in CASED or not form[0].isascii()]
    codes = [code for code in (*CURRENCY_CODES, "RMB") if code[0].lower() == initial]
    branches = [rf"(?P<word>(?i:{_words(caseless)}))(?!\d)"] if caseless else []
    branches += [rf"(?P<symbol>{_words(symbols)})"] if symbols else []
    branches += [rf"(?P<code>{_words(codes)})"] if codes else []
    branches += [rf"(?P<sign>{re.escape(initial)})"] if initial in _BEHIND_SIGNS else []
    return re.compile("|".join(branches)) if branches else None


def _behind_gap(
    patterns: Callable[[str], re.Pattern[str] | None], sentence: str, end: int
) -> re.Match[str] | None:
    """What of some patterns follows a number, with or without a space or hyphen."""
    gap = _THE_GAP.match(sentence, end)
    at = gap.end() if gap else end
    pattern = patterns(sentence[at].lower()) if at < len(sentence) else None
    found = pattern.match(sentence, at) if pattern else None
    if found is None or found.lastgroup == "sign" or found[0].endswith("."):
        return found
    return None if _A_LETTER.match(sentence, found.end()) else found  # a unit is a whole word


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
    if found := _HAN_MAGNITUDE.match(sentence, end) or _behind_gap(_magnitudes_from, sentence, end):
        factor, number_end = MAGNITUDES[found[1].lower()], found.end(1)
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
        found = _behind_gap(_units_from, sentence, number_end)
        if found is None and magnified and not qualifier:
            behind = _OF.match(sentence, magnified.end())  # behind the full stop of "Mrd." as well
            found = _behind_gap(_units_from, sentence, behind.end() if behind else magnified.end())
        if found is not None:
            unit, scale = _unit_of(found)
            factor *= scale
            unit_end = found.end()
            if unit == "lb" and found[0].lower().startswith("pound") and factor >= 1e3:
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
    form, kind = found[0], found.lastgroup
    if kind == "code":
        return _NAMED.get(form, form), 1.0
    if kind == "sign":
        return CURRENCY_SIGNS[form], 1.0
    return UNITS[" ".join(_PARTED.split(form.lower() if kind == "word" else form))]
