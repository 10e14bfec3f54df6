"""Limits: who asks more than they may is told when to go on, and then can; nobody else waits for that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.chat import limits
from bot.chat.asker import Asker
from bot.chat.limits import MINUTE, Limits, Wait
from config.destination import destination

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
HERE, THERE = destination("slack:C012ABC"), destination("slack:C012DEF")
ANN, BOB = destination("slack:U012ANN"), destination("slack:U012BOB")


def asked(held: Limits, asker: Asker, times: int, now: datetime = NOW) -> list[Wait | None]:
    return [held.taken(asker, now) for _ in range(times)]


def test_who_asks_more_than_they_may_is_told_when_to_go_on_and_then_can() -> None:
    held = Limits(person=30, channel=0)
    assert asked(held, Asker(ANN, HERE), 30) == [None] * 30
    wait = held.taken(Asker(ANN, HERE), NOW)
    assert wait is not None
    assert wait.words == "You have asked a lot in a short time: go on in 20 seconds."
    later = held.taken(Asker(ANN, HERE), NOW + timedelta(seconds=19))
    assert later is not None
    assert later.words.endswith("go on in 1 second.")
    assert asked(held, Asker(ANN, HERE), 10, NOW + timedelta(seconds=20)) == [None] * 10


def test_it_is_said_once_a_minute() -> None:
    held = Limits(person=1, channel=0)
    asked(held, Asker(ANN, HERE), 1)
    told = [wait.told for wait in asked(held, Asker(ANN, HERE), 3) if wait]
    assert told == [False, True, True]
    asked(held, Asker(ANN, HERE), 1, NOW + MINUTE)
    again = held.taken(Asker(ANN, HERE), NOW + MINUTE)
    assert again is not None
    assert not again.told


def test_nobody_waits_for_what_others_ask_elsewhere() -> None:
    held = Limits(person=1, channel=3)
    asked(held, Asker(ANN, HERE), 2)
    assert held.taken(Asker(BOB, HERE), NOW) is None
    assert held.taken(Asker(ANN, THERE), NOW) is not None, "their own limit goes with them"


def test_all_in_a_channel_wait_where_a_lot_was_asked_and_can_still_ask_alone() -> None:
    held = Limits(person=0, channel=6)
    asked(held, Asker(ANN, HERE), 6)
    wait = held.taken(Asker(BOB, HERE), NOW)
    assert wait is not None
    assert wait.words == "A lot has been asked here in a short time: go on in 20 seconds."
    assert asked(held, Asker(BOB, BOB), 9) == [None] * 9
    assert held.taken(Asker(BOB, THERE), NOW) is None


def test_zero_is_no_limit() -> None:
    assert not any(asked(Limits(person=0, channel=0), Asker(ANN, HERE), 1_000))


def test_one_answer_a_minute_is_there_after_a_minute_and_not_before() -> None:
    held = Limits(person=1, channel=0)
    asked(held, Asker(ANN, HERE), 1)
    wait = held.taken(Asker(ANN, HERE), NOW)
    assert wait is not None
    assert wait.seconds == 60
    assert held.taken(Asker(ANN, HERE), NOW + timedelta(seconds=59)) is not None
    assert held.taken(Asker(ANN, HERE), NOW + timedelta(seconds=60)) is None


def test_nobody_waits_longer_because_the_clock_was_set_back() -> None:
    held = Limits(person=30, channel=0)
    asked(held, Asker(ANN, HERE), 31)
    before = NOW - timedelta(hours=1)
    wait = held.taken(Asker(ANN, HERE), before)
    assert wait is not None
    assert wait.seconds <= 20
    assert held.taken(Asker(ANN, HERE), before + timedelta(seconds=20)) is None


def test_no_more_is_remembered_than_there_is_room_for() -> None:
    held = Limits(person=5, channel=5)
    many = limits.MAX_HELD
    for number in range(many + 10):
        held.taken(Asker(destination(f"slack:U{number:09}"), HERE), NOW + timedelta(minutes=number))
    assert held.held == many


@given(
    person=st.integers(1, 60),
    gaps_s=st.lists(st.floats(0, 30, allow_nan=False), min_size=1, max_size=80),
)
def test_nobody_gets_more_in_any_minute_than_two_buckets_and_whoever_waits_as_told_goes_on(
    person: int, gaps_s: list[float]
) -> None:
    held, now, given_at = Limits(person=person, channel=0), NOW, []
    for gap in gaps_s:
        now += timedelta(seconds=gap)
        wait = held.taken(Asker(ANN, HERE), now)
        if wait is None:
            given_at.append(now)
            continue
        assert 1 <= wait.seconds <= 60
        now += timedelta(seconds=wait.seconds)
        assert held.taken(Asker(ANN, HERE), now) is None
        given_at.append(now)
    for at in given_at:
        assert sum(at <= one < at + MINUTE for one in given_at) <= 2 * person
