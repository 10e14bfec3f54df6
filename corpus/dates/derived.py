"""Dates told by way of another: "the week of 10 April", "two weeks before 5 March", "the first week of June".

In come a sentence's mentions, already placed; the words that lead to one of them make another date of it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.dates.edtf import bounds, precision, spanned
from corpus.dates.words import COUNTS, WEEKDAYS
from corpus.span import Span
from corpus.words.numbers import ORDINALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.dates.mention import DateMention

_S = r"[\s\u00a0]+"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(COUNTS)}|the)"
_WHICH = (
    rf"(?P<which>{'|'.join(word for word in ORDINALS if ORDINALS[word] <= 5)}|1st|2nd|3rd|4th|5th|last|final)"
)
_DAY_NAMES = "|".join(WEEKDAYS)
_LEADING = re.compile(
    rf"(?<!\w)(?:(?:the{_S})?(?:"
    rf"(?P<week>weekend|week){_S}(?P<said>of|commencing|beginning|starting|ending){_S}(?:(?:on|with){_S})?(?:the{_S})?|(?P<wc>w/c){_S}"
    rf"|{_WHICH}{_S}(?P<what>week|weekend|{_DAY_NAMES}){_S}(?:of|in){_S}(?:the{_S})?"
    rf"|week{_S}(?P<number>\d{{1,2}})(?:{_S}(?:of|in)|,)?{_S}"
    rf"|(?P<end>first|last|final){_S}(?P<many>\d{{1,2}}|{'|'.join(COUNTS)}){_S}(?P<units>days|weeks){_S}(?:of|in){_S}(?:the{_S})?)"
    rf"|{_COUNT}{_S}(?P<unit>day|week|fortnight|month|year)s?{_S}(?P<way>before|after|from|following|prior{_S}to){_S})$",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    rf"(?:\b(?:than|least|most|about|around|over|under|nearly|almost|within|only|the{_S}(?:first|last|next)){_S})$",
    re.IGNORECASE,
)
_REACH = 48  # characters before a date in which the words that lead to it start
DERIVING_CUES = frozenset({
    "week", "weeks", "weekend", "day", "days", "month", "months", "year", "years", "fortnight", "c", "last",
    "final", "first", "second", "third", "fourth", "fifth", "st", "nd", "rd", "th",
})  # fmt: skip
"""Lower-case words without which no other words lead to a date."""


def derived_mentions(text: str, start: int, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The mentions of a sentence, with those that other words lead to replaced, or left out if not to place.

    Args:
        text: canonical text.
        start: where the sentence starts in it.
        mentions: in order.
    """
    derived = []
    for mention in mentions:
        before = text[max(start, mention.span.start - _REACH) : mention.span.start]
        leading = _LEADING.search(before)
        if leading is None or (leading["unit"] and _ROUGHLY.search(before, 0, leading.start())):
            derived.append(mention)
            continue
        opening = mention.span.start - len(leading[0])
        while derived and derived[-1].span.start >= opening:
            derived.pop()  # "the first Monday of June" is no Monday of its own
        if derived and derived[-1].span.end > opening:
            derived.append(mention)
            continue
        days = bounds(mention.iso)
        iso = _led_to(leading, mention.iso, *days) if days else None
        if iso:
            derived.append(replace(mention, span=Span(opening, mention.span.end), iso=iso))
        elif not (leading["week"] or leading["wc"] or leading["what"]):
            derived.append(mention)
    return derived


def _led_to(leading: re.Match[str], iso: str, first: date, last: date) -> str | None:
    """The date that the words before one make of it, in EDTF; None when the calendar has none."""
    try:
        if leading["week"] or leading["wc"]:
            return _week_of(leading, first) if first == last else None
        if leading["what"]:
            return _nth(leading["which"].lower(), leading["what"].lower(), first, last)
        if leading["number"]:
            return _numbered_week(int(leading["number"]), first, last)
        if leading["end"]:
            count = COUNTS.get(leading["many"].lower()) or int(leading["many"])
            days = (7 if leading["units"].lower() == "weeks" else 1) * count - 1
            if leading["end"].lower() == "first":
                return _days(first, first + timedelta(days))
            return _days(last - timedelta(days), last)
        written = leading["count"].lower()
        count = 1 if written == "the" else COUNTS.get(written) or int(written)
        back = leading["way"].lower().startswith(("before", "prior"))
        return counted(iso, first, -count if back else count, leading["unit"].lower())
    except (OverflowError, ValueError):
        return None


def _days(first: date, last: date) -> str:
    return spanned(first.isoformat(), last.isoformat())


def _week_of(leading: re.Match[str], day: date) -> str:
    monday = day - timedelta(day.weekday())
    if leading["week"] and leading["week"].lower() == "weekend":
        return _days(monday + timedelta(5), monday + timedelta(6))
    said = (leading["said"] or "of").lower()
    if said == "ending":
        return _days(day - timedelta(6), day)
    opening = monday if said == "of" else day
    return _days(opening, opening + timedelta(6))


def _nth(which: str, what: str, first: date, last: date) -> str | None:
    """The first Monday, last weekend, second week of a month or year; a week is where its Thursday is."""
    weekday = {"week": 3, "weekend": 5}.get(what)
    weekday = WEEKDAYS.index(what) if weekday is None else weekday
    if (last - first).days < 27:
        return None
    if which in {"last", "final"}:
        day = last - timedelta((last.weekday() - weekday) % 7)
    else:
        number = int(which[0]) if which[0].isdigit() else ORDINALS[which]
        day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    if not first <= day <= last:
        return None
    if what == "week":
        return _days(day - timedelta(3), day + timedelta(3))
    return _days(day, day + timedelta(1)) if what == "weekend" else day.isoformat()


def _numbered_week(number: int, first: date, last: date) -> str | None:
    """The week of that number, as ISO 8601 counts, in a year."""
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31) or first.year != last.year:
        return None
    monday = date.fromisocalendar(first.year, number, 1)
    return _days(monday, monday + timedelta(6))


def counted(iso: str, first: date, count: int, unit: str) -> str | None:
    """The date so many units from another, as finely as that one is known; None when it is known too roughly.

    Args:
        iso: the other date, in EDTF.
        first: its first day.
        count: how many units on; negative for back.
        unit: `day`, `week`, `fortnight`, `month` or `year`.
    """
    known = precision(iso) if "/" not in iso else ""
    if unit in {"day", "week", "fortnight"}:
        days = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
        return (first + timedelta(days)).isoformat() if known == "day" else None
    if known == "year":
        return f"{first.year + count:04d}" if unit == "year" and first.year + count > 0 else None
    if known not in {"day", "month"}:
        return None
    months = 12 * first.year + first.month - 1 + count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    if known == "month":
        return f"{year:04d}-{month:02d}"
    return date(year, month, min(first.day, monthrange(year, month)[1])).isoformat()
