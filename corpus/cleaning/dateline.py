"""Datelines: `MOSCOW, May 16 (Agency) —`, the place, day and agency that open a report."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.published import month_number
from corpus.words.scripts import HAN

_HEAD_CHARS = 120
_MONTH_DAY = re.compile(
    r"\b(?P<month>[^\W\d_]{3,10})\.? (?P<day>\d{1,2})\b(?:, (?P<year>(?:19|20)\d\d))?"
    r"|\b(?P<day2>\d{1,2})\.? (?P<month2>[^\W\d_]{3,10})\.?(?: (?P<year2>(?:19|20)\d\d))?"
)
_AGENCY = re.compile(
    r"[(/](?P<agency>[^\W\d_a-zа-яё][\w .&’'-]{1,40}|dpa|ots)[)/]\.?\s*(?:[-–—:]|$|(?<=[./])\s?\S)"
)
_PARTICLES = frozenset(
    {"de", "del", "da", "do", "la", "le", "du", "der", "den", "am", "an", "im", "on", "sur", "на"}
)
_DASH = re.compile(r"\s(?:--|[-–—])\s|\)\s*[-–—]+\s?|/\.\s")
_CHINESE = re.compile(
    rf"^[\W_]*(?P<agency>[{HAN}]{{2,6}}社)[{HAN}]{{0,10}}?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日[电讯]"
)


class Dateline(NamedTuple):
    """What a dateline says; every part may be missing."""

    agency: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def month_and_day(self) -> str:
        """As the end of an ISO date."""
        return f"{self.month or 0:02}-{self.day or 0:02}"


def dateline(paragraph: str) -> Dateline:
    """The dateline that opens a paragraph; empty where none does."""
    head = paragraph[:_HEAD_CHARS]
    if chinese := _CHINESE.match(head):
        return Dateline(chinese["agency"], None, int(chinese["month"]), int(chinese["day"]))
    dash = _DASH.search(head)
    if dash is None:
        return Dateline()
    head = head[: dash.end()]
    agency = _AGENCY.search(head)
    found = Dateline(agency["agency"].strip() if agency else None)
    for match in _MONTH_DAY.finditer(head):
        number = month_number(match["month"] or match["month2"])
        place = head[: match.start()]
        if number and ((place.rstrip().endswith(",") and place.isupper()) or (agency and _is_place(place))):
            year = match["year"] or match["year2"]
            return found._replace(
                year=int(year) if year else None, month=number, day=int(match["day"] or match["day2"])
            )
    return found


def _is_place(words: str) -> bool:
    """Whether nothing but names stands there: no word of a sentence before the day."""
    return all(word[0].isupper() or word.casefold() in _PARTICLES for word in re.findall(r"[^\W\d_]+", words))
