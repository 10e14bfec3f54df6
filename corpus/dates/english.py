"""English dates of the calendar: days, months, quarters, seasons, parts of a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.dates.edtf import month_iso, spanned
from corpus.dates.reading import Anchor, Parts, Reading, double, found, placed
from corpus.dates.words import COUNTS, FULL_MONTHS, MONTH_FORMS, MONTHS, ORDINALS, SEASONS, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.dates.reading import Form

Match = re.Match[str]

_S = r"[\s\u00a0]+"
_FULL = "|".join(form for form in MONTH_FORMS if form.lower() in FULL_MONTHS)
_SHORT = "|".join(form for form in MONTH_FORMS if form.lower() not in FULL_MONTHS)
_MONTH = rf"(?P<month>(?:{_FULL})(?![A-Za-z])|(?:{_SHORT})(?![A-Za-z])\.?)"
_NUMBER_ENDS = r"(?![\d%]|[.,:]\d)"
_DAY = rf"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?{_NUMBER_ENDS}(?![A-Za-z])"
_TO = r"\s*(?:[-–—/&]|\band\b|\bor\b|\bto\b|\bthrough\b|\btill\b|\buntil\b)\s*"
_TO_DAY = rf"(?:{_TO}{_DAY.replace('<day>', '<to>')})?"
_YEAR = r"(?P<year>1[0-9]\d\d|2[01]\d\d)(?![\d%]|[.,]\d|[A-Za-z])"
_THAT_YEAR = rf"(?P<which>this|last|next|the{_S}same|that){_S}year\b"
_OF_YEAR = rf"(?:{_S}|,\s*|-)(?:(?:of|in){_S})?(?:(?:the{_S})?year{_S})?(?:{_YEAR}|{_THAT_YEAR})"
_WEEKDAY_NAME = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:days?|s?day|nesday|rsday|urday|s|rs|r)?\.?"
_TIME_OF_DAY = r"(?:\s+(?:morning|noon|afternoon|evening|night))?"
_WEEKDAY = rf"(?:\b{_WEEKDAY_NAME}{_TIME_OF_DAY}(?:\s*,\s*|\s+)(?:the\s+)?)?"
_PREPOSITION = (
    r"in|of|since|by|until|till|from|to|through|during|before|after|early|late|mid|between|and|for|around|and"
)


def month_readings(sentence: str, *, digit: bool) -> Iterator[Reading]:
    """Every English form with a month's name, in no order; they may overlap.

    Args:
        sentence: where they stand.
        digit: the sentence has digits: without, only bare months are looked for.
    """
    return found(sentence, _MONTHS if digit else _BARE_MONTHS)


def part_readings(sentence: str) -> Iterator[Reading]:
    """Every quarter, half, season or part of a year in English, in no order; they may overlap."""
    return found(sentence, _PARTS)


def _month(match: Match) -> int:
    return MONTHS[match["month"].rstrip(".").lower()]


def _placed(match: Match, first: Parts, last: Parts) -> Reading | None:
    """A reading in the year that stands beside the words: a number, "last year", "the same year", or none."""
    start, end = match.span("date")
    named = match.groupdict()
    which = (named.get("which") or "").lower()
    if which and which not in STEPS:
        return Reading(start, end, first, last, same_year=True)
    return placed(start, end, first, last, year=named.get("year"), step=STEPS.get(which))


_MONTH_DAY = re.compile(rf"\b(?P<date>{_WEEKDAY}\b{_MONTH}\s*{_DAY}{_TO_DAY}(?:{_OF_YEAR})?)")
_DAY_MONTH = re.compile(
    rf"(?<![\d.,$€£-])(?<!\d:)\b(?P<date>{_WEEKDAY}\b{_DAY}{_TO_DAY}[\s\u00a0-]+(?:of{_S})?{_MONTH}(?:{_OF_YEAR})?)"
)


def _days(match: Match) -> Reading | None:
    month, day = _month(match), int(match["day"])
    last = int(match["to"] or day)
    if last < day:
        return None
    return _placed(match, Parts(None, month, day), Parts(None, month, last))


_MONTH_YEAR = re.compile(rf"\b(?P<date>{_MONTH}(?:{_OF_YEAR}|/{_YEAR.replace('<year>', '<year2>')}))")
_YEAR_MONTH = re.compile(rf"\b(?P<date>{_YEAR}{_S}{_MONTH})(?!\s*\d)")
_FORMER, _LATTER, _NAME = (_MONTH.replace("<month>", f"<{group}>") for group in ("former", "latter", "name"))
_BARE_MONTH = re.compile(
    rf"(?i:\b(?:{_PREPOSITION})(?:{_S}|-))(?P<date>{_MONTH})"
    rf"|\b(?P<paired>{_FORMER})(?=(?:{_S}(?:and|to|through){_S}|\s*[-–—/]\s*){_LATTER})"
    rf"|(?<=[a-z.])[-–/](?P<after>{_MONTH.replace('<month>', '<behind>')})"
    rf"|\b[Tt]he{_S}(?!March{_S}|May{_S}(?:be|not)\b)(?P<attribute>{_NAME}){_S}[a-z]"
)

_BARE_GROUPS = (("date", "month"), ("paired", "former"), ("after", "behind"), ("attribute", "name"))


def _whole_month(match: Match) -> Reading | None:
    month = Parts(None, _month(match))
    if match.groupdict().get("year2"):
        month = month._replace(year=int(match["year2"]))
        return double(*match.span("date"), month, month)
    return _placed(match, month, month)


def _bare_month(match: Match) -> Reading | None:
    group, name = next((group, name) for group, name in _BARE_GROUPS if match[name])
    month = Parts(None, MONTHS[match[name].rstrip(".").lower()])
    return double(*match.span(group), month, month)


_WHICH = r"(?P<which_one>first|second|third|fourth|1st|2nd|3rd|4th|last)"
_QUARTER = re.compile(
    rf"\b(?P<date>(?i:{_WHICH}{_S}quarter\b|Q(?P<number>[1-4])\b)(?:{_OF_YEAR})?)|\b(?P<year_first>(?P<y>20\d\d|19\d\d)\s*Q(?P<n>[1-4]))\b",
)
_HALF = re.compile(rf"\b(?P<date>(?i:(?P<which_one>first|second)[\s-]+half|H(?P<number>[12])){_OF_YEAR})")
_MONTHS_OF_YEAR = re.compile(
    rf"\b(?P<date>(?P<end>[Ff]irst|[Ll]ast){_S}(?P<count>\d{{1,2}}|{'|'.join(COUNTS)}){_S}months{_OF_YEAR})"
)


def _quarter(match: Match) -> Reading | None:
    if match["year_first"]:
        quarter = Parts(int(match["y"]), quarter=int(match["n"]))
        return double(*match.span("year_first"), quarter, quarter)
    named = (match["which_one"] or match["number"]).lower()
    if named == "last" and not (match["year"] or match["which"]):
        return None  # "last quarter" stands beside the present one
    quarter = Parts(None, quarter=4 if named == "last" else ORDINALS[named])
    return _placed(match, quarter, quarter)


def _half(match: Match) -> Reading | None:
    first = 6 * ORDINALS[(match["which_one"] or match["number"]).lower()] - 5
    return _placed(match, Parts(None, first), Parts(None, first + 5))


def _months_of_year(match: Match) -> Reading | None:
    count = COUNTS.get(match["count"]) or int(match["count"])
    if not 2 <= count <= 12:
        return None
    first, last = (1, count) if match["end"].lower() == "first" else (13 - count, 12)
    return _placed(match, Parts(None, first), Parts(None, last))


_PARTS_OF_YEAR = {
    "early": (1, 3), "mid": (6, 6), "middle": (6, 6), "late": (10, 12),
    "beginning": (1, 1), "start": (1, 1), "end": (12, 12),
}  # fmt: skip
_PART_OF_YEAR = re.compile(
    rf"\b(?P<date>(?i:(?P<part>early|mid|late|(?:beginning|start|middle|end)(?={_S}of\b))){_OF_YEAR})"
)


def _part_of_year(match: Match) -> Reading | None:
    first, last = _PARTS_OF_YEAR[match["part"].lower()]
    return _placed(match, Parts(None, first), Parts(None, last))


_SEASON = re.compile(
    rf"\b(?P<date>(?:(?i:(?P<step>this|last|next|past)){_S})?(?i:(?P<season>{'|'.join(SEASONS)}))\b(?:{_OF_YEAR})?)"
)


def _season(match: Match) -> Reading | None:
    start, end = match.span("date")
    first, last = SEASONS[match["season"].lower()]
    if match["year"]:
        return placed(start, end, Parts(None, first), Parts(None, last), year=match["year"], step=None)
    beside, of = match["step"], match["which"]
    step = STEPS.get((beside or of or "").lower())
    if step is None:
        return None  # "in summer": no year to place it in, and often no date at all

    def of_year(anchor: Anchor) -> str | None:
        year = anchor.year + step
        if beside and step < 0 and anchor.last.month > last:
            year = anchor.year  # "last spring", said in autumn
        return spanned(month_iso(year, first), month_iso(year, last))

    return Reading(start, end, relative=of_year)


_NEAR_MONTH = re.compile(rf"\b(?P<date>(?i:(?P<step>this|last|next|past|coming)){_S}{_MONTH})(?!\s*\d)")


def _near_month(match: Match) -> Reading | None:
    month, step = _month(match), STEPS[match["step"].lower()]

    def near(anchor: Anchor) -> str | None:
        there = anchor.last.month
        year = anchor.year - (step < 0 and there <= month) + (step > 0 and there >= month)
        return month_iso(year, month)

    return Reading(*match.span("date"), relative=near)


_BARE_MONTHS: tuple[Form, ...] = (
    (_MONTH_YEAR, _whole_month),
    (_BARE_MONTH, _bare_month),
    (_NEAR_MONTH, _near_month),
)
_MONTHS: tuple[Form, ...] = (
    (_MONTH_DAY, _days),
    (_DAY_MONTH, _days),
    (_YEAR_MONTH, _whole_month),
    *_BARE_MONTHS,
)
_PARTS: tuple[Form, ...] = (
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_MONTHS_OF_YEAR, _months_of_year),
    (_PART_OF_YEAR, _part_of_year),
    (_SEASON, _season),
)
