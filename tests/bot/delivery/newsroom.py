"""A newsroom: documents in, messages out, over a real store, a real ledger and the outbox."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.application import Application
from bot.delivery.commission import commissions
from bot.delivery.courier import Courier
from bot.delivery.editions import Press
from bot.delivery.memories import Memories
from bot.delivery.outbox import OutboxMessenger
from bot.home import Home
from bot.ingest import ingest
from bot.ledger import Ledger
from bot.ledger.entries import Occurrence
from bot.ledger.states import Kind
from config import load
from config.destination import Platform, destination
from corpus.clearance import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MONDAY = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)

OPEN, CLOSED = destination("file:open.jsonl"), destination("file:board.jsonl")

CONFIG = """\
timezone: Europe/Stockholm
collections:
  public: {paths: [news]}
  board: {paths: [board], allow: ["file:board.jsonl"]}
topics:
  tunnel: {words: [tunnel, harbour]}
  ferry: {words: [ferry]}
briefings:
  morning: {title: Morning, days: daily, at: "08:00", to: ["file:open.jsonl", "file:board.jsonl"]}
"""


class StandingClock:
    """Shows what it is set to; waiting takes no time."""

    def __init__(self, now: datetime) -> None:
        self.at = now

    def now(self) -> datetime:
        """See `Clock`."""
        return self.at

    def elapsed_s(self) -> float:
        """See `Clock`."""
        return self.at.timestamp()

    async def sleep(self, seconds: float) -> None:
        """See `Clock`."""
        self.at += timedelta(seconds=seconds)
        await asyncio.sleep(0)


@dataclass
class Newsroom:
    """One installation under a clock that is set by hand."""

    folder: Path
    url: str | None = None
    clock: StandingClock = field(default_factory=lambda: StandingClock(MONDAY))

    def __post_init__(self) -> None:
        for name in ("news", "board"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "communique.yaml").write_text(CONFIG, encoding="utf-8")
        self.application = Application(
            Home.at(self.folder / "home", self.url),
            load(self.folder / "communique.yaml"),
            clock=self.clock.now,
            clearance=EVERYTHING,
            max_file_bytes=100_000,
        )
        self.ledger = Ledger(self.application.store.engine, clock=self.clock.now)
        messenger = OutboxMessenger(self.application.home.folder, clock=self.clock.now)
        self.press = Press(self.application, self.ledger, {Platform.FILE: messenger}, Memories(self.ledger))

    def close(self) -> None:
        """Let go of the database."""
        self.application.store.engine.dispose()

    def write(self, name: str, text: str, *, day: str = "2024-05-19", folder: str = "news") -> None:
        """A document, or a newer text of it, read in; its id is its name."""
        line = {"id": name, "title": name, "publisher": name, "published_at": day, "text": text}
        path = self.folder / folder / f"{name}.jsonl"
        path.write_text(json.dumps(line), encoding="utf-8")
        report = ingest(self.application, [path], collection="public" if folder == "news" else "board")
        assert not report.failed

    def shut(self, name: str) -> None:
        """A document moves into the collection that only the board may see."""
        ingest(self.application, [self.folder / "news" / f"{name}.jsonl"], collection="board")
        assert self.application.reader.document(name).collection == "board"

    def withdraw(self, name: str) -> None:
        """A document goes out of every answer."""
        self.application.store.withdraw(name, at=self.application.instant())

    def brief(self, *, carried: bool = True) -> None:
        """The morning briefing of the day that the clock shows."""
        now = self.clock.now()
        commission = commissions(self.application.configuration)[Kind.BRIEFING, "morning"]
        nominal = f"{now:%Y-%m-%dT%H:%M}"
        occurrence = Occurrence(Kind.BRIEFING, "morning", nominal, "Europe/Stockholm", "", now)
        editions = self.press.editions(commission, occurrence, commission.destinations, now=now)
        assert self.ledger.post(occurrence, editions)
        if carried:
            self.carry()

    def carry(self) -> None:
        """Send all that is due."""
        courier = Courier(self.ledger, self.press.messengers, clock=self.clock, owner="test")
        asyncio.run(courier.carry_due())

    def later(self, **passed: float) -> None:
        """Let time pass."""
        self.clock.at += timedelta(**passed)

    def said(self, speak: Callable[[Press, datetime], int]) -> list[dict[str, Any]]:
        """The messages of one round of something that has something to say, carried."""
        before = {one["mark"] for one in self.messages()}
        speak(self.press, self.clock.now())
        self.carry()
        return [one for one in self.messages() if one["mark"] not in before]

    def messages(self) -> list[dict[str, Any]]:
        """All that stands in the outboxes, those of the open one first."""
        files = (self.application.home.folder / name for name in ("open.jsonl", "board.jsonl"))
        return [
            json.loads(line)
            for path in files
            if path.exists()
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
