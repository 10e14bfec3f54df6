"""The house rules that a machine can check."""

from __future__ import annotations

import re
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
        pins = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
        assert len(pins) > 20
        for pin in pins:
            assert "==" in pin.splitlines()[0]
            assert "--hash=sha256:" in pin, pin.splitlines()[0]
