"""Opening the application from what the operator set and typed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot.application import Application
from bot.door import keep_log
from bot.home import Home
from bot.running.redaction import Redaction
from config import Settings, bundled_path, load, now
from corpus.clearance import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


def opened(
    *, home: Path | None = None, config: Path | None = None, clock: Callable[[], datetime] | None = None
) -> Application:
    """The application of the command line, which sees every collection.

    Args:
        home: as typed; else COMMUNIQUE_HOME, else the user's data folder.
        config: as typed; else the bundled file.
        clock: in place of the real one and COMMUNIQUE_NOW.

    Raises:
        ConfigErrors: everything that is wrong with the settings, or with the configuration.
    """
    settings = Settings.read()
    keep_log(home or settings.home, Redaction.of(settings))
    url = settings.database_url.get_secret_value() if settings.database_url else None
    now(os.environ)  # at once: a bad COMMUNIQUE_NOW is reported before anything is opened
    return Application(
        Home.at(home or settings.home, url),
        load(config or bundled_path()),
        clock=clock or (lambda: now(os.environ)),
        clearance=EVERYTHING,
        max_file_bytes=settings.max_file_mb * 1_000_000,
        inside_hosts=settings.inside_hosts,
    )
