"""Hearing: what a destination has been told, once all of it has arrived.

What was told is a chain of editions, its last link named by a hash of all before it: destinations that were
told the same share one chain, so what is new to them is worked out once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, literal, select, tuple_

from bot.inserting import insert_new, upsert
from bot.ledger import tables
from bot.ledger.entries import name_of
from bot.ledger.states import DeliveryState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from config.destination import Destination

_O, _D, _E = tables.occurrence, tables.delivery, tables.edition
_M, _R, _H = tables.memory, tables.reader, tables.heard
_BATCH = 400

LINKS_AT_ONCE = 100
"""Of a memory: a reader of some years has hundreds of them."""


def hear(connection: Connection, arrived: Sequence[tuple[str, Destination]]) -> None:
    """Move the memory and the window of each destination that an occurrence has now reached as a whole.

    Args:
        arrived: an occurrence's id, and a destination that one of its messages has reached.
    """
    for at in range(0, len(arrived), _BATCH):
        pairs = [(one, str(where)) for one, where in dict.fromkeys(arrived[at : at + _BATCH])]
        complete = _complete(connection, pairs)
        _remember(connection, [row for row in complete if row.told])
        _move_windows(connection, complete)


def chain(connection: Connection, memory_id: str) -> Iterator[tuple[datetime, list[Any]]]:
    """The links of a memory from the last to the first: when each edition was frozen, and what it told."""
    current: str | None = memory_id
    while current is not None:
        last = select(_M.c.parent_id, _M.c.edition_id, literal(1).label("place")).where(_M.c.id == current)
        link = last.cte("link", recursive=True)
        before = select(_M.c.parent_id, _M.c.edition_id, link.c.place + 1).join(
            link, _M.c.id == link.c.parent_id
        )
        link = link.union_all(before.where(link.c.place < LINKS_AT_ONCE))
        wanted = select(link.c.parent_id, _E.c.frozen_at, _E.c.told).join(_E, _E.c.id == link.c.edition_id)
        for row in connection.execute(wanted.order_by(link.c.place)).all():
            yield row.frozen_at, row.told
            current = row.parent_id


def _complete(connection: Connection, pairs: Sequence[tuple[str, str]]) -> list[Row[Any]]:
    """For each pair of which every part has arrived, its edition and its subject, in order of freezing."""
    other = _D.alias("other")
    left = (
        select(other.c.id)
        .where(
            and_(
                other.c.occurrence_id == _D.c.occurrence_id,
                other.c.destination == _D.c.destination,
                other.c.state != DeliveryState.SENT,
            )
        )
        .exists()
    )
    wanted = (
        select(
            _D.c.destination,
            _D.c.edition_id,
            _O.c.kind,
            _O.c.subject,
            _E.c.frozen_at,
            _E.c.upto_change,
            _E.c.told,
        )
        .join(_O, _O.c.id == _D.c.occurrence_id)
        .join(_E, _E.c.id == _D.c.edition_id)
        .where(tuple_(_D.c.occurrence_id, _D.c.destination).in_(list(pairs)), _D.c.part == 1, ~left)
        .order_by(_E.c.frozen_at, _D.c.edition_id, _D.c.destination)
    )
    return list(connection.execute(wanted))


def _remember(connection: Connection, heard: Sequence[Row[Any]]) -> None:
    destinations = sorted({row.destination for row in heard})
    wanted = select(_R.c.destination, _R.c.memory_id).where(_R.c.destination.in_(destinations))
    last = {row.destination: row.memory_id for row in connection.execute(wanted)}
    links = []
    for row in heard:
        parent = last.get(row.destination)
        last[row.destination] = memory_id = name_of(parent or "", row.edition_id)
        links.append({"id": memory_id, "parent_id": parent, "edition_id": row.edition_id})
    insert_new(connection, _M, links)
    upsert(connection, _R, [{"destination": one, "memory_id": last[one]} for one in destinations])


def _move_windows(connection: Connection, heard: Sequence[Row[Any]]) -> None:
    """In order of freezing, so that the last one stays."""
    rows = [
        {
            "kind": row.kind,
            "subject": row.subject,
            "destination": row.destination,
            "frozen_at": row.frozen_at,
            "upto_change": row.upto_change,
        }
        for row in heard
        if row.upto_change is not None
    ]
    upsert(connection, _H, rows, only_later="frozen_at")
