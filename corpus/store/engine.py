"""Opening the database, and turning what it says into errors of ours."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from corpus.errors import StoreTooNew, StoreUnavailable
from corpus.store.schema import SCHEMA_REVISION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_TIMEOUT_S = 30
"""How long a writer waits for another one before it says that the database is locked; `?timeout=5` in the
database's URL sets another."""

_REASONS = (
    ("locked", "the database is locked by another process", "wait for it to finish, then run this again"),
    ("readonly", "the database cannot be written", "check the owner and permissions of the home folder"),
    ("read-only", "the database cannot be written", "check the owner and permissions of the home folder"),
    ("full", "the disk is full", "free some space, then run this again; what was stored is kept"),
    ("disk i/o", "the disk refused", "check the disk; what was stored before is kept"),
    ("unable to open", "the database cannot be opened", "check that the folder exists and may be written"),
    ("not a database", "this file is not a Communique database", "name another home, or move the file away"),
    ("malformed", "the database is damaged", "restore it from a copy, or ingest again into a new home"),
)


def open_engine(url: str) -> Engine:
    """An engine for a database URL; nothing is touched until the first connection.

    Raises:
        StoreUnavailable: it is no URL of a database, or its driver is not installed.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            patience = address.query.get("timeout", str(BUSY_TIMEOUT_S))
            address = address.update_query_dict({"timeout": patience})
        engine = create_engine(address, json_deserializer=_json)
        engine.dialect.create_connect_args(address)  # only now does it read what the URL says
    except (ImportError, NoSuchModuleError) as error:
        raise StoreUnavailable(
            address.render_as_string(),
            f"no driver for {address.drivername} is installed",
            hint="use SQLite: leave COMMUNIQUE_DATABASE_URL unset",
        ) from error
    except (ArgumentError, ValueError) as error:  # a URL may hold a password: it is not repeated
        raise StoreUnavailable(
            "COMMUNIQUE_DATABASE_URL",
            "this is no URL of a database",
            hint="write it as sqlite:////folder/communique.db, or leave it unset",
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _json(text: str) -> object:
    # Most sentences have no figure and no date.
    return [] if text == "[]" else json.loads(text)


def url_of_file(path: Path) -> str:
    """The URL of an SQLite file, whatever characters its path holds."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def _prepare_sqlite(connection: Any, _record: Any) -> None:  # noqa: ANN401  the driver's own classes are untyped
    """Set what every SQLite connection needs.

    A rollback journal, not WAL: SQLite before 3.51.3 can corrupt a WAL database that has several
    connections (sqlite.org, release notes of 3.53.0), and Python 3.11 often comes with an older one.
    """
    connection.isolation_level = None  # transactions are ours: see _begin_sqlite
    for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Writers take the lock at the start, so that two of them queue instead of failing half-way."""
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the database.

    Raises:
        StoreUnavailable: it cannot be opened or read.
    """
    with _as_ours(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it is stored, or none.

    Raises:
        StoreUnavailable: locked, read-only, full or damaged; nothing was changed.
    """
    with (
        _as_ours(engine),
        engine.connect().execution_options(write=True) as connection,
        connection.begin(),
    ):
        yield connection


def schema_revision(engine: Engine) -> str | None:
    """The migration that the database is at; None for an empty one."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def check_schema(engine: Engine, *, known: frozenset[str]) -> bool:
    """Whether the database is at the newest migration that this program knows.

    Raises:
        StoreTooNew: it is at one that this program has never heard of; it is left untouched.
    """
    found = schema_revision(engine)
    if found is not None and found not in known:
        raise StoreTooNew(
            name_of(engine),
            f"this home was written by a newer version of Communique (database revision {found})",
            hint="upgrade Communique, or name another home with --home",
        )
    return found == SCHEMA_REVISION


def name_of(engine: Engine) -> str:
    """The database as a person would name it: its path, or its URL without the password."""
    url = make_url(engine.url)
    return url.database or "memory" if engine.dialect.name == "sqlite" else url.render_as_string()


@contextmanager
def _as_ours(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).lower()
        for word, reason, hint in _REASONS:
            if word in said:
                raise StoreUnavailable(name_of(engine), reason, hint=hint) from error
        if isinstance(error, OperationalError):
            raise StoreUnavailable(name_of(engine), str(error.orig)) from error
        raise
