"""Sweeping: what nothing in the ledger needs any more goes; what another destination was told stays.

Each function is a part of one transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from bot.ledger import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, Connection

    from config.destination import Destination

_O, _D, _E, _C, _Q = tables.occurrence, tables.delivery, tables.edition, tables.content, tables.quoted
_K, _M, _R = tables.corrected, tables.memory, tables.reader
_BATCH = 400


def sweep(connection: Connection, delivery_ids: Sequence[str], occurrence_ids: Sequence[str]) -> int:
    """Take out deliveries, and whatever of their occurrences nothing needs after that.

    An edition stays as long as it is sent somewhere or remembered by a reader, its quotes as long as it is
    sent: corrections are made of those. An occurrence stays as long as there is anything of it.

    Args:
        delivery_ids: nobody holds a claim on one of them.
        occurrence_ids: theirs.

    Returns:
        How many messages were taken out; one that somebody has taken hold of meanwhile stays.
    """
    contents: set[str | None] = set()
    gone = 0
    for at in range(0, len(delivery_ids), _BATCH):
        some = _D.c.id.in_(delivery_ids[at : at + _BATCH]), _D.c.lease_until.is_(None)
        contents.update(connection.execute(select(_D.c.content_sha256).where(*some)).scalars())
        gone += connection.execute(delete(_D).where(*some)).rowcount
    for at in range(0, len(occurrence_ids), _BATCH):
        _sweep_editions(connection, occurrence_ids[at : at + _BATCH])
    _sweep_contents(connection, sorted(one for one in contents if one is not None))
    return gone


def sweep_memory(connection: Connection, where: Destination) -> None:
    """Forget what a destination was told; the links that it shares with others stay."""
    last = connection.execute(select(_R.c.memory_id).where(_R.c.destination == str(where))).scalar()
    connection.execute(delete(_R).where(_R.c.destination == str(where)))
    if last is None:
        return
    links = _chain(connection, last)
    for at in range(0, len(links), _BATCH):
        some = links[at : at + _BATCH]
        read = select(_R.c.memory_id).where(_R.c.memory_id.in_(some))
        forked = select(_M.c.parent_id).where(_M.c.parent_id.in_(some), _M.c.id.not_in(links[: at + _BATCH]))
        shared = {*connection.execute(read).scalars(), *connection.execute(forked).scalars()}
        own = next((number for number, one in enumerate(some) if one in shared), len(some))
        connection.execute(delete(_M).where(_M.c.id.in_(some[:own])))
        if own < len(some):
            return


def _chain(connection: Connection, memory_id: str) -> list[str]:
    """The links of a memory, the last first."""
    link = select(_M.c.id, _M.c.parent_id).where(_M.c.id == memory_id).cte("link", recursive=True)
    link = link.union_all(select(_M.c.id, _M.c.parent_id).join(link, _M.c.id == link.c.parent_id))
    parents = {row.id: row.parent_id for row in connection.execute(select(link.c.id, link.c.parent_id))}
    found: list[str] = []
    current: str | None = memory_id
    while current is not None and current in parents:
        found.append(current)
        current = parents[current]
    return found


def _sweep_editions(connection: Connection, occurrence_ids: Sequence[str]) -> None:
    sent = select(_D.c.id).where(_D.c.edition_id == _E.c.id).exists()
    unsent = select(_E.c.id).where(_E.c.occurrence_id.in_(occurrence_ids), ~sent)
    unsent_ids = list(connection.execute(unsent).scalars())
    for at in range(0, len(unsent_ids), _BATCH):
        some = unsent_ids[at : at + _BATCH]
        for table in (_K, _Q):
            connection.execute(delete(table).where(table.c.edition_id.in_(some)))
        remembered = _named_in(connection, _M.c.edition_id, some)
        connection.execute(delete(_E).where(_E.c.id.in_(set(some) - remembered)))
    delivered = select(_D.c.id).where(_D.c.occurrence_id == _O.c.id).exists()
    edited = select(_E.c.id).where(_E.c.occurrence_id == _O.c.id).exists()
    connection.execute(delete(_O).where(_O.c.id.in_(occurrence_ids), ~delivered, ~edited))


def _sweep_contents(connection: Connection, digests: Sequence[str]) -> None:
    for at in range(0, len(digests), _BATCH):
        some = digests[at : at + _BATCH]
        sent = _named_in(connection, _D.c.content_sha256, some)
        connection.execute(delete(_C).where(_C.c.sha256.in_(set(some) - sent)))


def _named_in(connection: Connection, column: Column[Any], some: Sequence[str]) -> set[str]:
    """Those that a column names; it has no index, so that it is read once for all of them."""
    return set(connection.execute(select(column).where(column.in_(some)).distinct()).scalars())
