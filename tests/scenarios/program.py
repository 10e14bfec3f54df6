"""The program as an operator runs it: a process of its own, with a home and a clock that stands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "corpus" / "demo"
NOBODY = 65534


def environment(**more: str) -> dict[str, str]:
    """What the program sees; nothing of the settings of whoever runs the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    return {**kept, "COMMUNIQUE_NOW": "2024-05-20T06:00:00Z", "PYTHONPATH": str(ROOT), **more}


def command(home: Path, *arguments: str | Path) -> list[str]:
    """The command line of the program over a home."""
    return [sys.executable, "-m", "bot", "--home", str(home), *map(str, arguments)]


def run(
    home: Path,
    *arguments: str | Path,
    before: Callable[[], None] | None = None,
    cwd: Path | None = None,
    **environ: str,
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end.

    Args:
        before: called in the new process before the program starts: limits, another user.
    """
    return subprocess.run(
        command(home, *arguments),
        env=environment(**environ),
        preexec_fn=before,
        cwd=cwd or home.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def start(home: Path, *arguments: str | Path, **environ: str) -> subprocess.Popen[bytes]:
    """Start one command and do not wait for it."""
    return subprocess.Popen(
        command(home, *arguments),
        env=environment(**environ),
        cwd=home.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
