"""When the process wakes."""

from __future__ import annotations

import asyncio
import datetime as dt
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from bot.delivery.clock import RunningClock
from bot.running.waking import WakeUpClock

if TYPE_CHECKING:
    import pytest

LONG_S = 30.0
"""Longer than anything here takes, and a small part of the hour that it must not sleep."""


def _slept(interval: timedelta, until: timedelta | None, clock: RunningClock) -> float:
    """For how many seconds it sleeps."""

    async def sleep() -> float:
        with WakeUpClock(clock, interval=interval) as waking:
            started_s = clock.elapsed_s()
            async with asyncio.timeout(LONG_S):
                await waking.sleep(None if until is None else clock.now() + until)
            return clock.elapsed_s() - started_s

    return asyncio.run(sleep())


def test_it_wakes_after_the_interval() -> None:
    assert _slept(timedelta(seconds=0.2), None, RunningClock()) >= 0.2


def test_it_wakes_at_the_instant_that_was_asked_for_by_whatever_clock() -> None:
    for clock in (RunningClock(), RunningClock(datetime(2024, 5, 20, 6, 0, tzinfo=UTC))):
        assert _slept(timedelta(hours=1), timedelta(seconds=0.3), clock) >= 0.25


def test_an_instant_that_has_passed_wakes_soon_and_not_without_rest() -> None:
    assert _slept(timedelta(hours=1), timedelta(days=-3), RunningClock()) >= 0.1


def test_it_wakes_when_it_is_told_to_even_before_it_sleeps() -> None:
    async def sleep() -> None:
        with WakeUpClock(RunningClock(), interval=timedelta(hours=1)) as waking:
            for _ in range(3):
                waking.ring()
                async with asyncio.timeout(LONG_S):
                    await waking.sleep(None)

    asyncio.run(sleep())


def test_the_last_instant_asked_for_counts_and_no_older_one() -> None:
    async def sleep() -> float:
        clock = RunningClock()
        with WakeUpClock(clock, interval=timedelta(hours=1)) as waking:
            waking.ring()
            await waking.sleep(clock.now() + timedelta(seconds=0.2))
            started_s = clock.elapsed_s()
            async with asyncio.timeout(LONG_S):
                await waking.sleep(clock.now() + timedelta(seconds=0.6))
            return clock.elapsed_s() - started_s

    assert asyncio.run(sleep()) >= 0.5


def test_a_machine_clock_that_is_set_back_by_an_hour_does_not_silence_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """APScheduler alone would sleep for an hour: it goes by the machine's clock."""

    class SetBack(dt.datetime):
        by = timedelta(0)

        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Self:
            return super().now(tz) - cls.by

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", SetBack)

    async def sleep() -> None:
        with WakeUpClock(RunningClock(), interval=timedelta(seconds=0.2)) as waking:
            sleeping = asyncio.create_task(waking.sleep(None))
            await asyncio.sleep(0.05)
            SetBack.by = timedelta(hours=1)
            async with asyncio.timeout(LONG_S):
                await sleeping

    asyncio.run(sleep())
