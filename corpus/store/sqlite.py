"""What SQLite needs of us: what is set on every connection, when the lock is taken, and its troubles."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from corpus.store.trouble import FULL, LOCKED, Trouble

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection
    from sqlalchemy.exc import DBAPIError

BUSY_TIMEOUT_S = 30
"""How long a writer waits for another one before it says that the database is locked; `?timeout=5` in the
database's URL sets another."""

OWNER_ALONE = 0o600
"""A database holds every text, of closed collections too. One that is there already stays as it is."""

_MEMORY = ":memory:"
_READ_ONLY = Trouble("the database cannot be written", "check the owner and permissions of the home folder")

_BY_WORDS = (
    ("locked", LOCKED),
    ("readonly", _READ_ONLY),
    ("read-only", _READ_ONLY),
    ("full", FULL),
    ("disk i/o", Trouble("the disk refused", "check the disk; what was stored before is kept")),
    (
        "unable to open",
        Trouble("the database cannot be opened", "check that the folder exists and may be written"),
    ),
    (
        "not a database",
        Trouble("this file is not a Communique database", "name another home, or move the file away"),
    ),
    (
        "malformed",
        Trouble("the database is damaged", "restore it from a copy, or ingest again into a new home"),
    ),
)


def address_of(url: URL) -> URL:
    """The address with patience of ours where it sets none."""
    return url.update_query_dict({"timeout": url.query.get("timeout", str(BUSY_TIMEOUT_S))})


def make(_dialect: object, _record: object, arguments: list[Any], options: dict[str, Any]) -> None:
    """Make the file of a new database; SQLite gives the journals beside it the same permissions.

    Args:
        arguments: what the driver connects to: a path, or `:memory:`.
        options: of the driver; with `uri` the path is a URI, and says itself whether to make anything.
    """
    if options.get("uri") or arguments[0] == _MEMORY:
        return
    with suppress(OSError):  # there already, or not to be made: then SQLite says so
        os.close(os.open(arguments[0], os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE))


def prepare(connection: Any, _record: Any) -> None:  # noqa: ANN401  the driver's own classes are untyped
    """Set what every connection needs.

    A rollback journal, not WAL: SQLite before 3.51.3 can corrupt a WAL database that has several
    connections (sqlite.org, release notes of 3.53.0), and Python 3.11 often comes with an older one. What a
    transaction has changed stays in memory until it commits: a cache that spills over into the file keeps
    every reader out from then on.
    """
    connection.isolation_level = None  # transactions are ours: see `begin`
    for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON", "cache_spill=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """Writers take the lock at the start, so that two of them queue instead of failing half-way."""
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def trouble_of(error: DBAPIError) -> Trouble | None:
    """What SQLite has to say, in our words; None where we have none for it."""
    said = str(error.orig).lower()
    return next((trouble for word, trouble in _BY_WORDS if word in said), None)
