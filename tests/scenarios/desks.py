"""A desk over a real home, with a clock that is moved by hand: a morning passes in no time."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.application import Application
from bot.delivery.desk import Desk, desk_of
from bot.home import Home
from bot.ingest import ingest
from config import load
from corpus.clearance import EVERYTHING

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
timezone: Europe/Stockholm
collections:
  public: {{paths: [news]}}
  board: {{paths: [board], allow: ["file:board.jsonl"]}}
topics:
  tunnel: {{words: [tunnel, harbour]}}
briefings:
  morning: {{title: Morning, days: mon-fri, at: "08:00", topics: [tunnel], to: [{to}], {more}}}
admins: {{notes: ["file:notes.jsonl"]}}
"""


class HandClock:
    """Stands until it is moved; sleeping moves it."""

    def __init__(self, at: str) -> None:
        self._at, self._elapsed_s = datetime.fromisoformat(at), 0.0

    def now(self) -> datetime:
        """See `bot.delivery.clock`, as for the next two."""
        return self._at

    def elapsed_s(self) -> float:
        return self._elapsed_s

    async def sleep(self, seconds: float) -> None:
        self.pass_time(timedelta(seconds=seconds))
        await asyncio.sleep(0)

    def pass_time(self, time: timedelta) -> None:
        self._at += time
        self._elapsed_s += max(time.total_seconds(), 0.0)  # it never goes back, as the other may

    def to(self, at: str | datetime) -> None:
        self.pass_time((datetime.fromisoformat(at) if isinstance(at, str) else at) - self._at)


@dataclass
class Newsroom:
    """One home, its clock and its desk; restarted by making another over the same folder.

    Attributes:
        clock: in UTC; the home is in Stockholm, an hour ahead in winter.
        database_url: where several share one; None is a file in the home.
    """

    folder: Path
    clock: HandClock
    to: str = '"file:out.jsonl"'
    more: str = ""
    database_url: str | None = None
    desk: Desk = field(init=False)
    application: Application = field(init=False)

    def __post_init__(self) -> None:
        for name in ("news", "board"):
            (self.folder / name).mkdir(exist_ok=True, parents=True)
        (self.folder / "communique.yaml").write_text(
            CONFIG.format(to=self.to, more=self.more), encoding="utf-8"
        )
        self.application = Application(
            Home.at(self.folder / "home", self.database_url),
            load(self.folder / "communique.yaml"),
            clock=self.clock.now,
            clearance=EVERYTHING,
            max_file_bytes=100_000,
        )
        self.desk = desk_of(self.application, self.clock, simulated=True)

    def restarted(self, *, to: str | None = None, more: str | None = None) -> Newsroom:
        """Another program over the same home, perhaps with another configuration."""
        return Newsroom(
            self.folder,
            self.clock,
            self.to if to is None else to,
            self.more if more is None else more,
            self.database_url,
        )

    def reconfigure(self, before: str, after: str) -> None:
        """Another configuration takes effect in the same program."""
        path = self.folder / "communique.yaml"
        written = path.read_text(encoding="utf-8")
        assert before in written
        path.write_text(written.replace(before, after), encoding="utf-8")
        self.application.configuration = load(path)

    def read(self, name: str, text: str, *, where: str = "news") -> None:
        """A document arrives."""
        (self.folder / where / name).write_text(text, encoding="utf-8")
        ingest(self.application)

    def round(self) -> datetime | None:
        """One round of the planner, and whatever is due after it."""
        following = self.desk.day.round()
        asyncio.run(self.desk.courier.carry_due())
        return following

    def until(self, at: str) -> None:
        """Live until an instant: every round that the planner asks for, and one at the end."""
        end = datetime.fromisoformat(at)
        while True:
            following = self.round()
            if following is None or following > end:
                break
            self.clock.to(following)
        self.clock.to(end)
        self.round()

    def sent(self, name: str = "out.jsonl") -> list[dict[str, Any]]:
        """What has arrived in a file, in order."""
        path = self.folder / "home" / name
        if not path.exists():
            return []
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    def texts(self, name: str = "out.jsonl") -> list[str]:
        """What it says."""
        return [one["text"] for one in self.sent(name)]
