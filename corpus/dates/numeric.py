"""Dates written in digits alone, as every language writes them: ISO days, bare years, decades."""

from __future__ import annotations

import re

from corpus.dates.reading import DIGITS_JOINED, YEAR_DIGITS, Form, Parts, Reading, double, single
from corpus.dates.words import MONTH_FORMS, MONTHS
from corpus.words.scripts import UNSPACED

Match = re.Match[str]

_ISO = re.compile(
    rf"(?<![\w/.])(?<!\w-)(?P<year>1[5-9]\d\d|20\d\d|21\d\d)(?P<mark>[-/.\s])(?P<month>1[0-2]|0?[1-9]|(?:{'|'.join(MONTH_FORMS)}))"
    r"(?:(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9]))?(?:T[\d:.]+Z?)?(?!-?\w|[/%]|[.,:]\d)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?<![\w/.-])(?P<one>3[01]|[12]\d|0?[1-9])(?P<mark>[/.-])(?P<two>3[01]|[12]\d|0?[1-9])(?P=mark)"
    r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)(?![\w/%]|[.,:]\d)"
)
_NO_YEAR = re.compile(
    r"(?i:\b(?P<lead>on|since|dated?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|by|until|till|from|to|before|after|and|am|"
    r"vom|bis|zum)\s+(?:the\s+)?)(?P<date>(?P<one>3[01]|[12]\d|0?[1-9])"
    r"(?:(?P<mark>[/-])(?P<two>3[01]|[12]\d|0?[1-9])|\.(?P<month>1[0-2]|0?[1-9])\.))(?![\w/%-]|[.,:]\d)"
)
_DASHED = re.compile(r"on|since|dated?|\w+day", re.IGNORECASE)  # "by 13-5" is a score
_DECADE = re.compile(r"(?<![\w.,-])(?P<decade>1[5-9]\d|20\d)0(?:['’]?s|\ss|-[хе])\b")
_SEASON_YEARS = re.compile(
    r"(?<![\w.,$€£/-])(?P<year>1[89]\d\d|20\d\d)[-–/](?P<last>\d\d)(?![\d\w%/-]|[.,]\d)"
)
_YEAR = re.compile(
    rf"(?<![^\W{UNSPACED}])"
    r"(?<![.,$€£¥#/+'’=])(?<!\d[-–])(?P<year>1[0-9]\d\d|2[01]\d\d)(?![\w%°$€£]|[.,:]\d|-[a-z]|[-–]\d)"
    r"|(?<![\w.,/-])(?P<from>1[89]\d\d|20\d\d)[-–—~](?P<to>1[89]\d\d|20\d\d)(?![\w%-])"
)
_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|from|to|through|throughout|during|before|after|early|late|mid|end|year|of|and|between|"
    r"than|around|beyond|as of|the|for|в|с|до|к|за|после|and)[\s\u00a0-]+$|['’]s\s+$", re.IGNORECASE,
)  # fmt: skip
_COUNTS = re.compile(
    r"\b(?:than|about|nearly|almost|roughly|some|least|most|over|only|another|these|those|approximately)\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[\s\u00a0-]*(?:%|percent|per cent|people|persons|men|women|children|troops|soldiers|students|workers|"
    r"million|billion|trillion|tons?|tonnes?|dollars|euros|pounds|yuan|rubles|roubles|yen|words|pages|times|"
    r"(?:kilo|centi|milli)?met(?:er|re)s?|miles?|feet|km|kg|[кмг]|km2|mw|kw|hectares|acres|barrels|degrees|hours|days|years|"
    r"тыс|млн|млрд|человек|тонн|рублей|долларов|万|亿|人|名|个|家|元|吨|公里)(?![a-zа-я])",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:[a-z]+ed|sold|lost|won|bought|built|made|has|have|had|got|drew|took|found|saw|sent|gave|held|counts?|"
    r"sells?|owns?|employs?|holds?)\s+$"
)
_INVARIANT = re.compile(r"\s+(?:[a-z]+\s+)?(?:sheep|cattle|fish|deer|livestock|aircraft|staff|police)\b")
_NAMING_YEARS = range(1990, 2036)  # "won 2019 elections": events of our time go by their year
_PLURAL = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]{2,}(?<![sui])s\b")


def is_year(sentence: str, start: int, end: int) -> bool:
    """Whether four digits are a year and not a count: "in 2023" and "2024 elections", not "2000 people".

    A number before a plural noun is a count when it is round; the press writes other counts with a comma.
    """
    if _COUNTED.match(sentence, end):
        return False
    number, before = int(sentence[start:end]), sentence[max(0, start - 16) : start]
    placed = _BEFORE.search(before)
    if _COUNTS.search(before) and not placed:
        return False
    recent = number in _NAMING_YEARS
    if (
        not recent
        and _VERB.search(before)
        and (_PLURAL.match(sentence, end) or _INVARIANT.match(sentence, end))
    ):
        return False  # "sold 1805 season tickets"
    if placed and not _PLURAL.match(sentence, end):
        return True
    round_count = number % 50 == 0 and _PLURAL.match(sentence, end)
    return 1800 <= number <= 2100 and not round_count


def _year_first(match: Match) -> Reading | None:
    month, day = match["month"], match["day"]
    spelt = MONTHS.get(month.lower())
    if not day and (match["mark"] != "-" or len(month) < 2) and not spelt:
        return None  # 2023/4 and 2023.5 are other things
    if not day and spelt is None and int(month) > 12:
        return None
    return single(*match.span(), Parts(int(match["year"]), spelt or int(month), int(day) if day else None))


def _day_first(match: Match) -> Reading | None:
    """The month is sure when the other number is over 12, between full stops, or by a neighbour."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if match["mark"] == "." or one > 12:
        return single(*match.span(), Parts(year, two, one))
    if two > 12 or one == two:
        return single(*match.span(), Parts(year, one, two))
    for other in _DAY_FIRST.finditer(match.string):
        if other["mark"] == match["mark"] and int(other["one"]) > 12 >= int(other["two"]):
            return single(*match.span(), Parts(year, two, one))
        if other["mark"] == match["mark"] and int(other["two"]) > 12 >= int(other["one"]):
            return single(*match.span(), Parts(year, one, two))
    year_alone = Parts(year)
    return double(*match.span(), year_alone, year_alone)


def _day_and_month(match: Match) -> Reading | None:
    """A day without its year, where one of the numbers can only be the day: "on 22/04", "am 3.10."."""
    one, two = int(match["one"]), int(match["month"] or match["two"])
    if match["month"]:
        day, month = one, two
    elif (one > 12) == (two > 12) or (match["mark"] == "-" and not _DASHED.fullmatch(match["lead"])):
        return None
    else:
        day, month = max(one, two), min(one, two)
    return single(*match.span("date"), Parts(None, month, day))


def _decade(match: Match) -> Reading:
    first = 10 * int(match["decade"])
    return Reading(*match.span(), Parts(first), Parts(first + 9))


def _years_of_season(match: Match) -> Reading | None:
    first = int(match["year"])
    last = first - first % 100 + int(match["last"])
    return Reading(*match.span(), Parts(first), Parts(last)) if first < last <= first + 30 else None


def _years(match: Match) -> Reading | None:
    if match["from"]:
        first, last = Parts(int(match["from"])), Parts(int(match["to"]))
        return Reading(*match.span(), first, last) if match["from"] < match["to"] else None
    if not is_year(match.string, match.start(), match.end()):
        return None
    year = Parts(int(match["year"]))
    return Reading(*match.span(), year, year)


_WITH_YEAR = (frozenset({YEAR_DIGITS}),)
FORMS = (
    Form(_ISO, _year_first, _WITH_YEAR),
    Form(_DAY_FIRST, _day_first, _WITH_YEAR),
    Form(_NO_YEAR, _day_and_month, (frozenset({DIGITS_JOINED}),)),
    Form(_DECADE, _decade, _WITH_YEAR),
    Form(_SEASON_YEARS, _years_of_season, _WITH_YEAR),
    Form(_YEAR, _years, _WITH_YEAR),
)
"""Every date in digits."""
