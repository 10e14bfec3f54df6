"""What a figure is for: the year, quarter or month that the same sentence gives it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from corpus.dates import bounds
from corpus.words.scripts import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.dates import DateMention

_FOR = re.compile(
    r"(?:\b(?:in|for|during|throughout|over|of|by|в|за|на)\s+(?:all\s+of\s+)?(?:the\s+)?|\b(?:in|for)\s+(?:fiscal|calendar)\s+(?:year\s+)?|^\W*|[,，。；]\s*|在|于)$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared|comparison|than|against|versus|vs\.?|relative\s+to|same\s+(?:period|months?|time)|as\s+in|сравнени\w+|чем)\b"
    r"[^,;\d]{0,48}$|\b(?:since|from|until|before|after|like)\s+(?:the\s+)?$|比\s*$|较\s*$|自\s*$",
    re.IGNORECASE,
)
_UP_FROM = re.compile(
    r"\b(?:up|down|rose|fell|risen|fallen)\s+from\b|\b(?:against|compared|than|versus|vs)\b"
)
_ASIDE = re.compile(r",\s+(?:\w+ly\s+)?\w+(?:ed|own|ilt|tten|ade)\s+in\s+(?:the\s+)?$")
_NEAR = re.compile(r"(?:last|this|next)\b|去|今|本|上", re.IGNORECASE)
_BESIDE_HAN = re.compile(rf"[{HAN}](?<![比较較自从從到至由与與])\d{{4}}\s*年")  # 公司2023年净利润
_NEW_CLAUSE = re.compile(r"[;；]|\s[–—]\s")
_PARTED = re.compile(r"[;,，；]")
_REACH = 60  # characters behind a figure in which its own period starts


def periods_of(
    sentence: str, offset: int, figures: Sequence[tuple[int, int]], dates: Sequence[DateMention]
) -> list[str | None]:
    """The period of each figure in EDTF; None where the sentence does not say.

    The period right behind a figure is its own ("$190 billion in 2022"); else the last one before it holds
    ("In 2023, …"); else the only one of the sentence. A day is when something happened, not a period, and
    what a figure is compared with is not what it is for.

    Args:
        sentence: the sentence's text.
        offset: where the sentence starts in the document.
        figures: where the figures of the sentence stand in it, in order.
        dates: the sentence's dates, in order; offsets in the document.
    """
    periods = _named(sentence, offset, dates) if dates and figures else []
    if not periods:
        return [None] * len(figures)
    following = [start for start, _ in figures[1:]]
    return [
        _period(sentence, figure, next_figure, periods)
        for figure, next_figure in zip(figures, [*following, len(sentence)], strict=False)
    ]


class _Period(NamedTuple):
    """A period that the sentence names; offsets from its start."""

    start: int
    end: int
    iso: str


def _named(sentence: str, offset: int, dates: Sequence[DateMention]) -> list[_Period]:
    """The periods that figures of the sentence may be for, in order."""
    periods = []
    for date in dates:
        start, end = date.span.start - offset, date.span.end - offset
        days = bounds(date.iso)
        if days is None or (days[1] - days[0]).days < 27:
            continue
        before = sentence[max(0, start - 56) : start]
        named = (
            _FOR.search(before)
            or _NEAR.match(sentence, start)
            or _BESIDE_HAN.match(sentence, max(0, start - 1))
        )
        aside = _ASIDE.search(before) and sentence.startswith(",", end)  # "the report, published in March,"
        if named and not aside and not _COMPARED.search(before):
            periods.append(_Period(start, end, date.iso))
    return periods


def _period(
    sentence: str, figure: tuple[int, int], next_figure: int, periods: Sequence[_Period]
) -> str | None:
    start, end = figure
    behind = bisect_left(periods, end, key=attrgetter("start"))
    for period in periods[behind:]:
        if period.start > min(end + _REACH, next_figure):
            break
        if not _PARTED.search(sentence[end : period.start].strip(" ,(")):
            return period.iso
    before = bisect_right(periods, start, key=attrgetter("end"))
    if before:
        held = periods[before - 1]
        return None if _NEW_CLAUSE.search(sentence, held.end, start) else held.iso
    if len(periods) > 1 or _UP_FROM.search(sentence, end, periods[0].start):
        return None  # the only period of "3%, up from 2% in 2020" is that of the other figure
    return periods[0].iso
