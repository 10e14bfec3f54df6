"""However often a session ends at once, or the program, the day's sessions are never used up."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest

from bot.discord_adapter.identifying import LASTED, Identifying

DAY_S = 86_400.0


@dataclass
class Day:
    """A token's day, of which a test's hand moves the clock."""

    total: int = 1_000
    remaining: int = 1_000
    now_s: float = 0.0

    @property
    def reset_after(self) -> int:
        return int((DAY_S - self.now_s) * 1000)

    def elapsed_s(self) -> float:
        return self.now_s

    async def sleep(self, seconds: float) -> None:
        self.now_s += seconds

    async def begins(self, identifying: Identifying, shard: int = 0) -> None:
        await identifying.turn(shard, self)
        self.remaining -= 1

    def begin(self, identifying: Identifying, shard: int = 0) -> None:
        asyncio.run(self.begins(identifying, shard))


def test_sessions_that_end_at_once_begin_ever_more_slowly() -> None:
    day = Day()
    identifying = Identifying(day.elapsed_s, day.sleep)
    at_s = []
    for _ in range(8):
        day.begin(identifying)
        at_s.append(day.now_s)
    assert at_s == [0, 5, 15, 35, 75, 155, 315, 615]


def test_a_session_that_lasted_is_followed_at_once() -> None:
    day = Day()
    identifying = Identifying(day.elapsed_s, day.sleep)
    day.begin(identifying)
    day.now_s += LASTED.total_seconds() + 1
    before_s = day.now_s
    day.begin(identifying)
    assert day.now_s == before_s


def test_shards_do_not_wait_for_one_another() -> None:
    day = Day()
    identifying = Identifying(day.elapsed_s, day.sleep)
    for shard in range(3):
        day.begin(identifying, shard)
    assert day.now_s == 0


def test_who_gives_up_waiting_waits_no_less() -> None:
    day = Day()

    async def given_up(seconds: float) -> None:
        raise TimeoutError(seconds)

    identifying = Identifying(day.elapsed_s, day.sleep)
    day.begin(identifying)
    identifying.sleep = given_up
    for _ in range(3):
        try:
            day.begin(identifying)
        except TimeoutError:
            day.now_s += 1
    identifying.sleep = day.sleep
    day.begin(identifying)
    assert day.now_s == 5


@pytest.mark.parametrize("lives_s", [0.5, 7.0, 60.0])
def test_a_program_that_is_started_over_and_over_leaves_sessions_for_the_day(lives_s: float) -> None:
    day = Day()

    async def live() -> None:
        while day.now_s < DAY_S - 120:
            await day.begins(Identifying(day.elapsed_s, day.sleep))
            day.now_s += lives_s

    asyncio.run(live())
    assert day.remaining > 0
