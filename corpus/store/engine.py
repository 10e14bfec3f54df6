"""Opening the database, and turning what it says into errors of ours."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from corpus.errors import StoreTooNew, StoreUnavailable
from corpus.store import postgres, sqlite
from corpus.store.schema import SCHEMA_REVISION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_EMPTY = ("[]", b"[]")


def open_engine(url: str) -> Engine:
    """An engine for a database URL; nothing is touched until the first connection.

    Raises:
        StoreUnavailable: it is no URL of a database, or its driver is not installed.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            return _sqlite(address)
        if address.drivername in {"postgres", "postgresql", postgres.DRIVER}:
            return _postgres(address)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise _no_url() from error  # a URL may hold a password: it is not repeated
    raise _no_url()


def _sqlite(url: URL) -> Engine:
    address = sqlite.address_of(url)
    engine = create_engine(address, json_deserializer=_json)
    engine.dialect.create_connect_args(address)  # only now does it read what the URL says
    event.listen(engine, "do_connect", sqlite.make)
    event.listen(engine, "connect", sqlite.prepare)
    event.listen(engine, "begin", sqlite.begin)
    return engine


def _postgres(url: URL) -> Engine:
    try:
        engine = create_engine(
            postgres.address_of(url), json_deserializer=_json, pool_pre_ping=True, use_native_hstore=False
        )
    except ImportError as error:
        raise StoreUnavailable(
            _name_of(url),
            "the driver for PostgreSQL is not installed",
            hint='pip install "communique[postgres]"; in a checkout: make install-postgres',
        ) from error
    event.listen(engine, "connect", postgres.preparation(url, _name_of(url)))
    return engine


def _no_url() -> StoreUnavailable:
    return StoreUnavailable(
        "COMMUNIQUE_DATABASE_URL",
        "this is no URL of a database",
        hint="write it as sqlite:////folder/communique.db or postgresql://user:password@host/name, "
        "or leave it unset",
    )


def _json(text: str | bytes) -> object:
    # Most sentences have no figure and no date.
    return [] if text in _EMPTY else json.loads(text)


def url_of_file(path: Path) -> str:
    """The URL of an SQLite file, whatever characters its path holds."""
    return URL.create("sqlite", database=str(path)).render_as_string()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the database.

    Raises:
        StoreUnavailable: it cannot be reached, opened or read.
    """
    view = postgres.VIEW if engine.dialect.name == "postgresql" else {}
    with _as_ours(engine), engine.connect().execution_options(**view) as connection:
        yield connection


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it is stored, or none.

    On SQLite it has the database for itself from its first statement on. On PostgreSQL others run beside it
    and each statement sees what they have committed: rows that must not change meanwhile are locked by it.

    Raises:
        StoreUnavailable: gone, locked, read-only, full or damaged; nothing was changed.
    """
    with (
        _as_ours(engine),
        engine.connect().execution_options(write=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes documents, or makes tables: no other such transaction runs beside it.

    Raises:
        StoreUnavailable: gone, locked, read-only, full or damaged; nothing was changed.
    """
    with transaction(engine) as connection:
        if engine.dialect.name == "postgresql":
            postgres.take_turns(connection)
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
            hint="upgrade Communique, or name another home with --home, or another database",
        )
    return found == SCHEMA_REVISION


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """What the database is.

    Attributes:
        durable: what it has confirmed outlives a loss of power.
    """

    version: str
    durable: bool


def state_of(engine: Engine) -> DatabaseState:
    """Which database it is, and whether it keeps what it confirms.

    Raises:
        StoreUnavailable: it cannot be reached or opened.
    """
    with reading(engine) as connection:
        if engine.dialect.name == "postgresql":
            return DatabaseState(*postgres.version_and_durability(connection))
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar()
        return DatabaseState(f"SQLite {version}, rollback journal", durable=True)


def name_of(engine: Engine) -> str:
    """The database as a person would name it: its path, or its address without password and options."""
    return _name_of(engine.url)


def _name_of(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return url.database or "memory"
    return URL.create("postgresql", url.username, None, url.host, url.port, url.database).render_as_string()


@contextmanager
def _as_ours(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        said_by = postgres if engine.dialect.name == "postgresql" else sqlite
        trouble = said_by.trouble_of(error)
        if trouble is not None:
            raise StoreUnavailable(name_of(engine), trouble.reason, hint=trouble.hint) from error
        if isinstance(error, OperationalError):
            raise StoreUnavailable(name_of(engine), _without_password(engine, str(error.orig))) from error
        raise
    except PoolTimeoutError as error:
        raise StoreUnavailable(
            name_of(engine), "all connections of this process are in use", hint="run this again in a moment"
        ) from error


def _without_password(engine: Engine, said: str) -> str:
    password = str(engine.url.password or "")
    return said.replace(password, "***") if password else said
