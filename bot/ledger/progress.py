"""Progress: how far something that follows the documents has caught up with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.inserting import insert_new
from bot.ledger import tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

_P = tables.progress


def progress(connection: Connection, name: str) -> int:
    """The change of the documents up to which it has been done; 0 before the first."""
    return connection.execute(select(_P.c.change).where(_P.c.name == name)).scalar() or 0


def advance(connection: Connection, name: str, *, since: int, upto: int) -> bool:
    """Move on from one change to another; False where somebody else has moved it meanwhile.

    Whoever gets True holds the row until the transaction ends: nobody else does the same work beside it.
    """
    insert_new(connection, _P, [{"name": name, "change": 0}])
    moved = connection.execute(update(_P).where(_P.c.name == name, _P.c.change == since).values(change=upto))
    return moved.rowcount > 0
