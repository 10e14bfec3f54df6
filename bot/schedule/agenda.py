"""The agenda: what several schedules together have coming."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.schedule.occurrences import next_occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.schedule.occurrences import Due
    from bot.schedule.schedule import Schedule
    from config.destination import Destination
    from config.schedule import DateRange

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is due by a schedule: a briefing, somebody's own digest.

    Attributes:
        name: what it is called.
        to: where it goes.
    """

    name: str
    schedule: Schedule
    to: tuple[Destination, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """One occurrence of an entry."""

    entry: Entry
    due: Due


@dataclass(frozen=True, slots=True)
class Skipped:
    """Days on which an entry would be due, and is not.

    Attributes:
        due_at: when the first of them would have come.
    """

    entry: Entry
    days: DateRange
    due_at: datetime


def coming(entries: Iterable[Entry], after: datetime, count: int) -> list[Coming]:
    """The first `count` occurrences of all entries, in order of instant, and what is merged into them."""
    every = sorted(
        (Coming(entry, due) for entry in entries for due in next_occurrences(entry.schedule, after, count)),
        key=lambda one: (one.due.due_at, one.entry.name, one.due.nominal),
    )
    kept = [one for one in every if not one.due.merged][:count]
    return every[: every.index(kept[-1]) + 1] if kept else []


def skipped(entries: Iterable[Entry], after: datetime, until: datetime) -> list[Skipped]:
    """The days to skip that leave out something after an instant, up to and with another; in order of it."""
    found = [one for entry in entries for one in _left_out(entry, after, until)]
    return sorted(found, key=lambda one: (one.due_at, one.entry.name))


def _left_out(entry: Entry, after: datetime, until: datetime) -> Iterator[Skipped]:
    zone = ZoneInfo(entry.schedule.timezone)
    bare = replace(entry.schedule, skip=())
    today, last = after.astimezone(zone).date(), until.astimezone(zone).date()
    for days in entry.schedule.skip:
        if days.last < today or days.first > last:
            continue
        since = after
        if days.first > today:  # from just before its midnight, which may itself be the time
            since = datetime.combine(days.first, time.min, zone).astimezone(UTC) - SECOND
        first = next_occurrences(bare, since, 1)[-1:]
        yield from (
            Skipped(entry, days, due.due_at)
            for due in first
            if due.nominal.date() in days and due.due_at <= until
        )
