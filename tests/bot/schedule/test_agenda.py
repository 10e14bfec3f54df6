"""What several schedules together have coming."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from bot.schedule.agenda import Coming, Entry, coming, skipped
from bot.schedule.schedule import Schedule
from config.cron import cron
from config.destination import Destination, Platform
from config.schedule import DateRange

TO = (Destination(Platform.CONSOLE),)


def entry(name: str, schedule: Schedule) -> Entry:
    return Entry(name, schedule, TO)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def told(found: list[Coming]) -> list[str]:
    return [f"{one.entry.name} {one.due.due_at:%d %H:%M}{' merged' * one.due.merged}" for one in found]


STOCKHOLM = entry("stockholm", Schedule("Europe/Stockholm", at=time(8)))
LISBON = entry("lisbon", Schedule("Europe/Lisbon", at=time(6, 59)))


def test_occurrences_stand_in_order_of_instant_and_then_of_name() -> None:
    same = entry("again", Schedule("Europe/Stockholm", at=time(8)))
    assert told(coming([STOCKHOLM, LISBON, same], utc("2026-01-01"), 4)) == [
        "lisbon 01 06:59",
        "again 01 07:00",
        "stockholm 01 07:00",
        "lisbon 02 06:59",
    ]


def test_what_is_merged_stands_beside_what_counts_and_is_not_counted() -> None:
    night = entry("night", Schedule("Europe/Berlin", cron=cron("0 2,3 * * *")))
    other = entry("other", Schedule("Europe/Berlin", at=time(3)))
    found = coming([other, night], utc("2026-03-29"), 2)
    assert told(found) == ["night 29 01:00 merged", "night 29 01:00", "other 29 01:00"]


def test_fewer_come_where_fewer_are_due() -> None:
    assert coming([], utc("2026-01-01"), 3) == []
    never = entry("never", Schedule("UTC", cron=cron("0 8 * 2 mon#5")))
    assert coming([never], utc("2026-01-01"), 3) == []


def test_skipped_days_are_told_where_something_is_left_out() -> None:
    christmas = DateRange(date(2026, 12, 24), date(2026, 12, 27))
    weekend = DateRange(date(2026, 12, 19), date(2026, 12, 20))
    past = DateRange(date(2026, 11, 1), date(2026, 11, 30))
    far = DateRange(date(2031, 1, 1), date(9999, 12, 31))
    weekdays = Schedule(
        "America/Santiago", days=(0, 1, 2, 3, 4), at=time(0), skip=(far, past, christmas, weekend)
    )
    found = skipped([entry("desk", weekdays)], utc("2026-12-01"), utc("2027-01-31"))
    assert [(one.days, one.due_at) for one in found] == [(christmas, utc("2026-12-24T03:00"))]
    assert skipped([entry("desk", weekdays)], utc("2026-12-01"), utc("2026-12-24T02:59")) == []


def test_days_that_are_being_skipped_are_told_until_their_last_time_is_over() -> None:
    christmas = DateRange(date(2026, 12, 24), date(2026, 12, 26))
    desk = [entry("desk", Schedule("UTC", at=time(8), skip=(christmas,)))]
    assert [one.due_at for one in skipped(desk, utc("2026-12-25"), utc("2026-12-31"))] == [
        utc("2026-12-25T08:00")
    ]
    assert skipped(desk, utc("2026-12-26T08:00"), utc("2026-12-31")) == []
