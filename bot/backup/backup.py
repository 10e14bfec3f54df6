"""The backup: the whole database in one file, made while the program runs."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from bot.backup.copying import beside, copied
from bot.backup.errors import InTheWay, NoBackup, ServersOwn
from corpus.store.engine import name_of, open_engine

if TYPE_CHECKING:
    from bot.home import Home


def backed_up(home: Home, file: Path) -> int:
    """Copy a home's database into a file that is not there yet; returns its size in bytes.

    The file is there when it is whole, and not before.

    Raises:
        ServersOwn: the database is PostgreSQL.
        InTheWay: there is such a file.
        NoBackup: there is no database, or it is damaged, or the file cannot be written.
    """
    engine = open_engine(home.database_url)
    if engine.dialect.name != "sqlite":
        address = quote(name_of(engine))
        raise ServersOwn(
            name_of(engine), instead=f"pg_dump --format=custom --file={quote(str(file))} {address}"
        )
    database = Path(name_of(engine))
    if not database.is_file():
        raise NoBackup(database, "there is no database", hint="name its home with --home or COMMUNIQUE_HOME")
    if file.exists():
        raise InTheWay(file, hint="name another file")
    try:
        with beside(file) as part:
            copied(database, part)
            return part.replace(file).stat().st_size
    except OSError as error:
        raise NoBackup(file, f"cannot be written: {error.strerror}") from error
