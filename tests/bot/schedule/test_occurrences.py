"""At which instants nominal local times come: the named nights, and any schedule against the definition."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.occurrences import Due, Shift, next_occurrences, occurrences
from bot.schedule.schedule import Schedule
from config.cron import cron
from config.schedule import DateRange
from tests.bot.schedule.zones import changes

DAY = timedelta(days=1)
BERLIN = "Europe/Berlin"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


def told(plan: list[Due]) -> list[tuple[str, str, Shift | None]]:
    """Nominal time and instant, to the minute."""
    return [(f"{due.nominal:%m-%d %H:%M}", f"{due.due_at:%m-%d %H:%MZ}", due.shift) for due in plan]


def nights(zone: str, at: time, day: str) -> list[tuple[str, str, Shift | None]]:
    """What a daily plan has on a local day, the one before and the one after."""
    schedule = Schedule(zone, at=at)
    middle = date.fromisoformat(day)
    plan = occurrences(schedule, utc(day) - 3 * DAY, utc(day) + 3 * DAY)
    return told([due for due in plan if abs(due.nominal.date() - middle) <= DAY])


@pytest.mark.parametrize(
    ("zone", "at", "day", "shift", "expected"),
    [
        (BERLIN, time(2, 30), "2026-03-29", Shift.GAP, ["03-28 01:30Z", "03-29 01:30Z", "03-30 00:30Z"]),
        (BERLIN, time(2, 30), "2026-10-25", Shift.FOLD, ["10-24 00:30Z", "10-25 00:30Z", "10-26 01:30Z"]),
        (
            "America/New_York",
            time(2, 30),
            "2026-03-08",
            Shift.GAP,
            ["03-07 07:30Z", "03-08 07:30Z", "03-09 06:30Z"],
        ),
        (
            "America/New_York",
            time(1, 30),
            "2026-11-01",
            Shift.FOLD,
            ["10-31 05:30Z", "11-01 05:30Z", "11-02 06:30Z"],
        ),
        (
            "America/Santiago",
            time(0),
            "2026-09-06",
            Shift.GAP,
            ["09-05 04:00Z", "09-06 04:00Z", "09-07 03:00Z"],
        ),
        (
            "America/Santiago",
            time(23, 30),
            "2026-04-04",
            Shift.FOLD,
            ["04-04 02:30Z", "04-05 02:30Z", "04-06 03:30Z"],
        ),
        (
            "Australia/Lord_Howe",
            time(2, 15),
            "2026-10-04",
            Shift.GAP,
            ["10-02 15:45Z", "10-03 15:45Z", "10-04 15:15Z"],
        ),
        (
            "Australia/Lord_Howe",
            time(1, 45),
            "2026-04-05",
            Shift.FOLD,
            ["04-03 14:45Z", "04-04 14:45Z", "04-05 15:15Z"],
        ),
        (
            "Antarctica/Troll",
            time(2, 30),
            "2026-03-29",
            Shift.GAP,
            ["03-28 02:30Z", "03-29 02:30Z", "03-30 00:30Z"],
        ),
    ],
)
def test_a_night_with_a_change_has_one_occurrence(
    zone: str, at: time, day: str, shift: Shift, expected: list[str]
) -> None:
    found = nights(zone, at, day)
    assert [due_at for _, due_at, _ in found] == expected
    assert [shifted for _, _, shifted in found] == [None, shift, None]


def test_the_end_of_a_gap_and_of_a_fold_are_ordinary_times() -> None:
    assert nights(BERLIN, time(3, 0), "2026-03-29")[1][2] is None
    assert nights(BERLIN, time(3, 0), "2026-10-25")[1][2] is None


def test_a_weekly_midnight_that_is_missing_in_cairo_loses_no_week() -> None:
    fridays = Schedule("Africa/Cairo", days=(4,), at=time(0))
    assert told(occurrences(fridays, utc("2026-04-16T23:00"), utc("2026-05-02"))) == [
        ("04-24 00:00", "04-23 22:00Z", Shift.GAP),
        ("05-01 00:00", "04-30 21:00Z", None),
    ]


def test_the_day_that_apia_left_out_has_no_occurrence() -> None:
    assert nights("Pacific/Apia", time(9), "2011-12-30") == [
        ("12-29 09:00", "12-29 19:00Z", None),
        ("12-31 09:00", "12-30 19:00Z", None),
    ]
    assert [day for day, _, _ in nights("Pacific/Kwajalein", time(9), "1993-08-21")] == [
        "08-20 09:00",
        "08-22 09:00",
    ]


def test_a_day_that_came_twice_over_the_date_line_counts_once() -> None:
    """Manila 1844 and Juneau 1867 crossed it: the one left out a day, the other had one twice."""
    assert len(nights("Asia/Manila", time(9), "1844-12-31")) == 2
    assert len(nights("America/Juneau", time(9), "1867-10-18")) == 3


def test_of_two_times_at_one_instant_the_later_counts_and_the_other_is_told() -> None:
    both = Schedule(BERLIN, cron=cron("0 2,3 * * *"))
    plan = occurrences(both, utc("2026-03-29"), utc("2026-03-29T12:00"))
    assert plan == [
        Due(local("2026-03-29T02:00"), BERLIN, utc("2026-03-29T01:00"), merged=True, shift=Shift.GAP),
        Due(local("2026-03-29T03:00"), BERLIN, utc("2026-03-29T01:00")),
    ]
    assert occurrences(both, utc("2026-03-29"), utc("2026-03-29T01:00")) == plan
    assert occurrences(both, utc("2026-03-29T01:00"), utc("2026-03-29T02:00")) == []


def test_every_nominal_hour_comes_once_over_a_repeated_hour() -> None:
    hourly = Schedule(BERLIN, cron=cron("30 * * * *"))
    assert told(occurrences(hourly, utc("2026-10-24T23:00"), utc("2026-10-25T03:00"))) == [
        ("10-25 01:30", "10-24 23:30Z", None),
        ("10-25 02:30", "10-25 00:30Z", Shift.FOLD),
        ("10-25 03:30", "10-25 02:30Z", None),
    ]


def test_a_time_that_a_gap_carries_past_another_stands_behind_it() -> None:
    times = Schedule(BERLIN, cron=cron("0,45 2,3 * * *"))
    assert [
        (f"{due.nominal:%H:%M}", due.merged) for due in next_occurrences(times, utc("2026-03-29"), 2)
    ] == [
        ("02:00", True),
        ("03:00", False),
        ("02:45", True),
        ("03:45", False),
    ]
    apart = Schedule(BERLIN, cron=cron("30 2 * * *"), skip=())
    assert [due.local.isoformat() for due in next_occurrences(apart, utc("2026-03-29"), 1)] == [
        "2026-03-29T03:30:00+02:00"
    ]


def test_skipped_days_are_counted_by_the_nominal_day() -> None:
    """23:30 in Toronto on 30 March 1919 came on the 31st; the 30th is skipped all the same."""
    skipped = DateRange(date(1919, 3, 30), date(1919, 3, 30))
    schedule = Schedule("America/Toronto", at=time(23, 30), skip=(skipped,))
    plan = occurrences(schedule, utc("1919-03-29"), utc("1919-04-02"))
    assert [due.nominal.day for due in plan] == [28, 29, 31]


def test_windows_hold_their_end_and_not_their_beginning() -> None:
    schedule = Schedule("UTC", at=time(8))
    eight = utc("2026-05-20T08:00")
    assert len(occurrences(schedule, eight - DAY, eight)) == 1
    assert occurrences(schedule, eight, eight + timedelta(seconds=30)) == []
    assert occurrences(schedule, eight, eight) == []
    assert occurrences(schedule, eight, eight - DAY) == []


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        occurrences(Schedule("UTC", at=time(8)), local("2026-05-20"), utc("2026-05-21"))


def test_what_never_comes_gives_fewer_and_ends() -> None:
    rare = Schedule("UTC", cron=cron("0 8 * 2 mon#5"))
    assert next_occurrences(rare, utc("2026-01-01"), 3) == []
    always_skipped = DateRange(date(2026, 1, 1), date(2040, 1, 1))
    minutely = Schedule(BERLIN, cron=cron("* * * * *"), skip=(always_skipped,))
    assert next_occurrences(minutely, utc("2026-01-02"), 3) == []
    assert next_occurrences(Schedule("UTC", at=time(8)), utc("9999-12-30"), 3) == []


ZONES = st.sampled_from(
    [
        BERLIN,
        "America/Santiago",
        "Africa/Cairo",
        "Africa/Casablanca",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Kwajalein",
        "Antarctica/Troll",
        "Asia/Gaza",
        "America/Nuuk",
        "Asia/Kathmandu",
        "UTC",
    ]
) | st.sampled_from(sorted(available_timezones()))
CRONS = st.sampled_from(
    [
        "*/30 * * * *",
        "30 * * * *",
        "0 2,3 * * *",
        "15,45 0,1,2,3,23 * * *",
        "0 0 * * fri",
        "0 9 L * *",
        "7 */5 1-15 * 0",
    ]
).map(cron)


@st.composite
def schedules(draw: st.DrawFn, around: datetime) -> Schedule:
    by_cron = draw(st.booleans())
    days = st.integers(-4, 4).map(lambda number: (around + number * DAY).date())
    ranges = st.tuples(days, days).map(lambda ends: DateRange(min(ends), max(ends)))
    return Schedule(
        timezone=draw(ZONES),
        days=tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1)))),
        at=None if by_cron else draw(st.times()).replace(second=0, microsecond=0),
        cron=draw(CRONS) if by_cron else None,
        skip=tuple(draw(st.lists(ranges, max_size=2))),
    )


@st.composite
def windows(draw: st.DrawFn) -> tuple[Schedule, list[datetime]]:
    """A schedule and instants around a change of its clocks, or any time where they never change."""
    schedule = draw(schedules(utc("2011-12-30")))
    year = draw(st.sampled_from([1993, 2011, 2020, 2026, 2031, 2037]))
    changed = changes(schedule.timezone, utc(f"{year}-01-01"), utc(f"{year + 1}-01-01"))
    middle = draw(st.sampled_from(changed))[0]
    seconds = st.integers(-4 * 86_400, 4 * 86_400) | st.integers(-240, 240).map(lambda minutes: minutes * 60)
    ends = [middle + timedelta(seconds=number) for number in draw(st.lists(seconds, min_size=3, max_size=5))]
    return schedule, sorted(ends)


def defined(schedule: Schedule, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """Instant and nominal time of what is due, the plain way: try every nominal time for days around."""
    zone = ZoneInfo(schedule.timezone)
    start, end = (instant.replace(tzinfo=None) for instant in (since - 3 * DAY, until + 3 * DAY))
    every = ((one.replace(tzinfo=zone).astimezone(UTC), one) for one in schedule.nominal(start, end))
    return sorted((due_at, nominal) for due_at, nominal in every if since < due_at <= until)


@given(windows())
def test_a_plan_is_what_the_definition_says(drawn: tuple[Schedule, list[datetime]]) -> None:
    schedule, (since, *_, until) = drawn
    plan = occurrences(schedule, since, until)
    wanted = defined(schedule, since, until)
    found = [(due.due_at, due.nominal) for due in plan]
    assert set(found) <= set(wanted)
    shown = {due_at.astimezone(ZoneInfo(schedule.timezone)).date() for due_at, _ in wanted}
    assert not {nominal.date() for _, nominal in set(wanted) - set(found)} & shown
    kept = [due.due_at for due in plan if not due.merged]
    assert kept == sorted(set(kept))
    assert set(kept) == {due.due_at for due in plan}
    assert all(due.local.replace(tzinfo=None) == due.nominal for due in plan if due.shift is not Shift.GAP)


@given(windows())
def test_adjoining_plans_are_the_plan_of_both_together(drawn: tuple[Schedule, list[datetime]]) -> None:
    schedule, ends = drawn
    pieces = [occurrences(schedule, one, other) for one, other in pairwise(ends)]
    assert [due for piece in pieces for due in piece] == occurrences(schedule, ends[0], ends[-1])


@given(windows(), st.integers(1, 5))
def test_the_next_ones_are_the_first_of_a_long_plan(
    drawn: tuple[Schedule, list[datetime]], count: int
) -> None:
    schedule, (after, *_) = drawn
    found = next_occurrences(schedule, after, count)
    assert sum(not due.merged for due in found) == count
    assert found == occurrences(schedule, after, found[-1].due_at)
