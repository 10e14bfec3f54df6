"""Opening the application from what the operator set and typed."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from bot.application import Application
from bot.chat.pins import Pins, pinned
from bot.door import keep_log
from bot.home import DATABASE, Home, open_store
from bot.running.redaction import Redaction
from bot.versions.version import File
from bot.versions.versions import Versions
from config import Settings, bundled_path, load, now
from corpus.clearance import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path


def opened(
    *,
    home: Path | None = None,
    config: Path | None = None,
    clock: Callable[[], datetime] | None = None,
    versions: bool = True,
) -> Application:
    """The application of the command line, which sees every collection.

    Args:
        home: as typed; else COMMUNIQUE_HOME, else the user's data folder.
        config: as typed; else the bundled file. It holds as long as the database has no version of it.
        clock: in place of the real one and COMMUNIQUE_NOW.
        versions: False to go by the file, whatever the database holds: for what mends that.

    Raises:
        ConfigErrors: everything that is wrong with the settings, or with the configuration.
        StoreUnavailable: there is a database, and it cannot be asked for versions.
        UnreadableVersion: this program does not understand the latest version.
    """
    settings = Settings.read()
    keep_log(home or settings.home, Redaction.of(settings))
    url = settings.database_url.get_secret_value() if settings.database_url else None
    now(os.environ)  # at once: a bad COMMUNIQUE_NOW is reported before anything is opened
    where, file = Home.at(home or settings.home, url), File.at(config or bundled_path())
    # A home is made by the command that first needs it: until then it has no versions.
    store = open_store(where) if url or (where.folder / DATABASE).exists() else None
    latest = Versions(store.engine).latest() if versions and store is not None else None
    application = Application(
        where,
        load(file.path) if latest is None else latest.read(),
        clock=clock or (lambda: now(os.environ)),
        clearance=EVERYTHING,
        max_file_bytes=settings.max_file_mb * 1_000_000,
        inside_hosts=settings.inside_hosts,
        version=0 if latest is None else latest.number,
        file=file,
    )
    if store is not None:
        application.store = store
        application.understand(partial(pinned, pins=Pins(store.engine)))
    return application
