"""What looking through unchanged folders costs: `python -m tests.bench.rescan [20000]`.

Processor time and real time of an intake of so many small files that were read before, and have not changed.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.application import Application
from bot.home import Home
from bot.intake.intake import intake
from bot.intake.wanted import Wanted
from config import load
from corpus.clearance import EVERYTHING
from tests.generated import report

FILES = 20_000
A_FOLDER = 500
NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
CONFIG = "timezone: UTC\ncollections:\n  public: {paths: [news]}\n"


def main() -> None:
    """Print what it costs by the file."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    count = numbers[0] if numbers else FILES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(count):
            path = folder / "news" / f"{number // A_FOLDER:03}" / f"part-{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Part {number}.\n\n{report(number, sentences=1)}", encoding="utf-8")
        (folder / "communique.yaml").write_text(CONFIG, encoding="utf-8")
        application = Application(
            Home.at(folder / "home"),
            load(folder / "communique.yaml"),
            clock=lambda: NOW,
            clearance=EVERYTHING,
            max_file_bytes=1_000_000,
        )
        started_s = time.monotonic()
        read = intake(application)
        assert len(read.stored) == count, read.failed[:3]
        print(f"{count:,} files read the first time in {time.monotonic() - started_s:.0f} s")
        for _ in range(2):
            started_s, started_cpu_s = time.monotonic(), time.process_time()
            again = intake(application, wanted=Wanted.DUE)
            assert len(again.unchanged) == count
            took_s, took_cpu_s = time.monotonic() - started_s, time.process_time() - started_cpu_s
            print(
                f"  unchanged {took_s:6.1f} s, {took_cpu_s:.1f} s of processor time, "
                f"{took_cpu_s / count * 1e6:.0f} µs a file"
            )
        application.store.engine.dispose()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
