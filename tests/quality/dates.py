"""How well dates are read and placed, against the date set of Recognizers-Text.

The set is calendar talk for an assistant; each row has one expression, its place, a reference day, and
every reading that counts: days, or ranges from a first day to a last one (or to the day after it). Rows that
the authors of the set could not resolve are left out. An end of a range may be one unit off, either way: a
day, or the month, quarter or year that our own end is written in.

The peer is dateparser, which places days only.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from corpus.dates import DateContext, bounds
from corpus.dates.edtf import precision
from corpus.dates.recognition import dates_in
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Row = dict[str, Any]
"""`text`, `expr` with its `start` and `end`, `ref` (the reference day), `type`, `values`."""


def scores(shared: Path) -> dict[str, dict[str, float]]:
    """The share of dates and of ranges placed right, in each half of the set and all of it, and the peer's.

    Args:
        shared: the folder that holds `eval`.
    """
    rows = _rows(shared)
    return {"ours": measured(shared), "dateparser": _shares(rows, _peer())}


def measured(shared: Path) -> dict[str, float]:
    """Our own part of the scores, which needs no peer.

    Args:
        shared: the folder that holds `eval`.
    """
    rows = _rows(shared)
    halves = {"even": rows[::2], "odd": rows[1::2], "all": rows}
    return {
        f"{half}_{name}": share
        for half, some in halves.items()
        for name, share in _shares(some, ours).items()
    }


def _rows(shared: Path) -> list[Row]:
    path = shared / "eval/dev/text/recognizers_dates.jsonl"
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    return [row for row in rows if "not resolv" not in str(row["values"][0])]


def _shares(rows: Sequence[Row], reader: Callable[[Row], str | None]) -> dict[str, float]:
    return {
        name: sum(is_right(row, reader(row)) for row in some) / max(len(some), 1)
        for name, kind in (("dates", "date"), ("ranges", "daterange"))
        for some in [[row for row in rows if row["type"] == kind]]
    }


def ours(row: Row) -> str | None:
    """The first date that we read at the gold expression, in EDTF; None when there is none."""
    text = row["text"]
    for mention in dates_in(text, Span(0, len(text)), DateContext(published_at=row["ref"])):
        if mention.span.start < row["end"] and row["start"] < mention.span.end:
            return mention.iso
    return None


def _peer() -> Callable[[Row], str | None]:
    """What dateparser reads; it gives the words back without their place."""
    from dateparser.search import search_dates

    def read(row: Row) -> str | None:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(row["ref"])}
        for words, placed in search_dates(row["text"], languages=["en"], settings=settings) or ():
            start = row["text"].find(words)
            if start < row["end"] and row["start"] < start + len(words):
                return str(placed.date().isoformat())
        return None

    return read


def is_right(row: Row, iso: str | None) -> bool:
    """Whether a date is one of the accepted readings of a row."""
    days = bounds(iso) if iso else None
    if iso is None or days is None:
        return False
    return any(
        days == (date.fromisoformat(value), date.fromisoformat(value))
        if isinstance(value, str)
        else _spans(iso, days, *value)
        for value in row["values"]
    )


def _spans(iso: str, days: tuple[date, date], first: str, last: str) -> bool:
    """Whether a date is a gold range: both ends right, or the one end that an open range has."""
    if not first or not last:  # "since 2018": the day that is written, or its neighbour
        edge, near = date.fromisoformat(first or last), timedelta(days=1)
        return any(day in {edge - near, edge, edge + near} for day in days)
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    opening, _, closing = iso.partition("/")
    exact = days[0] == start or (_within(start, days[0], opening) and end - start >= days[1] - days[0])
    return exact and _within(end, days[1], closing or opening)


def _within(gold: date, day: date, iso: str) -> bool:
    """Whether a gold end is at most one unit, that of an end's own precision, from the end."""
    unit = precision(iso)
    if unit == "day":
        return abs((gold - day).days) <= 1
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    return abs((12 * gold.year + gold.month - 1) // months - (12 * day.year + day.month - 1) // months) <= 1
