"""Schedules: which nominal local times they name."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from bot.schedule.schedule import Schedule, schedule_of
from config.configuration import Briefing
from config.cron import cron
from config.schedule import DateRange


def named(schedule: Schedule, after: str, until: str) -> list[str]:
    times = schedule.nominal(datetime.fromisoformat(after), datetime.fromisoformat(until))
    return [f"{moment:%a %d %H:%M}" for moment in times]


def test_days_and_a_time_name_one_time_a_day() -> None:
    weekdays = Schedule("UTC", days=(0, 4), at=time(8))
    assert named(weekdays, "2026-05-18T08:00", "2026-05-25T08:00") == ["Fri 22 08:00", "Mon 25 08:00"]


def test_skipped_days_name_nothing_however_they_overlap() -> None:
    holidays = (
        DateRange(date(2026, 5, 19), date(2026, 5, 21)),
        DateRange(date(2026, 5, 20), date(2026, 5, 23)),
        DateRange(date(2026, 5, 25), date(2026, 5, 25)),
    )
    for schedule in (
        Schedule("UTC", at=time(8), skip=holidays),
        Schedule("UTC", cron=cron("0 8 * * *"), skip=holidays),
    ):
        assert named(schedule, "2026-05-18T00:00", "2026-05-26T23:00") == [
            "Mon 18 08:00",
            "Sun 24 08:00",
            "Tue 26 08:00",
        ]


def test_the_midnight_after_skipped_days_is_named() -> None:
    day = DateRange(date(2026, 5, 19), date(2026, 5, 19))
    midnights = Schedule("UTC", at=time(0), skip=(day,))
    assert named(midnights, "2026-05-18T12:00", "2026-05-20T12:00") == ["Wed 20 00:00"]


def test_no_days_name_nothing() -> None:
    assert named(Schedule("UTC", days=(), at=time(8)), "2026-05-18T00:00", "2026-05-26T00:00") == []


@pytest.mark.parametrize("given", [{}, {"at": time(8), "cron": cron("0 8 * * *")}])
def test_a_schedule_says_when_once(given: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a time of day or a cron expression"):
        Schedule("UTC", **given)  # type: ignore[arg-type]  # both wrong on purpose


def test_a_briefing_is_due_by_its_own_fields() -> None:
    skip = (DateRange(date(2026, 12, 24), date(2027, 1, 1)),)
    briefing = Briefing("Morning", "Europe/Stockholm", days=(0, 1), at=time(8), skip=skip)
    assert schedule_of(briefing) == Schedule("Europe/Stockholm", days=(0, 1), at=time(8), skip=skip)
    assert schedule_of(Briefing("Morning", "UTC", cron=cron("0 8 * * *"))) == Schedule(
        "UTC", cron=cron("0 8 * * *")
    )


def test_a_briefing_without_a_time_is_never_due() -> None:
    assert schedule_of(Briefing("Weekly", "UTC")) is None
