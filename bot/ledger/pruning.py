"""Pruning: the record of what was delivered long ago goes; each function is a part of one transaction.

What stays whatever its age: what is open or held, the last run of every briefing and digest, and what a
reader was told, so that it is not told as new once more. Corrections are made of what was sent in the last
thirty days: nobody may prune that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select

from bot.ledger import tables
from bot.ledger.states import DeliveryState, Kind, OccurrenceState
from bot.ledger.sweeping import sweep

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

_O, _D, _S = tables.occurrence, tables.delivery, tables.subscription

AT_ONCE = 25
"""Occurrences of one transaction: whoever carries messages does not wait long for it."""

_SETTLED = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SKIPPED)
_CLOSED = (OccurrenceState.DONE, OccurrenceState.SKIPPED, OccurrenceState.MERGED)
_BY_PLAN = (Kind.BRIEFING, Kind.DIGEST)


def prune(connection: Connection, before: datetime) -> int:
    """Take out the messages of the first occurrences that were due before an instant and are settled.

    Returns:
        How many messages there were; 0 where none is left to take out.
    """
    later = _O.alias("later")
    is_last = ~(
        select(later.c.id)
        .where(later.c.kind == _O.c.kind, later.c.subject == _O.c.subject, later.c.due_at > _O.c.due_at)
        .exists()
    )
    open_ones = select(_D.c.id).where(_D.c.occurrence_id == _O.c.id, _D.c.state.not_in(_SETTLED)).exists()
    delivered = select(_D.c.id).where(_D.c.occurrence_id == _O.c.id).exists()
    wanted = (
        select(_O.c.id)
        .where(_O.c.due_at < before, _O.c.state.in_(_CLOSED), delivered, ~open_ones)
        .where(or_(_O.c.kind.not_in(_BY_PLAN), ~is_last))
        .order_by(_O.c.due_at, _O.c.id)
        .limit(AT_ONCE)
    )
    occurrences = list(connection.execute(wanted).scalars())
    theirs = select(_D.c.id).where(_D.c.occurrence_id.in_(occurrences))
    return sweep(connection, list(connection.execute(theirs).scalars()), occurrences)


def prune_subscriptions(connection: Connection, before: datetime) -> int:
    """Take out what people gave up before an instant; returns how many."""
    return connection.execute(delete(_S).where(_S.c.ended_at < before)).rowcount
