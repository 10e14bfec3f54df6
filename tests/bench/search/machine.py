"""What a benchmark ran on."""

from __future__ import annotations

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("numpy", "rapidfuzz", "tantivy")


def machine() -> str:
    """The processor, its cores that may be used, the system, Python and the libraries compared."""
    cores = len(os.sched_getaffinity(0))
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return (
        f"{_processor()}, {cores} cores; {platform.system()} {platform.machine()}; "
        f"Python {platform.python_version()}; {libraries}, SQLite {sqlite3.sqlite_version}"
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "an unknown processor")
