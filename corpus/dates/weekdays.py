"""English days by the name of the weekday or their number: "on Friday", "next weekend", "on the 18th"."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from corpus.dates.edtf import month_iso, spanned
from corpus.dates.reading import Anchor, Form, Reading
from corpus.dates.spelt import ORDINAL_DAY, day_number
from corpus.dates.words import STEPS, WEEKDAYS
from corpus.words.numbers import ORDINALS

Match = re.Match[str]

_S = r"[\s\u00a0]+"
_SHORT_NAMES = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_ENDS = (
    r"\s*(?:$|[.,;:!?)–—]|(?:and|at|when|but|with|in|to|for|because|after|before|he|she|they|it|we|i|the)\b)"
)
"""What follows a day of the month that is no attribute of a noun: not "the 18th floor"."""


_DAY_NAMES = "|".join(WEEKDAYS)
_WEEKDAY = re.compile(
    rf"\b(?:(?P<before>(?i:this|last|next|previous)){_S}week(?:{_S}on|,)?{_S}"
    rf"|(?P<step>(?i:this|last|next|past|coming|previous)){_S})?(?P<day>(?i:{_DAY_NAMES}))\b"
    rf"(?:{_S}(?:of{_S})?(?P<week>this|last|next|previous){_S}week\b)?"
)
_OF_THE_WEEK = {"next": 1, "last": -1, "previous": -1}


def _weekday(match: Match) -> Reading:
    """A day by its name: beside "next" or "last" that of the next or last week, else the nearest."""
    number, step = WEEKDAYS.index(match["day"].lower()), (match["step"] or "").lower()
    week = (match["week"] or match["before"] or "").lower()
    weeks = STEPS[week] if week else _OF_THE_WEEK.get(step)
    if weeks is not None:
        of_week = partial(Anchor.weekday_of_week, number=number, count=weeks)
        return Reading(*match.span(), relative=of_week)
    return Reading(*match.span(), relative=partial(Anchor.weekday, number=number, step=STEPS.get(step)))


_WEEKEND = re.compile(
    rf"\b(?:(?P<step>this{_S}past|this{_S}coming|this|last|past|next|coming|previous)|(?P<the>(?:over|at|during|on|by|for){_S}the)){_S}weekend\b(?!{_S}(?:of|before|after)\b)",
    re.IGNORECASE,
)


def _weekend(match: Match) -> Reading:
    """The Saturday and Sunday of the week that is meant: of this one while it has not gone by."""
    step = (match["step"] or "").lower().split()

    def days(anchor: Anchor) -> str | None:
        if step[-1:] in (["last"], ["past"], ["previous"]):
            weeks = -1
        elif step[-1:] == ["next"]:
            weeks = 1
        else:
            weeks = 0 if step or anchor.ahead or anchor.last.weekday() >= 5 else -1
        first, last = (anchor.weekday_of_week(number, weeks) for number in (5, 6))
        return spanned(first, last) if first and last else None

    return Reading(*match.span(), relative=days)


_DAY_OF_MONTH = re.compile(
    rf"\b(?:(?P<weekday>(?i:{_DAY_NAMES})|(?:{_SHORT_NAMES})[a-z]{{0,2}}\b)\.?,?{_S}(?:the{_S})?"
    rf"|(?i:on|by|until|till|since|before|after|from|around){_S}the{_S})"
    rf"(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th)\b|{ORDINAL_DAY})"
    rf"(?:{_S}(?:of{_S})?(?P<month>this|last|next){_S}month\b|(?={_ENDS})(?!\s*,?\s*\d{{4}}))"
)


def _day_of_month(match: Match) -> Reading | None:
    """The nearest day of that number, and of that name where it has one: "on the 18th", "Mon 13th"."""
    day = day_number(match["day"])
    number = _SHORT_NAMES.split("|").index(match["weekday"][:3].capitalize()) if match["weekday"] else None
    if not 1 <= day <= 31 or (number is None and not match["month"] and not match["day"][0].isdigit()):
        return None  # "on the fifth" is as often a hole or a floor
    relative = (
        partial(_of_month, day=day, months=STEPS[match["month"]])
        if match["month"]
        else partial(_nearest, day=day, number=number)
    )
    return Reading(
        match.start("weekday") if match["weekday"] else match.start("day"), match.end(), relative=relative
    )


def _of_month(anchor: Anchor, day: int, months: int) -> str | None:
    found = _in_month(anchor, months, day) if anchor.precision in {"day", "month"} else None
    return found.isoformat() if found else None


def _nearest(anchor: Anchor, day: int, number: int | None) -> str | None:
    """The nearest such day in the direction that the sentence speaks in, else in the other one."""
    if anchor.precision != "day":
        return None
    for way in (1, -1) if anchor.ahead else (-1, 1):
        for step in range(13):
            found = _in_month(anchor, way * step, day)
            if found and (found - anchor.last).days * way >= 0 and number in {None, found.weekday()}:
                return found.isoformat()
    return None


def _in_month(anchor: Anchor, months: int, day: int) -> date | None:
    """That day in the month so many on from the anchor's."""
    try:
        return date.fromisoformat(f"{month_iso(anchor.year, anchor.last.month + months)}-{day:02d}")
    except ValueError:
        return None


_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_DAY_CUES = (
    frozenset(ORDINALS) | _SUFFIXES | {"thirtieth"},
    _SUFFIXES | frozenset(WEEKDAYS) | {"month", *_SHORT_NAMES.lower().split("|")},
)
FORMS = (
    Form(_WEEKDAY, _weekday, (frozenset(WEEKDAYS),)),
    Form(_WEEKEND, _weekend, (frozenset({"weekend"}),)),
    Form(_DAY_OF_MONTH, _day_of_month, _DAY_CUES),
)
"""Every such form."""
