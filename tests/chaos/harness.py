"""One run of the chaos: platforms that fail, a database, two workers, and who kills and pauses them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bot.delivery.steps import Step
from bot.ledger import Ledger
from bot.migrations.upgrade import upgrade
from config.configuration import Unknown
from corpus.store.engine import open_engine
from tests.chaos.count import Count, count
from tests.chaos.morning import CHANNELS, FLAVOURS, prepare
from tests.chaos.worker import Orders, Protocol, work
from tests.platform.faults import COMMON, Fault
from tests.platform.rules import Flavour

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from multiprocessing.context import ForkServerProcess

    from config.destination import Platform

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
NAIVE_STEPS = (Step.BEFORE_SEND, Step.AFTER_SEND)
AFTERWARDS_S = 1.5
"""Longer than any request that is still under way when all is settled."""

_migrating = threading.Lock()  # alembic keeps what it is at in global names
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["tests.chaos.worker"])


@dataclass(frozen=True, slots=True)
class Trouble:
    """What goes wrong in a run.

    Attributes:
        faults: the share of requests that go wrong.
        doubled: of requests that the network doubles, beside those.
        kills: how often a worker is killed; the first ones at each named step.
        pauses_s: for how long workers are stopped, at least and at most; None never.
        lag_s: so late the history shows what arrived.
        adapter: all goes to the fake of this platform, which shows at once what arrived, through the
            messenger that installations have; else to the platform of our own.
    """

    faults: float = 0.6
    doubled: float = 0.0
    kills: int = 20
    pauses_s: tuple[float, float] | None = None
    lag_s: float = 0.25
    readable: bool = True
    unknown: Unknown = Unknown.RESEND
    protocol: Protocol = Protocol.LEDGER
    adapter: Platform | None = None

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """Where the morning goes."""
        return (self.adapter,) if self.adapter else tuple(FLAVOURS)


@dataclass(slots=True)
class Run:
    """One run.

    Attributes:
        folder: its own, for records and the like.
        limit_s: when it is given up; whatever is open then is missing.
    """

    trouble: Trouble
    database: str
    folder: Path
    seed: int
    limit_s: float = 400.0
    kills: int = 0
    pauses: int = 0
    _random: Random = field(init=False)
    _orders: list[Step | None] = field(init=False)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)  # noqa: S311  kills, not secrets
        steps = tuple(Step) if self.trouble.protocol is Protocol.LEDGER else NAIVE_STEPS
        named = [*steps] * (self.trouble.kills * 2 // 3 // len(steps))
        orders: list[Step | None] = [*named, *[None] * (self.trouble.kills - len(named))]
        self._random.shuffle(orders)
        self._orders = orders

    def counted(self) -> Count:
        """Deliver the morning, and count what arrived."""
        started_s = time.monotonic()
        engine = open_engine(self.database)
        with _migrating:
            upgrade(engine)
        ledger = Ledger(engine)
        in_parts = self.trouble.protocol is Protocol.LEDGER
        prepare(
            ledger,
            "the words",
            ledger.now(),
            unknown=self.trouble.unknown,
            in_parts=in_parts,
            platforms=self.trouble.platforms,
        )
        with ExitStack() as stack:
            platforms = {one: stack.enter_context(self._platform(one)) for one in self.trouble.platforms}
            self._torment(ledger, platforms, started_s + self.limit_s)
            time.sleep(AFTERWARDS_S)
        seconds = time.monotonic() - started_s
        records = {platform: self._record(platform) for platform in self.trouble.platforms}
        found = count(ledger, records, self._tally.read_bytes())
        engine.dispose()
        found.kills, found.pauses, found.seconds = self.kills, self.pauses, seconds
        return found

    def _torment(self, ledger: Ledger, platforms: dict[Platform, str], until_s: float) -> None:
        """Keep two workers running, and kill and pause them, until nothing is left to do."""
        workers = [self._started(number, platforms) for number in range(WORKERS)]
        doomed_s = [self._doom() for _ in workers]
        try:
            looked_s = 0.0
            while time.monotonic() < until_s:
                for at, worker in enumerate(workers):
                    if worker.is_alive() and time.monotonic() > doomed_s[at]:
                        worker.kill()
                        worker.join()
                    if not worker.is_alive():
                        self.kills += 1
                        workers[at], doomed_s[at] = self._started(self.kills + at, platforms), self._doom()
                if self.trouble.pauses_s and self._random.random() < 0.05:
                    self._pause(self._random.choice(workers), self.trouble.pauses_s)
                time.sleep(0.02)
                if time.monotonic() - looked_s > 0.5:
                    looked_s = time.monotonic()
                    if all(ledger.next_due(platform) is None for platform in platforms):
                        return
        finally:
            for worker in workers:
                worker.kill()
                worker.join()

    def _started(self, number: int, platforms: dict[Platform, str]) -> ForkServerProcess:
        dies_at = self._orders.pop() if self._orders else None
        orders = Orders(
            f"worker-{number}-{self._random.random()}",
            self.database,
            platforms,
            self.trouble.protocol,
            self.trouble.unknown,
            self._tally,
            self.trouble.adapter is not None,
            dies_at,
            passes=self._random.randint(1, 12),
        )
        worker = _processes.Process(target=work, args=(orders,), daemon=True)
        worker.start()
        return worker

    def _doom(self) -> float:
        """When a worker is killed from outside; whoever is to kill itself is, if it has not by then."""
        if not self._orders:
            return float("inf")
        return time.monotonic() + self._random.uniform(0.1, 2.5)

    def _pause(self, worker: ForkServerProcess, pauses_s: tuple[float, float]) -> None:
        if worker.pid is None or not worker.is_alive():
            return
        os.kill(worker.pid, signal.SIGSTOP)
        time.sleep(self._random.uniform(*pauses_s))
        os.kill(worker.pid, signal.SIGCONT)
        self.pauses += 1

    @contextmanager
    def _platform(self, platform: Platform) -> Iterator[str]:
        """The address of a platform in a process of its own."""
        module = self._fake(platform) if self.trouble.adapter else self._own(platform)
        command = [sys.executable, "-m", *module]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        with process:
            try:
                assert process.stdout is not None
                yield process.stdout.readline().strip()
            finally:
                process.terminate()

    def _fake(self, platform: Platform) -> list[str]:
        settings = {
            "channels": CHANNELS,
            "record": self._record(platform),
            "seed": self.seed,
            "slow-s": 1.0,
            "faults": self._faults(),
        }
        return [f"tests.chaos.{platform}", *_as_options(settings)]

    def _own(self, platform: Platform) -> list[str]:
        flavour = FLAVOURS[platform]
        settings = {
            "flavour": flavour,
            "faults": self._faults(),
            "channels": CHANNELS,
            "record": self._record(platform),
            "seed": self.seed,
            "messages": 1_000_000,
            "reads": 1_000_000,
            "apart-s": 0,
            "lag-s": self.trouble.lag_s,
            "slow-s": 1.0,
            "retry-after-s": 0.05,
            "nonce-window-s": 4.0 if flavour is Flavour.DISCORD else 0.0,
        }
        command = ["tests.platform", *_as_options(settings)]
        if not self.trouble.readable:
            from tests.platform.__main__ import channel_name

            names = (channel_name(flavour, number) for number in range(CHANNELS))
            command += [word for name in names for word in ("--channel", f"{name}=unreadable")]
        return command

    def _faults(self) -> str:
        """All faults alike, those included that come after everybody has given up waiting."""
        faults = (*COMMON, Fault.LATE)
        chances = {str(fault): self.trouble.faults / len(faults) for fault in faults}
        chances[str(Fault.TWICE)] = self.trouble.doubled
        return ",".join(f"{fault}={chance:.4f}" for fault, chance in chances.items())

    @property
    def _tally(self) -> Path:
        return self.folder / "tally"

    def _record(self, platform: Platform) -> Path:
        return self.folder / f"{platform}.jsonl"


def _as_options(settings: Mapping[str, object]) -> list[str]:
    return [word for name, value in settings.items() for word in (f"--{name}", str(value))]
