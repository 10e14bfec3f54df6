from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.standing import Standing
from bot.intake.wanted import FRESH, Wanted
from config.configuration import Source, SourceKind

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
FEED = Source("public", SourceKind.FEED, "https://harbourpost.example/feed")
SECOND = timedelta(seconds=1)

standings = st.builds(
    lambda read, following, failures: Standing(
        FEED,
        read_at=None if read is None else NOW - read,
        next_at=None if following is None else NOW + following,
        failures=failures,
    ),
    st.none() | st.timedeltas(timedelta(0), timedelta(days=2)),
    st.none() | st.timedeltas(timedelta(days=-2), timedelta(days=2)),
    st.integers(0, 3),
)


@given(standings)
def test_whoever_wants_more_asks_all_that_whoever_wants_less_does(standing: Standing) -> None:
    due, ready, everything = (one.takes(standing, NOW) for one in (Wanted.DUE, Wanted.READY, Wanted.ALL))
    assert due <= ready <= everything
    assert everything


@given(standings)
def test_what_failed_is_left_alone_until_its_time_though_a_briefing_comes(standing: Standing) -> None:
    if standing.failures and standing.next_at is not None and standing.next_at > NOW:
        assert not Wanted.READY.takes(standing, NOW)


@pytest.mark.parametrize("ago", [timedelta(0), FRESH - SECOND, FRESH, timedelta(hours=1)])
def test_before_a_briefing_what_was_read_a_moment_ago_is_not_asked_again(ago: timedelta) -> None:
    standing = Standing(FEED, read_at=NOW - ago, next_at=NOW + SECOND)
    assert Wanted.READY.takes(standing, NOW) is (ago >= FRESH)
    assert not Wanted.DUE.takes(standing, NOW)


def test_what_was_never_read_is_asked_at_once() -> None:
    assert Wanted.DUE.takes(Standing(FEED), NOW)
