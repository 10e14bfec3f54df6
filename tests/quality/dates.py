"""How well dates are read and placed, against the date set of Recognizers-Text.

The set is calendar talk for an assistant. Scored first are its news-like rows. Left out of those are
expressions that ask for arithmetic ("3 days from Tuesday"), open or counted lengths of time ("previous three
quarters"), weeks by number, weekends, holidays, fiscal and school years, spelt-out days and years, and bare
days of the week or month ("Mon 13th"): `_CALENDAR_TALK` finds them by their words. Rows that the authors of
the set could not resolve are left out everywhere.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from corpus.dates import DateContext, bounds
from corpus.dates.recognition import dates_in
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_COUNT = r"(?:\d+|one|two|three|four|five|ten|few|several|couple)"
_UNIT = r"(?:day|week|month|year|quarter|decade)s?\b"
_CALENDAR_TALK = re.compile(
    rf"{_COUNT}(?: \w+)? {_UNIT}(?! ago)|{_UNIT}.*(?:before|after|from|since|later|hence)"
    r"|earlier|later|same|following|rest|remaining|whole|entire|end of month|(?:greater|less|more) than"
    r"|\bweek ?(?:\d|of|end|start|comm)|weekend|weekday|business|work|fiscal|calendar|school"
    r"|\b(?:fy|sy|ytd|otd|eod|eom|eoy)\b|(?:now|date)$|^(?:the|this) (?:month|year|quarter)$"
    r"|easter|thanks|hallow|christmas|xmas|patrick|eid|ramadan|new year|black friday|independence|holiday"
    r"|mother|father|valentine|labou?r|memorial|juneteenth|teacher|diwali|passover"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)\w* (?:the )?\d|teen|twent|thirt|ninet",
    re.IGNORECASE,
)


def scores(shared: Path) -> dict[str, float]:
    """The share of rows placed right, for the news-like rows of each half and for all rows.

    Args:
        shared: the folder that holds `eval`.
    """
    path = shared / "eval/dev/text/recognizers_dates.jsonl"
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    rows = [row for row in rows if "not resolv" not in str(row["values"][0])]
    news = [row for row in rows if not _CALENDAR_TALK.search(row["expr"])]
    halves = {
        "news_even": [row for row in news if _number(row) % 4 == 0],
        "news_odd": [row for row in news if _number(row) % 4],
        "all": rows,
    }
    return {name: _half(half) for name, half in halves.items()} | {"news_rows": float(len(news))}


def _number(row: dict[str, Any]) -> int:
    return int(row["id"].rpartition("-")[2])


def _half(rows: Iterable[dict[str, Any]]) -> float:
    right = [is_right(row) for row in rows]
    return sum(right) / max(len(right), 1)


def is_right(row: dict[str, Any]) -> bool:
    """Whether the date at the gold expression has one of the accepted readings."""
    text = row["text"]
    context = DateContext(published_at=row["ref"])
    for mention in dates_in(text, Span(0, len(text)), context):
        if mention.span.start < row["end"] and row["start"] < mention.span.end:
            return any(_agrees(mention.iso, value) for value in row["values"])
    return False


def _agrees(iso: str, value: str | list[str]) -> bool:
    days = bounds(iso)
    if days is None:
        return False
    if isinstance(value, str):
        return days == (date.fromisoformat(value), date.fromisoformat(value))
    first, last = value
    if not first or not last:  # "since 2018": the end that is written
        edge = date.fromisoformat(first or last)
        return edge in {days[0], days[1], days[1] + timedelta(days=1), days[0] + timedelta(days=1)}
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    # A gold range of two days ends on the second, one of months or years on the day after it or on its first.
    return (
        days[0] == start
        and days[0] <= end
        and (end - timedelta(days=1) <= days[1] or bounds_hold(days[1], end))
    )


def bounds_hold(last: date, end: date) -> bool:
    """Whether a last day is in the month or year that a gold range ends in."""
    return (last.year, last.month) >= (end.year, end.month)
