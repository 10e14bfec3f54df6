"""From one sentence to its dates: read the words, join what belongs together, place it in the calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.dates.chinese import chinese_readings
from corpus.dates.continental import continental_readings
from corpus.dates.edtf import bounds, precision, spanned
from corpus.dates.english import month_readings, part_readings
from corpus.dates.mention import DateContext, DateMention
from corpus.dates.numeric import numeric_readings
from corpus.dates.reading import Anchor, Reading
from corpus.dates.relative import relative_readings
from corpus.dates.russian import russian_readings
from corpus.dates.words import MONTHS, SEASONS, WEEKDAYS
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DIGIT = re.compile(r"\d")
_CYRILLIC = re.compile(r"[а-яА-Я]")
_HAN_CUE = re.compile(r"[年月日号天周季]|星期")
_WORD = re.compile(r"[a-z]+")
_PART_CUES = frozenset(SEASONS) | {
    "quarter", "early", "mid", "late", "end", "beginning", "start", "middle", "half", "months",
}  # fmt: skip
_RELATIVE_CUES = frozenset(WEEKDAYS) | {
    "today", "tonight", "yesterday", "tomorrow", "ago", "week", "month", "year", "quarter",
}  # fmt: skip
_QUARTER_CUE = re.compile(r"[QqHh][1-4]")
_AHEAD = re.compile(
    r"\b(?:will|shall|expected|plan(?:s|ned)?|scheduled|upcoming|next|hopes?|going to|due to|set to|set for"
    r"|later|begins?|starts?)\b"
    r"|\b(?:opens|reopens?|closes|ends|expires|meets|resumes?|departs|arrives|becomes|launches|"
    r"takes?(?:\s+effect|\s+place|\s+office)|(?:comes?|goes|go|enters?)\s+into\s+(?:force|effect))\b"
    r"|будет|будут|состоится|пройд[её]т|планиру|将|即将|预计",
    re.IGNORECASE,
)
_AHEAD_BEHIND = re.compile(r"\b(?:will|shall|(?:is|are) (?:expected|scheduled|due|set) to)\b|будет|будут|将")
_AHEAD_REACH = 60  # characters before a date in which a word that looks ahead speaks of it
_OPENS_WITHIN = 12  # characters before a date that still opens its sentence
_JOINT = re.compile(
    r"\s*(?:[-–—~]|,?\s*\b(?:and|to|through|till|until)\b|\bи\b|\bпо\b|\bдо\b|至|到|和)\s*(?:the\s+)?"
)
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?![\d%]|[.,]\d)")
_LOOK_BACK = 2_000  # characters in which "the same year" finds the year it means


def dates_in(text: str, span: Span, context: DateContext) -> tuple[DateMention, ...]:
    """The dates that a sentence mentions, in order, none overlapping; offsets in the document.

    What lacks a year, or counts from the day of writing, is placed against `published_at`, else against the
    document's own latest date, and marked as inferred. Without either, a day or month keeps the unknown year
    XXXX, and what would say nothing at all is left out.

    Args:
        text: canonical text.
        span: one sentence of it.
        context: what may be used to place a date.
    """
    sentence = span.of(text)
    readings = _readings_of(sentence)
    if not readings:
        return ()
    mentions = []
    for reading in readings:
        where = Span(span.start + reading.start, span.start + reading.end)
        if reading.relative or _lacks_year(reading):
            mention = _placed(reading, where, _anchors(context, ahead=_speaks_ahead(sentence, reading)), text)
        else:
            mention = _mention(reading, where)
        if mention:
            mentions.append(mention)
    return tuple(mentions)


def document_date(text: str, spans: Iterable[Span], read_at: str) -> str | None:
    """The latest day, month or quarter with a year that is written in a document's own paragraphs.

    Args:
        text: canonical text.
        spans: its paragraphs, or their sentences.
        read_at: when the document was read: what lies after it is a plan, not the day of writing.

    Returns:
        An EDTF day, month or quarter; None when no such date is written.
    """
    read = bounds(read_at)
    latest: tuple[tuple[int, int], str] | None = None
    for span in spans:
        for mention in dates_in(text, span, DateContext()):
            iso = mention.iso.rpartition("/")[2]
            days = bounds(iso)
            if days is None or precision(iso) == "year" or (read and days[0] > read[1]):
                continue
            rank = (days[0].toordinal(), days[0].toordinal() - days[1].toordinal())
            if latest is None or rank > latest[0]:
                latest = rank, iso
    return latest[1] if latest else None


@lru_cache(maxsize=4096)
def _readings_of(sentence: str) -> tuple[Reading, ...]:
    """What a sentence says of dates, before they are placed.

    Kept, for a document's sentences are read twice: to find its own date, and to place dates against that.
    """
    return tuple(_joined(sentence, _longest(_readings(sentence))))


def _readings(sentence: str) -> Iterator[Reading]:
    digit = _DIGIT.search(sentence) is not None
    words = set(_WORD.findall(sentence.lower()))
    if not words.isdisjoint(MONTHS):
        yield from month_readings(sentence, digit=digit)
    if words & _PART_CUES or (digit and _QUARTER_CUE.search(sentence)):
        yield from part_readings(sentence)
    if words & _RELATIVE_CUES:
        yield from relative_readings(sentence)
    if digit:
        yield from numeric_readings(sentence)
        yield from continental_readings(sentence)
    if _CYRILLIC.search(sentence):
        yield from russian_readings(sentence)
    if _HAN_CUE.search(sentence):
        yield from chinese_readings(sentence)


def _longest(readings: Iterable[Reading]) -> list[Reading]:
    """In order, of overlapping readings the longest, of equally long ones the first."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda reading: (reading.start - reading.end, reading.start)):
        if all(reading.end <= other.start or other.end <= reading.start for other in kept):
            kept.append(reading)
    return sorted(kept, key=lambda reading: reading.start)


def _anchors(context: DateContext, *, ahead: bool) -> tuple[tuple[str, Anchor | None], ...]:
    """What a date may be placed against, the first choice first."""
    return (
        ("published_at", Anchor.at(context.published_at, ahead=ahead)),
        ("document", Anchor.at(context.document, ahead=ahead)),
    )


def _speaks_ahead(sentence: str, reading: Reading) -> bool:
    """Whether the words around a date look ahead: "will begin on Friday", "On Friday, it will"."""
    if _AHEAD.search(sentence, max(0, reading.start - _AHEAD_REACH), reading.start):
        return True
    return reading.start <= _OPENS_WITHIN and bool(_AHEAD_BEHIND.search(sentence, reading.end))


def _lacks_year(reading: Reading) -> bool:
    return reading.first is not None and reading.first.year is None


def _joined(sentence: str, readings: list[Reading]) -> list[Reading]:
    """Two calendar dates with "and", "to" or a dash between them become one span; a year serves both."""
    joined: list[Reading] = []
    for reading in readings:
        before = joined[-1] if joined else None
        pair = None
        if before and _JOINT.fullmatch(sentence, before.end, reading.start):
            pair = _pair(before, reading)
        if pair:
            joined[-1] = pair
        else:
            joined.append(reading)
    return joined


def _pair(one: Reading, two: Reading) -> Reading | None:
    if one.relative or two.relative or one.same_year or two.same_year:
        return None
    if (
        not (one.first and one.last and two.first and two.last)
        or one.first != one.last
        or two.first != two.last
    ):
        return None
    first, last = one.first, two.last
    if first.year is None and last.year is not None and first.month:
        first = first._replace(
            year=last.year - ((first.month, first.day or 0) > (last.month or 12, last.day or 31))
        )
    elif last.year is None and first.year is not None and last.month:
        last = last._replace(
            year=first.year + ((last.month, last.day or 31) < (first.month or 1, first.day or 0))
        )
    if not (first.possible and last.possible) or (first.year is None) != (last.year is None):
        return None
    if first.year is None:
        in_order = (first.month or 0, first.day or 0) < (last.month or 0, last.day or 0)
    else:
        days = bounds(first.iso or ""), bounds(last.iso or "")
        in_order = bool(days[0] and days[1] and days[0][1] < days[1][0])
    return Reading(one.start, two.end, first, last) if in_order else None


def _placed(
    reading: Reading, span: Span, anchors: tuple[tuple[str, Anchor | None], ...], text: str
) -> DateMention | None:
    if reading.relative:
        for name, anchor in anchors:
            if anchor and (iso := reading.relative(anchor)) and bounds(iso):
                return DateMention(span, iso, inferred=True, resolved_from=name)
        return None
    if reading.same_year:
        return _in_the_same_year(reading, span, text)
    for name, anchor in anchors:
        year = anchor.year_of(reading.first) if anchor and reading.first else None
        if year is not None and (mention := _mention(_in_year(reading, year), span)):
            return replace(mention, inferred=True, resolved_from=name)
    return _mention(reading, span)


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
