"""Looking: what stands in the ledger, for whoever asks, composes or corrects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select, union_all

from bot.ledger import tables
from bot.ledger.claiming import delivery_of
from bot.ledger.hearing import chain
from bot.ledger.planning import occurrence_of
from bot.ledger.states import DeliveryState, Kind, OccurrenceState
from config.destination import destination

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from bot.ledger.entries import Delivery, Occurrence
    from config.destination import Destination

_O, _D, _E = tables.occurrence, tables.delivery, tables.edition
_Q, _R, _H = tables.quoted, tables.reader, tables.heard
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Heard:
    """Where a destination's next window begins.

    Attributes:
        frozen_at: of the last edition of the briefing that arrived there.
        upto_change: the last change of the documents that it could see.
    """

    frozen_at: datetime
    upto_change: int


def occurrences(
    connection: Connection,
    *,
    state: DeliveryState | None = None,
    subject: str | None = None,
    since: datetime | None = None,
    limit: int | None = None,
) -> list[tuple[Occurrence, list[Delivery]]]:
    """Occurrences, the latest due first, each with its deliveries by destination and part.

    Args:
        state: only those with a delivery in this state.
        subject: only those of this one, or the one with this id.
        since: only those due then or later.
    """
    wanted = select(_O).order_by(_O.c.due_at.desc(), _O.c.id).limit(limit)
    if state is not None:
        wanted = wanted.where(
            select(_D.c.id).where(_D.c.occurrence_id == _O.c.id, _D.c.state == state).exists()
        )
    if subject is not None:
        wanted = wanted.where((_O.c.subject == subject) | (_O.c.id == subject))
    if since is not None:
        wanted = wanted.where(_O.c.due_at >= since)
    rows = connection.execute(wanted).all()
    found: dict[str, list[Delivery]] = {row.id: [] for row in rows}
    ids = list(found)
    for at in range(0, len(ids), _BATCH):
        theirs = select(_D).where(_D.c.occurrence_id.in_(ids[at : at + _BATCH]))
        for row in connection.execute(theirs.order_by(_D.c.destination, _D.c.part)):
            found[row.occurrence_id].append(delivery_of(row))
    return [(occurrence_of(row), found[row.id]) for row in rows]


def named(connection: Connection, name: str) -> list[tuple[Occurrence, list[Delivery]]]:
    """The occurrences of which the id, or that of one of their deliveries, begins so; two at most.

    Args:
        name: one character or more.
    """
    theirs = select(_D.c.occurrence_id).where(_D.c.id.startswith(name, autoescape=True))
    wanted = select(_O.c.id).where(_O.c.id.startswith(name, autoescape=True) | _O.c.id.in_(theirs)).limit(2)
    ids = list(connection.execute(wanted).scalars())
    return [found for one in ids for found in occurrences(connection, subject=one, limit=1)]


def next_due(connection: Connection, platform: str) -> datetime | None:
    """When the first open delivery wants to be touched: sent, looked for, or taken from who is gone.

    A part whose turn has not come counts with the one before it.
    """
    here, first = _D.c.platform == platform, _D.alias("first")
    before = select(first.c.id).where(
        first.c.occurrence_id == _D.c.occurrence_id,
        first.c.destination == _D.c.destination,
        first.c.part == _D.c.part - 1,
        first.c.state != DeliveryState.SENT,
    )
    waiting = select(func.min(_D.c.due_at).label("at")).where(
        here, _D.c.state == DeliveryState.READY, (_D.c.part == 1) | ~before.exists()
    )
    free_at = case((_D.c.lease_until > _D.c.due_at, _D.c.lease_until), else_=_D.c.due_at)
    lost = select(func.min(free_at).label("at")).where(here, _D.c.state == DeliveryState.UNKNOWN)
    held = select(func.min(_D.c.lease_until).label("at")).where(here, _D.c.state == DeliveryState.SENDING)
    every = union_all(waiting, lost, held).subquery()
    found: datetime | None = connection.execute(select(func.min(every.c.at, type_=_D.c.due_at.type))).scalar()
    return found


def lines_of(connection: Connection, where: Destination, message_id: str) -> list[str]:
    """The names of the lines of what a message belongs to, in the order sent, of all its parts; each once."""
    edition = select(_D.c.edition_id).where(_D.c.destination == str(where), _D.c.message_id == message_id)
    wanted = select(_Q.c.line).where(_Q.c.edition_id.in_(edition)).order_by(_Q.c.edition_id, _Q.c.number)
    return list(dict.fromkeys(connection.execute(wanted).scalars()))


def lines_at(connection: Connection, where: Destination) -> Iterator[str]:
    """The names of all lines that were ever sent to a destination."""
    editions = select(_D.c.edition_id).where(_D.c.destination == str(where))
    yield from connection.execute(select(_Q.c.line).where(_Q.c.edition_id.in_(editions)).distinct()).scalars()


def last_lines(connection: Connection, where: Destination) -> list[str]:
    """The names of the lines of the briefing that arrived last at a destination, in the order sent."""
    told = select(_Q.c.edition_id).where(_Q.c.edition_id == _D.c.edition_id).exists()
    last = (
        select(_D.c.edition_id)
        .join(_O, _O.c.id == _D.c.occurrence_id)
        .where(_D.c.destination == str(where), _D.c.state == DeliveryState.SENT, told)
        .where(_O.c.kind.in_((Kind.BRIEFING, Kind.DIGEST)))
        .order_by(_D.c.posted_at.desc())
        .limit(1)
    )
    wanted = select(_Q.c.line).where(_Q.c.edition_id == last.scalar_subquery()).order_by(_Q.c.number)
    return list(dict.fromkeys(connection.execute(wanted).scalars()))


def counts(connection: Connection) -> dict[tuple[Kind, DeliveryState], int]:
    """How many deliveries stand in each state, by kind."""
    wanted = select(_O.c.kind, _D.c.state, func.count()).join(_O, _O.c.id == _D.c.occurrence_id)
    rows = connection.execute(wanted.group_by(_O.c.kind, _D.c.state))
    return {(Kind(kind), DeliveryState(state)): number for kind, state, number in rows}


def heard(connection: Connection, kind: Kind, subject: str) -> dict[Destination, Heard]:
    """Where the next window of each destination of a briefing begins; left out is who never got one."""
    wanted = select(_H).where(_H.c.kind == kind, _H.c.subject == subject)
    return {
        destination(row.destination): Heard(row.frozen_at, row.upto_change)
        for row in connection.execute(wanted)
    }


def memories(connection: Connection, destinations: Iterable[Destination]) -> dict[Destination, str]:
    """The last link of what each destination was told; those that were told nothing are left out."""
    names = [str(one) for one in destinations]
    found: dict[Destination, str] = {}
    for at in range(0, len(names), _BATCH):
        wanted = select(_R).where(_R.c.destination.in_(names[at : at + _BATCH]))
        found |= {destination(row.destination): row.memory_id for row in connection.execute(wanted)}
    return found


def under_way(
    connection: Connection, destinations: Iterable[Destination]
) -> dict[Destination, tuple[str, ...]]:
    """The editions on their way to each destination, in order of freezing: they are no memory yet."""
    names = [str(one) for one in destinations]
    found: dict[Destination, dict[str, None]] = {}
    going = (DeliveryState.READY, DeliveryState.SENDING, DeliveryState.UNKNOWN)
    for at in range(0, len(names), _BATCH):
        wanted = (
            select(_D.c.destination, _D.c.edition_id)
            .join(_E, _E.c.id == _D.c.edition_id)
            .where(_D.c.state.in_(going), _D.c.destination.in_(names[at : at + _BATCH]))
            .order_by(_E.c.frozen_at, _E.c.id)
        )
        for row in connection.execute(wanted):
            found.setdefault(destination(row.destination), {})[row.edition_id] = None
    return {where: tuple(editions) for where, editions in found.items()}


def told_in(connection: Connection, editions: Sequence[str]) -> list[Any]:
    """What some editions tell, in their order."""
    rows = connection.execute(select(_E.c.id, _E.c.told).where(_E.c.id.in_(editions)))
    facts = {row.id: row.told for row in rows}
    return [fact for one in editions for fact in facts.get(one, ())]


def told(connection: Connection, memory_id: str, *, most: int) -> list[tuple[datetime, list[Any]]]:
    """What was told along a chain, each edition with when it was frozen, the first first.

    Args:
        most: facts: older editions are left out once there are so many.
    """
    found: list[tuple[datetime, list[Any]]] = []
    number = 0
    for frozen_at, facts in chain(connection, memory_id):
        found.append((frozen_at, facts))
        number += len(facts)
        if number >= most:
            break
    return found[::-1]


def troubled(connection: Connection, *, since: datetime) -> list[tuple[Occurrence, list[Delivery]]]:
    """Occurrences that did not arrive everywhere, with the deliveries that failed or are held.

    Args:
        since: only those due then or later; notes are left out, for nobody is told of them.
    """
    wrong = (DeliveryState.FAILED, DeliveryState.HELD)
    wanted = (
        select(_D)
        .join(_O, _O.c.id == _D.c.occurrence_id)
        .where(_D.c.state.in_(wrong), _O.c.kind != Kind.NOTE, _O.c.due_at >= since)
        .order_by(_O.c.due_at, _O.c.id, _D.c.destination, _D.c.part)
    )
    ids: dict[str, list[Delivery]] = {}
    for row in connection.execute(wanted):
        ids.setdefault(row.occurrence_id, []).append(delivery_of(row))
    theirs = {row.id: occurrence_of(row) for row in connection.execute(select(_O).where(_O.c.id.in_(ids)))}
    return [(theirs[one], deliveries) for one, deliveries in ids.items()]


def unpinged(connection: Connection, subjects: Sequence[str], *, since: datetime) -> list[Occurrence]:
    """Occurrences of these briefings that arrived everywhere, and of which the alarm outside was not told."""
    missing = select(_D.c.id).where(_D.c.occurrence_id == _O.c.id, _D.c.state != DeliveryState.SENT)
    wanted = select(_O).where(
        _O.c.kind == Kind.BRIEFING,
        _O.c.subject.in_(subjects),
        _O.c.state == OccurrenceState.DONE,
        _O.c.pinged_at.is_(None),
        _O.c.due_at >= since,
        ~missing.exists(),
    )
    return [occurrence_of(row) for row in connection.execute(wanted.order_by(_O.c.due_at))]
