"""Restoring: a home made from a backup, which knows what was sent only up to when it was made."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.backup.copying import JOURNALS, beside, copied
from bot.backup.doubting import doubted
from bot.backup.errors import InTheWay, NoBackup, ServersOwn
from bot.home import OWNER_ALONE
from bot.migrations.upgrade import upgrade
from corpus.clearance import EVERYTHING
from corpus.errors import StoreTooNew
from corpus.store import Store
from corpus.store.engine import name_of, open_engine, schema_revision, url_of_file

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from bot.home import Home

ELSEWHERE = "restore into an empty home: communique --home FOLDER restore FILE"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored.

    Attributes:
        held: messages that the backup had still to send, and that wait for a decision now.
    """

    documents: int
    held: int


def restored(home: Home, file: Path, *, now: datetime) -> Restored:
    """Make the database of a home that has none from a backup, migrated to this program.

    Nothing that fell due before now is sent: it may have been, after the backup was made. The database is
    there when all of that is done, and not before.

    Args:
        now: aware UTC.

    Raises:
        ServersOwn: the database is to be PostgreSQL.
        InTheWay: the home has a database, or what is left of one.
        NoBackup: the file is none, or the home cannot be written.
        StoreTooNew: a newer program made it.
    """
    engine = open_engine(home.database_url)
    if engine.dialect.name != "sqlite":
        by_hand = f"pg_restore --no-owner --dbname={name_of(engine)} FILE, then communique restore --in-place"
        raise ServersOwn(name_of(engine), instead=by_hand)
    database = Path(name_of(engine))
    for ending in ("", *JOURNALS):
        left = database.with_name(database.name + ending)
        if left.exists():  # a journal would be played into whatever is put beside it
            raise InTheWay(left, hint=ELSEWHERE)
    if not file.is_file():
        raise NoBackup(file, "there is no such file")
    try:
        for folder in (home.folder, database.parent):
            folder.mkdir(OWNER_ALONE, parents=True, exist_ok=True)
        with beside(database) as part:
            copied(file, part)
            done = _made_ready(part, file, now)
            shutil.rmtree(home.index, ignore_errors=True)  # of another database: it is built anew
            part.replace(database)
    except OSError as error:
        raise NoBackup(database, f"cannot be written: {error.strerror}") from error
    return done


def made_ready(home: Home, *, now: datetime) -> Restored:
    """Migrate a database that somebody has restored by other means, and hold what it had still to send.

    Args:
        now: aware UTC.

    Raises:
        NoBackup: the home has no database, or one that is none of Communique.
        StoreTooNew: a newer program wrote it.
    """
    engine = open_engine(home.database_url)
    name = Path(name_of(engine))
    if engine.dialect.name == "sqlite" and not name.is_file():
        raise NoBackup(name, "there is no database", hint="name its home with --home or COMMUNIQUE_HOME")
    return _of_engine(engine, name, now)


def _made_ready(part: Path, file: Path, now: datetime) -> Restored:
    """The same for a copy.

    Args:
        file: what it is a copy of.
    """
    try:
        return _of_engine(open_engine(url_of_file(part)), file, now)
    except StoreTooNew as error:
        hint = "upgrade Communique, then restore"
        raise StoreTooNew(str(file), "a newer version of Communique made it", hint=hint) from error


def _of_engine(engine: Engine, name: Path, now: datetime) -> Restored:
    """The same for a database; its connections are closed then.

    Args:
        name: what to call it where it is none.
    """
    try:
        if schema_revision(engine) is None:
            raise NoBackup(name, "this is no database of Communique")
        upgrade(engine)
        held = doubted(engine, now)
        return Restored(Store(engine).reader(EVERYTHING).totals().documents, held)
    finally:
        engine.dispose()
