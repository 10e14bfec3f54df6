"""A daily plan in every zone, 2020 to 2037."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.schedule.occurrences import occurrences
from bot.schedule.schedule import Schedule
from tests.bot.schedule.zones import SINCE, UNTIL, lived, zones

if TYPE_CHECKING:
    from bot.schedule.occurrences import Due

TIMES = (time(0, 0), time(0, 30), time(2, 30), time(8, 0), time(23, 30))
HALF_HOURS = tuple(time(hour, minute) for hour in range(24) for minute in (0, 30))
DAY = timedelta(days=1)


def check_one_a_day(plan: list[Due]) -> None:
    """One occurrence for each local day that exists, strictly in order, none merged."""
    zone = ZoneInfo(plan[0].timezone)
    days = [due.nominal.date() for due in plan]
    between = (date.fromordinal(day) for day in range(days[0].toordinal(), days[-1].toordinal()))
    missing = set(between) - set(days)
    assert not any(lived(day, zone) for day in missing)
    assert len(days) == len(set(days))
    assert all(one.due_at < other.due_at for one, other in pairwise(plan))
    assert not any(due.merged for due in plan)


def test_a_daily_plan_has_one_occurrence_for_each_local_day_and_is_the_same_in_pieces() -> None:
    for number, (zone, changed) in enumerate(zones().items()):
        schedule = Schedule(zone, at=TIMES[number % len(TIMES)])
        plan = occurrences(schedule, SINCE, UNTIL)
        check_one_a_day(plan)
        assert plan[0].due_at - SINCE < 2 * DAY
        assert UNTIL - plan[-1].due_at < 2 * DAY
        random = Random(zone)  # noqa: S311  it must draw the same each time
        near = [instant for instant, _ in random.sample(changed, min(3, len(changed)))]
        splits = [instant + random.uniform(-1, 1) * DAY for instant in near]
        ends = sorted({SINCE, *(min(max(split, SINCE), UNTIL) for split in splits), UNTIL})
        pieces = [occurrences(schedule, one, other) for one, other in pairwise(ends)]
        assert [due for piece in pieces for due in piece] == plan


def test_around_a_change_of_the_clocks_it_holds_at_every_half_hour_of_the_day() -> None:
    for zone, changed in zones().items():
        if len(changed) == 1:
            continue
        random = Random(zone)  # noqa: S311  it must draw the same each time
        for instant, _ in random.sample(changed[1:], min(3, len(changed) - 1)):
            for at in HALF_HOURS:
                schedule = Schedule(zone, at=at)
                plan = occurrences(schedule, instant - 3 * DAY, instant + 3 * DAY)
                check_one_a_day(plan)
                assert len(plan) in {5, 6, 7}
                split = instant + random.uniform(-1, 1) * DAY
                before = occurrences(schedule, instant - 3 * DAY, split)
                assert plan == before + occurrences(schedule, split, instant + 3 * DAY)
