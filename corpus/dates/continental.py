"""German, French, Spanish and Italian days and months: "14. September 2025", "14 de mayo", "le 1er mai"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.dates.reading import DIGIT, YEAR_DIGITS, Form, Parts, cues_of, double
from corpus.dates.words import MONTHS
from corpus.words.months import OTHER_MONTHS

if TYPE_CHECKING:
    from corpus.dates.reading import Reading

_MONTHS = {
    form: number
    for number, names in enumerate(OTHER_MONTHS, start=1)
    for name in names.split()
    for form in (name, name.capitalize())
}
_ENGLISH_TOO = "April|August|September|November"  # German months that only the stop behind the day tells
_S = r"[\s\u00a0]+"
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_LOWER = "|".join(name for name in _NAMES.split("|") if name.islower())
_YEAR = r"(?P<year>1[5-9]\d\d|2[01]\d\d)(?![\w%]|[.,]\d)"
_DAY_MONTH = re.compile(
    r"(?<![\w.,$€£-])(?P<day>3[01]|[12]\d|0?[1-9])"
    rf"(?:\.{_S}(?P<german>{_NAMES}|{_ENGLISH_TOO})|(?:er|º|°)?{_S}(?:de{_S})?(?P<month>{_LOWER}))(?!\w)"
    rf"(?:{_S}(?:del?{_S})?{_YEAR})?"
)
_MONTH_YEAR = re.compile(rf"(?<!\w)(?P<month>{_NAMES}){_S}(?:del?{_S})?{_YEAR}")


def _day(match: re.Match[str]) -> Reading | None:
    name = match["german"] or match["month"]
    number = _MONTHS.get(name) or MONTHS[name.lower()]
    day = Parts(int(match["year"]) if match["year"] else None, number, int(match["day"]))
    return double(*match.span(), day, day)


def _month(match: re.Match[str]) -> Reading | None:
    month = Parts(int(match["year"]), _MONTHS[match["month"]])
    return double(*match.span(), month, month)


_CUES = frozenset(max(cues_of(name), key=len) for name in (*_MONTHS, *_ENGLISH_TOO.split("|")))
FORMS = (
    Form(_DAY_MONTH, _day, (_CUES, frozenset({DIGIT}))),
    Form(_MONTH_YEAR, _month, (_CUES, frozenset({YEAR_DIGITS}))),
)
"""Every such form."""
