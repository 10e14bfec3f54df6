"""Chinese dates in their common forms: 2024年5月16日, 5月16日, 去年10月, 上周四, 第一季度."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from corpus.dates.reading import Anchor, Form, Parts, Reading, double, found, placed
from corpus.dates.words import WEEKDAYS_ZH
from corpus.words.numbers import DIGITS_ZH

if TYPE_CHECKING:
    from collections.abc import Iterator

Match = re.Match[str]

_STEPS = {"前": -2, "去": -1, "今": 0, "本": 0, "明": 1, "后": 2}
_YEAR = r"(?:(?P<year>1\d{3}|2[01]\d\d)\s*年|(?P<which>前|去|今|本|明|后)年)"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])\s*月"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])\s*[日号]?"


def chinese_readings(sentence: str) -> Iterator[Reading]:
    """Every Chinese date form in a sentence, in no order; they may overlap."""
    return found(sentence, _FORMS)


def _placed(match: Match, first: Parts, last: Parts) -> Reading | None:
    step = _STEPS[match["which"]] if match["which"] else None
    return placed(*match.span(), first, last, year=match["year"], step=step)


def _days(match: Match) -> Reading | None:
    month, day = int(match["month"]), int(match["day"])
    last = Parts(None, int(match["to_month"] or month), int(match["to"] or day))
    return _placed(match, Parts(None, month, day), last)


def _months(match: Match) -> Reading | None:
    month = int(match["month"])
    return _placed(match, Parts(None, int(match["from"] or month)), Parts(None, month))


def _quarter(match: Match) -> Reading | None:
    number = DIGITS_ZH.get(match["number"]) or int(match["number"])
    quarter = Parts(None, quarter=number)
    return _placed(match, quarter, quarter)


def _half(match: Match) -> Reading | None:
    first = 1 if match["half"] == "上" else 7
    return (
        _placed(match, Parts(None, first), Parts(None, first + 5))
        if match["year"] or match["which"]
        else None
    )


def _whole_year(match: Match) -> Reading | None:
    if match["which"]:
        return Reading(
            *match.span(), relative=partial(Anchor.offset, unit="year", count=_STEPS[match["which"]])
        )
    last = Parts(int(match["year"]))
    return double(*match.span(), Parts(int(match["from"])) if match["from"] else last, last)


def _near_unit(match: Match) -> Reading:
    step = {"上": -1, "本": 0, "这": 0, "下": 1}[match["step"]]
    unit = "month" if "月" in match[0] else "week"
    if match["weekday"]:
        of_week = partial(Anchor.weekday_of_week, number=WEEKDAYS_ZH[match["weekday"]], count=step)
        return Reading(*match.span(), relative=of_week)
    return Reading(*match.span(), relative=partial(Anchor.offset, unit=unit, count=step))


def _weekday(match: Match) -> Reading:
    return Reading(
        *match.span(), relative=partial(Anchor.weekday, number=WEEKDAYS_ZH[match["weekday"]], step=None)
    )


def _near_day(match: Match) -> Reading:
    offset = {"前": -2, "昨": -1, "今": 0, "明": 1}[match[0][0]]
    return Reading(*match.span(), relative=partial(Anchor.offset, unit="day", count=offset))


_TO = r"\s*[-–—~至到、和]+\s*"
_TO_DAY = rf"(?:{_TO}(?:(?P<to_month>1[0-2]|0?[1-9])\s*月)?(?P<to>3[01]|[12]\d|0?[1-9])\s*[日号])?"
_FROM_MONTH = r"(?:(?P<from>1[0-2]|[1-9])\s*月?\s*[-–—~至到]\s*)?"
_FROM_YEAR = r"(?:(?P<from>1\d{3}|20\d\d)\s*年?\s*[-–—~至到]\s*)?"
_IN_YEAR = rf"(?:{_YEAR}\s*)?"

_FORMS = tuple(
    Form(*form)
    for form in (
        (re.compile(rf"(?<![\d.]){_IN_YEAR}{_MONTH}\s*{_DAY}{_TO_DAY}(?![\d个])"), _days),
        (re.compile(rf"(?<![\d.]){_IN_YEAR}{_FROM_MONTH}{_MONTH}份?(?!\s*\d+\s*[日号])"), _months),
        (re.compile(rf"{_IN_YEAR}第?(?P<number>[一二三四1-4])季度"), _quarter),
        (re.compile(rf"{_IN_YEAR}(?P<half>[上下])半年"), _half),
        (re.compile(rf"(?<![\d.]){_FROM_YEAR}{_YEAR}(?![代轮前后])"), _whole_year),
        (
            re.compile(r"(?P<step>[上本这下])(?:个月|月|个?(?:周|星期)(?P<weekday>[一二三四五六日天])?)"),
            _near_unit,
        ),
        (re.compile(r"(?<![上本这下个])(?:周|星期)(?P<weekday>[一二三四五六日])(?!年)"), _weekday),
        (re.compile(r"[前昨今明](?:天|日)"), _near_day),
    )
)
