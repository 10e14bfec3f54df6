"""People who ask on a platform at once, over 100,000 passages, while documents are being read.

`communique run` is a process of its own; this one is the platform and all the people. They ask while nothing
is read, then while files land in the folder that the program watches: all in the same moment, and again as
soon as everybody has an answer; each some seconds after their last answer, for a minute; all by a mention in
a thread. An acknowledgement counts from the sending of what the platform tells, and so does an answer, to its
arrival where its asker sees it.

Comparing so many documents with each other takes the better part of an hour: `--home` keeps the home that was
prepared, and every later run begins with a copy of it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.home import Home, open_store
from bot.intake.standing import Standings
from config import load
from corpus.clearance import EVERYTHING
from tests.generated import report, write_jsonl
from tests.scenarios.program import command, environment
from tests.scenarios.service import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from contextlib import AbstractAsyncContextManager

    from tests.bench._people import Pattern, People
    from tests.scenarios.service import Running

    Platform = Callable[[int], AbstractAsyncContextManager[People]]
    """Gives so many people on a platform."""

CONFIG = """\
timezone: UTC
collections:
  public: {paths: [landing]}
"""
SENTENCES = 9
WAITING, LOOK_S = 300, 5.0
"""Files that wait to be read are kept at so many; how many there are is looked at so often."""

LONGEST_S = 900.0
UNLIMITED = {"COMMUNIQUE_NOW": "", "COMMUNIQUE_LIMIT_PERSON": "0", "COMMUNIQUE_LIMIT_CHANNEL": "0"}
"""The clock is the real one, for signatures are checked by it; and nobody is told to wait."""


def parser() -> argparse.ArgumentParser:
    """What can be said about a run on any platform."""
    options = argparse.ArgumentParser()
    options.add_argument("--documents", type=int, default=11_200)
    options.add_argument("--people", type=int, default=50)
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--home", type=Path)
    return options


def measure(platform: Platform, typed: argparse.Namespace) -> None:
    """Print how soon people were acknowledged and answered."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepared = typed.home or folder / "prepared"
        _prepare(prepared, typed.documents)
        shutil.copytree(prepared, folder / "home")
        asyncio.run(Bench(folder, platform, typed.people, typed.rounds).run())


def _prepare(home: Path, documents: int) -> None:
    """A home that holds so many documents; one that stands is left as it is."""
    if (home / "communique.db").exists():
        return
    home.mkdir(parents=True, exist_ok=True)
    started_s = time.monotonic()
    held = write_jsonl(home / "held.jsonl", documents, sentences=SENTENCES)
    ingest = command(home, "ingest", held, "--collection", "public")
    subprocess.run(ingest, env=environment(**UNLIMITED), check=True, stdout=subprocess.DEVNULL)
    print(f"{documents:,} documents read and compared in {time.monotonic() - started_s:.0f} s")


class Bench:
    """One program, and what is measured of it.

    Args:
        folder: holds `home`, a home of its own.
    """

    def __init__(self, folder: Path, platform: Platform, people: int, rounds: int) -> None:
        self._folder, self._platform, self._people, self._rounds = folder, platform, people, rounds
        self._config = folder / "communique.yaml"
        self._config.write_text(CONFIG, encoding="utf-8")
        (folder / "landing").mkdir()
        self._store = open_store(Home.at(folder / "home"))
        self._landed = self._held = self._documents()

    async def run(self) -> None:
        """All patterns, with nothing being read and with much being read."""
        self._land(1)  # a folder without a file may be one that is not mounted
        print(f"{self._held:,} documents, {self._people} people; {_load()}")
        async with self._platform(self._people) as people:
            environ = {**UNLIMITED, **people.settings}
            await people.prepared(self._folder / "home", environ)
            with running(self._folder / "home", self._config, **environ) as program:
                await people.listened_to(program)
                await asyncio.to_thread(self._until_read)
                await self._row("first burst, nothing read", program, partial(people.burst, people.command))
                await self._rows("nothing read", program, people)
                async with self._landing():
                    await self._rows("while reading", program, people)
                print(f"refused: {[*people.refused]}; {_load()}")
                program.process.terminate()
                await asyncio.to_thread(program.process.wait)
        self._store.engine.dispose()

    async def _rows(self, name: str, program: Running, people: People) -> None:
        for pattern, ask in people.patterns(self._rounds).items():
            await self._row(f"{pattern}, {name}", program, ask)

    async def _row(self, name: str, program: Running, ask: Pattern) -> None:
        documents, used, started_s = self._documents(), _processor_s(program.process.pid), time.monotonic()
        asked = await ask()
        lasted_s = time.monotonic() - started_s
        bot, reading = (
            (after - before) / lasted_s
            for before, after in zip(used, _processor_s(program.process.pid), strict=True)
        )
        acknowledged = [one.acknowledged_s for one in asked if one.acknowledged_s is not None]
        read = self._documents() - documents
        print(
            f"{name:28} {len(asked):5,}  acknowledged {_spread(acknowledged)}  "
            f"answered {_spread([one.answered_s for one in asked])}  {read:4,} read "
            f"in {lasted_s:3.0f} s, bot {bot:4.0%}, reading {reading:4.0%}, {_load()}",
            flush=True,
        )

    def _until_read(self) -> None:
        """Until the first intake of the program has ended."""
        ends_s = time.monotonic() + LONGEST_S
        sources = load(self._config).sources()
        while not all(one.read_at for one in Standings(self._store.engine).of(sources)):
            assert time.monotonic() < ends_s, "nothing was read"
            time.sleep(0.5)

    @asynccontextmanager
    async def _landing(self) -> AsyncIterator[None]:
        """Files land meanwhile, so many that some always wait to be read; entered once the first are read."""

        async def land() -> None:
            while True:
                self._land(WAITING - (self._landed - await asyncio.to_thread(self._documents)))
                await asyncio.sleep(LOOK_S)

        landing = asyncio.create_task(land())
        before = self._documents()
        await asyncio.to_thread(partial(self._until_more, before))
        try:
            yield
        finally:
            landing.cancel()
            await asyncio.wait([landing])

    def _land(self, files: int) -> None:
        for number in range(self._landed, self._landed + files):
            text = f"Notes from the coast, part {number}\n\n{report(number, sentences=SENTENCES)}"
            (self._folder / "landing" / f"part-{number}.txt").write_text(text, encoding="utf-8")
        self._landed += max(0, files)

    def _until_more(self, documents: int) -> None:
        ends_s = time.monotonic() + LONGEST_S
        while self._documents() == documents:
            assert time.monotonic() < ends_s, "nothing more was read"
            time.sleep(0.5)

    def _documents(self) -> int:
        return self._store.reader(EVERYTHING).totals().documents


def _processor_s(process: int) -> tuple[float, float]:
    """What a process has used of a processor, and what its children have, ended ones included."""
    own, children = 0.0, 0.0
    used: dict[int, tuple[int, float, float]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            said = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        user, system, waited_user, waited_system = (
            float(one) / os.sysconf("SC_CLK_TCK") for one in said[11:15]
        )
        used[int(stat.parent.name)] = (int(said[1]), user + system, waited_user + waited_system)
    below = [process]
    for one in below:
        _, self_s, waited_s = used.get(one, (0, 0.0, 0.0))
        own, children = (self_s, waited_s) if one == process else (own, children + self_s + waited_s)
        below += [each for each, (parent, *_) in used.items() if parent == one]
    return own, children


def _spread(seconds: Sequence[float]) -> str:
    if not seconds:
        return f"{'—':35}"
    ordered = sorted(one * 1_000 for one in seconds)
    p50, p99 = (ordered[min(int(len(ordered) * part), len(ordered) - 1)] for part in (0.5, 0.99))
    return f"p50 {p50:6,.0f} p99 {p99:6,.0f} max {ordered[-1]:6,.0f} ms"


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
