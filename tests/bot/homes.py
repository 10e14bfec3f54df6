"""Applications with an open and two closed collections, over a folder of their own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.application import Application
from bot.home import Home
from config import load
from corpus.clearance import EVERYTHING, Clearance

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)

CONFIG = """\
timezone: Europe/Stockholm
collections:
  public: {paths: [news]}
  board: {paths: [board], allow: ["slack:#board", "slack:#office"]}
  chair: {paths: [chair], allow: ["slack:#board"]}
  staff: {paths: [staff], allow: ["slack:#staff"]}
topics:
  tunnel: {words: [tunnel, harbour]}
briefings:
  morning: {title: Morning, days: daily, at: "08:00", topics: [tunnel], to: [console]}
"""

TUNNEL = "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n"
AUDIT = "Auditors have found that the pumps of the tunnel were ordered twice.\n"


def a_folder(tmp_path: Path) -> Path:
    """A folder with the configuration and a folder for each collection."""
    for name in ("news", "board", "chair", "staff"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    (tmp_path / "communique.yaml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


def an_application(
    folder: Path, *, home: str = "home", clearance: Clearance = EVERYTHING, max_file_bytes: int = 100_000
) -> Application:
    """An application over `a_folder`, with a clock that stands."""
    return Application(
        Home.at(folder / home),
        load(folder / "communique.yaml"),
        clock=lambda: NOW,
        clearance=clearance,
        max_file_bytes=max_file_bytes,
    )
