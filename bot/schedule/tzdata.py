"""The rules of the time zones: which ones the program reads."""

from __future__ import annotations

import zoneinfo
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

SYSTEM = "system"
PROBE = "Europe/London"
"""A zone that every set of rules has."""


@cache
def tzdata_version() -> str:
    """Which rules occurrences are computed by: `2026.6` of the package tzdata, or `system 2026b`.

    As `zoneinfo` does it, the system's come first where there are any. `system` alone where they do not say
    their version. Instants of the future that were computed by other rules should be computed anew.
    """
    folders = [Path(folder) for folder in zoneinfo.TZPATH if (Path(folder) / PROBE).is_file()]
    if folders:
        return f"{SYSTEM} {_version_in(folders[0])}".rstrip()
    try:
        return version("tzdata")
    except PackageNotFoundError:
        return SYSTEM


def _version_in(folder: Path) -> str:
    """Of the first line of `tzdata.zi`: `# version 2026b`."""
    try:
        with (folder / "tzdata.zi").open(encoding="utf-8") as rules:
            return rules.readline().rpartition("# version ")[2].strip()
    except OSError:
        return ""
