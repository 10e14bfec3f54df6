"""From what the words of a date say to its place in the calendar: against an anchor, where one is needed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.dates.edtf import bounds, spanned
from corpus.dates.mention import DateMention
from corpus.dates.reading import Anchor
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.dates.mention import DateContext
    from corpus.dates.reading import Reading

_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?![\d%]|[.,]\d)")
_LOOK_BACK = 2_000  # characters in which "the same year" finds the year it means


def placed_mention(
    reading: Reading, text: str, offset: int, context: DateContext, *, tense: Callable[[], bool | None]
) -> DateMention | None:
    """The mention that a reading makes; None where too little is known to place it at all.

    Args:
        reading: offsets from the start of its sentence.
        text: canonical text.
        offset: where the sentence starts in it.
        context: what may be used to place a date.
        tense: tells whether the sentence speaks of the date as one to come; asked only where it matters.
    """
    span = Span(offset + reading.start, offset + reading.end)
    if reading.same_year:
        return _in_the_same_year(reading, span, text)
    if reading.relative is None and not _lacks_year(reading):
        return _mention(reading, span)
    # A document is written on the day it is published, but some time after the latest day that it names:
    # what is past for it may lie behind that day as well as before it.
    for name, iso, of in (
        ("published_at", context.published_at, tense),
        ("document", context.document, _either_way),
    ):
        anchor = Anchor.at(iso, tense=of) if iso else None
        if anchor and reading.relative and name == "document":
            anchor = anchor if anchor.precision == "day" or context.in_present else None
        if anchor and (mention := _against(reading, anchor, span)):
            return DateMention(span, mention.iso, inferred=True, resolved_from=name)
    return _mention(reading, span)


def _either_way() -> None:
    """No tense: the nearest is meant."""


def _against(reading: Reading, anchor: Anchor, span: Span) -> DateMention | None:
    if reading.relative:
        iso = reading.relative(anchor)
        return DateMention(span, iso) if iso and bounds(iso) else None
    year = anchor.year_of(reading.first) if reading.first else None
    return _mention(_in_year(reading, year), span) if year is not None else None


def _lacks_year(reading: Reading) -> bool:
    return reading.first is not None and reading.first.year is None


def _in_year(reading: Reading, year: int) -> Reading:
    first, last = reading.first, reading.last
    if first is None or last is None:
        return reading
    over = (last.month or 0, last.day or 99) < (first.month or 0, first.day or 0)
    return replace(reading, first=first._replace(year=year), last=last._replace(year=year + over))


def _in_the_same_year(reading: Reading, span: Span, text: str) -> DateMention | None:
    years = _YEAR_BEFORE.findall(text, max(0, span.start - _LOOK_BACK), span.start)
    mention = _mention(_in_year(reading, int(years[-1])) if years else reading, span)
    return replace(mention, inferred=True, resolved_from="document") if mention and years else mention


def _mention(reading: Reading, span: Span) -> DateMention | None:
    if not (reading.first and reading.last and reading.first.possible and reading.last.possible):
        return None
    first, last = reading.first.iso, reading.last.iso
    return DateMention(span, spanned(first, last)) if first and last else None
