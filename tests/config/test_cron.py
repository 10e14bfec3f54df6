"""Cron expressions: which nominal local times they name, and which mistakes are told."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.cron import Cron, cron
from config.errors import ConfigError


def the_next(text: str, after: str, count: int = 3) -> list[str]:
    return [
        moment.isoformat(timespec="minutes")
        for moment in islice(cron(text).after(datetime.fromisoformat(after)), count)
    ]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("0 8 * * mon-fri", ["2026-05-20T08:00", "2026-05-21T08:00", "2026-05-22T08:00", "2026-05-25T08:00"]),
        ("*/15 * * * *", ["2026-05-20T00:15", "2026-05-20T00:30", "2026-05-20T00:45"]),
        ("5/20 * * * *", ["2026-05-20T00:05", "2026-05-20T00:25", "2026-05-20T00:45", "2026-05-20T01:05"]),
        ("0 8 * * 0", ["2026-05-24T08:00", "2026-05-31T08:00"]),
        ("0 8 * * 7", ["2026-05-24T08:00", "2026-05-31T08:00"]),
        ("0 8 * * SUN", ["2026-05-24T08:00", "2026-05-31T08:00"]),
        ("0 8 * * fri-7", ["2026-05-22T08:00", "2026-05-23T08:00", "2026-05-24T08:00", "2026-05-29T08:00"]),
        ("0 8 1 jan,jun *", ["2026-06-01T08:00", "2027-01-01T08:00"]),
        ("0 8 L * *", ["2026-05-31T08:00", "2026-06-30T08:00"]),
        ("0 8 LW * *", ["2026-05-29T08:00", "2026-06-30T08:00"]),
        ("0 8 * * fri#2", ["2026-06-12T08:00", "2026-07-10T08:00"]),
        ("0 8 * * 5L", ["2026-05-29T08:00", "2026-06-26T08:00"]),
        ("0 0 29 2 *", ["2028-02-29T00:00", "2032-02-29T00:00"]),
    ],
)
def test_an_expression_names_local_times(text: str, times: list[str]) -> None:
    assert the_next(text, "2026-05-20T00:00", len(times)) == times


def test_either_day_field_is_enough_where_both_are_restricted_and_both_must_hold_beside_a_star() -> None:
    assert the_next("0 8 13 * fri", "2026-03-01T00:00") == [
        "2026-03-06T08:00",
        "2026-03-13T08:00",
        "2026-03-20T08:00",
    ]
    assert the_next("0 8 */1 * fri", "2026-03-01T00:00", 2) == ["2026-03-06T08:00", "2026-03-13T08:00"]


def test_the_time_after_which_is_asked_is_not_among_them() -> None:
    assert the_next("0 8 * * *", "2026-05-20T08:00", 1) == ["2026-05-21T08:00"]
    assert the_next("0 8 * * *", "2026-05-20T07:59:59.999999", 1) == ["2026-05-20T08:00"]


def test_no_local_time_is_left_out_or_repeated_where_clocks_may_change() -> None:
    """Nominal times know no zone: 02:30 comes every day, each hour once."""
    night = the_next("30 * * * *", "2026-03-29T00:00", 24)
    assert night == [f"2026-03-29T{hour:02}:30" for hour in range(24)]


def test_they_end_with_the_calendar() -> None:
    assert the_next("0 8 * * *", "9999-12-30T00:00") == ["9999-12-30T08:00", "9999-12-31T08:00"]


def test_it_is_a_value_that_keeps_what_was_written() -> None:
    assert cron("  0 8  * *   MON-fri ") == Cron("0 8 * * MON-fri")
    assert len({cron("0 8 * * *"), cron("0  8 * * *")}) == 1


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("0 8 * *", "five fields, and '0 8 * *' has 4", "minute, hour"),
        ("0 0 8 * * *", "has 6", "minute, hour"),
        ("@daily", "has 1", "minute, hour"),
        ("60 8 * * *", "bad minute '60'", "0 to 59"),
        ("0 25 * * *", "bad hour '25'", "0 to 23"),
        ("0 8 0 * *", "bad day of the month '0'", "1 to 31"),
        ("0 8 * 13 *", "bad month '13'", "jan to dec"),
        ("0 8 * * monday", "bad weekday 'monday'", "sun to sat"),
        ("0 8 * * fri-sun", "bad weekday 'fri-sun'", "fri-7"),
        ("*/0 8 * * *", "bad minute '*/0'", "*/n"),
        ("9-5 8 * * *", "bad minute '9-5'", "a-b"),
        ("٣ 8 * * *", "bad minute", "0 to 59"),
        (f"{'9' * 5000} 8 * * *", "bad minute", "0 to 59"),
        ("0 8 31 2 *", "'0 8 31 2 *' never comes", "31 Feb"),
        ("0 8 30 2 *", "never comes", "31 Feb"),
        ("0 8 31 4,6,9,11 *", "never comes", "31 Apr"),
        ("0 8 */31 2 mon#5", "never comes", "no such day"),
    ],
)
def test_what_names_no_time_is_a_mistake_with_its_field(text: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigError) as mistake:
        cron(text)
    assert message in mistake.value.message
    assert mistake.value.hint is not None
    assert hint in mistake.value.hint


def test_a_day_that_rarely_comes_is_no_mistake() -> None:
    assert the_next("0 8 * 2 mon#5", "2026-01-01T00:00", 1) == ["2044-02-29T08:00"]


@given(st.lists(st.sampled_from("0123456789*/-,#LW ") | st.sampled_from(["mon", "feb", " * ", "31 2"])))
def test_whatever_is_accepted_names_a_time(pieces: list[str]) -> None:
    try:
        accepted = cron("".join(pieces))
    except ConfigError:
        return
    assert next(accepted.after(datetime(2026, 1, 1)), None) is not None  # noqa: DTZ001  nominal local times have no zone
