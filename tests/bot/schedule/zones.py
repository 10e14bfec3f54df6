"""Zones of the time zone data, and what is known about them without the code under test."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

SINCE, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
STEP = timedelta(hours=6)
"""No zone changes its clocks twice in so short a time."""

Change = tuple[datetime, timedelta]


def changes(name: str, since: datetime = SINCE, until: datetime = UNTIL) -> list[Change]:
    """The instant of each change of a zone's clocks, to the minute, and the offset from then on.

    The first stands for the beginning.
    """
    zone = ZoneInfo(name)
    walls = _walls(since, until)
    offsets = [zone.utcoffset(wall) or timedelta() for wall in walls]
    found = [(since, offsets[0])]
    for (one, old), (other, new) in pairwise(zip(walls, offsets, strict=True)):
        if old != new:
            before, after = (
                (wall - offset).replace(tzinfo=UTC) for wall, offset in ((one, old), (other, new))
            )
            while after - before > timedelta(minutes=1):
                middle = before + (after - before) / 2
                changed = middle.astimezone(zone).utcoffset() != old
                before, after = (before, middle) if changed else (middle, after)
            found.append((after, new))
    return found


@cache
def _walls(since: datetime, until: datetime) -> list[datetime]:
    """Naive local times, a step apart."""
    start = since.replace(tzinfo=None)
    return [start + number * STEP for number in range((until - since) // STEP + 1)]


@cache
def zones() -> dict[str, tuple[Change, ...]]:
    """A zone for each way in which clocks go from 2020 to 2037, and its changes: any zone goes like one."""
    found: dict[tuple[Change, ...], str] = {}
    for name in sorted(available_timezones()):
        found.setdefault(tuple(changes(name)), name)
    return {name: changed for changed, name in found.items()}


def lived(day: date, zone: ZoneInfo) -> bool:
    """Whether the clocks of a zone ever showed a day."""
    midnight = datetime.combine(day, time.min, UTC)
    return any(
        (midnight + hours * timedelta(hours=1)).astimezone(zone).date() == day for hours in range(-26, 50)
    )
