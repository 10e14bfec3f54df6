"""Holidays by name, where one name means one day wherever it is said: "Christmas Eve", "Easter 2018".

Left out is what every country puts on a day of its own: Independence Day, Mother's Day, Labour Day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.dates.reading import Anchor, Form, Parts, Reading, double
from corpus.dates.words import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable

_S = r"[\s\u00a0]+"
_FIXED: dict[str, tuple[int, int]] = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "xmas": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1), "new years eve": (12, 31),
    "new years day": (1, 1), "valentine's day": (2, 14), "valentines day": (2, 14),
    "st patrick's day": (3, 17), "saint patrick's day": (3, 17), "st patrick": (3, 17),
    "saint patrick": (3, 17), "april fools' day": (4, 1),
    "april fool's day": (4, 1), "april fools day": (4, 1), "earth day": (4, 22), "may day": (5, 1),
    "juneteenth": (6, 19), "bastille day": (7, 14), "halloween": (10, 31), "all saints' day": (11, 1),
    "armistice day": (11, 11), "veterans day": (11, 11),
}  # fmt: skip
_WEEKDAYS: dict[str, tuple[int, int, int]] = {
    "thanksgiving day": (11, 3, 4), "thanksgiving": (11, 3, 4), "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1), "martin luther king day": (1, 0, 3), "presidents' day": (2, 0, 3),
    "presidents day": (2, 0, 3), "black friday": (11, 4, 0),
}  # fmt: skip
"""American ones: month, weekday (Monday is 0), which of the month; Black Friday is the day after the fourth
Thursday."""
_EASTER: dict[str, int] = {
    "good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0, "palm sunday": -7,
    "ash wednesday": -46, "maundy thursday": -3, "whit monday": 50,
}  # fmt: skip
"""Days from the Sunday of Easter in the western churches."""

_NAMES = "|".join(
    " ".join(word.capitalize() for word in name.split())
    .replace(" ", _S)
    .replace("'", "['’]")
    .replace("St", r"St\.?")
    for name in sorted((*_FIXED, *_WEEKDAYS, *_EASTER), key=len, reverse=True)
)
_WORD = re.compile(r"[a-z]{2,}")
_HOLIDAY = re.compile(
    rf"\b(?:(?P<step>last|next|this|previous|coming){_S})?(?P<name>(?i:{_NAMES}))\b"
    rf"(?:(?:,?{_S}(?:of{_S}|in{_S})?)(?:(?P<year>1[5-9]\d\d|20\d\d)(?!\d)|(?P<which>this|last|next){_S}year\b))?"
    r"(?![-'’])"
)
_LEAD = re.compile(
    rf"\b(?:on|at|by|before|after|since|until|till|for|from|of|over|around|than){_S}$", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"\s+(?!(?:and|or|in|at|on|to|the|a|he|she|they|it|we|i|you|will|was|is|were|are|has|had|when|as|with|but|for|from|this|"
    r"last|next|because|after|before|while|until|that|who|which|there|not|can|could|would|should|may|might|must|falls|fell)\b)[a-z]"
)


def _day_of(name: str) -> Callable[[int], date | None]:
    """The day that a holiday falls on in a year."""
    if name in _FIXED:
        month, day = _FIXED[name]
        return lambda year: date(year, month, day)
    if name in _WEEKDAYS:
        return lambda year: _nth_weekday(year, *_WEEKDAYS[name])
    return lambda year: _easter(year) + timedelta(_EASTER[name])


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    if which == 0:
        return _nth_weekday(year, month, weekday - 1, 4) + timedelta(1)
    opening = date(year, month, 1) if which > 0 else date(year, month, 31) - timedelta(6)
    return opening + timedelta((weekday - opening.weekday()) % 7 + 7 * max(which - 1, 0))


def _easter(year: int) -> date:
    """The Sunday of Easter in the Gregorian calendar.

    Source: the anonymous algorithm in J. Meeus, Astronomical Algorithms, chapter 8.
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    shift = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    over = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * over + 114, 31)
    return date(year, month, day + 1)


def _holiday(match: re.Match[str]) -> Reading | None:
    name = " ".join(match["name"].lower().replace("’", "'").replace(".", "").split())
    beside = (match["step"] or match["which"] or "").lower()
    sentence, written = match.string, match["name"]
    if not written[0].isupper() and not (match["year"] or beside):
        return None
    if not match["year"] and _ATTRIBUTE.match(sentence, match.end()):
        return None
    led = match.start() == 0 or _LEAD.search(sentence, max(0, match.start() - 12), match.start())
    if not (match["year"] or beside or led):
        return None
    day_in = _day_of(name)
    if match["year"]:
        day = day_in(int(match["year"]))
        parts = Parts(day.year, day.month, day.day) if day else None
        return double(*match.span(), parts, parts) if parts else None
    if name in _FIXED and not beside:
        parts = Parts(None, *_FIXED[name])
        return double(*match.span(), parts, parts)

    def near(anchor: Anchor) -> str | None:
        there = anchor.last
        if match["which"]:
            day = day_in(anchor.year + STEPS[beside])
            return day.isoformat() if day else None
        days = [day for year in (-1, 0, 1) if 1 < anchor.year < 9999 and (day := day_in(anchor.year + year))]
        if beside in {"last", "previous"}:
            return max((day for day in days if day < there), default=there).isoformat()
        if beside in {"next", "coming"}:
            return min((day for day in days if day > there), default=there).isoformat()
        if beside == "this":
            return days[1].isoformat() if days else None
        weight = 3 if anchor.ahead else 1
        nearest = min(
            days,
            key=lambda day: weight * (there - day).days if day < there else (day - there).days,
            default=None,
        )
        return nearest.isoformat() if nearest else None

    return Reading(*match.span(), relative=near)


_WORDS = [_WORD.findall(name) for name in (*_FIXED, *_WEEKDAYS, *_EASTER)]
_CUES = (frozenset(words[0] for words in _WORDS), frozenset(words[-1] for words in _WORDS))
FORMS = (Form(_HOLIDAY, _holiday, _CUES),)
"""Every holiday that is meant as a day: not the one of "Christmas sales"."""
