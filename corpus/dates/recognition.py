"""From one sentence to its dates: read the words, join what belongs together, place it in the calendar."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from corpus.dates import continental, english, german, holidays, numeric, parts, relative, weekdays
from corpus.dates.chinese import chinese_readings
from corpus.dates.derived import DERIVING_CUES, derived_mentions
from corpus.dates.edtf import bounds, precision
from corpus.dates.joining import joined_mentions, joined_readings
from corpus.dates.mention import DateContext, DateMention
from corpus.dates.placing import placed_mention
from corpus.dates.reading import cues_of, found
from corpus.dates.russian import russian_readings
from corpus.dates.tense import speaks_ahead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.dates.reading import Form, Reading
    from corpus.span import Span

_CYRILLIC = re.compile(r"[а-яА-Я]")
_HAN_CUE = re.compile(r"[年月日号天周季]|星期")


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
    found = _found_in(sentence)
    if not found.readings:
        return ()
    mentions = []
    for reading in found.readings:
        tense = partial(speaks_ahead, sentence, reading.start, reading.end)
        mention = placed_mention(reading, text, span.start, context, tense=tense)
        if mention:
            mentions.append(mention)
    if found.may_lead:
        mentions = derived_mentions(text, span.start, mentions)
    if len(mentions) > 1:
        mentions = joined_mentions(text, mentions)
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


def speaks_of_its_present(text: str, spans: Iterable[Span], iso: str) -> bool:
    """Whether days that a document names without a year fall into a month or quarter: its own present.

    Args:
        text: canonical text.
        spans: its paragraphs, or their sentences.
        iso: the document's own latest date, see `document_date`.
    """
    whole, context = bounds(iso), DateContext(document=iso)
    if whole is None:
        return False
    days = (
        bounds(mention.iso)
        for span in spans
        for mention in dates_in(text, span, context)
        if mention.resolved_from == "document" and precision(mention.iso) == "day"
    )
    return any(whole[0] <= day[0] and day[1] <= whole[1] for day in days if day)


class _Found(NamedTuple):
    """What a sentence says of dates before they are placed, and whether words may lead on to others."""

    readings: tuple[Reading, ...] = ()
    may_lead: bool = False


@lru_cache(maxsize=4096)
def _found_in(sentence: str) -> _Found:
    """What a sentence says of dates.

    Kept, for a document's sentences are read twice: to find its own date, and to place dates against that.
    """
    words = cues_of(sentence)
    readings = list(found(sentence, _forms_of(words)))
    if not sentence.isascii():
        if _CYRILLIC.search(sentence):
            readings += russian_readings(sentence)
        if _HAN_CUE.search(sentence):
            readings += chinese_readings(sentence)
    if not readings:
        return _NOTHING
    return _Found(tuple(joined_readings(sentence, _longest(readings))), not words.isdisjoint(DERIVING_CUES))


_NOTHING = _Found()
_FORMS = (
    *english.FORMS,
    *parts.FORMS,
    *relative.FORMS,
    *weekdays.FORMS,
    *holidays.FORMS,
    *numeric.FORMS,
    *continental.FORMS,
    *german.FORMS,
)
_PLACES_OF_CUE: dict[str, list[int]] = {}
for _place, _form in enumerate(_FORMS):
    for _cue in _form.cues[0]:
        _PLACES_OF_CUE.setdefault(_cue, []).append(_place)
_CUES = _PLACES_OF_CUE.keys()


def _forms_of(words: set[str]) -> list[Form]:
    """The forms whose cues all stand among the words of a sentence: few sentences have any."""
    met = words & _CUES
    if not met:
        return []
    places = {place for cue in met for place in _PLACES_OF_CUE[cue]}
    forms = (_FORMS[place] for place in sorted(places))
    return [form for form in forms if not any(words.isdisjoint(cues) for cues in form.cues[1:])]


def _longest(readings: Iterable[Reading]) -> list[Reading]:
    """In order, of overlapping readings the longest, of equally long ones the first."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda reading: (reading.start - reading.end, reading.start)):
        if all(reading.end <= other.start or other.end <= reading.start for other in kept):
            kept.append(reading)
    return sorted(kept, key=lambda reading: reading.start)
