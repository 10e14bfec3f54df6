"""The day that a text gives for itself: on a line of its own, in its dateline, its title or its URL.

A day that a text merely names (of a law, a meeting, a birth, a deadline) is not the day it was published.
What is in doubt stays open: an undated document does less harm than one with an invented date.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpus.block import QUOTABLE, Role
from corpus.cleaning import phrases, signs
from corpus.published import month_number, written_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.cleaning.dateline import Dateline
    from corpus.cleaning.line import Line

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_MAX_DATED_WORDS = 24
_MAX_NAME_WORDS = 3
_STANDFIRST_LINES = 2
_DIVIDER = re.compile(r"\s*(?:[,|·•()\[\]/]|\s[-–—]+\s|\s[-–—]+$|^[-–—]+\s)\s*")
_NAME = re.compile(r"[^\W\d_a-zа-яё][^\W\d_]*[\w.'’-]*")
_PARTICLES = frozenset("of de del la le du der den von van am an auf sur sous на и и the and &".split())  # noqa: SIM905 - reads as words
_AROUND = re.compile(r"\b(?:den|am|vom|le|el|the|года?|г)\b\.?", re.IGNORECASE)
"""Words that letters put beside their day: `Bonn, den 9. November`, `9 ноября 2026 г.`"""

_TOWN = re.compile(r"^(?:г|гор|пос)\.\s*")
_TITLE_DIVIDER = re.compile(r"(?:[,:|·•(\[]|\s[-–—]+)\s*$")
_TITLE_TAIL = re.compile(r"[\s)\]]*")
_BARS = re.compile(r"\s*[|·•]\s*")
_ISSUE = re.compile(r"\b(?:vol|volume|no|nr|issue)\b\.?\s*\d+", re.IGNORECASE)
_MASTHEAD_PARTS = 3
_MARK = "\0"


def own_day(
    page: Sequence[tuple[Line, Role]], *, title: str | None, url: str | None, head: Dateline
) -> str | None:
    """The day as `YYYY-MM-DD`; None where the text gives none, or none without doubt.

    Args:
        page: the lines of the document with their roles.
        head: the dateline that opens its running text.
    """
    url_day = _url_day(url)
    return _day_of_a_line(page) or _day_of(head, page, title, url_day) or _day_at_end(title or "") or url_day


def _day_of_a_line(page: Sequence[tuple[Line, Role]]) -> str | None:
    """Names may stand beside it above the second line of running text: the first may be a standfirst."""
    prose = [line.span.start for line, role in page if role in QUOTABLE and line.prose]
    body = (prose or [0])[:_STANDFIRST_LINES][-1]
    for line, role in page:
        if role is Role.BOILERPLATE and line.words <= _MAX_DATED_WORDS and not signs.is_credit(line):
            day = stated_day(line, beside_names=line.span.start < body)
            if day:
                return day
    return None


def stated_day(line: Line, *, beside_names: bool = True) -> str | None:
    """The day of a line that is a date and no more than a label of publication, a time or names beside it.

    Args:
        beside_names: whether it may name a place, a writer or a paper too, or say that it is a release or
            until when it is kept back; only above the text is that safe.
    """
    if beside_names and (masthead := _masthead_day(line.text)):
        return masthead
    text = phrases.RELEASE.sub(" ", line.text) if beside_names else line.text
    if phrases.OTHER_DAY.search(text):
        return None
    days = _days(text)
    labelled = phrases.DATE_LABEL.search(text) is not None
    if not days or (len({day.iso for day in days}) > 1 and not labelled):
        return None  # of two days without a word neither is the one: it is a period
    rest = text
    for day in sorted(days, reverse=True):
        rest = f"{rest[: day.start]}{_MARK}{rest[day.end :]}"
    if any(month_number(word) for word in re.findall(r"[^\W\d_]{3,}", rest)) and not labelled:
        return None
    parts = [part.strip(" :：*_.") for part in _DIVIDER.split(rest)]
    if all(_says_no_more(part, beside_names=beside_names) for part in parts):
        return days[0].iso
    return None


def _masthead_day(text: str) -> str | None:
    """The day that is a part of its own between marks: labelled as published, or at the end of a masthead."""
    parts = _BARS.split(text)
    other = phrases.OTHER_DAY.search(_ISSUE.sub("", text))
    for part in parts if len(parts) >= _MASTHEAD_PARTS else ():
        days = _days(part)
        labelled = phrases.DATE_LABEL.search(part) is not None
        alone = len(days) == 1 and signs.only_date_words(part)
        if alone and (labelled or (part is parts[-1] and not other)):
            return days[0].iso
    return None


def _says_no_more(part: str, *, beside_names: bool) -> bool:
    """Whether a part of a dated line is the date itself, a label, a time, or a name beside it."""
    if signs.only_date_words(part.replace(_MARK, " ")):
        return True
    if not beside_names:
        return False
    before, mark, after = part.partition(_MARK)
    if mark:
        around = [
            _AROUND.sub("", signs.without_date_words(piece)).strip(" :：*_.") for piece in (before, after)
        ]
        return all(not piece or _credits(piece) for piece in around)
    return _credits(part) or _is_name(_TOWN.sub("", part)) or phrases.READING_TIME.fullmatch(part) is not None


def _credits(part: str) -> bool:
    return (
        phrases.BY_NAME.fullmatch(part) is not None
        or phrases.BYLINE.fullmatch(part) is not None
        or phrases.SOURCE.fullmatch(part) is not None
    )


def _is_name(part: str) -> bool:
    """Whether it may be the name of a place, a person or a paper."""
    words = part.split()
    return len(words) <= _MAX_NAME_WORDS and all(
        _NAME.fullmatch(word) or (number and word in _PARTICLES) for number, word in enumerate(words)
    )


def _day_of(
    head: Dateline, page: Sequence[tuple[Line, Role]], title: str | None, url_day: str | None
) -> str | None:
    """The day of the dateline; its year is that of the same day beside the text, never within it."""
    if not head.month:
        return None
    beside = [line.text for line, role in page if role not in QUOTABLE]
    written = [day.iso for text in (title or "", *beside) for day in _days(text)]
    years = {day[:4] for day in (*written, url_day or "") if day[5:] == head.month_and_day}
    if head.year or len(years) == 1:
        return f"{head.year or years.pop()}-{head.month_and_day}"
    return None


def _day_at_end(title: str) -> str | None:
    """The day that closes a title after a mark: `The summit in Oslo, 16 May 2024`."""
    if phrases.OTHER_DAY.search(title):
        return None
    for day in _days(title):
        before, after = title[: day.start], title[day.end :]
        if not _TITLE_TAIL.fullmatch(after):
            continue
        divider = _TITLE_DIVIDER.search(before)
        if not before.strip():
            return day.iso
        if divider and not _ends_in_a_day(before[: divider.start()]):
            return day.iso
    return None


def _ends_in_a_day(words: str) -> bool:
    """Whether a day or a month closes it: then what follows is the end of a period."""
    last = re.findall(r"\w+", words)[-2:]
    return any(month_number(word) for word in last) and words[-1:].isalnum()


class _Day(NamedTuple):
    start: int
    end: int
    iso: str


def _days(text: str) -> list[_Day]:
    return [_Day(*found) for found in written_days(text)]


def _url_day(url: str | None) -> str | None:
    match = _URL_DAY.search(url or "")
    if match is None:
        return None
    return next((day.iso for day in _days("-".join(match.groups()))), None)
