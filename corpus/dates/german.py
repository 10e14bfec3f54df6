"""German dates counted from the day of writing: "am Sonntag", "gestern", "vor drei Jahren"."""

from __future__ import annotations

import re
from functools import partial

from corpus.dates.reading import Anchor, Form, Reading

Match = re.Match[str]

_S = r"[\s\u00a0]+"
_WEEKDAYS = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6,
}  # fmt: skip
_NAMES = "|".join(name.capitalize() for name in _WEEKDAYS)
_STEPS = {"vergangen": -1, "letzt": -1, "vorig": -1, "dies": 0, "laufend": 0, "kommend": 1, "nächst": 1}
_STEP = rf"(?P<step>{'|'.join(_STEPS)})(?:e[nrsm]?)"
_PART_OF_DAY = r"(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)"
_WEEKDAY = re.compile(
    rf"\b(?:[Aa]m|[Vv]om|[Bb]is|[Ss]eit|[Aa]b|[Zz]um|[Ff]ür|[Dd]en)(?:{_S}(?P<step>{'|'.join(_STEPS)})e[nrm])?{_S}"
    rf"(?P<day>(?P<name>{_NAMES}){_PART_OF_DAY}?)\b(?!-)(?!,?{_S}(?:de[nm]{_S})?\d)"
)
_DAYS = {"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2}
_NEAR_DAY = re.compile(rf"\b(?:{'|'.join((*_DAYS, *(day.capitalize() for day in _DAYS)))})\b(?!-)")
_NEAR_UNIT = re.compile(rf"\b{_STEP}{_S}(?P<unit>Woche|Monats?|Jahre?s?|Quartals?)\b", re.IGNORECASE)
_UNITS = {"t": "day", "w": "week", "m": "month", "j": "year", "q": "quarter"}
_COUNTS = {
    "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "zwanzig": 20, "dreißig": 30, "fünfzig": 50,
    "hundert": 100,
}  # fmt: skip
_AGO = re.compile(
    rf"\b(?P<way>[Vv]or){_S}(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)}){_S}"
    r"(?P<unit>Tag|Tagen|Woche|Wochen|Monat|Monaten|Jahr|Jahren)\b"
)


def _weekday(match: Match) -> Reading:
    """The nearest day of that name, or that of the last week: "am vergangenen Montag" is the one before."""
    step = _STEPS[match["step"]] if match["step"] else None
    number = _WEEKDAYS[match["name"].lower()]
    start = match.start("step") if match["step"] else match.start("day")
    return Reading(start, match.end(), relative=partial(Anchor.weekday, number=number, step=step))


def _near_day(match: Match) -> Reading:
    return Reading(*match.span(), relative=partial(Anchor.offset, unit="day", count=_DAYS[match[0].lower()]))


def _near_unit(match: Match) -> Reading:
    step, unit = _STEPS[match["step"].lower()], _UNITS[match["unit"][0].lower()]
    return Reading(*match.span(), relative=partial(Anchor.offset, unit=unit, count=step))


def _ago(match: Match) -> Reading:
    """So many days, weeks, months or years back."""
    count = _COUNTS.get(match["count"]) or int(match["count"])
    unit = _UNITS[match["unit"][0].lower()]
    return Reading(*match.span(), relative=partial(Anchor.offset, unit=unit, count=-count))


_DAY_NAMES = frozenset(
    name + part
    for name in _WEEKDAYS
    for part in ("", "fr", "morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht")
)
_UNIT_CUES = frozenset({"woche", "monat", "monats", "jahr", "jahre", "jahres", "quartal", "quartals"})
_AGO_CUES = frozenset({"tag", "tagen", "woche", "wochen", "monat", "monaten", "jahr", "jahren"})
FORMS = (
    Form(_WEEKDAY, _weekday, (_DAY_NAMES,)),
    Form(_NEAR_DAY, _near_day, (frozenset({"vorgestern", "gestern", "heute", "bermorgen"}),)),
    Form(_NEAR_UNIT, _near_unit, (_UNIT_CUES,)),
    Form(_AGO, _ago, (_AGO_CUES, frozenset({"vor"}))),
)
"""Every such form; the words they are known by are as `cues_of` gives them, cut at letters with marks."""
