"""Two dates that "and", "to" or a dash joins: one span, as the sentence means it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from corpus.dates.edtf import bounds, spanned
from corpus.dates.reading import Reading
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.dates.mention import DateMention
    from corpus.dates.reading import Parts

_Date = TypeVar("_Date")
_JOINT = re.compile(
    r"\s*(?:[-–—~]|,?\s*\b(?:and|to|through|till|until)\b|\bи\b|\bпо\b|\bдо\b|至|到|和)\s*(?:the\s+)?"
)
_UP_TO = re.compile(r"\bfrom\s+(?:the\s+)?$|\bbetween\s+(?:the\s+)?$|\bс\s+$|\bsince\s+$", re.IGNORECASE)


def joined_readings(sentence: str, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, given in order, with two calendar dates beside each other as one; a year serves both."""
    return _joined(readings, lambda one, two: _pair(sentence, one, two))


def joined_mentions(text: str, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The same for dates that could only be joined once they were placed: "from last May to today"."""
    return _joined(mentions, lambda one, two: _placed_pair(text, one, two))


def _joined(items: Sequence[_Date], pair: Callable[[_Date, _Date], _Date | None]) -> list[_Date]:
    joined: list[_Date] = []
    for item in items:
        both = pair(joined[-1], item) if joined else None
        if both is None:
            joined.append(item)
        else:
            joined[-1] = both
    return joined


def _pair(sentence: str, one: Reading, two: Reading) -> Reading | None:
    if not _JOINT.fullmatch(sentence, one.end, two.start):
        return None
    if one.relative or two.relative or one.same_year or two.same_year:
        return None
    if not (one.first and two.first and one.first == one.last and two.first == two.last):
        return None
    first, last = _years_shared(one.first, two.first)
    if not (first.possible and last.possible) or (first.year is None) != (last.year is None):
        return None
    if first.year is None:
        over_new_year = _UP_TO.search(sentence, max(0, one.start - 16), one.start) is not None
        in_order = _in_year(first) < _in_year(last) or (over_new_year and _in_year(first) > _in_year(last))
    else:
        days = bounds(first.iso or ""), bounds(last.iso or "")
        in_order = bool(days[0] and days[1] and days[0][1] < days[1][0])
    return Reading(one.start, two.end, first, last) if in_order else None


def _in_year(parts: Parts) -> tuple[int, int]:
    return parts.month or 0, parts.day or 0


def _years_shared(first: Parts, last: Parts) -> tuple[Parts, Parts]:
    """Both with the year that is written once."""
    if first.year is None and last.year is not None and first.month:
        over = (first.month, first.day or 0) > (last.month or 12, last.day or 31)
        return first._replace(year=last.year - over), last
    if last.year is None and first.year is not None and last.month:
        over = (last.month, last.day or 31) < (first.month or 1, first.day or 0)
        return first, last._replace(year=first.year + over)
    return first, last


def _placed_pair(text: str, one: DateMention, two: DateMention) -> DateMention | None:
    if not (one.inferred or two.inferred) or not _JOINT.fullmatch(text, one.span.end, two.span.start):
        return None
    earlier, later = bounds(one.iso), bounds(two.iso)
    if earlier is None or later is None or earlier[1] >= later[0]:
        return None
    iso = spanned(one.iso.partition("/")[0], two.iso.rpartition("/")[2])
    resolved_from = one.resolved_from or two.resolved_from
    return replace(
        one, span=Span(one.span.start, two.span.end), iso=iso, inferred=True, resolved_from=resolved_from
    )
