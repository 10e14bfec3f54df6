"""Doubting: what an old ledger had still to send may have been sent since; nothing of it may come twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select, update

from bot.ledger import Ledger, tables
from bot.ledger.entries import LeftOut
from bot.ledger.states import DeliveryState
from corpus.store.engine import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

REASON = "restored from a backup: it may have been sent after that was made"

_D = tables.delivery
_TRIED = (DeliveryState.SENDING, DeliveryState.UNKNOWN)


def doubted(engine: Engine, now: datetime) -> int:
    """Hold what was to be sent by now, for an admin to decide; returns how many messages wait so.

    What fell due since the ledger was last written is not planned any more.
    """
    ledger = Ledger(engine, clock=lambda: now)
    ledger.plan([], dict.fromkeys(ledger.watermarks(), now))
    ledger.leave_out(
        LeftOut(one.occurrence, one.destinations, REASON, DeliveryState.HELD) for one in ledger.waiting(now)
    )
    to_send = and_(_D.c.state == DeliveryState.READY, or_(_D.c.due_at <= now, _D.c.attempt > 0))
    with transaction(engine) as connection:
        connection.execute(
            update(_D)
            .where(or_(_D.c.state.in_(_TRIED), to_send))
            .values(
                state=DeliveryState.HELD,
                reason=REASON,
                owner=None,
                lease_until=None,
                fence=_D.c.fence + 1,
            )
        )
        waiting = select(func.count()).select_from(_D).where(_D.c.state == DeliveryState.HELD)
        return int(connection.execute(waiting).scalar_one())
