"""An application over a database of either kind, at its file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.application import Application
from bot.home import Home
from bot.versions.version import File
from bot.versions.versions import Versions
from config import load
from corpus.clearance import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIG = """\
timezone: Europe/Stockholm
collections:
  public: {paths: [news]}
  board: {paths: [board], allow: ["slack:#board"]}
topics:
  tunnel: {words: [tunnel, harbour], aliases: {tunnel: [tube]}}
  toll: {words: [toll, fee]}
briefings:
  morning:
    {title: Morning briefing, days: mon-fri, at: "08:00", topics: [tunnel], to: ["slack:#news", console]}
"""

NOW = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def application(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Application]:
    """Without a version, so that the file holds."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else None
    held = an_application(tmp_path, url)
    yield held
    held.store.engine.dispose()


@pytest.fixture
def versions(application: Application) -> Versions:
    """Those of that application: none yet."""
    return Versions(application.store.engine)


def an_application(folder: Path, url: str | None = None) -> Application:
    """One replica over a folder; several may share it, and a database."""
    path = folder / "communique.yaml"
    if not path.exists():
        path.write_text(CONFIG, encoding="utf-8")
    return Application(
        Home.at(folder / "home", url),
        load(path),
        clock=lambda: NOW,
        clearance=EVERYTHING,
        max_file_bytes=100_000,
        file=File.at(path),
    )
