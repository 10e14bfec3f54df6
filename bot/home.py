"""The home: one folder with the database and what is derived from it, made on first use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import StoreUnavailable
from corpus.store import Store
from corpus.store.engine import schema_revision, url_of_file
from corpus.store.schema import SCHEMA_REVISION

if TYPE_CHECKING:
    from pathlib import Path

OWNER_ALONE = 0o700
"""A home holds every text, of closed collections too. One that is there already is left as it is: it may be
a volume, or shared on purpose."""

DATABASE = "communique.db"
"""In the home, unless the operator names another."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where this installation keeps what it has read.

    Attributes:
        folder: absolute.
        database_url: where the documents are; SQLite in the folder unless the operator names another, which
            any number of homes may share: each has an index of its own.
    """

    folder: Path
    database_url: str

    @classmethod
    def at(cls, folder: Path, database_url: str | None = None) -> Home:
        """A home in this folder."""
        folder = folder.expanduser().absolute()
        return cls(folder, database_url or url_of_file(folder / DATABASE))

    @property
    def index(self) -> Path:
        """The folder of the search index."""
        return self.folder / "index"


def open_store(home: Home) -> Store:
    """The home's store, made or migrated where that is needed.

    Raises:
        StoreTooNew: a newer program wrote it; nothing is touched.
        StoreUnavailable: the folder cannot be made, or the database cannot be opened.
    """
    try:
        home.folder.mkdir(OWNER_ALONE, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(
            str(home.folder),
            f"the home cannot be made: {error.strerror}",
            hint="name another folder with --home or COMMUNIQUE_HOME",
        ) from error
    store = Store.at(home.database_url)
    try:
        if schema_revision(store.engine) != SCHEMA_REVISION:
            from bot.migrations.upgrade import upgrade  # Alembic is slow to load, and hardly ever needed

            upgrade(store.engine)
    except BaseException:
        store.engine.dispose()
        raise
    return store
