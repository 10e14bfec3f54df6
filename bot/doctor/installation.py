"""The doctor on the installation: its configuration, its secrets, and the folder that it keeps things in."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from bot.doctor.check import Check
from bot.versions.holding import holding
from briefings import phrases
from config.configuration import SourceKind
from corpus.store.engine import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.application import Application

MIN_FREE_MB = 200
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def secrets(dotenv: Path) -> Iterator[Check]:
    """Whether only its owner can read the file with the tokens; nothing where there is none."""
    try:
        mode = dotenv.stat().st_mode
    except OSError:
        return
    if mode & _OTHERS:
        yield Check("secrets", "warn", f"others on this machine can read {dotenv}", f"chmod 600 {dotenv}")
    else:
        yield Check("secrets", "ok", f"only you can read {dotenv}")


def configuration(application: Application) -> Check:
    """What is configured, whether its folders are there, and whether the file still says the same."""
    missing = [
        source.location
        for source in application.configuration.sources()
        if source.kind is SourceKind.PATH and not Path(source.location).exists()
    ]
    if missing:
        return Check(
            "configuration", "warn", f"no such folder: {', '.join(missing)}", "check collections: paths"
        )
    held, holds = application.configuration, holding(application)
    if holds.file_differs:
        return Check("configuration", "warn", holds.said, holds.hint)
    counts = [
        phrases.several(len(held.collections), "collection"),
        phrases.several(len(held.briefings), "briefing"),
    ]
    return Check("configuration", "ok", ", ".join([*counts, *([holds.said] if application.version else [])]))


def home(application: Application) -> Check:
    """Whether the home can be written, and has room."""
    folder = application.home.folder
    application.store.change()
    if not os.access(folder, os.W_OK):
        return Check("home", "warn", f"{folder} cannot be written", "answers work; nothing new can be stored")
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    if free_mb < MIN_FREE_MB:
        return Check("home", "warn", f"{folder}: {free_mb} MB free", "free some space")
    for path in (_database(application), application.home.index):
        if path is not None and _open_to_others(path.parent) and _open_to_others(path):
            hint = f"chmod 700 {path.parent}"
            return Check("home", "warn", f"others on this machine can read {path}", hint)
    return Check("home", "ok", f"{folder}, {free_mb:,} MB free")


def _database(application: Application) -> Path | None:
    """The file of the database; None where a server has it."""
    engine = application.store.engine
    return Path(name_of(engine)) if engine.dialect.name == "sqlite" else None


def _open_to_others(path: Path) -> bool:
    """Whether its permissions let anybody but its owner do anything with it."""
    return path.exists() and bool(path.stat().st_mode & _OTHERS)
