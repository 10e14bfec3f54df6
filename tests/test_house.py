"""The house rules that a machine can check."""

from __future__ import annotations

import tomllib
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_one_place_defines_the_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert version("communique") == project["version"]


def test_the_locks_name_no_package_registry_and_hash_everything() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text()
        assert "://" not in lock
        pinned = [line for line in lock.splitlines() if "==" in line and not line.startswith("#")]
        assert pinned
        assert lock.count("--hash=sha256:") >= len(pinned)
