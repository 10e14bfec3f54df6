"""Which rules of the time zones are read."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
BERLIN = """\
from datetime import UTC, datetime, time
from bot.schedule.occurrences import next_occurrences
from bot.schedule.schedule import Schedule
from bot.schedule.tzdata import tzdata_version
night = Schedule("Europe/Berlin", at=time(2, 30))
[due] = next_occurrences(night, datetime(2026, 3, 29, tzinfo=UTC), 1)
print(tzdata_version(), due.due_at, sep="|")
"""


def run(tzpath: str) -> list[str]:
    """What a program says whose zoneinfo reads a folder, or the package where it is none."""
    done = subprocess.run(
        [sys.executable, "-c", BERLIN],
        env={**os.environ, "PYTHONTZPATH": tzpath, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip().split("|")


def test_the_rules_of_the_package_are_read_where_the_system_has_none() -> None:
    assert run("") == [version("tzdata"), "2026-03-29 01:30:00+00:00"]


def test_the_rules_of_the_system_come_first_and_tell_their_version() -> None:
    folder = Path("/usr/share/zoneinfo")
    if not (folder / "tzdata.zi").is_file():
        pytest.skip("the system has no rules that tell their version")
    told, due_at = run(str(folder))
    assert told.startswith("system 20")
    assert due_at == "2026-03-29 01:30:00+00:00"


def test_a_system_that_does_not_tell_its_version_is_called_system(tmp_path: Path) -> None:
    rules = Path("/usr/share/zoneinfo/Europe")
    if not rules.is_dir():
        pytest.skip("the system has no rules")
    (tmp_path / "Europe").symlink_to(rules)
    assert run(str(tmp_path))[0] == "system"
