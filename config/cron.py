"""Cron expressions, for the schedules that days and a time of day cannot say.

**Source**: crontab(5): five fields; numbers, ranges and steps in each; names for months and weekdays; Sunday
is 0 and 7; where both day fields are restricted, either of them is enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from config.errors import ConfigError

if TYPE_CHECKING:
    from datetime import datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")

FIELDS: tuple[tuple[str, int, int, dict[str, int]], ...] = (
    ("minute", 0, 59, {}),
    ("hour", 0, 23, {}),
    ("day of the month", 1, 31, {}),
    ("month", 1, 12, {name: number for number, name in enumerate(MONTHS, start=1)}),
    ("weekday", 0, 7, {name: number for number, name in enumerate(WEEKDAYS)}),
)
"""Name, least and greatest number, and the names that may stand for numbers; in the order written."""

PART = re.compile(r"(?:(\*)|(\w+)(?:-(\w+))?)(?:/([0-9]{1,2}))?")


@dataclass(frozen=True, slots=True)
class Cron:
    """Which local minutes a cron expression names.

    Attributes:
        text: as the admin wrote it, with single spaces.
        minutes: 0..59.
        hours: 0..23.
        days: of the month, 1..31.
        months: 1..12.
        weekdays: Monday is 0, as in `date.weekday()` (not as in cron).
        either_day: both day fields are restricted, so that either is enough.
    """

    text: str
    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either_day: bool

    def names(self, local: datetime) -> bool:
        """Whether it names the minute in which this nominal local time stands."""
        by_day, by_weekday = local.day in self.days, local.weekday() in self.weekdays
        day = (by_day or by_weekday) if self.either_day else (by_day and by_weekday)
        return (
            day and local.month in self.months and local.hour in self.hours and local.minute in self.minutes
        )


def cron(text: str) -> Cron:
    """What a cron expression such as `0 8 * * mon-fri` names.

    Raises:
        ConfigError: naming the field that is wrong.
    """
    written = text.lower().split()
    if len(written) != len(FIELDS):
        raise ConfigError(
            f"a cron expression has five fields, and {text!r} has {len(written)}",
            hint='minute, hour, day, month, weekday: "0 8 * * mon-fri"',
        )
    minutes, hours, days, months, weekdays = (
        _numbers(part, *field) for part, field in zip(written, FIELDS, strict=True)
    )
    return Cron(
        text=" ".join(written),
        minutes=minutes,
        hours=hours,
        days=days,
        months=months,
        weekdays=frozenset((day - 1) % 7 for day in weekdays),
        either_day=not written[2].startswith("*") and not written[4].startswith("*"),
    )


def _numbers(field: str, name: str, least: int, greatest: int, names: dict[str, int]) -> frozenset[int]:
    numbers: set[int] = set()
    for part in field.split(","):
        found = PART.fullmatch(part)
        if found is None:
            raise _bad(field, name, least, greatest)
        star, first, last, step = found.groups()
        bounds = [word if word is None else names.get(word, _number(word)) for word in (first, last)]
        start = least if star else bounds[0]
        # `5/10` counts from five to the end, `5` is five alone.
        end = greatest if star or (step and last is None) else bounds[1] if last else start
        if start is None or end is None or not least <= start <= end <= greatest or step in {"0", "00"}:
            raise _bad(field, name, least, greatest)
        numbers.update(range(start, end + 1, int(step or 1)))
    return frozenset(numbers)


def _number(word: str) -> int | None:
    return int(word) if re.fullmatch(r"[0-9]{1,2}", word) else None


def _bad(field: str, name: str, least: int, greatest: int) -> ConfigError:
    return ConfigError(
        f"bad {name} {field!r} in a cron expression", hint=f"{least} to {greatest}, *, a-b or */n"
    )
