"""Homes, messengers and services to test the process with."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.delivery.courier import Courier
from bot.delivery.message import Content, Receipt
from bot.delivery.messenger import Limits
from bot.ledger import Ledger
from bot.ledger.entries import Edition, Frozen, Occurrence
from bot.ledger.states import Kind
from bot.migrations.upgrade import upgrade
from bot.running.rounds import Rounds
from bot.running.service import Service
from config.destination import Platform, destination
from corpus.store.engine import open_engine, url_of_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.delivery.clock import Clock
    from bot.delivery.message import Message
    from bot.ledger.recording import Outcome
    from bot.running.rounds import Planner
    from briefings.reply import Reply
    from config.destination import Destination

ONE = destination("file:one.jsonl")


def a_ledger(folder: Path, *, clock: Callable[[], datetime] | None = None) -> Ledger:
    """A ledger in an SQLite file of a folder, at the newest migration."""
    engine = open_engine(url_of_file(folder / "communique.db"))
    upgrade(engine)
    return Ledger(engine, clock=clock)


def post(ledger: Ledger, *to: Destination, due_at: datetime, subject: str = "morning") -> str:
    """Freeze one message to each destination, due at an instant; returns the occurrence's id."""
    occurrence = Occurrence(
        Kind.BRIEFING, subject, f"{due_at:%Y-%m-%dT%H:%M}", "UTC", "", due_at.astimezone(UTC)
    )
    ledger.post(occurrence, [Frozen(Edition(due_at), (Content("Good morning"),), to or (ONE,))])
    return occurrence.id


class SlowMessenger:
    """Takes a message, and says so only when it is let go on.

    Attributes:
        sent: every mark that it took.
        started: set when a message has been taken.
        go_on: set to let it answer.
    """

    limits = Limits()

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.started, self.go_on = asyncio.Event(), asyncio.Event()

    def drawn(self, reply: Reply) -> Content:
        return Content.of(reply, "")

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:  # noqa: ARG002
        self.sent.append(mark)
        self.started.set()
        await self.go_on.wait()
        return Receipt(mark, datetime.now(UTC))

    async def find(
        self,
        destination: Destination,  # noqa: ARG002  the port's
        mark: str,
        since: datetime,  # noqa: ARG002
        *,
        thread: str | None = None,  # noqa: ARG002
    ) -> Receipt | None:
        return Receipt(mark, datetime.now(UTC)) if mark in self.sent else None

    async def probe(self, destination: Destination) -> None:
        """It is always there."""


class CountingPlanner:
    """Does what it is told to in each of its rounds, the last of it again and again.

    Attributes:
        rounds: how often it was called.
    """

    def __init__(self, *acts: Callable[[], datetime | None]) -> None:
        self._acts = acts
        self.rounds = 0

    def round(self) -> datetime | None:
        act = self._acts[min(self.rounds, len(self._acts) - 1)] if self._acts else lambda: None
        self.rounds += 1
        return act()


def a_service(
    ledger: Ledger,
    messenger: SlowMessenger,
    clock: Clock,
    *,
    planner: Planner | None = None,
    grace: timedelta = timedelta(seconds=5),
    abandon: Callable[[int], None] = lambda _code: None,
    settled: Callable[[Outcome], None] = lambda _outcome: None,
) -> tuple[Service, Rounds]:
    """A service with one messenger, for files."""
    courier = Courier(ledger, {Platform.FILE: messenger}, clock=clock, owner="one", settled=settled)
    rounds = Rounds(planner or CountingPlanner(), clock)
    return Service(rounds, courier, clock, grace=grace, abandon=abandon), rounds
