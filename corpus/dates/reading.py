"""What the words of a date say before the calendar is asked: parts that may lack a year, or an offset.

The language modules make readings; `recognition` joins them and places them against an anchor.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from corpus.dates.edtf import bounds, month_iso, precision, quarter_iso, spanned
from corpus.words.lower import lower_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FEBRUARY_29_YEAR = 2000  # a leap year, so that a day without a year may be any day there is


class Parts(NamedTuple):
    """A calendar date as far as it is written."""

    year: int | None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    @property
    def possible(self) -> bool:
        """Whether the calendar has such a day."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        if self.month is None:
            return False
        return 1 <= self.day <= monthrange(self.year or _FEBRUARY_29_YEAR, self.month)[1]

    def in_year(self, year: int) -> Parts:
        """The same in a year; months 13 and 14 are those of the year after: a winter ends there."""
        if self.month is None or self.month <= 12:
            return self._replace(year=year)
        return self._replace(year=year + 1, month=self.month - 12)

    @property
    def iso(self) -> str | None:
        """In EDTF, with XXXX for the year that is not written; None when nothing would be left."""
        if self.year is None and self.month is None:
            return None
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.quarter is not None:
            return f"{year}-Q{self.quarter}"
        if self.month is None:
            return year
        return f"{year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day is not None else "")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date that missing parts are counted from: no finer than it is known.

    Attributes:
        first: the first day it may be.
        last: the last day it may be.
        precision: `day`, `month`, `quarter` or `year`.
        tense: tells whether the sentence speaks of what is to come; asked only where it matters.
    """

    first: date
    last: date
    precision: str
    tense: Callable[[], bool | None] = lambda: None

    @classmethod
    def at(cls, iso: str | None, *, tense: Callable[[], bool | None] = lambda: None) -> Anchor | None:
        """The anchor for a date or instant; None when there is none. Of a span, its end."""
        last = (iso or "").partition("T")[0].rpartition("/")[2]
        days = bounds(last)
        return None if days is None else cls(*days, precision(last), tense)

    @property
    def ahead(self) -> bool | None:
        """True for what is to come, False for what is past; None where the sentence does not say."""
        return self.tense()

    @property
    def year(self) -> int:
        """The anchor's year."""
        return self.last.year

    def offset(self, unit: str, count: int) -> str | None:
        """The day, week, month, quarter or year so many before (or after); None when too little is known."""
        year = self.year
        try:
            if unit == "year":
                return f"{year + count:04d}" if 1 <= year + count <= 9999 else None
            if unit == "quarter" and self.precision != "year":
                return quarter_iso(year, (self.last.month + 2) // 3 + count)
            if unit == "month" and self.precision in {"day", "month"}:
                return month_iso(year, self.last.month + count)
            if self.precision != "day":
                return None
            if unit == "week":
                monday = self.last + timedelta(days=7 * count - self.last.weekday())
                return spanned(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
            if unit == "day":
                return (self.last + timedelta(days=count)).isoformat()
        except OverflowError:
            return None
        return None

    def weekday(self, number: int, step: int | None) -> str | None:
        """The day of that name (Monday is 0).

        Args:
            number: which weekday.
            step: -1 the last one before the anchor, 1 the next one after it, 0 the one in the anchor's week;
                None the nearest in the direction that the sentence speaks in, the anchor's own day included.
        """
        if self.precision != "day":
            return None
        ahead = (number - self.last.weekday()) % 7
        if step == 0:
            days = number - self.last.weekday()
        elif step == 1:
            days = ahead or 7
        elif step == -1 or not self.ahead:
            days = ahead - 7 if ahead or step == -1 else 0
        else:
            days = ahead
        return self.offset("day", days)

    def weekday_of_week(self, number: int, count: int) -> str | None:
        """The day of that name (Monday is 0) in the week so many weeks on."""
        return self.offset("day", 7 * count + number - self.last.weekday())

    def year_of(self, parts: Parts) -> int | None:
        """The year that a date without one most likely means: the nearest, the past before the future.

        A report looks back further than it looks ahead: a month to come weighs half as much again as a month
        gone by, and three times as much where the sentence tells what was; where it speaks of what is to
        come, a month gone by weighs twelve times. A quarter is named when it is over.
        """
        month = parts.month or (3 * parts.quarter if parts.quarter else None)
        if month is None:
            return None
        ahead = self.ahead
        past, future = (12.0, 1.0) if ahead else (1.0, 1.5 if ahead is None else 3.0)
        if parts.quarter and not ahead:
            future = 4.0

        def distance(year: int) -> float:
            day = min(parts.day or 15, monthrange(year, month)[1])
            there = date(year, month, day)
            if self.precision != "day" or parts.day is None:
                days = 30.4 * (12 * (year - self.last.year) + month - self.last.month)
            else:
                days = (there - self.last).days
            return future * days if days > 0 else -past * days

        years = [y for y in (self.year - 1, self.year, self.year + 1) if 1 <= y <= 9999]
        possible = [year for year in years if parts._replace(year=year).possible]
        return min(possible, key=distance, default=None)


@dataclass(frozen=True, slots=True)
class Reading:
    """One date as the words give it; offsets count from the start of the sentence.

    Attributes:
        start: where it starts.
        end: where it ends.
        first: the date, or the first of a span.
        last: the last of a span; the same as `first` for a single date.
        relative: for "last month" and the like: the date, given an anchor. It outranks first and last.
        same_year: the words say "of the same year": the year stands earlier in the document.
    """

    start: int
    end: int
    first: Parts | None = None
    last: Parts | None = None
    relative: Callable[[Anchor], str | None] | None = None
    same_year: bool = False


class Form(NamedTuple):
    """A way to write a date.

    Attributes:
        pattern: finds it.
        read: what a match says of a date; None where it is none after all.
        cues: sets of words as `cues_of` gives them; a sentence without a word of each has no such form.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Reading | None]
    cues: tuple[frozenset[str], ...] = ()


DIGIT, YEAR_DIGITS, DIGITS_JOINED = "0", "0000", "0/0"
"""Stand among the words of a sentence for any digit, four in a row, and two with a mark between them."""
_words = lower_words(re.compile(r"[a-z]+"))
_DIGIT = re.compile(r"\d")
_YEAR_DIGITS = re.compile(r"\d{4}")
_DIGITS_JOINED = re.compile(r"\d[/.-]\d")


def cues_of(sentence: str) -> set[str]:
    """The words that tell which forms a sentence may have: of Latin letters without marks, lower case."""
    words = set(_words(sentence))
    if "may" in words and "May" not in sentence and "MAY" not in sentence:
        words.discard("may")
    if _DIGIT.search(sentence):
        words.add(DIGIT)
        if _YEAR_DIGITS.search(sentence):
            words.add(YEAR_DIGITS)
        if _DIGITS_JOINED.search(sentence):
            words.add(DIGITS_JOINED)
    return words


def single(start: int, end: int, parts: Parts) -> Reading | None:
    """A reading of one date, if the calendar has it."""
    return Reading(start, end, parts, parts) if parts.possible else None


def double(start: int, end: int, first: Parts, last: Parts) -> Reading | None:
    """A reading of two dates as one span, if the calendar has both and they come in this order."""
    if not (first.possible and last.possible):
        return None
    return Reading(start, end, first, last)


def placed(
    start: int, end: int, first: Parts, last: Parts, *, year: str | None, step: int | None
) -> Reading | None:
    """A reading of a date or a span without a year in the year that stands beside it.

    Args:
        start: where it starts.
        end: where it ends.
        first: the date, or the first of a span.
        last: the last of a span; the same as `first` for a single date.
        year: the year, as it is written.
        step: where no year is written, how many years from the anchor's it is; None when it is not said.
    """
    if year:
        return double(start, end, first.in_year(int(year)), last.in_year(int(year)))
    if step is None:
        return double(start, end, first, last)

    def of_that_year(anchor: Anchor) -> str | None:
        opening, closing = first.in_year(anchor.year + step), last.in_year(anchor.year + step)
        if not (opening.possible and closing.possible and opening.iso and closing.iso):
            return None
        return spanned(opening.iso, closing.iso)

    return Reading(start, end, relative=of_that_year)


def found(sentence: str, forms: Iterable[Form]) -> Iterator[Reading]:
    """Every reading of these forms in a sentence, in no order; they may overlap."""
    for form in forms:
        for match in form.pattern.finditer(sentence):
            if reading := form.read(match):
                yield reading
