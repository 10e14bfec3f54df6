"""Publication dates: from how pages, feeds and people write them to the one form that the store keeps."""

from __future__ import annotations

import re
from datetime import MINYEAR, UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from corpus.words.months import MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST_ABBREVIATION = 3
_MONTHS = {
    name[:length]: number
    for number, names in enumerate(MONTH_NAMES, 1)
    for name in names
    for length in range(_SHORTEST_ABBREVIATION, len(name) + 1)
}

_ORDINAL = r"(?:st|nd|rd|th|er|º)?"
_DAY = rf"(?:\d{{1,2}}{_ORDINAL}\s?(?:-|–|—|and|to)\s?)?(?P<day>\d{{1,2}}){_ORDINAL}"
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WRITTEN = (
    re.compile(rf"(?<!\d){_DAY}\.?(?:(?:\s+(?:de|of))?\s+|-){_MONTH}(?:\s+del?\s+|,?\s+|-){_YEAR}"),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}"),
    re.compile(rf"(?<!\d){_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?[日号]"),
    re.compile(rf"(?<!\d){_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}"),
)
"""Of a range of days the last is taken: what reports on 16 and 17 May was not published before the 17th."""

_CLOCK = re.compile(r"\d:\d\d")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name, or the beginning of one, in any of the languages known here."""
    return _MONTHS.get(name.casefold().rstrip("."))


def written_days(text: str) -> Iterator[tuple[int, int, str]]:
    """Every day written out with its year, as (start, end, `YYYY-MM-DD`), in the order of the patterns."""
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            month = match["month"]
            number = int(month) if month.isdecimal() else month_number(month)
            if number and (day := _day(int(match["year"]), number, int(match["day"]))):
                yield match.start(), match.end(), day


def published_at(value: str) -> str | None:
    """The date as the store keeps it: `YYYY-MM-DD`, or the UTC instant `YYYY-MM-DDTHH:MM:SSZ`.

    A time without a zone is no instant: then only the day is kept. What cannot be read without guessing (a
    day and a month in doubt, a year alone) is None.
    """
    written = " ".join(value.split())
    return _iso(written) or _mail_date(written) or _whole_day(written)


def _iso(written: str) -> str | None:
    if match := _COMPACT.fullmatch(written):
        return _day(*map(int, match.groups()))
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    if moment.year == MINYEAR or not re.match(r"\d{4}-?\d\d-?\d\d", written):
        return None  # the zero of a clock that was never set, or a week date: nobody's date line
    return _instant(moment) if _CLOCK.search(written) and moment.tzinfo else moment.date().isoformat()


def _mail_date(written: str) -> str | None:
    """RFC 2822, as in feeds: `Thu, 16 May 2024 08:30:00 +0200`."""
    if not _CLOCK.search(written):
        return None
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, IndexError, TypeError):
        return None
    return _instant(moment) if moment.tzinfo else moment.date().isoformat()


def _whole_day(written: str) -> str | None:
    return next((day for _, _, day in written_days(written)), None)


def _instant(moment: datetime) -> str | None:
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
