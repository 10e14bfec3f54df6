"""What feeds have said: the entries that are known, so that none becomes two documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.inserting import insert_new
from bot.intake import tables
from corpus.feeds.identity import Known
from corpus.store.engine import reading, transaction

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from sqlalchemy import Engine

    from config.configuration import Source

_E = tables.feed_entry

MOST_KNOWN = 5_000
"""Of one feed, those that it had last: each entry is compared with all of them, and what it has not had for
years does not come back. Where it does, its document is the same, by its link."""


@dataclass(frozen=True, slots=True)
class Held:
    """An entry as it stands in the database.

    Attributes:
        known: what it is known by.
        taken: its document is read; entries from before the feed was first read are not.
        tries: failed ones in a row.
        next_at: its page is to be asked for again then; None where it need not be.
    """

    known: Known
    taken: bool
    tries: int = 0
    next_at: datetime | None = None


class Entries:
    """The entries of all feeds, for all workers of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, feed: Source) -> list[Held]:
        """The entries that are known of a feed, the oldest first; no more than MOST_KNOWN."""
        with reading(self._engine) as connection:
            here = (_E.c.collection == feed.collection) & (_E.c.feed == feed.location)
            lately = select(_E).where(here).order_by(_E.c.seen_at.desc(), _E.c.id.desc()).limit(MOST_KNOWN)
            return [
                Held(
                    Known(row.id, row.guid, row.link, row.words, row.said, row.identity),
                    row.taken,
                    row.tries,
                    row.next_at,
                )
                for row in sorted(connection.execute(lately), key=lambda row: row.id)
            ]

    def write(self, feed: Source, entries: Iterable[Held], *, seen_at: datetime) -> None:
        """Write down what a feed says of entries now, new ones too.

        A document has one row in a feed, also where two workers find it new: what the one wrote stays.
        """
        with transaction(self._engine) as connection:
            here = (_E.c.collection == feed.collection) & (_E.c.feed == feed.location)
            known = select(_E.c.id, _E.c.identity).where(here).order_by(_E.c.id.desc())
            rows = {row.identity: row.id for row in connection.execute(known)}
            for one in entries:
                row_id = rows.get(one.known.identity) if one.known.id is None else one.known.id
                values = {
                    "guid": one.known.guid,
                    "link": one.known.link,
                    "words": one.known.words,
                    "said": one.known.said,
                    "taken": one.taken,
                    "tries": one.tries,
                    "next_at": one.next_at,
                    "seen_at": seen_at,
                }
                if row_id is None:
                    names = {"collection": feed.collection, "feed": feed.location}
                    insert_new(connection, _E, [{**names, "identity": one.known.identity, **values}])
                else:
                    connection.execute(_E.update().where(_E.c.id == row_id).values(**values))

    def waiting(self, feed: Source) -> int:
        """How many of a feed's entries wait for their page."""
        here = (_E.c.collection == feed.collection) & (_E.c.feed == feed.location)
        counted = select(func.count()).select_from(_E).where(here, _E.c.next_at.is_not(None))
        with reading(self._engine) as connection:
            return connection.execute(counted).scalar_one()

    def let_go(self, ids: Collection[int]) -> None:
        """Wait no more for the pages of some entries."""
        with transaction(self._engine) as connection:
            connection.execute(_E.update().where(_E.c.id.in_(ids)).values(next_at=None))
