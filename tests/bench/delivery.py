"""How near delivery comes to what a platform allows: `python -m tests.bench.delivery [slack|discord]…`.

A thousand destinations are due at once, on a platform that counts as strictly as the real one; in real time,
over a ledger on the disk, with a worker that waits for the minute. The floor is what no sender can beat: with
`n` messages in any `period`, and a count that starts empty, message number k leaves at
`period` · ⌊(k - 1) / n⌋ at the earliest.
"""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import structlog

from bot.delivery.clock import RunningClock
from bot.delivery.courier import Courier
from bot.delivery.message import Content
from bot.delivery.messenger import Limits
from bot.ledger import Ledger
from bot.ledger.entries import Edition, Frozen, Occurrence, Planned
from bot.ledger.states import DeliveryState, Kind
from bot.migrations.upgrade import upgrade
from config.destination import Destination, Platform
from corpus.store.engine import open_engine, url_of_file
from tests.platform.__main__ import channel_name
from tests.platform.messenger import FakeMessenger
from tests.platform.record import accepted
from tests.platform.rules import RULES, Flavour

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.message import Message, Receipt

ROOT = Path(__file__).resolve().parents[2]
DESTINATIONS = 1_000
SOON = timedelta(seconds=2)
PLATFORMS = {Flavour.SLACK: Platform.SLACK, Flavour.DISCORD: Platform.DISCORD}


def limits_of(flavour: Flavour) -> Limits:
    """What the platform allows, as its messenger says it."""
    rules = RULES[flavour]
    return Limits(
        settle=timedelta(seconds=15),
        messages=rules.messages,
        period=timedelta(seconds=rules.period_s),
        apart=timedelta(seconds=rules.apart_s),
    )


def main() -> None:
    """Print a line for each platform."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    for name in sys.argv[1:] or [str(each) for each in reversed(Flavour)]:
        flavour = Flavour(name)
        limits = limits_of(flavour)
        assert limits.messages is not None
        floor_s = limits.period.total_seconds() * ((DESTINATIONS - 1) // limits.messages)
        with tempfile.TemporaryDirectory() as folder:
            taken_s, refused = asyncio.run(_delivered(flavour, limits, Path(folder)))
        print(
            f"{name:8} {DESTINATIONS:,} messages, the last after {taken_s:7.2f} s, floor {floor_s:6.2f} s: "
            f"{taken_s / floor_s:.3f}, refused for being too many: {refused}"
        )


async def _delivered(flavour: Flavour, limits: Limits, folder: Path) -> tuple[float, int]:
    """Seconds from when all is due to the last message that the platform took, and how many it refused."""
    record = folder / "record.jsonl"
    command = (sys.executable, "-m", "tests.platform", "--flavour", flavour, "--record", record)
    process = subprocess.Popen(  # noqa: ASYNC220  before anything else runs in the loop
        [*map(str, command), "--channels", str(DESTINATIONS)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        async with aiohttp.ClientSession() as session:
            messenger = _Counting(session, url, flavour, limits=limits)
            ledger, due_at = _prepared(flavour, folder)
            courier = Courier(ledger, {PLATFORMS[flavour]: messenger}, clock=RunningClock(), owner="bench")
            await courier.carry_due(patience=timedelta(minutes=10))
        process.terminate()
    taken = accepted(record)
    assert len({one.mark for one in taken}) == len(taken) == DESTINATIONS
    assert {state for _, state in ledger.counts()} == {DeliveryState.SENT}
    return max(one.at_us for one in taken) / 1e6 - due_at.timestamp(), messenger.refused


def _prepared(flavour: Flavour, folder: Path) -> tuple[Ledger, datetime]:
    """A ledger in which everything is frozen, and when it is due."""
    engine = open_engine(url_of_file(folder / "communique.db"))
    upgrade(engine)
    ledger = Ledger(engine)
    where = tuple(Destination(PLATFORMS[flavour], channel_name(flavour, at)) for at in range(DESTINATIONS))
    now = ledger.now()
    due_at = now + SOON
    one = Occurrence(Kind.BRIEFING, "morning", "2026-03-02T08:00", "Europe/Stockholm", "test", due_at)
    text = "The tunnel under the harbour opened on Monday. " * 20
    said = {"text": text} if flavour is Flavour.SLACK else {"components": [{"content": text}]}
    ledger.plan([Planned(one, where)])
    ledger.freeze(one, [Frozen(Edition(now), (Content(json.dumps(said)),), where)])
    return ledger, due_at


class _Counting(FakeMessenger):
    """Counts what the platform refused."""

    refused = 0

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        try:
            return await super().send(destination, message, mark)
        except Exception:
            self.refused += 1
            raise


if __name__ == "__main__":
    main()
