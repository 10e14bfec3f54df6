"""Claiming: one worker gets the right to send a message, or to look for it, until its lease ends.

A claim is committed before anything is sent, so that nobody else sends it too; whoever claims after the lease
has ended finds that it may have been sent, and looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, literal, or_, select, update

from bot.delivery.message import Content, Message
from bot.ledger import tables
from bot.ledger.entries import Claim, Delivery
from bot.ledger.states import DeliveryState, Kind
from config.configuration import Unknown
from config.destination import destination

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import ColumnElement, Connection, Row, Select

_O, _D, _E, _C = tables.occurrence, tables.delivery, tables.edition, tables.content


def claim(
    connection: Connection,
    owner: str,
    platform: str,
    *,
    now: datetime,
    lease: timedelta,
    limit: int,
) -> list[Claim]:
    """Messages that are due and held by nobody, the longest due first; they are this worker's from now on.

    A part is due when the one before it has arrived.
    """
    before = _D.alias("before")
    after_the_one_before = or_(
        _D.c.part == 1,
        select(before.c.id)
        .where(
            before.c.occurrence_id == _D.c.occurrence_id,
            before.c.destination == _D.c.destination,
            before.c.part == _D.c.part - 1,
            before.c.state == DeliveryState.SENT,
        )
        .exists(),
    )
    wanted = (
        (_D.c.platform == platform)
        & (_D.c.state == DeliveryState.READY)
        & (_D.c.due_at <= now)
        & after_the_one_before
    )
    ids = _held(connection, wanted, limit)
    connection.execute(
        update(_D)
        .where(_D.c.id.in_(ids))
        .values(
            state=DeliveryState.SENDING,
            owner=owner,
            lease_until=now + lease,
            fence=_D.c.fence + 1,
            attempt=_D.c.attempt + 1,
            first_try_at=func.coalesce(_D.c.first_try_at, literal(now, _D.c.first_try_at.type)),
            last_try_at=now,
            negative_reads=0,
        )
    )
    return _claims(connection, ids)


def claim_unknown(
    connection: Connection, owner: str, platform: str, *, now: datetime, lease: timedelta, limit: int
) -> list[Claim]:
    """Take what may have arrived, and what a sender that is gone may have sent, to look for it."""
    free = or_(_D.c.lease_until.is_(None), _D.c.lease_until <= now)
    wanted = (_D.c.platform == platform) & or_(
        and_(_D.c.state == DeliveryState.UNKNOWN, _D.c.due_at <= now, free),
        and_(_D.c.state == DeliveryState.SENDING, _D.c.lease_until <= now),
    )
    ids = _held(connection, wanted, limit)
    connection.execute(
        update(_D)
        .where(_D.c.id.in_(ids))
        .values(state=DeliveryState.UNKNOWN, owner=owner, lease_until=now + lease, fence=_D.c.fence + 1)
    )
    return _claims(connection, ids)


def release(connection: Connection, owner: str, *, now: datetime) -> int:
    """Give back what a worker was looking for, so that another may look at once; returns how many.

    Nothing else may be released: whatever was being sent may have arrived.
    """
    looking = connection.execute(
        update(_D)
        .where(_D.c.owner == owner, _D.c.state == DeliveryState.UNKNOWN)
        .values(owner=None, lease_until=None, fence=_D.c.fence + 1, due_at=now)
    )
    return looking.rowcount


def unsend(connection: Connection, claims: Iterable[Claim]) -> int:
    """Give back messages that were claimed and not sent; returns how many were still held."""
    given = 0
    for one in claims:
        changed = connection.execute(
            update(_D)
            .where(
                _D.c.id == one.delivery.id,
                _D.c.fence == one.delivery.fence,
                _D.c.state == DeliveryState.SENDING,
            )
            .values(
                state=DeliveryState.READY,
                owner=None,
                lease_until=None,
                attempt=_D.c.attempt - 1,
            )
        )
        given += changed.rowcount
    return given


def _held(connection: Connection, wanted: ColumnElement[bool], limit: int) -> list[str]:
    """Ids of rows that nobody else can take until this transaction ends."""
    rows: Select[Any] = select(_D.c.id).where(wanted).order_by(_D.c.due_at, _D.c.part, _D.c.id).limit(limit)
    if connection.dialect.name == "postgresql":
        rows = rows.with_for_update(skip_locked=True, of=_D)
    return list(connection.execute(rows).scalars())


def _claims(connection: Connection, ids: Sequence[str]) -> list[Claim]:
    if not ids:
        return []
    first = _D.alias("first")
    wanted = (
        select(
            _D,
            _O.c.kind,
            _O.c.subject,
            _O.c.nominal,
            _O.c.unknown,
            _O.c.due_at.label("nominal_due_at"),
            _C.c.body,
            _C.c.citations,
            _E.c.frozen_at,
            first.c.message_id.label("first_message_id"),
        )
        .join(_O, _O.c.id == _D.c.occurrence_id)
        .join(_C, _C.c.sha256 == _D.c.content_sha256)
        .join(_E, _E.c.id == _D.c.edition_id)
        .join(
            first,
            and_(
                first.c.occurrence_id == _D.c.occurrence_id,
                first.c.destination == _D.c.destination,
                first.c.part == 1,
            ),
        )
        .where(_D.c.id.in_(ids))
    )
    found = {row.id: row for row in connection.execute(wanted)}
    return [_claim_of(found[one]) for one in ids]


def _claim_of(row: Row[Any]) -> Claim:
    thread = row.thread if row.part == 1 else (row.thread or row.first_message_id)
    return Claim(
        delivery_of(row),
        Message(Content(row.body, tuple(row.citations)), row.occurrence_id, row.part, row.parts, thread),
        Kind(row.kind),
        row.subject,
        row.nominal,
        row.nominal_due_at,
        Unknown(row.unknown),
        row.frozen_at,
    )


def delivery_of(row: Row[Any]) -> Delivery:
    """A row as a delivery."""
    return Delivery(
        row.id,
        row.occurrence_id,
        destination(row.destination),
        row.part,
        row.parts,
        row.mark,
        DeliveryState(row.state),
        row.due_at,
        row.attempt,
        row.fence,
        row.owner,
        row.lease_until,
        row.first_try_at,
        row.last_try_at,
        row.message_id,
        row.posted_at,
        row.negative_reads,
        row.reason,
    )
