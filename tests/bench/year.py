"""A year of mornings, in simulated time: `python -m tests.bench.year [DESTINATIONS] [DAYS] [--profile]`.

One briefing on weekdays at 08:00 in Stockholm, both changes of the clock among them, and a new document
before each. The rounds, the ledger in a file and the courier are the real ones; the messenger keeps what it
gets in memory, and the clock moves when nothing is left to do. What is twice or missing is counted from what
arrived, and not from what the ledger says.
"""

from __future__ import annotations

import asyncio
import cProfile
import logging
import pstats
import resource
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as local_time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import structlog

from bot.delivery.desk import desk_of
from bot.delivery.message import Content, Receipt
from bot.delivery.messenger import Limits
from bot.rendering.text import text_of
from config.destination import Platform
from tests.generated import report
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.delivery.message import Message
    from briefings.reply import Reply
    from config.destination import Destination

DESTINATIONS = 1_000
DAYS = 365
FIRST = date(2026, 1, 1)
ZONE = ZoneInfo("Europe/Stockholm")
AT = local_time(8)
READ_BEFORE = timedelta(hours=2)
"""So long before it is due a morning's document arrives."""

MONTH = 21
"""Weekdays of a month: so many mornings make the first and the last figure."""

PARTS = ("reading", "rounds", "carrying")
"""To read the new document; to plan, freeze and examine; to claim, send and record."""

SATURDAY = 5
WIDTH = 80


class Kept:
    """A messenger that never fails, and keeps in memory who got what and when."""

    limits = Limits()

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self.marks: Counter[str] = Counter()
        self.got: Counter[tuple[str, date]] = Counter()
        self.late: Counter[timedelta] = Counter()
        self.texts: set[str] = set()

    def drawn(self, reply: Reply) -> Content:
        """See `bot.delivery.messenger`, as for the others."""
        return Content.of(reply, text_of(reply, width=WIDTH))

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        now = self._clock.now()
        day = now.astimezone(ZONE).date()
        self.marks[mark] += 1
        self.got[str(destination), day] += 1
        self.late[now - _due_at(day)] += 1
        self.texts.add(message.content.body)
        return Receipt(mark, now)

    async def find(
        self,
        destination: Destination,  # noqa: ARG002  nothing is ever looked for
        mark: str,
        since: datetime,  # noqa: ARG002
        *,
        thread: str | None = None,  # noqa: ARG002
    ) -> Receipt | None:
        return Receipt(mark, self._clock.now()) if mark in self.marks else None

    async def probe(self, destination: Destination) -> None:
        """Every destination is there."""


@dataclass
class Taken:
    """What one morning took.

    Attributes:
        seconds: by part.
    """

    morning: date
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(PARTS, 0.0))

    @contextmanager
    def on(self, part: str) -> Iterator[None]:
        """Count what is done in this block to a part."""
        started_s = time.perf_counter()
        yield
        self.seconds[part] += time.perf_counter() - started_s


def main() -> None:
    """Print what a year costs, and what became of it."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    destinations, days = numbers + [DESTINATIONS, DAYS][len(numbers) :]
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as loop:
        year = Year(Path(folder), destinations, loop)
        with cProfile.Profile() if "--profile" in sys.argv else nullcontext() as profile:
            for morning in _weekdays(days):
                year.live(morning)
        year.report()
    if profile is not None:
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)


class Year:
    """One home, lived in morning by morning."""

    def __init__(self, folder: Path, destinations: int, loop: asyncio.Runner) -> None:
        self._loop = loop
        self._names = [f"file:{at:04}.jsonl" for at in range(destinations)]
        self._clock = HandClock((_due_at(FIRST) - timedelta(days=1)).isoformat())
        self._room = Newsroom(folder, self._clock, ", ".join(f'"{name}"' for name in self._names))
        self._kept = Kept(self._clock)
        self._room.desk = desk_of(
            self._room.application, self._clock, messengers={Platform.FILE: self._kept}, simulated=True
        )
        self._taken: list[Taken] = []

    def live(self, morning: date) -> None:
        """A document, then every round that is asked for until the messages have left."""
        due_at = _due_at(morning)
        self._clock.to(due_at - READ_BEFORE)
        taken = Taken(morning)
        with taken.on("reading"):
            self._room.read(f"{morning}.txt", _news(morning))
        following: datetime | None = due_at - READ_BEFORE
        while following is not None and following <= due_at:
            self._clock.to(following)
            with taken.on("rounds"):
                following = self._room.desk.day.round()
            with taken.on("carrying"):
                self._loop.run(self._room.desk.courier.carry_due())
        self._taken.append(taken)

    def report(self) -> None:
        """Print it all."""
        kept, mornings = self._kept, self._taken
        expected = {(name, one.morning) for one in mornings for name in self._names}
        twice = sum(times - 1 for counted in (kept.marks, kept.got) for times in counted.values())
        database = sum(path.stat().st_size for path in self._room.folder.rglob("communique.db*"))
        whole_s = sum(sum(one.seconds.values()) for one in mornings)
        print(f"{len(mornings)} mornings, {len(self._names):,} destinations, {kept.marks.total():,} messages")
        print(
            f"  {whole_s:8.1f} s in all, {database / 1e6:.1f} MB of database, {_peak_mb():.0f} MB of memory"
        )
        print(f"  {len(kept.texts)} different texts")
        for name, some in (("first", mornings[:MONTH]), ("last", mornings[-MONTH:])):
            each = {part: sum(one.seconds[part] for one in some) / len(some) for part in PARTS}
            parts = ", ".join(f"{part} {taken_s:.3f}" for part, taken_s in each.items())
            print(f"  {sum(each.values()):8.3f} s a morning in the {name} {len(some)}: {parts}")
        missing, others = expected - kept.got.keys(), kept.got.keys() - expected
        print(f"  twice {twice}, missing {len(missing)}, that nobody expected {len(others)}")
        print(
            f"  due at {', '.join(sorted({f'{_due_at(one.morning):%H:%M}' for one in mornings}))} UTC; "
            f"late by {min(kept.late)} to {max(kept.late)}"
        )
        print(
            "  the ledger says:",
            {f"{kind} {state}": number for (kind, state), number in self._room.desk.ledger.counts().items()},
        )


def _due_at(day: date) -> datetime:
    """The instant, as the standard library places it: the schedule's own code is what is being tried."""
    return datetime.combine(day, AT, ZONE).astimezone(UTC)


def _weekdays(days: int) -> Iterator[date]:
    every = (FIRST + timedelta(days=at) for at in range(days))
    return (day for day in every if day.weekday() < SATURDAY)


def _news(morning: date) -> str:
    number = morning.toordinal()
    lead = f"The tunnel under the harbour carried {number % 9973 + 1000:,} lorries on {morning:%-d %B %Y}."
    return f"{lead}\n\n{report(number)}"


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
