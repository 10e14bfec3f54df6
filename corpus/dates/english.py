"""English days and months: "May 16, 2024", "the fifth of June", "March 2023", "in June"."""

from __future__ import annotations

import re

from corpus.dates.edtf import month_iso
from corpus.dates.reading import DIGIT, YEAR_DIGITS, Anchor, Form, Parts, Reading, double, placed
from corpus.dates.spelt import CARDINAL_DAY, ORDINAL_DAY, YEAR_IN_WORDS, day_number, year_number
from corpus.dates.words import FULL_MONTHS, MONTH_FORMS, MONTHS, STEPS
from corpus.words.numbers import ORDINALS, SMALL, TENS

Match = re.Match[str]

_S = r"[\s\u00a0]+"
_FULL = "|".join(form for form in MONTH_FORMS if form.lower() in FULL_MONTHS)
_SHORT = "|".join(form for form in MONTH_FORMS if form.lower() not in FULL_MONTHS)
MONTH = rf"(?P<month>(?:{_FULL})(?![A-Za-z])|(?:{_SHORT})(?![A-Za-z])\.?)"
_NUMBER_ENDS = r"(?![\d%]|[.,:]\d)"
_DAY = rf"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?{_NUMBER_ENDS}(?![A-Za-z])"
_TO = r"\s*(?:[-–—/&]|\band\b|\bor\b|\bto\b|\bthrough\b|\btill\b|\buntil\b)\s*"
_TO_DAY = rf"(?:{_TO}{_DAY.replace('<day>', '<to>')})?"
_YEAR = r"(?P<year>1[0-9]\d\d|2[01]\d\d)(?![\d%]|[.,]\d|[A-Za-z])"
_THAT_YEAR = rf"(?P<which>this|last|next|the{_S}same|that){_S}year\b"
OF_YEAR = (
    rf"(?:\s*,\s*|{_S}|[-/])(?:(?:of|in){_S})?(?:(?:the{_S})?year{_S})?"
    rf"(?:{_YEAR}|{_THAT_YEAR}|{YEAR_IN_WORDS})"
)
"""The year behind a month or a part of a year, as group `year`, `which` or `spelt`."""
_WEEKDAY_NAME = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:days?|s?day|nesday|rsday|urday|s|rs|r)?\.?"
_TIME_OF_DAY = r"(?:\s+(?:morning|noon|afternoon|evening|night))?"
_WEEKDAY = rf"(?:\b{_WEEKDAY_NAME}{_TIME_OF_DAY}(?:\s*,\s*|\s+)(?:the\s+)?)?"
_PREPOSITION = (
    r"in|of|since|by|until|till|from|to|through|during|before|after|early|late|mid|between|and|for|around|and"
)


_YEAR_ALONE = re.compile(
    rf"(?i:\b(?:in|since|by|until|till|before|after|year){_S})(?P<date>{YEAR_IN_WORDS})"
    r"(?=\s*(?:$|[^\w\s-]|(?:and|or|the|he|she|it|they|we|was|were|when|with|in|at|to)\b))"
)


def _year_alone(match: Match) -> Reading | None:
    year = year_number(match["spelt"])
    if year == 2000 and match[0][:2].lower() != "in":
        return None  # "by two thousand" is a count
    return Reading(*match.span("date"), Parts(year), Parts(year))


def month_number(match: Match) -> int:
    """The number of the month that the group `month` names."""
    return MONTHS[match["month"].rstrip(".").lower()]


def placed_beside(match: Match, first: Parts, last: Parts) -> Reading | None:
    """A reading in the year that `OF_YEAR` found: a number, "last year", "the same year", or none.

    Args:
        match: with the group `date`, what the words of the date are.
        first: the date, or the first of a span, without the year.
        last: the last of a span; the same as `first` for a single date.
    """
    start, end = match.span("date")
    named = match.groupdict()
    which = (named.get("which") or "").lower()
    if which and which not in STEPS:
        return Reading(start, end, first, last, same_year=True)
    spelt = named.get("spelt")
    year = str(year_number(spelt)) if spelt else named.get("year")
    return placed(start, end, first, last, year=year, step=STEPS.get(which))


_MONTH_DAY = re.compile(rf"\b(?P<date>{_WEEKDAY}\b{MONTH}(?:\s*|/){_DAY}{_TO_DAY}(?:{OF_YEAR})?)")
_DAY_MONTH = re.compile(
    rf"(?<![\d.,$€£-])(?<!\d:)\b(?P<date>{_WEEKDAY}\b{_DAY}{_TO_DAY}(?:[\s\u00a0-]+|/)(?:(?:day{_S})?of{_S})?{MONTH}(?:{OF_YEAR})?)"
)


_SPELT_TO = rf"(?:{_TO}(?:the{_S})?(?P<to>{ORDINAL_DAY}))?"
_SPELT_DAY_MONTH = re.compile(
    rf"(?<!\b[Aa] )(?<!\b[Oo]ne )\b(?P<date>{_WEEKDAY}\b(?P<day>{ORDINAL_DAY}){_SPELT_TO}{_S}"
    rf"(?:day{_S})?of{_S}"
    rf"{MONTH}(?:{OF_YEAR})?)(?!['’]s)"
)
_DAY_ENDS = r"(?=\s*(?:$|[^\w\s]|(?:to|and|or|is|was|will|at|in|for|he|she|they|it)\b))"
_MONTH_SPELT_DAY = re.compile(
    rf"\b(?P<date>{_WEEKDAY}\b{MONTH}{_S}(?:the{_S})?(?P<day>{ORDINAL_DAY}){_SPELT_TO}(?:{OF_YEAR}|{_DAY_ENDS}))"
)
_CARDINAL_DAY = re.compile(rf"\b(?P<date>{MONTH}{_S}(?P<day>{CARDINAL_DAY}){OF_YEAR})")
_CARDINAL_FIRST = re.compile(rf"\b(?P<date>(?P<day>{CARDINAL_DAY}){_S}(?:of{_S})?{MONTH}{_S}{YEAR_IN_WORDS})")


def _days(match: Match) -> Reading | None:
    month, day = month_number(match), day_number(match["day"])
    last = day_number(match.groupdict().get("to") or match["day"])
    over = last < day
    if over and (month == 12 or match["to"][0].isdigit()):
        return None
    return placed_beside(match, Parts(None, month, day), Parts(None, month + over, last))


_MONTH_YEAR = re.compile(rf"\b(?P<date>{MONTH}(?:{OF_YEAR}|/{_YEAR.replace('<year>', '<year2>')}))")
_YEAR_MONTH = re.compile(rf"\b(?P<date>{_YEAR}{_S}{MONTH})(?!\s*\d)")
_BARE_MONTH = re.compile(MONTH)  # it starts with letters, which are quick to look for
_LEADING = re.compile(rf"(?i:\b(?:{_PREPOSITION})(?:{_S}|-)$)|[a-z.][-–/]$")
_ARTICLE = re.compile(rf"\b[Tt]he{_S}$")
_PAIRED = re.compile(rf"(?:{_S}(?:and|to|through){_S}|\s*[-–—/]\s*){MONTH}")
_ATTRIBUTE = re.compile(rf"{_S}[a-z]")
_VERB = re.compile(rf"March{_S}|May{_S}(?:be|not)\b")
_REACH = 12  # characters before a month in which the word that leads to it starts


def _whole_month(match: Match) -> Reading | None:
    month = Parts(None, month_number(match))
    if match.groupdict().get("year2"):
        month = month._replace(year=int(match["year2"]))
        return double(*match.span("date"), month, month)
    return placed_beside(match, month, month)


def _bare_month(match: Match) -> Reading | None:
    """A month alone, where the words around it show that it is one: "in May", "the May vote"."""
    sentence, (start, end) = match.string, match.span()
    if start and (sentence[start - 1].isalnum() or sentence[start - 1] == "_"):
        return None
    low = max(0, start - _REACH)
    attribute = (
        _ATTRIBUTE.match(sentence, end)
        and not _VERB.match(sentence, start)
        and _ARTICLE.search(sentence, low, start)
    )
    if not (attribute or _LEADING.search(sentence, low, start) or _PAIRED.match(sentence, end)):
        return None
    month = Parts(None, month_number(match))
    return double(start, end, month, month)


_NEAR_MONTH = re.compile(rf"\b(?P<date>(?i:(?P<step>this|last|next|past|coming)){_S}{MONTH})(?!\s*\d)")


def _near_month(match: Match) -> Reading | None:
    month, step = month_number(match), STEPS[match["step"].lower()]

    def near(anchor: Anchor) -> str | None:
        there = anchor.last.month
        year = anchor.year - (step < 0 and there <= month) + (step > 0 and there >= month)
        return month_iso(year, month)

    return Reading(*match.span("date"), relative=near)


MONTH_CUES = frozenset(MONTHS)
_CENTURY_CUES = frozenset({"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "two"})
YEAR_CUES = _CENTURY_CUES | {YEAR_DIGITS, "year"}
"""Lower-case words without which no year stands beside a date: see `OF_YEAR`."""
_MONTH_CUE = (MONTH_CUES,)
_DIGITS = (MONTH_CUES, frozenset({DIGIT}))
_ORDINALS = (MONTH_CUES, frozenset(ORDINALS) | {"thirtieth"})
_CARDINALS = (MONTH_CUES, frozenset(SMALL) | TENS.keys(), YEAR_CUES)
_TEENS = frozenset(word for word in SMALL if SMALL[word] > 9)
_SPELT_YEAR = (_CENTURY_CUES, _TEENS | TENS.keys() | {"thousand", "hundred", "oh"})
FORMS = (
    Form(_MONTH_YEAR, _whole_month, (MONTH_CUES, YEAR_CUES)),
    Form(_BARE_MONTH, _bare_month, _MONTH_CUE),
    Form(_NEAR_MONTH, _near_month, (MONTH_CUES, frozenset({"this", "last", "next", "past", "coming"}))),
    Form(_MONTH_DAY, _days, _DIGITS),
    Form(_DAY_MONTH, _days, _DIGITS),
    Form(_YEAR_MONTH, _whole_month, (MONTH_CUES, frozenset({YEAR_DIGITS}))),
    Form(_SPELT_DAY_MONTH, _days, _ORDINALS),
    Form(_MONTH_SPELT_DAY, _days, _ORDINALS),
    Form(_CARDINAL_DAY, _days, _CARDINALS),
    Form(_CARDINAL_FIRST, _days, _CARDINALS),
    Form(_YEAR_ALONE, _year_alone, _SPELT_YEAR),
)
"""Every such form."""
