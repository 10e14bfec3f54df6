"""The service in this process: how it goes on, and how it ends."""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.delivery.clock import RunningClock
from bot.delivery.messenger import Limits
from bot.door import log
from bot.ledger.states import DeliveryState, Kind
from corpus.errors import StoreUnavailable
from tests.bot.running.builders import CountingPlanner, SlowMessenger, a_ledger, a_service, post

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    import pytest

    from bot.ledger.entries import Claim
    from bot.running.service import Service

LONG_S = 30.0


def _served(make: Callable[[], Service], meanwhile: Callable[[Service], Awaitable[None]]) -> None:
    """Serve until `meanwhile` has ended, then stop."""

    async def serve() -> None:
        service = make()
        async with asyncio.timeout(LONG_S), asyncio.TaskGroup() as together:
            together.create_task(service.serve())
            await meanwhile(service)
            service.stop()

    asyncio.run(serve())


async def _until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110  what is waited for is no event
        await asyncio.sleep(0.01)


def test_a_round_comes_at_once_and_one_that_fails_is_not_the_last(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = RunningClock()

    def fail() -> None:
        raise RuntimeError("the pump has failed")

    planner = CountingPlanner(fail, clock.now, clock.now)
    seen: list[str | None] = []

    async def meanwhile(service: Service) -> None:
        rounds = service._rounds
        await _until(lambda: planner.rounds == 1 and rounds.last is not None)
        assert rounds.last is not None
        seen.append(rounds.last.trouble)

    with caplog.at_level("ERROR", logger=log.name):
        _served(lambda: a_service(a_ledger(tmp_path), SlowMessenger(), clock, planner=planner)[0], meanwhile)
    (trouble,) = seen
    assert trouble is not None
    assert "reference" in trouble
    assert "pump" not in trouble
    assert "the pump has failed" in caplog.text


def test_a_planner_is_called_when_it_asked_to_be(tmp_path: Path) -> None:
    clock = RunningClock()
    planner = CountingPlanner(lambda: clock.now() + timedelta(seconds=0.3))

    async def meanwhile(_service: Service) -> None:
        await _until(lambda: planner.rounds >= 3)

    _served(lambda: a_service(a_ledger(tmp_path), SlowMessenger(), clock, planner=planner)[0], meanwhile)


def test_a_stop_claims_nothing_more_and_finishes_what_is_under_way(tmp_path: Path) -> None:
    ledger, clock = a_ledger(tmp_path), RunningClock()
    now = datetime.now(UTC)
    post(ledger, due_at=now, subject="first")

    async def serve() -> SlowMessenger:
        messenger = SlowMessenger()
        service, _ = a_service(ledger, messenger, clock)
        async with asyncio.timeout(LONG_S), asyncio.TaskGroup() as together:
            together.create_task(service.serve())
            await messenger.started.wait()
            service.stop()
            post(ledger, due_at=now, subject="second")
            await asyncio.sleep(0)
            messenger.go_on.set()
        return messenger

    messenger = asyncio.run(serve())
    assert len(messenger.sent) == 1
    assert ledger.counts() == {
        (Kind.BRIEFING, DeliveryState.SENT): 1,
        (Kind.BRIEFING, DeliveryState.READY): 1,
    }


def test_a_stop_gives_back_what_waits_for_its_turn(tmp_path: Path) -> None:
    ledger, clock = a_ledger(tmp_path), RunningClock()
    for subject in ("first", "second", "third"):
        post(ledger, due_at=datetime.now(UTC), subject=subject)

    async def serve() -> None:
        messenger = SlowMessenger()
        messenger.limits = Limits(apart=timedelta(hours=1))
        messenger.go_on.set()
        service, _ = a_service(ledger, messenger, clock)
        async with asyncio.timeout(LONG_S), asyncio.TaskGroup() as together:
            together.create_task(service.serve())
            await messenger.started.wait()
            service.stop()

    asyncio.run(serve())
    assert ledger.counts() == {
        (Kind.BRIEFING, DeliveryState.SENT): 1,
        (Kind.BRIEFING, DeliveryState.READY): 2,
    }


def test_what_does_not_end_in_time_is_abandoned_and_looked_for_later(tmp_path: Path) -> None:
    ledger, clock = a_ledger(tmp_path), RunningClock()
    post(ledger, due_at=datetime.now(UTC))
    codes: list[int] = []

    async def serve() -> None:
        messenger = SlowMessenger()

        def abandon(code: int) -> None:
            codes.append(code)
            held = ledger.counts()
            assert held == {(Kind.BRIEFING, DeliveryState.SENDING): 1}
            messenger.go_on.set()

        service, _ = a_service(ledger, messenger, clock, grace=timedelta(seconds=0.1), abandon=abandon)
        async with asyncio.timeout(LONG_S), asyncio.TaskGroup() as together:
            together.create_task(service.serve())
            await messenger.started.wait()
            service.stop()

    asyncio.run(serve())
    assert codes == [1]


def test_a_signal_stops_it_and_a_burst_of_signals_is_one(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)

    async def meanwhile(service: Service) -> None:
        await _until(lambda: service._rounds.last is not None)
        for _ in range(3):
            os.kill(os.getpid(), signal.SIGTERM)
        await service._stopping.wait()

    _served(lambda: a_service(a_ledger(tmp_path), SlowMessenger(), RunningClock())[0], meanwhile)
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_database_that_is_gone_for_a_while_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, clock = a_ledger(tmp_path), RunningClock()
    post(ledger, due_at=datetime.now(UTC))
    claim, asked = ledger.claim, 0

    def failing(owner: str, platform: str, *, lease: timedelta, limit: int) -> list[Claim]:
        nonlocal asked
        asked += 1
        if asked == 1:
            raise StoreUnavailable("db", "the server has gone away")
        return claim(owner, platform, lease=lease, limit=limit)

    monkeypatch.setattr(ledger, "claim", failing)
    monkeypatch.setattr("bot.running.service.AGAIN", timedelta(seconds=0.2))

    async def serve() -> None:
        messenger = SlowMessenger()
        messenger.go_on.set()
        service, _ = a_service(ledger, messenger, clock)
        async with asyncio.timeout(LONG_S), asyncio.TaskGroup() as together:
            together.create_task(service.serve())
            await messenger.started.wait()
            service.stop()

    asyncio.run(serve())
    assert ledger.counts() == {(Kind.BRIEFING, DeliveryState.SENT): 1}


def test_a_single_run_says_whether_a_round_failed(tmp_path: Path) -> None:
    def fail() -> None:
        raise RuntimeError("the pump has failed")

    for planner, well in ((CountingPlanner(), True), (CountingPlanner(fail, lambda: None), False)):
        service, _ = a_service(a_ledger(tmp_path), SlowMessenger(), RunningClock(), planner=planner)
        assert asyncio.run(service.once()) is well
        assert planner.rounds == 2
