"""Freezing: what an occurrence says to each destination is fixed, once; thawed while nobody has seen it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from bot.inserting import insert_new
from bot.ledger import tables
from bot.ledger.entries import Planned, name_of
from bot.ledger.planning import delivery_row, plan
from bot.ledger.states import DeliveryState, OccurrenceState
from briefings.remembering import citation_stored, quote_stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from bot.delivery.message import Content
    from bot.ledger.entries import Edition, Frozen, LeftOut, Occurrence
    from config.destination import Destination

_O, _D, _E, _C, _Q = tables.occurrence, tables.delivery, tables.edition, tables.content, tables.quoted
_BATCH = 500


def freeze(connection: Connection, occurrence: Occurrence, frozen: Iterable[Frozen], *, key: str) -> int:
    """Fix what an occurrence says; where that is done already, nothing changes.

    Args:
        key: of the marks.

    Returns:
        How many destinations were waiting for it.
    """
    waiting = _waiting(connection, occurrence.id)
    reached = 0
    for each in frozen:
        destinations = [one for one in each.destinations if str(one) in waiting]
        if destinations:
            _freeze(connection, occurrence, each, destinations, key)
            waiting -= {str(one) for one in destinations}
            reached += len(destinations)
    if reached:
        _open(connection, occurrence.id)
    return reached


def post(connection: Connection, occurrence: Occurrence, frozen: Sequence[Frozen], *, key: str) -> bool:
    """Plan and freeze at once what no plan makes due; False where it was posted before."""
    destinations = dict.fromkeys(where for each in frozen for where in each.destinations)
    planned = [Planned(occurrence, tuple(destinations))]
    if not plan(connection, planned, {}, key=key, now=occurrence.due_at):
        return False
    freeze(connection, occurrence, frozen, key=key)
    return True


def leave_out(connection: Connection, one: LeftOut) -> int:
    """Freeze nothing for some of the destinations that wait; returns how many did."""
    occurrence_id, reason, state = one.occurrence.id, one.reason, one.state
    names, left_out = [str(where) for where in one.destinations], 0
    for at in range(0, len(names), _BATCH):
        changed = connection.execute(
            update(_D)
            .where(
                _D.c.occurrence_id == occurrence_id,
                _D.c.destination.in_(names[at : at + _BATCH]),
                _D.c.state == DeliveryState.PLANNED,
            )
            .values(state=state, reason=reason)
        )
        left_out += changed.rowcount
    others = select(_D.c.id).where(_D.c.occurrence_id == _O.c.id, _D.c.state != DeliveryState.SKIPPED)
    skipped = connection.execute(
        update(_O)
        .where(_O.c.id == occurrence_id, _O.c.state == OccurrenceState.PLANNED, ~others.exists())
        .values(state=OccurrenceState.SKIPPED, reason=reason)
    )
    if left_out and not skipped.rowcount:
        if not connection.execute(
            select(_D.c.id).where(_D.c.occurrence_id == occurrence_id, _D.c.state == DeliveryState.PLANNED)
        ).first():
            _open(connection, occurrence_id)
        close(connection, [occurrence_id])
    return left_out


def thaw(connection: Connection, occurrence_id: str, where: Destination, *, fence: int | None = None) -> bool:
    """Let a destination wait for another edition; False where part of this one has been tried already.

    Args:
        fence: of a claim on its first part, not yet used.
    """
    rows = connection.execute(
        select(_D).where(_D.c.occurrence_id == occurrence_id, _D.c.destination == str(where))
    ).all()
    held = DeliveryState.SENDING if fence is not None else DeliveryState.READY
    untouched = all(
        (row.state == held and row.attempt <= 1 and row.fence == fence)
        if row.part == 1 and fence is not None
        else (row.state == DeliveryState.READY and row.attempt == 0)
        for row in rows
    )
    if not rows or not untouched:
        return False
    connection.execute(
        delete(_D).where(_D.c.occurrence_id == occurrence_id, _D.c.destination == str(where), _D.c.part > 1)
    )
    connection.execute(
        update(_D)
        .where(_D.c.occurrence_id == occurrence_id, _D.c.destination == str(where))
        .values(
            state=DeliveryState.PLANNED,
            parts=1,
            edition_id=None,
            content_sha256=None,
            attempt=0,
            owner=None,
            lease_until=None,
            first_try_at=None,
            last_try_at=None,
        )
    )
    return True


def close(connection: Connection, occurrence_ids: Sequence[str]) -> list[str]:
    """Mark those occurrences as done of which nothing is left to do; returns which."""
    if not occurrence_ids:
        return []
    terminal = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SKIPPED)
    left = select(_D.c.id).where(_D.c.occurrence_id == _O.c.id, _D.c.state.not_in(terminal)).exists()
    wanted = select(_O.c.id).where(_O.c.id.in_(occurrence_ids), _O.c.state == OccurrenceState.FROZEN, ~left)
    done = list(connection.execute(wanted).scalars())
    if done:
        connection.execute(update(_O).where(_O.c.id.in_(done)).values(state=OccurrenceState.DONE))
    return done


def _waiting(connection: Connection, occurrence_id: str) -> set[str]:
    wanted = select(_D.c.destination).where(
        _D.c.occurrence_id == occurrence_id, _D.c.part == 1, _D.c.state == DeliveryState.PLANNED
    )
    if connection.dialect.name == "postgresql":
        wanted = wanted.with_for_update()
    return set(connection.execute(wanted).scalars())


def _freeze(
    connection: Connection,
    occurrence: Occurrence,
    frozen: Frozen,
    destinations: Sequence[Destination],
    key: str,
) -> None:
    edition_id = _store_edition(connection, occurrence, frozen.edition, destinations[0])
    digests = _store_contents(connection, frozen.contents)
    named = [str(one) for one in destinations]
    for at in range(0, len(named), _BATCH):
        first = (_D.c.occurrence_id == occurrence.id) & (_D.c.part == 1)
        connection.execute(
            update(_D)
            .where(first, _D.c.destination.in_(named[at : at + _BATCH]))
            .values(
                state=DeliveryState.READY,
                parts=len(digests),
                edition_id=edition_id,
                content_sha256=digests[0],
                thread=frozen.thread,
                due_at=occurrence.due_at,
            )
        )
    later = [
        {
            **delivery_row(
                occurrence, where, key=key, state=DeliveryState.READY, part=part, parts=len(digests)
            ),
            "edition_id": edition_id,
            "content_sha256": digests[part - 1],
            "thread": frozen.thread,
        }
        for where in destinations
        for part in range(2, len(digests) + 1)
    ]
    if later:
        connection.execute(_D.insert(), later)


def _store_edition(
    connection: Connection, occurrence: Occurrence, edition: Edition, first: Destination
) -> str:
    """Store an edition, named by for whom it is, and how many there were of its occurrence before."""
    before = select(func.count()).where(_E.c.occurrence_id == occurrence.id)
    edition_id = name_of(occurrence.id, str(first), str(connection.execute(before).scalar_one()))
    row: dict[str, Any] = {
        "id": edition_id,
        "occurrence_id": occurrence.id,
        "frozen_at": edition.frozen_at,
        "upto_change": edition.upto_change,
        "told": list(edition.told),
    }
    connection.execute(_E.insert().values(**row))
    quotes = [
        {
            "edition_id": edition_id,
            "number": number,
            "document_id": one.citation.document_id,
            "line": one.line,
            "quote": quote_stored(one.quote),
            "citation": citation_stored(one.citation),
        }
        for number, one in enumerate(edition.quotes)
    ]
    if quotes:
        connection.execute(_Q.insert(), quotes)
    return edition_id


def _store_contents(connection: Connection, contents: Sequence[Content]) -> list[str]:
    digests = [sha256("\0".join((one.body, *one.citations)).encode()).hexdigest() for one in contents]
    rows = [
        {"sha256": digest, "body": one.body, "citations": list(one.citations)}
        for digest, one in zip(digests, contents, strict=True)
    ]
    insert_new(connection, _C, rows)
    return digests


def _open(connection: Connection, occurrence_id: str) -> None:
    connection.execute(
        update(_O)
        .where(_O.c.id == occurrence_id, _O.c.state == OccurrenceState.PLANNED)
        .values(state=OccurrenceState.FROZEN)
    )
