"""Russian dates in their common forms: "16 мая 2024 года", "в мае", "в прошлом году", "во вторник"."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from corpus.dates.reading import Anchor, Form, Parts, Reading, double, found, placed
from corpus.dates.words import MONTHS_RU, ORDINALS_RU, SEASONS_RU, WEEKDAYS_RU

if TYPE_CHECKING:
    from collections.abc import Iterator

Match = re.Match[str]

_S = r"[\s\u00a0]+"
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS_RU, key=len, reverse=True))})\b"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:-го)?"
_WHICH = r"(?P<which>этого|прошлого|следующего|этом|прошлом|следующем|нынешнего|нынешнем|текущего)"
_YEAR = rf"(?P<year>1\d\d\d|2[01]\d\d)(?!\d)(?:{_S}(?:год[ау]?|г\.?)(?![а-я]))?"
_OF_YEAR = rf"(?:{_S}(?:{_YEAR}|{_WHICH}{_S}год[ау]))?"
_STEPS = {"этого": 0, "этом": 0, "нынешнего": 0, "нынешнем": 0, "текущего": 0, "прошлого": -1, "прошлом": -1,
          "следующего": 1, "следующем": 1}  # fmt: skip
_DAYS = {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}


def russian_readings(sentence: str) -> Iterator[Reading]:
    """Every Russian date form in a sentence, in no order; they may overlap."""
    return found(sentence, _FORMS)


def _placed(match: Match, first: Parts, last: Parts) -> Reading | None:
    step = _STEPS[match["which"].lower()] if match["which"] else None
    return placed(*match.span(), first, last, year=match["year"], step=step)


def _days(match: Match) -> Reading | None:
    month, day = MONTHS_RU[match["month"].lower()], int(match["day"])
    return _placed(match, Parts(None, month, day), Parts(None, month, int(match["to"] or day)))


def _whole_month(match: Match) -> Reading | None:
    month = Parts(None, MONTHS_RU[match["month"].lower()])
    return _placed(match, month, month)


def _quarter(match: Match) -> Reading | None:
    quarter = Parts(None, quarter=ORDINALS_RU[match["number"].lower()])
    return _placed(match, quarter, quarter)


def _season(match: Match) -> Reading | None:
    first, last = SEASONS_RU[match["season"].lower()]
    return _placed(match, Parts(None, first), Parts(None, last)) if match["year"] or match["which"] else None


_PARTS_OF_YEAR = {
    "начале": (1, 1),
    "начала": (1, 1),
    "середине": (6, 6),
    "конце": (12, 12),
    "конца": (12, 12),
}


def _part_of_year(match: Match) -> Reading | None:
    first, last = _PARTS_OF_YEAR[match["part"].lower()]
    return _placed(match, Parts(None, first), Parts(None, last)) if match["year"] or match["which"] else None


def _year(match: Match) -> Reading | None:
    if match["year"]:
        year = Parts(int(match["year"]))
        return double(*match.span(), Parts(int(match["from"])) if match["from"] else year, year)
    return Reading(
        *match.span(), relative=partial(Anchor.offset, unit="year", count=_STEPS[match["which"].lower()])
    )


def _near_unit(match: Match) -> Reading:
    unit = {"м": "month", "н": "week", "к": "quarter"}[match["unit"][0].lower()]
    step = {"э": 0, "п": -1, "с": 1, "т": 0}[match["step"][0].lower()]
    return Reading(*match.span(), relative=partial(Anchor.offset, unit=unit, count=step))


def _near_day(match: Match) -> Reading:
    return Reading(*match.span(), relative=partial(Anchor.offset, unit="day", count=_DAYS[match[0].lower()]))


def _weekday(match: Match) -> Reading:
    number = WEEKDAYS_RU[match["weekday"].lower()]
    step = {"п": -1, "с": 1, "э": 0}[match["step"][0].lower()] if match["step"] else None
    return Reading(*match.span("date"), relative=partial(Anchor.weekday, number=number, step=step))


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_TO_DAY = r"(?:\s*(?:[-–—]|и|по)\s*(?P<to>3[01]|[12]\d|0?[1-9]))?"
_NUMBER = "|".join(sorted(ORDINALS_RU, key=len, reverse=True))
_QUARTER = rf"\b(?P<number>{_NUMBER})(?:-[а-я]+)?{_S}квартал[еау]?\b{_OF_YEAR}"
_YEARS = rf"(?:(?P<from>1[5-9]\d\d|20\d\d)[-–—])?(?P<year>1\d\d\d|2[01]\d\d){_S}(?:год[уа]?|гг?\.)(?![а-я])"
_UNIT = r"(?P<unit>месяце|неделе|квартале)"
_NEAR = rf"(?P<step>этом|этой|прошлом|прошлой|следующем|следующей|текущем){_S}{_UNIT}"
_DAY_NAME = rf"(?:(?P<step>прошл|следующ|эт)[а-я]+{_S})?(?P<weekday>{'|'.join(WEEKDAYS_RU)})"

_FORMS = tuple(
    Form(*form)
    for form in (
        (_re(rf"(?<![\d.,:])\b{_DAY}{_TO_DAY}{_S}{_MONTH}{_OF_YEAR}"), _days),
        (_re(rf"\b{_MONTH}{_OF_YEAR}"), _whole_month),
        (_re(_QUARTER), _quarter),
        (_re(rf"\b(?P<season>{'|'.join(SEASONS_RU)})\b{_OF_YEAR}"), _season),
        (_re(rf"\b(?P<part>{'|'.join(_PARTS_OF_YEAR)})\b{_OF_YEAR}"), _part_of_year),
        (_re(rf"\b(?:{_YEARS}|{_WHICH}{_S}год[ау]\b)"), _year),
        (_re(rf"\b{_NEAR}\b"), _near_unit),
        (_re(rf"\b(?:{'|'.join(_DAYS)})\b"), _near_day),
        (_re(rf"\bво?{_S}(?P<date>{_DAY_NAME})\b"), _weekday),
    )
)
