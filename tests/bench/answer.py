"""Time from the command to the first answer: a new process, what importing costs of it, and a warm one.

Over the five example articles where they stand beside the project, else over the demo corpus.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from bot.commands.ask import ask
from bot.ingest import ingest
from bot.opening import opened

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
QUERY = "Bielousov"
RUNS = 7
IMPORTS = "import bot.cli, bot.opening, bot.application, config.settings"


def main() -> None:
    """Print the medians, with the fastest and the slowest run."""
    corpus = SEEDS if SEEDS.is_dir() else ROOT / "corpus" / "demo"
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        application = opened(home=home)
        ingest(application, [corpus])
        ask(application, QUERY)

        def command() -> None:
            _python("-m", "bot", "--home", str(home), "ask", QUERY)

        print(f"first answer over {corpus.name}, {RUNS} runs (ms: median, fastest–slowest)")
        _row("new process, whole command", command)
        _row("  of it, importing", lambda: _python("-c", IMPORTS))
        _row("  of it, starting Python", lambda: _python("-c", "pass"))
        _row("warm: the next question", lambda: ask(application, QUERY))


def _row(name: str, run: Callable[[], object]) -> None:
    run()
    times = []
    for _ in range(RUNS):
        started = perf_counter()
        run()
        times.append((perf_counter() - started) * 1000)
    print(f"{name:28} {median(times):8.1f}  {min(times):.1f}–{max(times):.1f}")


def _python(*arguments: str) -> None:
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=os.environ, check=True, stdout=subprocess.DEVNULL
    )
