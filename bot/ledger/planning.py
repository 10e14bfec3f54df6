"""Planning: what is due is written down, once, whoever plans it and however often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from bot.inserting import insert_new, upsert
from bot.ledger import tables
from bot.ledger.entries import Occurrence, Planned, name_of
from bot.ledger.marks import mark_of
from bot.ledger.states import DeliveryState, Kind, OccurrenceState
from config.configuration import Unknown
from config.destination import destination

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from config.destination import Destination

_O, _D, _W = tables.occurrence, tables.delivery, tables.watermark


def plan(
    connection: Connection,
    planned: Iterable[Planned],
    watermarks: Mapping[tuple[Kind, str], datetime],
    *,
    key: str,
    now: datetime,
) -> list[str]:
    """Write down occurrences and where each goes, and how far has been planned.

    What was left out, by a clock that was ahead or for a change that was taken back, and is still to come
    after all, is planned again.

    Args:
        watermarks: a kind and subject → the instant up to which all that was due is among these, or was
            planned before. It never goes back.
        key: of the marks.

    Returns:
        The ids of the occurrences that were not there yet.
    """
    every = list(planned)
    there = _known(connection, [one.occurrence.id for one in every])
    new = [one for one in every if one.occurrence.id not in there]
    insert_new(connection, _O, [occurrence_row(one.occurrence) for one in new])
    revived = [
        one
        for one in every
        if there.get(one.occurrence.id) == OccurrenceState.SKIPPED
        and one.occurrence.state is OccurrenceState.PLANNED
        and one.occurrence.due_at > now
    ]
    _revive(connection, [one.occurrence.id for one in revived])
    # A destination may have joined while an occurrence waits: it is planned for too.
    waiting = [one for one in every if there.get(one.occurrence.id) == OccurrenceState.PLANNED]
    insert_new(
        connection,
        _D,
        [
            delivery_row(one.occurrence, where, key=key, state=_first_state(one.occurrence))
            for one in (*new, *revived, *waiting)
            for where in one.destinations
        ],
    )
    _move(connection, watermarks)
    return [one.occurrence.id for one in new]


def occurrence_row(one: Occurrence) -> dict[str, Any]:
    """An occurrence as a row."""
    return {
        "id": one.id,
        "kind": one.kind,
        "subject": one.subject,
        "nominal": one.nominal,
        "timezone": one.timezone,
        "tzdata": one.tzdata,
        "due_at": one.due_at,
        "state": one.state,
        "reason": one.reason,
        "unknown": one.unknown,
        "examined_at": one.examined_at,
        "pinged_at": one.pinged_at,
    }


def occurrence_of(row: Row[Any]) -> Occurrence:
    """A row as an occurrence."""
    return Occurrence(
        Kind(row.kind),
        row.subject,
        row.nominal,
        row.timezone,
        row.tzdata,
        row.due_at,
        OccurrenceState(row.state),
        Unknown(row.unknown),
        row.reason,
        row.examined_at,
        row.pinged_at,
    )


def delivery_row(
    occurrence: Occurrence,
    where: Destination,
    *,
    key: str,
    state: DeliveryState,
    part: int = 1,
    parts: int = 1,
) -> dict[str, Any]:
    """One message of an occurrence to one destination, as a row; without what it says."""
    delivery_id = name_of(occurrence.id, str(where), str(part))
    return {
        "id": delivery_id,
        "occurrence_id": occurrence.id,
        "platform": where.platform.value,
        "destination": str(where),
        "part": part,
        "parts": parts,
        "mark": mark_of(key, delivery_id),
        "state": state,
        "due_at": occurrence.due_at,
        "attempt": 0,
        "fence": 0,
        "negative_reads": 0,
        "reason": occurrence.reason if state is DeliveryState.SKIPPED else None,
    }


def watermarks(connection: Connection) -> dict[tuple[Kind, str], datetime]:
    """How far each subject has been planned."""
    return {(Kind(row.kind), row.subject): row.until_at for row in connection.execute(select(_W))}


def planned_upto(connection: Connection, until: datetime) -> list[Planned]:
    """What is due by then and not yet frozen, in order, each with the destinations that wait for it."""
    wanted = (
        select(_O, _D.c.destination)
        .join(_D, _D.c.occurrence_id == _O.c.id)
        .where(_D.c.state == DeliveryState.PLANNED, _D.c.part == 1, _O.c.due_at <= until)
        .order_by(_O.c.due_at, _O.c.id, _D.c.destination)
    )
    found: dict[Occurrence, list[Destination]] = {}
    for row in connection.execute(wanted):
        found.setdefault(occurrence_of(row), []).append(destination(row.destination))
    return [Planned(one, tuple(where)) for one, where in found.items()]


def stamp(connection: Connection, occurrence_id: str, column: str, at: datetime) -> bool:
    """Write down when something was done about an occurrence, once; False where it was written before."""
    changed = connection.execute(
        update(_O).where(_O.c.id == occurrence_id, _O.c[column].is_(None)).values({column: at})
    )
    return changed.rowcount > 0


def unplan(connection: Connection, occurrence_ids: Sequence[str]) -> int:
    """Forget occurrences that are still to come and no longer in anybody's plan; returns how many."""
    if not occurrence_ids:
        return 0
    if connection.dialect.name == "postgresql":  # who freezes one of them has these rows first, or never
        connection.execute(select(_D.c.id).where(_D.c.occurrence_id.in_(occurrence_ids)).with_for_update())
    wanted = select(_O.c.id).where(_O.c.id.in_(occurrence_ids), _O.c.state == OccurrenceState.PLANNED)
    waiting = list(connection.execute(wanted).scalars())
    connection.execute(delete(_D).where(_D.c.occurrence_id.in_(waiting)))
    return connection.execute(delete(_O).where(_O.c.id.in_(waiting))).rowcount


def _first_state(occurrence: Occurrence) -> DeliveryState:
    waiting = occurrence.state is OccurrenceState.PLANNED
    return DeliveryState.PLANNED if waiting else DeliveryState.SKIPPED


def _revive(connection: Connection, ids: Sequence[str]) -> None:
    for at in range(0, len(ids), 500):
        batch = ids[at : at + 500]
        connection.execute(
            update(_O)
            .where(_O.c.id.in_(batch), _O.c.state == OccurrenceState.SKIPPED)
            .values(state=OccurrenceState.PLANNED, reason=None)
        )
        connection.execute(
            update(_D)
            .where(_D.c.occurrence_id.in_(batch), _D.c.state == DeliveryState.SKIPPED)
            .values(state=DeliveryState.PLANNED, reason=None)
        )


def _known(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The states of those occurrences that are there."""
    found: dict[str, str] = {}
    for at in range(0, len(ids), 500):
        wanted = select(_O.c.id, _O.c.state).where(_O.c.id.in_(ids[at : at + 500]))
        found |= {row.id: row.state for row in connection.execute(wanted)}
    return found


def _move(connection: Connection, marks: Mapping[tuple[Kind, str], datetime]) -> None:
    rows = [{"kind": kind, "subject": subject, "until_at": until} for (kind, subject), until in marks.items()]
    upsert(connection, _W, rows, only_later="until_at")
