"""Days, times and durations, as admins write them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.schedule import (
    DateRange,
    date_range,
    days,
    days_text,
    duration,
    duration_text,
    time_of_day,
    timezone,
)


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("Monday – Wednesday", (0, 1, 2)),
        ("sat, sun", (5, 6)),
        ("fri-mon", (0, 4, 5, 6)),
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
        ("weekends, thurs", (3, 5, 6)),
        ("wed", (2,)),
    ],
)
def test_days_are_named_singly_as_ranges_and_as_groups(text: str, weekdays: tuple[int, ...]) -> None:
    assert days(text) == weekdays


@given(st.sets(st.integers(0, 6), min_size=1))
def test_days_written_are_read_back(named: set[int]) -> None:
    weekdays = tuple(sorted(named))
    assert days(days_text(weekdays)) == weekdays


@given(st.integers(1, 366 * 86_400))
def test_durations_written_are_read_back(seconds: int) -> None:
    length = timedelta(seconds=seconds)
    assert duration(duration_text(length)) == length


def test_the_hour_may_lack_its_zero() -> None:
    assert time_of_day("8:00") == time_of_day("08:00") == time(8)


def test_a_range_of_days_holds_both_its_ends() -> None:
    skipped = date_range("2026-12-24 .. 2027-01-01")
    assert skipped == DateRange(date(2026, 12, 24), date(2027, 1, 1))
    assert date(2026, 12, 24) in skipped
    assert date(2027, 1, 1) in skipped
    assert date(2027, 1, 2) not in skipped


@pytest.mark.parametrize("name", ["UTC", "Europe/Stockholm", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])
def test_places_and_utc_are_time_zones(name: str) -> None:
    assert timezone(name) == name
