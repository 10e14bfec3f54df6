"""Schedules: which nominal local times something is due at, in which zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from config.configuration import Briefing
    from config.cron import Cron
    from config.schedule import DateRange

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Days and a time of day, or a cron expression; of a briefing or of somebody's own digest.

    Attributes:
        timezone: IANA name; days, times and skipped days are counted in it.
        days: weekdays, Monday 0; not used beside `cron`.
        at: nominal local time of day; either this or `cron` is given.
        skip: local days on which nothing is due.

    Raises:
        ValueError: neither `at` nor `cron` is given, or both are.
    """

    timezone: str
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    at: time | None = None
    cron: Cron | None = None
    skip: tuple[DateRange, ...] = ()

    def __post_init__(self) -> None:
        if (self.at is None) is (self.cron is None):
            raise ValueError("a schedule has a time of day or a cron expression")

    def nominal(self, after: datetime, until: datetime) -> Iterator[datetime]:
        """The nominal local times after `after`, up to and with `until`; all naive, in order."""
        while after < until:
            for moment in self._named(after):
                if moment > until:
                    return
                if self.skip and (last := self._skipped_to(moment.date())) is not None:
                    after = datetime.combine(last, time.max)
                    break
                yield moment
            else:
                return

    def _skipped_to(self, day: date) -> date | None:
        """The last of the days that are skipped together with this one; None where it is not skipped."""
        return max((skipped.last for skipped in self.skip if day in skipped), default=None)

    def _named(self, after: datetime) -> Iterator[datetime]:
        """The same without an end, skipped days included."""
        if self.cron is not None:
            yield from self.cron.after(after)
        elif self.at is not None and self.days:
            day = after.date()
            while True:
                moment = datetime.combine(day, self.at)
                if moment > after and day.weekday() in self.days:
                    yield moment
                day += DAY


def schedule_of(briefing: Briefing) -> Schedule | None:
    """When a configured briefing is due; None where it is off, or only made when somebody asks for it."""
    if not briefing.enabled or (briefing.at is None and briefing.cron is None):
        return None
    return Schedule(
        timezone=briefing.timezone,
        days=briefing.days,
        at=briefing.at,
        cron=briefing.cron,
        skip=briefing.skip,
    )
