"""Bringing a database to the newest revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from corpus.store.engine import check_schema, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def upgrade(engine: Engine) -> None:
    """Migrate to the newest revision, in one transaction; nothing happens when it is there already.

    Raises:
        StoreTooNew: the database is at a revision that this program does not know.
        StoreUnavailable: it cannot be written.
    """
    if check_schema(engine, known=known_revisions()):
        return
    with writing(engine) as connection:
        command.upgrade(config(connection), "head")


def known_revisions() -> frozenset[str]:
    """Every revision that this program can work with or migrate from."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(config()).walk_revisions())


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.attributes["connection"] = connection
    return settings
