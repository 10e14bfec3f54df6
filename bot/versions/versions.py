"""Versions: the handle on the configuration's versions in a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.versions import tables
from bot.versions.errors import ConfigurationChanged
from bot.versions.version import Version
from bot.versions.way_back import in_force, told
from config import ConfigError, ConfigErrors, as_yaml, parse
from config.layout import has_comments
from config.patch import ROOT, patched
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

LOST = "Its comments were lost: the text was written anew."
"""What is said of a change that could not be made in the text as it was."""


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

    def at(self, number: int) -> Version | None:
        """The version of this number; None where there is none."""
        with reading(self._engine) as connection:
            row = connection.execute(select(_V).where(_V.c.number == number)).first()
        return None if row is None else _version(row)

    def history(self, limit: int | None = None, *, until: int | None = None) -> tuple[Version, ...]:
        """Every version, or so many, the latest first; or all up to that of a number."""
        return tuple(one for one in self._read(limit) if until is None or one.number <= until)

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
        try:
            return self.append(
                configuration,
                after=0,
                made_by=CONSOLE,
                made_in=CONSOLE,
                change=change,
                now=now,
                text=None if file is None else file.text,
                file_sha256=None if file is None else file.sha256,
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
        text: str | None = None,
        file_sha256: str | None = None,
    ) -> Version:
        """The next version, stored; or nothing is.

        Its text is another's with what differs put in, so that comments, order and quotation marks stay.

        Args:
            after: the number of the version that it was made from; 0 for the first.
            change: what was changed, in one plain sentence; where comments are lost, another one says so.
            now: an aware UTC instant.
            text: that of a file, or of an earlier version; None for that of the version it was made from.
            file_sha256: of the file that it was made from, if any.

        Raises:
            ConfigurationChanged: `after` is not the latest.
            ConfigErrors: the text would be refused, or mean something else, when it is read again.
        """
        if text is None:
            before = self.at(after)
            text = "" if before is None else before.text
        written, lost = written_over(text, configuration, after + 1)
        said = f"{change} {LOST}" if lost else change
        version = Version(after + 1, written, made_by, made_in, now, said, file_sha256)
        try:
            with transaction(self._engine) as connection:
                if _latest_number(connection) == after:
                    connection.execute(_V.insert().values(_row(version)))
                    return version
        except IntegrityError:  # on PostgreSQL another may have appended between the two statements
            pass
        raise ConfigurationChanged(self.latest())

    def before(self, number: int) -> Version | None:
        """The version that an undo leads to while this one holds; None where there is nothing to undo."""
        return self.at(in_force(number, self.at) - 1)

    def restore(self, earlier: Version, *, after: int, made_by: str, made_in: str, now: datetime) -> Version:
        """An earlier version made the next one, with its exact text.

        Raises:
            ConfigurationChanged: `after` is not the latest any more.
            UnreadableVersion: this program does not understand the earlier one.
        """
        return self.append(
            earlier.read(),
            after=after,
            made_by=made_by,
            made_in=made_in,
            change=told(earlier.number, in_force(after, self.at)),
            now=now,
            text=earlier.text,
        )

    def _read(self, limit: int | None) -> Sequence[Version]:
        wanted = select(_V).order_by(_V.c.number.desc()).limit(limit)
        with reading(self._engine) as connection:
            return [_version(row) for row in connection.execute(wanted)]


def written_over(text: str, configuration: Configuration, number: int) -> tuple[str, bool]:
    """A configuration as a text, with what another text has besides; and whether comments of that are lost.

    Args:
        text: that of a file, or of a version; empty for none.
        number: of the version that it is to be.

    Raises:
        ConfigErrors: it would be refused, or mean something else, when it is read again.
    """
    kept = patched(text, configuration) if text else None
    if kept is not None:
        return kept, False
    return checked(configuration, number), has_comments(text)


def checked(configuration: Configuration, number: int) -> str:
    """The text of a configuration, written anew, which the program reads back as the very same.

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
