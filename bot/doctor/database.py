"""The doctor on the database: which one it is, whether it keeps what it confirms, and a fault of SQLite's."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from bot.doctor.check import Check
from corpus.store.engine import reading, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.application import Application

    Version = tuple[int, int, int]

FAULTY_SINCE = (3, 7, 0)
"""The first SQLite with a write-ahead log, which several connections at once can corrupt.

**Source**: sqlite.org/changes.html, release 3.53.0."""

MENDED = (3, 51, 3)
MENDED_BRANCHES = {(3, 44): 6, (3, 50): 7}
"""By branch, the first patch that has the mending too."""


def database(application: Application) -> Check:
    """Which database it is, and whether it keeps what it confirms."""
    held = state_of(application.store.engine)
    if held.durable:
        return Check("database", "ok", held.version)
    return Check(
        "database",
        "warn",
        f"{held.version}: what is stored may be gone after a loss of power",
        "set fsync and synchronous_commit on",
    )


def library(application: Application) -> Iterator[Check]:
    """Whether this SQLite has the WAL-reset fault, and the database a journal that it can hurt."""
    engine = application.store.engine
    if engine.dialect.name != "sqlite":
        return
    with reading(engine) as connection:
        journal = str(connection.exec_driver_sql("PRAGMA journal_mode").scalar())
    yield sqlite(sqlite3.sqlite_version_info, journal)


def sqlite(found: Version, journal: str) -> Check:
    """What to say of an SQLite.

    Args:
        journal: of the database, as `PRAGMA journal_mode` names it.
    """
    name = ".".join(map(str, found))
    if not wal_reset_fault(found):
        return Check("sqlite", "ok", f"{name} is free of the WAL-reset fault")
    said = f"{name} has the WAL-reset fault (mended in {'.'.join(map(str, MENDED))})"
    if journal == "wal":
        return Check(
            "sqlite",
            "warn",
            f"{said}, and the database has been switched to WAL: it may be damaged",
            "stop what switches it to WAL, such as a tool that copies it, then restart",
        )
    return Check("sqlite", "ok", f"{said}, which cannot hurt a database with a rollback journal, as this one")


def wal_reset_fault(version: Version) -> bool:
    """Whether an SQLite can damage a database in WAL mode that has several connections."""
    *branch, patch = version
    mended = MENDED_BRANCHES.get((branch[0], branch[1]))
    return FAULTY_SINCE <= version < MENDED and (mended is None or patch < mended)
