"""The bot's own words about its briefings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from briefings import notices
from briefings.follow import Trigger
from briefings.lateness import Cause, Lateness
from briefings.trouble import Trouble

AT = datetime(2024, 5, 20, 8, 46, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lateness", "words"),
    [
        (Lateness(timedelta(minutes=47), Cause.RESTARTED, AT), "47 min late: restarted 08:46"),
        (Lateness(timedelta(minutes=47), Cause.RESTARTED), "47 min late: restarted"),
        (Lateness(timedelta(hours=2), Cause.PLATFORM), "2 h late: the platform did not take it"),
        (Lateness(timedelta(minutes=3)), "3 min late"),
    ],
)
def test_a_late_briefing_says_by_how_much_and_why_where_that_is_known(lateness: Lateness, words: str) -> None:
    assert notices.late(lateness) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(seconds=20), "1 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=1), "1 h"),
        (timedelta(hours=2, minutes=5), "2 h 5 min"),
        (timedelta(days=1, minutes=5), "1 day"),
        (timedelta(days=3, hours=1, minutes=5), "3 days 1 h"),
    ],
)
def test_time_is_told_in_its_two_largest_units(time: timedelta, words: str) -> None:
    assert notices.lasting(time) == words


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_a_plain_reason_of_its_own(trouble: Trouble) -> None:
    assert notices.broken(trouble).startswith("This briefing could not be made: ")
    assert sum(notices.broken(one) == notices.broken(trouble) for one in Trouble) == 1


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_can_be_told(cause: Cause) -> None:
    assert notices.late(Lateness(timedelta(minutes=47), cause)).startswith("47 min late")


@pytest.mark.parametrize("trigger", Trigger)
def test_what_fires_is_told_in_its_own_word(trigger: Trigger) -> None:
    assert notices.followed(trigger) == f"You follow this: {trigger}"
