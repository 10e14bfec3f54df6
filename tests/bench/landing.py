"""Documents that land twenty minutes before the briefing, while people ask.

    python -m tests.bench.landing [--documents 300] [--held 1000]

A home holds generated documents and has sent yesterday's briefing. `communique run` starts with its clock at
07:39:30; at 07:40 files are copied into the folder that it watches. Two people ask all the while, back to
back, in one process that has opened the home once, as a chat adapter does. Once all that landed can be found,
the idle minutes are skipped: the program is started again at 07:58:30, and delivers at 08:00.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.ask import ask
from bot.commands.brief import brief
from bot.home import Home, open_store
from bot.intake.standing import Standings
from bot.opening import opened
from config import load
from corpus.clearance import EVERYTHING
from corpus.index import Index
from tests.generated import report, write_jsonl
from tests.scenarios.program import run
from tests.scenarios.service import running

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.scenarios.service import Running

ROOT = Path(__file__).resolve().parents[2]
CONFIG = """\
timezone: UTC
collections:
  public: {paths: [held.jsonl, landing]}
topics:
  herring: {words: [herring, oysters, pilot boats]}
briefings:
  morning: {title: Morning, days: daily, at: "08:00", topics: [herring], to: ["file:out.jsonl"]}
"""
YESTERDAY = "2026-03-01T07:59:59Z"
EARLY = "2026-03-02T07:39:30Z"
LATE = "2026-03-02T07:58:30Z"
ALONE_S = 20.0
"""So long people ask before anything lands, for comparison."""

LONGEST_S = 900.0
QUERIES = ("tonnes of herring", "ferry passengers in Alderwick", "fisheries board", "pilot boats", "storm")
TOPICS = ("herring", "crates of oysters")
ASKERS = 2
SENTENCES = 9


def main() -> None:
    """Print how long answers took, how long reading did, and what the briefing says."""
    options = argparse.ArgumentParser()
    options.add_argument("--documents", type=int, default=300)
    options.add_argument("--held", type=int, default=1_000)
    options.add_argument("--answer", type=Path, help=argparse.SUPPRESS)
    typed, _ = options.parse_known_args()
    if typed.answer:
        answer(typed.answer)
        return
    with tempfile.TemporaryDirectory() as folder:
        Morning(Path(folder), typed.held, typed.documents).live()


class Morning:
    """One home, and what is measured in it."""

    def __init__(self, folder: Path, held: int, documents: int) -> None:
        self._folder, self._home, self._config = folder, folder / "home", folder / "communique.yaml"
        self._held, self._documents = held, documents

    def live(self) -> None:
        """The day before, the landing, and the hour."""
        started_s = time.monotonic()
        self._prepare()
        print(f"{self._held:,} documents held, made in {time.monotonic() - started_s:.0f} s; {_load()}")
        with _asking(self._folder) as times:
            with running(self._home, self._config, COMMUNIQUE_NOW=EARLY) as one:
                one.says("started")
                self._until_read()
                alone_s = time.monotonic()
                time.sleep(ALONE_S)
                landing_s = time.monotonic()
                self._land()
                landed_s = time.monotonic()
                stored_s, found_s = self._until_found()
                one.stop()
            again_s = time.monotonic()
            with running(self._home, self._config, COMMUNIQUE_NOW=LATE) as one:
                sent = self._delivered(one)
                one.stop()
            ended_s = time.monotonic()
        print(f"{self._documents:,} files landed within {landed_s - landing_s:.1f} s")
        print(
            f"  stored {stored_s - landing_s:.1f} s after the first landed, found {found_s - landing_s:.1f} s"
        )
        for name, since_s, until_s in (
            ("nothing else goes on", alone_s, landing_s),
            ("while they are read", landing_s, found_s),
            ("before and at the hour", again_s, ended_s),
        ):
            _print_times(name, [one for one in times() if since_s <= one[0] < until_s])
        print(f"the briefing left at {sent['sent_at']}, and says: {_accounting(sent['text'])}")
        print(_load())

    def _prepare(self) -> None:
        (self._folder / "landing").mkdir()
        self._config.write_text(CONFIG, encoding="utf-8")
        write_jsonl(self._folder / "held.jsonl", self._held, sentences=SENTENCES)
        done = run(self._home, "--config", self._config, "ingest", COMMUNIQUE_NOW=YESTERDAY)
        assert done.returncode == 0, done.stderr
        done = run(self._home, "--config", self._config, "run", "--once", COMMUNIQUE_NOW=YESTERDAY)
        assert "sent to 1 of 1" in done.stdout, done.stdout + done.stderr

    def _land(self) -> None:
        """Copy them in, one after the other."""
        for number in range(self._held, self._held + self._documents):
            text = f"Notes from the coast, part {number}\n\n{report(number, sentences=SENTENCES)}"
            (self._folder / "landing" / f"part-{number}.txt").write_text(text, encoding="utf-8")

    def _until_read(self) -> None:
        """Until the first intake of the program has ended."""
        store, sources = open_store(Home.at(self._home)), load(self._config).sources()
        early = datetime.fromisoformat(EARLY)
        ends_s = time.monotonic() + LONGEST_S
        while time.monotonic() < ends_s:
            if all(one.read_at and one.read_at >= early for one in Standings(store.engine).of(sources)):
                store.engine.dispose()
                return
            time.sleep(0.25)
        raise TimeoutError("nothing was read")

    def _until_found(self) -> tuple[float, float]:
        """When all of them were stored, and when the index on the disk knew it."""
        store = open_store(Home.at(self._home))
        stored_s, ends_s = 0.0, time.monotonic() + LONGEST_S
        while time.monotonic() < ends_s:
            if not stored_s and store.reader(EVERYTHING).totals().documents >= self._held + self._documents:
                stored_s = time.monotonic()
            if stored_s:
                index = Index.open(self._home / "index")
                if index is not None and index.change >= store.change():
                    store.engine.dispose()
                    return stored_s, time.monotonic()
            time.sleep(0.25)
        raise TimeoutError("they were not found")

    def _delivered(self, one: Running) -> dict[str, str]:
        """Today's message, waited for."""
        ends_s = time.monotonic() + LONGEST_S
        while time.monotonic() < ends_s:
            lines = (self._home / "out.jsonl").read_text(encoding="utf-8").splitlines()
            if len(lines) > 1:
                message: dict[str, str] = json.loads(lines[-1])
                return message
            assert one.process.poll() is None
            time.sleep(0.25)
        raise TimeoutError("nothing was delivered")


@contextmanager
def _asking(folder: Path) -> Iterator[_Times]:
    """People ask meanwhile; yields what gives their times so far."""
    command = (sys.executable, "-m", "tests.bench.landing", "--answer", str(folder))
    environment = {**os.environ, "COMMUNIQUE_NOW": EARLY, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE) as process:
        try:
            yield _Times(folder / "times.jsonl")
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait()


class _Times:
    """What askers have written down."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> list[tuple[float, str, float]]:
        """Of each answer, when it was asked for, of which kind, and how long it took in seconds."""
        return [tuple(json.loads(line)) for line in self._path.read_text().splitlines()]


def answer(folder: Path) -> None:
    """Ask back to back until standard input ends."""
    application = opened(home=folder / "home", config=folder / "communique.yaml")
    stop = threading.Event()
    with (folder / "times.jsonl").open("a", buffering=1) as times:

        def asks(first: int) -> None:
            number = first
            while not stop.is_set():
                asked_s = time.monotonic()
                if number % 4 == 3:
                    kind, _ = "brief", brief(application, topic=TOPICS[number % len(TOPICS)])
                else:
                    kind, _ = "ask", ask(application, QUERIES[number % len(QUERIES)])
                times.write(json.dumps((asked_s, kind, time.monotonic() - asked_s)) + "\n")
                number += 1

        askers = [threading.Thread(target=asks, args=(first,)) for first in range(ASKERS)]
        for one in askers:
            one.start()
        sys.stdin.read()
        stop.set()
        for one in askers:
            one.join()


def _print_times(name: str, times: Sequence[tuple[float, str, float]]) -> None:
    by_kind: dict[str, list[float]] = defaultdict(list)
    for _, kind, took_s in times:
        by_kind[kind].append(took_s * 1_000)
    for kind, took_ms in sorted(by_kind.items()):
        ordered = sorted(took_ms)
        p50, p99 = (ordered[min(int(len(ordered) * part), len(ordered) - 1)] for part in (0.5, 0.99))
        print(
            f"  {name:24} {kind:6} {len(ordered):6,} answers  p50 {p50:6.0f} ms  p99 {p99:6.0f} ms  "
            f"slowest {ordered[-1]:6.0f} ms"
        )


def _accounting(text: str) -> str:
    return next((line for line in text.splitlines() if " of " in line and "document" in line), text[-200:])


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


if __name__ == "__main__":
    main()
