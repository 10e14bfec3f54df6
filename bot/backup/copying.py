"""Copying: one SQLite database into another file, whole, while others go on using it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from bot.backup.errors import NoBackup
from corpus.store.sqlite import OWNER_ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JOURNALS = ("-journal", "-wal", "-shm")
"""What SQLite puts beside a database, behind its name."""


def copied(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, through SQLite's own backup, and check the copy.

    Others may read meanwhile. Whoever writes waits until it is done: it is copied in one go, for a copy that
    lets writers pass begins again after each of them. **Source**: sqlite.org/backup.html.

    Args:
        target: overwritten; only its owner can read it.

    Raises:
        NoBackup: the source is no database, or is damaged.
        OSError: the target cannot be written.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ALONE))
    try:
        # Not mode=ro: what a killed writer has left in the journal is to be taken back first.
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)) as held,
            closing(sqlite3.connect(target)) as copy,
        ):
            held.backup(copy)
            (said,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        raise NoBackup(source, f"cannot be copied: {error}") from error
    except sqlite3.DatabaseError as error:
        raise NoBackup(source, "this is no database, or it is damaged") from error
    if said != "ok":
        raise NoBackup(source, "the database is damaged", hint="take an older backup")


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A name for what is not finished yet, in the same folder; whatever it names is gone afterwards."""
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
    finally:
        for ending in ("", *JOURNALS):
            part.with_name(part.name + ending).unlink(missing_ok=True)
