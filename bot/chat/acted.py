"""What has been acted on: what a platform tells twice, or people click twice, is done once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from bot.chat.tables import acted
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

KEPT = timedelta(days=7)
"""Slack tells of an event for the last time about six minutes after the first."""

LASTING = frozenset({"greeting", "commands"})
"""Kinds that are never forgotten."""


class Acted:
    """Remembers, in the database, over all replicas and restarts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def first(self, kind: str, key: str, *, now: datetime) -> bool:
        """Whether this is the first to hear of it; whoever is, acts. What is long past is forgotten.

        Args:
            kind: event, click, greeting.
            key: the platform's own id of what happened.
            now: an aware UTC instant.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        with reading(self._engine) as connection:
            there = connection.execute(select(acted.c.key).where(acted.c.kind == kind, acted.c.key == key))
            if there.first() is not None:
                return False
        try:
            with transaction(self._engine) as connection:
                past = (acted.c.acted_at < now - KEPT) & acted.c.kind.notin_(LASTING)
                connection.execute(delete(acted).where(past))
                connection.execute(acted.insert().values(kind=kind, key=key, acted_at=now))
        except IntegrityError:
            return False
        return True

    def undo(self, kind: str, key: str) -> None:
        """Forget it: it was certainly not done, so that it can be tried again.

        Raises:
            StoreUnavailable: the database cannot be written.
        """
        with transaction(self._engine) as connection:
            connection.execute(delete(acted).where(acted.c.kind == kind, acted.c.key == key))
