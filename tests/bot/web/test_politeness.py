"""Turns, on a clock that only the test moves."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.web.politeness import Politeness


class Clock:
    """Seconds that pass only while somebody sleeps or asks."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self._sleepers: list[tuple[float, asyncio.Event]] = []

    def __call__(self) -> float:
        return self.now_s

    async def sleep(self, wait_s: float) -> None:
        woken = asyncio.Event()
        self._sleepers.append((self.now_s + wait_s, woken))
        await woken.wait()

    async def run_until_done(self, *tasks: asyncio.Task[None]) -> None:
        """Let everybody do what can be done, then move to the next who sleeps."""
        while not all(task.done() for task in tasks):
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleepers:
                self._sleepers.sort(key=lambda sleeper: sleeper[0])
                self.now_s, woken = self._sleepers.pop(0)
                woken.set()
        await asyncio.gather(*tasks)


Visit = tuple[str, float, float]


def visits(wanted: list[tuple[str, float]], *, pause_s: float = 1.0, at_once: int = 8) -> list[Visit]:
    """Host, start and end of each request, for hosts and how long they take, all wanted at the same time."""

    async def play() -> list[Visit]:
        clock = Clock()
        polite = Politeness(pause_s=pause_s, at_once=at_once, clock=clock, sleep=clock.sleep)
        done: list[Visit] = []

        async def visit(host: str, lasts_s: float) -> None:
            async with polite.turn(host):
                started_s = clock()
                await clock.sleep(lasts_s)
                done.append((host, started_s, clock()))

        await clock.run_until_done(*(asyncio.create_task(visit(*each)) for each in wanted))
        return done

    return asyncio.run(play())


def test_one_host_is_asked_one_at_a_time_with_a_pause_between() -> None:
    assert visits([("a", 2.0)] * 3) == [("a", 0, 2), ("a", 3, 5), ("a", 6, 8)]


def test_several_hosts_are_asked_side_by_side() -> None:
    assert visits([("a", 2.0), ("b", 2.0)]) == [("a", 0, 2), ("b", 0, 2)]


def test_no_more_than_a_few_are_asked_at_once() -> None:
    done = visits([(str(host), 1.0) for host in range(5)], at_once=2)
    assert [start for _, start, _ in done] == [0, 0, 1, 1, 2]


def test_a_host_that_pauses_takes_no_place_from_another() -> None:
    assert visits([("a", 1.0), ("a", 1.0), ("b", 0.5)], at_once=1) == [
        ("a", 0, 1),
        ("b", 1, 1.5),
        ("a", 2, 3),
    ]


def test_a_failed_request_gives_its_turn_back() -> None:
    async def play() -> None:
        clock = Clock()
        polite = Politeness(pause_s=0, clock=clock, sleep=clock.sleep)
        with pytest.raises(RuntimeError):
            async with polite.turn("a"):
                raise RuntimeError
        async with asyncio.timeout(5), polite.turn("a"):
            pass

    asyncio.run(play())


def test_hosts_are_forgotten_when_their_pause_is_over() -> None:
    async def play() -> None:
        clock = Clock()
        polite = Politeness(pause_s=1, clock=clock, sleep=clock.sleep)
        for host in range(100):
            async with polite.turn(str(host)):
                clock.now_s += 1
        assert len(polite._hosts) <= 3

    asyncio.run(play())


@settings(deadline=None)  # each example runs an event loop
@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 5).map(float)), min_size=1, max_size=12),
    st.integers(1, 3),
)
def test_the_rules_hold_for_any_crowd(wanted: list[tuple[str, float]], at_once: int) -> None:
    done = visits(wanted, at_once=at_once)
    assert sorted(host for host, _, _ in done) == sorted(host for host, _ in wanted)
    for host in "abcd":
        turns = [(start, end) for name, start, end in done if name == host]
        assert all(start >= end + 1 for (_, end), (start, _) in pairwise(turns))
    for _, start, _ in done:
        assert sum(begun <= start < end for _, begun, end in done) <= at_once
