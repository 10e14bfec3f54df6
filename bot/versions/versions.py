"""Versions: the handle on the configuration's versions in a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.versions import tables
from bot.versions.errors import ConfigurationChanged
from bot.versions.version import ROOT, Version
from config import ConfigError, ConfigErrors, as_yaml, parse
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Engine, Row

    from bot.versions.version import File
    from config import Configuration

_V = tables.configuration

CONSOLE = "console"
"""Who seeds the first version, and whoever types at a shell of this installation."""


class Versions:
    """Reads and appends; nothing that was stored is ever changed.

    Every method raises `StoreUnavailable` where the database cannot be used.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def number(self) -> int:
        """The number of the latest version; 0 where there is none, and the file holds."""
        with reading(self._engine) as connection:
            return _latest_number(connection)

    def latest(self) -> Version | None:
        """The version that holds; None where there is none, and the file holds."""
        return next(iter(self._read(1)), None)

    def history(self) -> tuple[Version, ...]:
        """Every version, the latest first."""
        return tuple(self._read(None))

    def files(self) -> dict[str, int]:
        """The hash of every file that a version was made from → the latest version made from it."""
        made = func.max(_V.c.number).label("made")
        known = _V.c.file_sha256.is_not(None)
        wanted = select(_V.c.file_sha256, made).where(known).group_by(_V.c.file_sha256)
        with reading(self._engine) as connection:
            return {row.file_sha256: row.made for row in connection.execute(wanted)}

    def seed(self, configuration: Configuration, file: File | None, *, now: datetime) -> Version:
        """The latest version; where there is none yet, the first, made from the file that held until now.

        Args:
            configuration: as it was read from the file.
            file: None where it came from no file.

        Raises:
            ConfigErrors: it cannot be written down so that it reads the same; nothing is stored.
        """
        change = "Seeded." if file is None else f"Seeded from {file.path.name}."
        sha256 = None if file is None else file.sha256
        try:
            return self.append(
                configuration,
                after=0,
                made_by=CONSOLE,
                made_in=CONSOLE,
                change=change,
                now=now,
                file_sha256=sha256,
            )
        except ConfigurationChanged as error:
            if error.latest is None:
                raise
            return error.latest

    def append(
        self,
        configuration: Configuration,
        *,
        after: int,
        made_by: str,
        made_in: str,
        change: str,
        now: datetime,
        file_sha256: str | None = None,
    ) -> Version:
        """The next version, stored; or nothing is.

        Args:
            after: the number of the version that it was made from; 0 for the first.
            change: what was changed, in one plain sentence.
            now: an aware UTC instant.
            file_sha256: of the file that it was made from, if any.

        Raises:
            ConfigurationChanged: `after` is not the latest.
            ConfigErrors: the text would be refused, or mean something else, when it is read again.
        """
        text = checked(configuration, after + 1)
        version = Version(after + 1, text, made_by, made_in, now, change, file_sha256)
        try:
            with transaction(self._engine) as connection:
                if _latest_number(connection) == after:
                    connection.execute(_V.insert().values(_row(version)))
                    return version
        except IntegrityError:  # on PostgreSQL another may have appended between the two statements
            pass
        raise ConfigurationChanged(self.latest())

    def _read(self, limit: int | None) -> Sequence[Version]:
        wanted = select(_V).order_by(_V.c.number.desc()).limit(limit)
        with reading(self._engine) as connection:
            return [_version(row) for row in connection.execute(wanted)]


def checked(configuration: Configuration, number: int) -> str:
    """The text of a configuration, which the program reads back as the very same.

    Raises:
        ConfigErrors: it would be refused, or mean something else.
    """
    text = as_yaml(configuration)
    if parse(text, path=f"version {number}", folder=ROOT) != configuration:
        raise ConfigErrors([ConfigError("the configuration would not read the same when it is read again")])
    return text


def _latest_number(connection: Connection) -> int:
    return int(connection.execute(select(func.max(_V.c.number))).scalar() or 0)


def _row(version: Version) -> dict[str, object]:
    return {column.name: getattr(version, column.name) for column in _V.c}


def _version(row: Row[Any]) -> Version:
    return Version(row.number, row.text, row.made_by, row.made_in, row.made_at, row.change, row.file_sha256)
