"""Calendar arithmetic on the date notation that mentions use.

Days, months, years and `X` for an unknown year follow the Extended Date/Time Format; quarters are written
`2024-Q1`. Source: https://www.loc.gov/standards/datetime/ (EDTF, part of ISO 8601-2:2019).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")


def bounds(iso: str) -> tuple[date, date] | None:
    """The first and the last day that a date covers; None when its year is unknown or it is no date.

    Args:
        iso: a day, month, quarter, year, or two of them with a slash; a UTC instant counts as its day.
    """
    first, _, last = iso.partition("/")
    opening = _bounds_of_one(first)
    closing = _bounds_of_one(last) if last else opening
    if opening is None or closing is None or closing[1] < opening[0]:
        return None
    return opening[0], closing[1]


def precision(iso: str) -> str:
    """`day`, `month`, `quarter` or `year`: how finely the (first) date is given."""
    first = iso.partition("/")[0]
    if "Q" in first:
        return "quarter"
    return {4: "year", 7: "month"}.get(len(first), "day")


def month_iso(year: int, month: int) -> str:
    """The month, counted on over the ends of the year: month 0 is the December before."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def quarter_iso(year: int, quarter: int) -> str:
    """The quarter, counted on over the ends of the year: quarter 0 is the fourth of the year before."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return f"{year:04d}-Q{quarter}"


def spanned(first: str, last: str) -> str:
    """One date for two: the date itself when they are the same."""
    return first if first == last else f"{first}/{last}"


def _bounds_of_one(iso: str) -> tuple[date, date] | None:
    found = _ISO.fullmatch(iso.partition("T")[0])
    if found is None or (year := int(found["year"])) == 0:
        return None
    if found["quarter"]:
        month = 3 * int(found["quarter"])
        return date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])
    if not found["month"]:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(found["month"])
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if not found["day"]:
        return date(year, month, 1), date(year, month, last)
    day = int(found["day"])
    return (date(year, month, day), date(year, month, day)) if 1 <= day <= last else None
