"""Applications to test with: a home of their own, and what was read into it at a fixed moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.application import Application
from bot.home import Home
from bot.ingest import ingest
from config import bundled_path, load
from corpus.clearance import EVERYTHING
from tests.quality.gold.demo import DEMO

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = datetime(2024, 5, 20, 6, 0, tzinfo=UTC)
"""08:00 in Stockholm, the Monday after the demo's last document."""


def an_application(folder: Path, *, at: datetime = MONDAY, database_url: str | None = None) -> Application:
    """An application with a home in a folder, the bundled configuration, and a clock that stands.

    Args:
        database_url: in place of the database in the home.
    """
    return Application(
        Home.at(folder, database_url),
        load(bundled_path()),
        clock=lambda: at,
        clearance=EVERYTHING,
        max_file_bytes=50_000_000,
    )


def the_demo(folder: Path) -> Application:
    """An application that has read the demo corpus, and nothing else."""
    application = an_application(folder)
    ingest(application, [DEMO])
    return application
