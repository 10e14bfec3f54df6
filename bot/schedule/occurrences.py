"""Occurrences: the instants at which a schedule's nominal local times come.

**Source**: PEP 495 and RFC 5545 §3.3.5: a local time that does not exist is read with the offset before the
gap, one that comes twice is the first of the two.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.schedule.schedule import Schedule

REACH = timedelta(days=1)
"""The furthest that any zone has ever moved its clocks at once: over the date line."""

NONE = timedelta()

HORIZON = timedelta(days=5 * 366)
"""How far ahead the next occurrences are looked for."""

LATEST = datetime.max.replace(tzinfo=UTC) - 2 * REACH
"""Later instants have no local time everywhere."""


class Shift(StrEnum):
    """What a change of the clocks did to a nominal local time."""

    GAP = "gap"
    """It does not exist, so it comes as much later as the clocks were put forward: 02:30 at 03:30."""

    FOLD = "fold"
    """It comes twice, and the first time counts."""


@dataclass(frozen=True, slots=True)
class Due:
    """One occurrence.

    Attributes:
        nominal: local time as the schedule names it, naive: its identity.
        timezone: IANA name of the zone that `nominal` is counted in.
        due_at: when it comes; aware, UTC.
        merged: a later nominal time comes at the same instant and is the one that counts.
        shift: what a change of the clocks did to it.
    """

    nominal: datetime
    timezone: str
    due_at: datetime
    merged: bool = False
    shift: Shift | None = None

    @property
    def local(self) -> datetime:
        """What the clocks of the zone show when it comes, aware."""
        return self.due_at.astimezone(ZoneInfo(self.timezone))


def occurrences(schedule: Schedule, since: datetime, until: datetime) -> list[Due]:
    """What is due after `since`, up to and with `until`.

    It depends on nothing else: plans of adjoining windows are the plan of both together.

    Args:
        since: aware.
        until: aware.

    Returns:
        In order of `due_at`, then of `nominal`. Those that are not merged come at different instants.

    Raises:
        ValueError: an instant has no zone.
    """
    if since.tzinfo is None or until.tzinfo is None:
        raise ValueError("an instant needs a zone")
    zone = ZoneInfo(schedule.timezone)
    since, until = since.astimezone(UTC), until.astimezone(UTC)
    found = (
        due
        for nominal in schedule.nominal(min(_walls(since, zone)), max(_walls(until, zone)))
        if (due := _due(nominal, zone)) is not None and since < due.due_at <= until
    )
    # Nearly in order: only what a gap shifted may have passed what stands behind the gap.
    ordered = sorted(found, key=attrgetter("due_at", "nominal"))
    return list(_merged(ordered))


def next_occurrences(schedule: Schedule, after: datetime, count: int) -> list[Due]:
    """The first `count` that are due after an instant, and what is merged into them.

    Returns:
        In the order of `occurrences`; fewer where not so many come within `HORIZON`.
    """
    found: list[Due] = []
    reached, span, end = after, timedelta(hours=1), horizon(after)
    while reached < end and count > 0:
        until = min(reached + span, end)
        for due in occurrences(schedule, reached, until):
            found.append(due)
            count -= not due.merged
            if not count:
                return found
        reached, span = until, 2 * span
    return found


def horizon(after: datetime) -> datetime:
    """Until when the next occurrences after an instant are looked for."""
    return after + HORIZON if after < LATEST - HORIZON else LATEST


def _walls(instant: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """What the clocks show at an instant, and what they would show had they not changed in the last day.

    Between the least at its start and the greatest at its end lies every nominal time of a window: a gap
    shifts by what the clocks have been put forward since, and what comes twice has come the first time.
    """
    utc = instant.astimezone(UTC).replace(tzinfo=None)
    now, before = (moment.astimezone(zone).utcoffset() or NONE for moment in (instant, instant - REACH))
    return utc + now, utc + before


def _due(nominal: datetime, zone: ZoneInfo) -> Due | None:
    """When a nominal time comes; None where its whole day does not exist."""
    first, second = _offsets(nominal, zone)
    shift = None if first == second else Shift.GAP if first < second else Shift.FOLD
    if shift is Shift.GAP and not _exists(nominal, zone):
        return None
    utc = nominal - first
    return Due(nominal, zone.key, datetime.combine(utc, utc.time(), UTC), shift=shift)


def _offsets(nominal: datetime, zone: ZoneInfo) -> tuple[timedelta, timedelta]:
    """From UTC, before and after the change of the clocks at a nominal time; alike where there is none."""
    return zone.utcoffset(nominal) or NONE, zone.utcoffset(nominal.replace(fold=1)) or NONE


def _exists(nominal: datetime, zone: ZoneInfo) -> bool:
    """Whether any of the day of a nominal time exists: a zone that crosses the date line may leave it out."""
    ends = (datetime.combine(nominal, edge) for edge in (time.min, time.max))
    return any(before >= after for before, after in (_offsets(end, zone) for end in ends))


def _merged(ordered: Iterable[Due]) -> Iterator[Due]:
    """The same, all but the last of those that come at one instant marked as merged."""
    for _, together in groupby(ordered, key=attrgetter("due_at")):
        *earlier, last = together
        yield from (replace(due, merged=True) for due in earlier)
        yield last
