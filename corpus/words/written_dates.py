"""The ways to write one date: in digits, with the month by name, in English, Russian or Chinese.

A question's text comes in and the dates in it come out; for each, the phrases of tokens such as passages hold
it in: "16 May 2024" is also "May 16, 2024", 16.05.2024, «16 мая 2024» and 2024年5月16日. What a sentence of a
document says about when is read by `corpus.dates`; here nothing is placed in the calendar, and what may be
two days is both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from corpus.words.months import ENGLISH_MONTHS, MONTH_NAMES, RUSSIAN_MONTHS
from corpus.words.numbers import MAGNITUDES, UNIT_WORDS
from corpus.words.tokens import fold, token_texts
from corpus.words.written_numbers import UNITS
from corpus.words.written_ordinals import english_ending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.words.tokens import Phrase

MONTH_NUMBERS = {fold(name): month for month, names in enumerate(MONTH_NAMES, 1) for name in names}
_SHORT = {month: name[:3].lower() for month, name in enumerate(ENGLISH_MONTHS, 1)}
MONTH_NUMBERS |= {short: month for month, short in _SHORT.items()} | {"sept": 9}
"""The number of each month, by each of its names as a token."""

_WRITTEN = MONTH_NUMBERS.keys() | {name for names in MONTH_NAMES for name in names}
_NAME = rf"(?P<month>{'|'.join(sorted(_WRITTEN, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>(?:1[5-9]|2[01])\d\d)(?!\d)"
_DAY = r"(?<![\d.,])(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)"
_ENDING = r"(?:-?(?:st|nd|rd|th|го|е)\b|\.)?"
YEAR_WORDS = frozenset({"год", "года", "году", "г"})
"""What stands behind a year in Russian and says nothing."""

_YEAR_RU = rf"(?:\s*(?:{'|'.join(YEAR_WORDS)})\b\.?)"
_NUMBER = r"1[0-2]|0?[1-9]"
_NOT_INSIDE = r"(?<![\d.,/-])"
_ANY_YEAR = r"(?P<year>\d{4}|\d\d)(?![\d/-])"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}{_ENDING}(?:\s+(?:of|de|di)\b)?\s*{_NAME}(?:,?\s+(?:de\s+)?{_YEAR}{_YEAR_RU}?)?",
        rf"\b{_NAME}\s+(?:the\s+)?{_DAY}(?![.,:]\d){_ENDING}(?:,?\s+{_YEAR})?",
        rf"\b{_NAME},?\s+(?:of\s+)?{_YEAR}{_YEAR_RU}?",
        rf"(?<!\d){_YEAR}\s*年\s*(?P<month>{_NUMBER})\s*月(?:份|\s*{_DAY}\s*[日号號]?)?",
        rf"(?<!\d)(?P<month>{_NUMBER})\s*月\s*{_DAY}\s*[日号號]",
        rf"{_NOT_INSIDE}{_YEAR}(?P<mark>[-/.])(?P<month>{_NUMBER})(?P=mark)(?P<day>\d\d?)(?![\d/-])",
        rf"{_NOT_INSIDE}(?P<one>[0-3]?\d)(?P<mark>[./-])(?P<two>[0-3]?\d)(?P=mark){_ANY_YEAR}{_YEAR_RU}?",
        rf"{_NOT_INSIDE}{_YEAR}(?:{_YEAR_RU}|\s*年)",
    )
)
_MOST_DAYS, _MOST_MONTHS = 31, 12
_VERBS = frozenset({"may", "march"})
MONTHS_OR_VERBS = frozenset((verb,) for verb in _VERBS)
"""As tokens: months with a capital alone."""
_OTHER_NAMES = frozenset({"mars", "mayo"})
"""Months of other languages, and mostly something else unless a day stands before them."""

_BEHIND = re.compile(r"[\s-]*(%|[^\W\d]+)")
_UNITS = MAGNITUDES.keys() | UNIT_WORDS.keys() | {unit[0] for units in UNITS for unit in units} | {"%"}
_BEFORE_MONTH = ("in", "of", "since", "until", "by", "early", "late", "mid", "last", "next", "this")
_A_DAY = rf"(?<![\d.,])[0-3]?\d{_ENDING}"
_DAYS = rf"{_A_DAY}(?:\s*(?:[-–—/]|(?:and|to|und|bis|и|по)\b)\s*{_A_DAY})?"
_OF = r"(?:(?:of|de|di)\s+)?"
_IN = rf"(?:\b(?:{'|'.join(_BEFORE_MONTH)})\s+)?"
_BEFORE_YEAR = re.compile(
    rf"{_IN}(?:{_DAYS}\s*{_OF})?\b{_NAME}(?:\s+(?:the\s+)?{_DAYS})?,?\s+{_OF}\d{{4}}\Z", re.IGNORECASE
)
_BEHIND_YEAR = re.compile(
    rf"\s*年\s*(?:{_NUMBER})\s*月(?:\s*{_A_DAY}(?:\s*[-–—至到]\s*{_A_DAY})?\s*[日号號]?)?"
)
_MOST_BEFORE_YEAR = 40
_DIGIT = re.compile(r"\d")
_FOUR_DIGITS = re.compile(rf"(?<!\d){_YEAR}")
_LAST_CENTURY, _SINCE = 1900, 70
"""A year of two digits is one of this century, from 70 on one of the last, as in POSIX and SQL."""


class WrittenDate(NamedTuple):
    """A day, a month or a year of a text.

    Attributes:
        start: offset in the text.
        end: offset in the text.
        year: None where it is not written.
        days: month and day, either None where it is not written; two where either number may be the month.
    """

    start: int
    end: int
    year: int | None
    days: tuple[tuple[int | None, int | None], ...]


def dates_of(text: str) -> tuple[WrittenDate, ...]:
    """The dates of a text in order, none overlapping; nothing is asked of the calendar."""
    if not _DIGIT.search(text):
        return ()
    found = (match for form in _FORMS for match in form.finditer(text))
    kept: list[WrittenDate] = []
    for match in sorted(found, key=lambda match: match.start() - match.end()):
        days = _days(match) if _means_a_date(match) else ()
        if days and all(match.end() <= other.start or other.end <= match.start() for other in kept):
            kept.append(WrittenDate(*match.span(), _year(match), days))
    return tuple(sorted(kept))


def stretches_of_other_years(text: str, year: int) -> Iterator[tuple[int, int]]:
    """Where a text says a month, a day or several days of any year but one, as offsets.

    Unlike the dates of a question, which are days, "May 16-17, 2024" is one stretch.
    """
    for other in _FOUR_DIGITS.finditer(text):
        if int(other["year"]) != year:
            start, end = other.span()
            if before := _BEFORE_YEAR.search(text, max(0, start - _MOST_BEFORE_YEAR), end):
                yield before.span()
            elif behind := _BEHIND_YEAR.match(text, end):
                yield start, behind.end()


def _means_a_date(match: re.Match[str]) -> bool:
    """Whether what begins with the name of a month is no other word before an amount."""
    name = match.groupdict().get("month") or ""
    if not name or name.isdecimal() or match.start("month") > match.start():
        return True
    if fold(name) in _OTHER_NAMES:
        return False
    behind = _BEHIND.match(match.string, match.end())
    signs = (  # any one of them may be missing: "may 2024", "May 16", "May 2024 tonnes"
        name[0].isupper() or fold(name) not in _VERBS,
        match["year"] is not None,
        behind is None or fold(behind[1]) not in _UNITS,
    )
    return signs.count(True) > 1


def _year(match: re.Match[str]) -> int | None:
    written = match.groupdict().get("year")
    if not written:
        return None
    century = 0 if len(written) > 2 else _LAST_CENTURY if int(written) >= _SINCE else _LAST_CENTURY + 100
    return century + int(written)


def _days(match: re.Match[str]) -> tuple[tuple[int | None, int | None], ...]:
    """The month and day of a match; 5/6/2024 may be either, 5.6.2024 is in June."""
    groups = match.groupdict()
    if groups.get("one"):
        one, two = int(groups["one"]), int(groups["two"])
        pairs = [(two, one)] if groups["mark"] == "." else [(two, one), (one, two)]
        possible = (
            (month, day) for month, day in pairs if 1 <= month <= _MOST_MONTHS and 1 <= day <= _MOST_DAYS
        )
        return tuple(dict.fromkeys(possible))
    month, day = groups.get("month"), groups.get("day")
    number = None if not month else int(month) if month.isdecimal() else MONTH_NUMBERS[fold(month)]
    return ((number, int(day) if day else None),)


@lru_cache(maxsize=1 << 8)
def date_phrases(year: int | None, month: int, day: int | None) -> tuple[Phrase, ...]:
    """The ways to write a date, as tokens, as much of it as is given; in digits alone only with its year."""
    if day is None:
        written = _of_month(year, month)
    else:
        _, genitive, _ = RUSSIAN_MONTHS[month - 1]
        ordinal = f"{day}{english_ending(day)}"
        written = [
            f"{one} {name}" for name in _english(month) for one in (f"{day}", ordinal, f"{ordinal} of")
        ]
        written += [f"{name} {one}" for name in _english(month) for one in (f"{day}", ordinal)]
        written += [f"{day} {genitive}", f"{day}-го {genitive}"]
        if year:
            written = [f"{one} {year}" for one in written] + _in_digits(year, month, day)
    phrases = [*(tuple(token_texts(one)) for one in written), _in_chinese(year, month, day)]
    return tuple(dict.fromkeys(phrases))


@lru_cache(maxsize=12)
def month_names(month: int) -> tuple[Phrase, ...]:
    """The names of a month in every language, as tokens, and how Chinese writes it."""
    names = (name for name in map(fold, MONTH_NAMES[month - 1]) if name not in _OTHER_NAMES)
    return (*dict.fromkeys((name,) for name in names), (f"{month}", "月"))


def _of_month(year: int | None, month: int) -> list[str]:
    names = (*_english(month), *RUSSIAN_MONTHS[month - 1])
    if year:
        return [f"{name} {year}" for name in names]
    english, _, *russian = names
    may_be_verb = english.lower() in _VERBS
    return [*([f"{word} {english}" for word in _BEFORE_MONTH] if may_be_verb else [english]), *russian]


def _in_chinese(year: int | None, month: int, day: int | None) -> Phrase:
    """As much of a date as is given; a day without its year says by its sign that it is one."""
    signs = [(year, "年"), (month, "月"), (day, "" if year else "日")]
    return tuple(part for number, sign in signs if number for part in (f"{number}", sign) if part)


def _english(month: int) -> tuple[str, str]:
    return ENGLISH_MONTHS[month - 1], _SHORT[month]


def _in_digits(year: int, month: int, day: int) -> list[str]:
    """Year first, day first, month first, with any mark; with zeros or without."""
    return [
        form
        for one, two in product((f"{month:02}", f"{month}"), (f"{day:02}", f"{day}"))
        for form in (f"{year}-{one}-{two}", f"{two}.{one}.{year}", f"{one}/{two}/{year}")
    ]
