"""English parts of a year and of a month: quarters, halves, seasons, "early 2019", "mid-May"; centuries."""

from __future__ import annotations

import re
from calendar import monthrange

from corpus.dates.edtf import month_iso, spanned
from corpus.dates.english import MONTH, MONTH_CUES, OF_YEAR, YEAR_CUES, month_number, placed_beside
from corpus.dates.reading import Anchor, Form, Parts, Reading, double
from corpus.dates.spelt import day_number
from corpus.dates.words import COUNTS, MONTHS, ORDINALS, SEASONS, STEPS
from corpus.words import numbers

Match = re.Match[str]

_S = r"[\s\u00a0]+"


_WHICH = r"(?P<which_one>first|second|third|fourth|1st|2nd|3rd|4th|last)"
_QUARTER = re.compile(
    rf"(?i:\b(?P<date>(?:{_WHICH}(?:{_S}|-)quarter\b|Q(?P<number>[1-4])\b)(?:{OF_YEAR})?)"
    r"|\b(?P<year_first>(?P<y>20\d\d|19\d\d)[\s-]*Q(?P<n>[1-4]))\b)",
)
_HALF = re.compile(
    rf"(?i:\b(?P<date>(?:(?P<which_one>first|second)[\s-]+half|H(?P<number>[12])){OF_YEAR})"
    r"|\b(?P<year_first>(?P<y>20\d\d|19\d\d)[\s-]*H(?P<n>[12]))\b)"
)
_MONTHS_OF_YEAR = re.compile(
    rf"\b(?P<date>(?P<end>[Ff]irst|[Ll]ast|[Ff]inal){_S}(?P<count>\d{{1,2}}|{'|'.join(COUNTS)}){_S}months{OF_YEAR})"
)
_OF_A_GAME = re.compile(
    r"\b(?:touchdowns?|yards?|quarterbacks?|field goals?|half-?time|three-pointers?|rebounds?|scored|points?|"
    r"overtime|turnovers?)\b"
)


_FISCAL = re.compile(r"\bfiscal\s+$", re.IGNORECASE)


def _quarter(match: Match) -> Reading | None:
    if match["year_first"]:
        quarter = Parts(int(match["y"]), quarter=int(match["n"]))
        return double(*match.span("year_first"), quarter, quarter)
    named = (match["which_one"] or match["number"]).lower()
    if _FISCAL.search(match.string, max(0, match.start() - 8), match.start()):
        return None  # a quarter of a year of its own
    if named == "last" and not (match["year"] or match["which"]):
        return None  # "last quarter" stands beside the present one
    if not (match["year"] or match["which"] or match["number"]) and _OF_A_GAME.search(match.string):
        return None  # "in the fourth quarter", with the score
    quarter = Parts(None, quarter=4 if named == "last" else ORDINALS[named])
    return placed_beside(match, quarter, quarter)


def _half(match: Match) -> Reading | None:
    if match["year_first"]:
        year, first = int(match["y"]), 6 * int(match["n"]) - 5
        return double(*match.span("year_first"), Parts(year, first), Parts(year, first + 5))
    first = 6 * ORDINALS[(match["which_one"] or match["number"]).lower()] - 5
    return placed_beside(match, Parts(None, first), Parts(None, first + 5))


def _months_of_year(match: Match) -> Reading | None:
    count = COUNTS.get(match["count"]) or int(match["count"])
    if not 2 <= count <= 12:
        return None
    first, last = (1, count) if match["end"].lower() == "first" else (13 - count, 12)
    return placed_beside(match, Parts(None, first), Parts(None, last))


_PARTS_OF_YEAR = {
    "early": (1, 3), "mid": (6, 6), "middle": (6, 6), "late": (10, 12),
    "beginning": (1, 1), "start": (1, 1), "end": (12, 12),
}  # fmt: skip
_PART_OF_YEAR = re.compile(
    rf"\b(?P<date>(?i:(?P<part>early|mid|late|(?:beginning|start|middle|end)(?={_S}of\b))){OF_YEAR})"
)


def _part_of_year(match: Match) -> Reading | None:
    first, last = _PARTS_OF_YEAR[match["part"].lower()]
    return placed_beside(match, Parts(None, first), Parts(None, last))


_SEASON = re.compile(
    rf"\b(?P<date>(?:(?i:(?P<step>this|last|next|past)){_S})?(?i:(?P<season>{'|'.join(SEASONS)}))\b(?:{OF_YEAR})?)"
)


def _season(match: Match) -> Reading | None:
    start, end = match.span("date")
    first, last = SEASONS[match["season"].lower()]
    if match["year"] or match["spelt"]:
        return placed_beside(match, Parts(None, first), Parts(None, last))
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


_PARTS_OF_MONTH = {"early": (1, 15), "mid": (10, 20), "middle": (10, 20), "late": (16, 31)}
_PART_OF_MONTH = re.compile(
    rf"\b(?P<date>(?i:(?P<part>early|mid|late))(?:{_S}(?:in{_S})?|-){MONTH}(?:{OF_YEAR})?)(?![\s-]+\d)"
    rf"|\b(?P<middle>(?i:middle){_S}of{_S}{MONTH.replace('<month>', '<of_month>')})(?![\s-]+\d)"
)


def _part_of_month(match: Match) -> Reading | None:
    if match["middle"]:
        month = MONTHS[match["of_month"].rstrip(".").lower()]
        return double(*match.span("middle"), Parts(None, month, 10), Parts(None, month, 20))
    month = month_number(match)
    first, last = _PARTS_OF_MONTH[match["part"].lower()]
    last = min(last, monthrange(int(match["year"] or _NO_LEAP_YEAR), month)[1])
    return placed_beside(match, Parts(None, month, first), Parts(None, month, last))


_NO_LEAP_YEAR = 2001
_CENTURY = re.compile(
    rf"\b(?P<number>\d\dth|21st|{'|'.join(numbers.ORDINALS)}|twenty-first){_S}century\b", re.IGNORECASE
)
_CENTURIES = range(11, 22)


def _century(match: Match) -> Reading | None:
    """The hundred years that start with its first hundred, as people count: the 19th is 1800 to 1899."""
    number = day_number(match["number"])
    first = 100 * (number - 1)
    return double(*match.span(), Parts(first), Parts(first + 99)) if number in _CENTURIES else None


_STEP_CUES = frozenset({"this", "last", "next", "past"})
_OF_YEAR_CUES = frozenset(_PARTS_OF_YEAR)
FORMS = (
    Form(_QUARTER, _quarter, (frozenset({"quarter", "q"}),)),
    Form(_HALF, _half, (frozenset({"half", "h"}), YEAR_CUES)),
    Form(_MONTHS_OF_YEAR, _months_of_year, (frozenset({"months"}), frozenset({"first", "last", "final"}))),
    Form(_PART_OF_YEAR, _part_of_year, (_OF_YEAR_CUES, YEAR_CUES)),
    Form(_SEASON, _season, (frozenset(SEASONS), YEAR_CUES | _STEP_CUES)),
    Form(_PART_OF_MONTH, _part_of_month, (frozenset(_PARTS_OF_MONTH), MONTH_CUES)),
    Form(_CENTURY, _century, (frozenset({"century"}),)),
)
"""Every such part."""
