from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.intake.patience import AT_ONCE, LONGEST, pause

EVERY = st.timedeltas(timedelta(minutes=5), timedelta(days=7))
FAILURES = st.integers(0, 10_000)
ASKED_FOR = st.none() | st.timedeltas(timedelta(0), timedelta(days=30))


@given(FAILURES, EVERY, ASKED_FOR)
def test_a_server_is_never_asked_sooner_than_it_said(
    failures: int, every: timedelta, retry_after: timedelta | None
) -> None:
    assert pause(failures, every=every, retry_after=retry_after) >= (retry_after or AT_ONCE)


@given(FAILURES, FAILURES, EVERY, ASKED_FOR)
def test_the_more_often_it_failed_the_longer_it_is_left_alone(
    one: int, other: int, every: timedelta, retry_after: timedelta | None
) -> None:
    fewer, more = (max(each, 1) for each in sorted((one, other)))
    assert pause(fewer, every=every, retry_after=retry_after) <= pause(
        more, every=every, retry_after=retry_after
    )


@given(st.integers(1, 10_000), EVERY)
def test_what_fails_is_tried_once_a_day_at_least(failures: int, every: timedelta) -> None:
    assert AT_ONCE <= pause(failures, every=every) <= LONGEST


@given(EVERY)
def test_what_answers_is_asked_as_often_as_the_collection_says(every: timedelta) -> None:
    assert pause(0, every=every) == every
