"""What PostgreSQL needs of us: how it is reached, who may write, and its troubles in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.errors import StoreUnavailable
from corpus.store.trouble import FULL, LOCKED, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import URL, Connection
    from sqlalchemy.exc import DBAPIError

DRIVER = "postgresql+psycopg"
"""psycopg 3; an address that names no driver means this one."""

LOCK_TIMEOUT_S = 30
"""How long a statement waits for a lock before it says that the database is locked; `?timeout=5` in the
database's URL sets another, as it does for SQLite."""

IDLE_TIMEOUT_S = 300
"""How long a writer keeps its locks that vanished in the middle: its machine lost its power."""

CONNECT_TIMEOUT_S = 10

VIEW: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""Options of a connection all queries of which see one moment."""

# A lock that is no row and no table: it stands before the first table does, and no vacuum waits for it.
_TAKE_TURNS = "SELECT pg_advisory_xact_lock(7310583142096)"

_MAKE = "make one: createdb -E UTF8 -T template0 NAME"
_ADDRESS = "check COMMUNIQUE_DATABASE_URL"
_GONE = Trouble("the server ended the connection", "see whether it runs, then run this again")
_CROWDED = Trouble("the server has no connection left", "raise its max_connections, or run fewer replicas")
_SILENT = Trouble("no server answers there", "start it, or check the host and port")
_UNKNOWN_HOST = Trouble("there is no such host", _ADDRESS)
_REFUSED = Trouble("the server refuses this user and password", _ADDRESS)

_BY_STATE = {
    "55P03": LOCKED,
    "40P01": LOCKED,
    "40001": LOCKED,
    "53100": FULL,
    "25006": Trouble("this server only reads: it is a standby", "name the primary server's address"),
    "42501": Trouble("this user may not do that", "let the user own the database"),
    "54000": Trouble("a path is too long for its index", "give that folder or file a shorter name"),
    "25P03": _GONE,
    "57P01": _GONE,
    "57P02": _GONE,
}
"""What the server says in a session, by SQLSTATE (PostgreSQL 15, appendix A), and so in any language."""

_BY_WORDS = (
    ("password authentication failed", _REFUSED),
    ("no password supplied", _REFUSED),
    ("no pg_hba.conf entry", Trouble("the server lets nobody in from here", "see its pg_hba.conf")),
    ("too many clients", _CROWDED),
    ("remaining connection slots", _CROWDED),
    ("starting up", Trouble("the server is starting", "wait a moment, then run this again")),
    ("shutting down", _GONE),
    ('role "', Trouble("the server does not know this user", _ADDRESS)),
    ('database "', Trouble("the server has no such database", _MAKE)),
    ("invalid connection option", Trouble("its address has an option that nobody knows", _ADDRESS)),
    ("resolve", _UNKNOWN_HOST),
    ("translate host name", _UNKNOWN_HOST),
    ("connection refused", _SILENT),
    ("no such file", _SILENT),
    ("timeout expired", _SILENT),
    ("timed out", _SILENT),
    ("connection is lost", _GONE),
    ("closed the connection", _GONE),
)
"""What is said where there is no session yet, and so no SQLSTATE."""


def address_of(url: URL) -> URL:
    """The address with our driver, and with our name and patience where it sets none."""
    ours = {"application_name": "communique", "connect_timeout": str(CONNECT_TIMEOUT_S)}
    address = url.set(drivername=DRIVER).difference_update_query(["timeout"])
    return address.update_query_dict({**ours, **address.query})


def preparation(url: URL, name: str) -> Callable[[Any, Any], None]:
    """What sets on every connection what it needs, and refuses a database that cannot hold every text.

    Args:
        name: the database as a person would name it.

    Raises:
        ValueError: the address sets a timeout that is no number of seconds.
    """
    patience_ms = round(float(str(url.query.get("timeout", LOCK_TIMEOUT_S))) * 1000)

    def prepare(connection: Any, _record: Any) -> None:  # noqa: ANN401  the driver is an extra
        if connection.info.parameter_status("server_encoding") != "UTF8":
            connection.close()
            raise StoreUnavailable(name, "the database is not in UTF-8", hint=_MAKE)
        connection.execute(
            f"SET TIME ZONE 'UTC'; SET lock_timeout = {patience_ms}; "
            f"SET idle_in_transaction_session_timeout = {IDLE_TIMEOUT_S * 1000}"
        )
        connection.commit()

    return prepare


def take_turns(connection: Connection) -> None:
    """Wait until no other transaction writes documents; the turn ends with the transaction.

    It is the first lock of every such transaction and no other transaction asks for it, so that two of them
    never wait for each other.
    """
    connection.exec_driver_sql(_TAKE_TURNS)


def version_and_durability(connection: Connection) -> tuple[str, bool]:
    """The server's version, and whether what it confirms outlives a loss of power."""
    number, *settings = connection.exec_driver_sql(
        "SELECT current_setting('server_version'), current_setting('fsync'),"
        " current_setting('synchronous_commit')"
    ).one()
    return f"PostgreSQL {number.partition(' ')[0]}", "off" not in settings


def trouble_of(error: DBAPIError) -> Trouble | None:
    """What the server or the driver has to say, in our words; None where we have none for it."""
    trouble = _BY_STATE.get(getattr(error.orig, "sqlstate", None) or "")
    said = str(error.orig).lower()
    return trouble or next((trouble for words, trouble in _BY_WORDS if words in said), None)
