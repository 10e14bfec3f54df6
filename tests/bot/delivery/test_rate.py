from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.messenger import Limits
from bot.delivery.rate import JITTER_SHARE, SPREAD, Pace
from config.destination import Destination, Platform
from tests.platform.simulated import in_simulated_time

SLACK = Limits(messages=240, period=timedelta(minutes=1), apart=timedelta(seconds=1))
DISCORD = Limits(messages=50, period=timedelta(seconds=1))
CHANNELS = [Destination(Platform.SLACK, f"C{number:04}") for number in range(1_000)]
HERE, THERE = CHANNELS[:2]


def pace(limits: Limits) -> Pace:
    return Pace(limits, clock=asyncio.get_running_loop().time, sleep=asyncio.sleep)


def turns(limits: Limits, destinations: list[Destination]) -> list[tuple[float, Destination]]:
    """When each of them got its turn, in seconds from the start, all asking at once."""

    async def all_at_once() -> list[tuple[float, Destination]]:
        given_at: list[tuple[float, Destination]] = []
        pacing = pace(limits)

        async def ask(destination: Destination) -> None:
            await pacing.turn(destination)
            given_at.append((asyncio.get_running_loop().time(), destination))

        async with asyncio.TaskGroup() as group:
            for destination in destinations:
                group.create_task(ask(destination))
        return given_at

    return in_simulated_time(all_at_once())


def most_in(period_s: float, times: list[float]) -> int:
    """The most turns in any half-open stretch of so many seconds."""
    return max(sum(first <= other < first + period_s for other in times) for first in times)


@pytest.mark.parametrize(("limits", "floor_s"), [(SLACK, 240.0), (DISCORD, 19.0)])
def test_a_thousand_destinations_are_served_within_a_twentieth_of_the_floor(
    limits: Limits, floor_s: float
) -> None:
    """The floor: as many as are allowed at once, and again whenever a whole period has gone by."""
    times = [time for time, _ in turns(limits, CHANNELS)]
    assert len(times) == 1_000
    assert floor_s < max(times) <= 1.05 * floor_s


@pytest.mark.parametrize("limits", [SLACK, DISCORD])
def test_a_platform_that_counts_every_stretch_would_refuse_nothing(limits: Limits) -> None:
    times = [time for time, _ in turns(limits, CHANNELS)]
    assert most_in(limits.period.total_seconds(), times) == limits.messages


def test_requests_that_travel_unevenly_are_still_far_enough_apart_on_arrival() -> None:
    limits = Limits(messages=1, period=timedelta(minutes=1))
    (first, _), (second, _) = turns(limits, [HERE, THERE])
    slow, fast = 0.25, 0.0
    assert (second + fast) - (first + slow) == pytest.approx(60.0)


def test_messages_to_one_destination_stand_apart_and_leave_the_others_alone() -> None:
    given_at = turns(Limits(apart=timedelta(seconds=1)), [HERE, HERE, HERE, THERE])
    of_here = [time for time, destination in given_at if destination == HERE]
    assert of_here == pytest.approx([0.0, 1.0 + JITTER_SHARE, 2.0 + 2 * JITTER_SHARE])
    assert given_at[1] == (0.0, THERE)


def test_a_full_load_is_spread_over_a_part_of_the_period() -> None:
    times = [time for time, _ in turns(DISCORD, CHANNELS[:50])]
    assert times == pytest.approx([number * SPREAD / 50 for number in range(50)])


def test_turns_come_in_the_order_asked_for() -> None:
    limits = Limits(messages=3, period=timedelta(seconds=1))
    assert [destination for _, destination in turns(limits, CHANNELS[:20])] == CHANNELS[:20]


def test_without_limits_nobody_waits() -> None:
    assert {time for time, _ in turns(Limits(), CHANNELS)} == {0.0}


def test_a_hold_stalls_the_whole_platform() -> None:
    async def held() -> float:
        pacing = pace(DISCORD)
        pacing.hold(timedelta(seconds=30))
        pacing.hold(timedelta(seconds=5))  # a shorter one takes nothing back
        await pacing.turn(HERE)
        return asyncio.get_running_loop().time()

    assert in_simulated_time(held()) == 30.0


def test_a_hold_stalls_those_who_already_wait() -> None:
    async def held() -> float:
        pacing = pace(Limits(messages=1, period=timedelta(seconds=10)))
        await pacing.turn(HERE)
        waiting = asyncio.create_task(pacing.turn(THERE))
        await asyncio.sleep(5)
        pacing.hold(timedelta(seconds=60))
        await waiting
        return asyncio.get_running_loop().time()

    assert in_simulated_time(held()) == 65.0


def test_a_hold_of_one_destination_leaves_the_others_alone() -> None:
    async def held() -> tuple[float, float]:
        pacing = pace(DISCORD)
        pacing.hold(timedelta(seconds=30), HERE)
        loop = asyncio.get_running_loop()
        stalled = asyncio.create_task(pacing.turn(HERE))
        await asyncio.sleep(0)
        await pacing.turn(THERE)
        free_at = loop.time()
        await stalled
        return free_at, loop.time()

    assert in_simulated_time(held()) == (0.0, 30.0)


def test_who_is_cancelled_takes_no_turn_and_blocks_nobody() -> None:
    async def cancelled() -> float:
        pacing = pace(Limits(messages=1, period=timedelta(seconds=10), apart=timedelta(seconds=10)))
        await pacing.turn(HERE)
        waiting = [asyncio.create_task(pacing.turn(channel)) for channel in (HERE, THERE, HERE, THERE)]
        await asyncio.sleep(1)
        for impatient in waiting[:3]:
            impatient.cancel()
        await waiting[3]
        return asyncio.get_running_loop().time()

    assert in_simulated_time(cancelled()) == pytest.approx(10.25)


@given(
    messages=st.integers(1, 5),
    period_s=st.integers(1, 5),
    apart_s=st.integers(0, 3),
    asked=st.lists(st.integers(0, 3), min_size=1, max_size=25),
)
def test_no_limit_is_ever_broken(messages: int, period_s: int, apart_s: int, asked: list[int]) -> None:
    limits = Limits(messages=messages, period=timedelta(seconds=period_s), apart=timedelta(seconds=apart_s))
    given_at = turns(limits, [CHANNELS[number] for number in asked])
    assert Counter(destination for _, destination in given_at) == Counter(CHANNELS[n] for n in asked)
    assert most_in(period_s, [time for time, _ in given_at]) <= messages
    for channel in {destination for _, destination in given_at}:
        times = [time for time, destination in given_at if destination == channel]
        assert apart_s == 0 or most_in(apart_s, times) == 1
