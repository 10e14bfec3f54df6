"""Erasing: what the ledger holds of somebody's own messages, counted and taken out.

Somebody's own are their digests, what they follow, and corrections of those. What admins send them is part of
the record of a briefing, and stays. Each function is a part of one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, func, or_, select

from bot.ledger import tables
from bot.ledger.states import DeliveryState, Kind
from bot.ledger.sweeping import sweep, sweep_memory

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from config.destination import Destination

_O, _D, _S = tables.occurrence, tables.delivery, tables.subscription
_W, _H = tables.watermark, tables.heard

OWN = (Kind.DIGEST, Kind.FOLLOW)
"""What people ask for themselves."""

WAITING = (DeliveryState.PLANNED, DeliveryState.READY)
"""Nobody has begun to send it."""

UNDER_WAY = (DeliveryState.SENDING, DeliveryState.UNKNOWN)
"""Somebody is sending it, or looks whether it arrived: it is recorded first."""


@dataclass(frozen=True, slots=True)
class Own:
    """What the ledger holds of somebody, as numbers.

    Attributes:
        subscriptions: digests and follows, those that have ended too.
        messages: of their digests, follows and corrections, that can be taken out.
        under_way: of these that are just being sent: they stay until it is known what became of them.
        sent_by_admins: messages of briefings, and notes, that admins have sent to them.
    """

    subscriptions: int
    messages: int
    under_way: int
    sent_by_admins: int


def own(connection: Connection, person: Destination) -> Own:
    """What there is of somebody."""
    theirs = _S.c.destination == str(person)
    return Own(
        _number(connection, select(func.count()).select_from(_S).where(theirs)),
        _deliveries(connection, _erasable(person)),
        _deliveries(connection, _own(person) & _D.c.state.in_(UNDER_WAY)),
        _deliveries(
            connection, (_D.c.destination == str(person)) & _O.c.kind.not_in((*OWN, Kind.CORRECTION))
        ),
    )


def erase(connection: Connection, person: Destination) -> None:
    """End what somebody asked for, and take out what was told of it and what they were told; repeatable.

    What is waiting for them is not sent any more; what is being sent is recorded, and can be erased then.
    """
    here = str(person)
    asked_for = list(connection.execute(select(_S.c.id).where(_S.c.destination == here)).scalars())
    wanted = (
        select(_D.c.id, _D.c.occurrence_id)
        .join(_O, _O.c.id == _D.c.occurrence_id)
        .where(_erasable(person))
        .order_by(_D.c.id)
    )
    if connection.dialect.name == "postgresql":  # who freezes one of them is through then, with all its parts
        connection.execute(wanted.with_for_update(of=_D))
    rows = connection.execute(wanted).all()
    connection.execute(delete(_S).where(_S.c.destination == here))
    for kind in OWN:
        connection.execute(delete(_H).where(_H.c.kind == kind, _H.c.destination == here))
        for one in asked_for:
            connection.execute(delete(_W).where(_W.c.kind == kind, _W.c.subject == one))
    sweep_memory(connection, person)
    sweep(connection, [row.id for row in rows], sorted({row.occurrence_id for row in rows}))


def _own(person: Destination) -> ColumnElement[bool]:
    return and_(_D.c.destination == str(person), _O.c.kind.in_((*OWN, Kind.CORRECTION)))


def _erasable(person: Destination) -> ColumnElement[bool]:
    """What nobody is sending; a correction that waits may be one of what admins send, and is sent first."""
    untouched = or_(_O.c.kind != Kind.CORRECTION, _D.c.state.not_in(WAITING))
    return and_(_own(person), _D.c.state.not_in(UNDER_WAY), untouched)


def _deliveries(connection: Connection, wanted: ColumnElement[bool]) -> int:
    joined = select(func.count()).select_from(_D).join(_O, _O.c.id == _D.c.occurrence_id)
    return _number(connection, joined.where(wanted))


def _number(connection: Connection, wanted: object) -> int:
    return int(connection.execute(wanted).scalar_one())  # type: ignore[call-overload]
