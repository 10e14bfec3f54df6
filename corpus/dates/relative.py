"""English dates that are counted from the day of writing: "yesterday", "last month", "two years ago"."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from corpus.dates.reading import Anchor, Reading, found
from corpus.dates.words import COUNTS, STEPS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.dates.reading import Form

Match = re.Match[str]

_S = r"[\s\u00a0]+"
_STEP = "(?P<step>this|last|next|previous|past|coming|current)"
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def relative_readings(sentence: str) -> Iterator[Reading]:
    """Every English relative form in a sentence, in no order; they may overlap."""
    return found(sentence, _FORMS)


_NEAR_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b(?!['’]s{_S}world)", re.IGNORECASE)


def _near_day(match: Match) -> Reading:
    return Reading(*match.span(), relative=partial(Anchor.offset, unit="day", count=_DAYS[match[0].lower()]))


_NEAR_UNIT = re.compile(
    rf"\b(?:(?P<within>earlier|later){_S})?{_STEP}{_S}(?P<unit>week|month|quarter|year)\b(?!-)(?!{_S}of\b)",
    re.IGNORECASE,
)


def _near_unit(match: Match) -> Reading:
    step, unit = STEPS[match["step"].lower()], match["unit"].lower()
    return Reading(*match.span(), relative=partial(Anchor.offset, unit=unit, count=step))


_AGO = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(COUNTS)}){_S}(?P<unit>day|week|month|year|decade)s?{_S}ago\b",
    re.IGNORECASE,
)


def _ago(match: Match) -> Reading:
    count, unit = COUNTS.get(match["count"].lower()) or int(match["count"]), match["unit"].lower()
    if unit == "decade":
        unit, count = "year", 10 * count
    return Reading(*match.span(), relative=partial(Anchor.offset, unit=unit, count=-count))


_DAY_NAMES = "|".join(WEEKDAYS)
_WEEKDAY = re.compile(
    rf"\b(?:(?P<step>(?i:this|last|next|past|coming)){_S})?(?P<day>(?i:{_DAY_NAMES}))\b"
    rf"(?:{_S}(?:of{_S})?(?P<week>this|last|next){_S}week\b)?"
)


def _weekday(match: Match) -> Reading:
    number = WEEKDAYS.index(match["day"].lower())
    if match["week"]:
        weeks = STEPS[match["week"].lower()]
        of_week = partial(Anchor.weekday_of_week, number=number, count=weeks)
        return Reading(*match.span(), relative=of_week)
    step = STEPS[match["step"].lower()] if match["step"] else None
    return Reading(*match.span(), relative=partial(Anchor.weekday, number=number, step=step))


_FORMS: tuple[Form, ...] = (
    (_NEAR_DAY, _near_day),
    (_NEAR_UNIT, _near_unit),
    (_AGO, _ago),
    (_WEEKDAY, _weekday),
)
