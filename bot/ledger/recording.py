"""Recording: what came of a try to send a message, or to find it.

Whoever lost a claim writes nothing, with one exception: a receipt is proof, whoever holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from bot.ledger import tables
from bot.ledger.entries import BY_ADMIN
from bot.ledger.freezing import close
from bot.ledger.hearing import hear
from bot.ledger.states import DeliveryState, OccurrenceState
from config.destination import destination

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from sqlalchemy import Connection

    from bot.delivery.message import Receipt
    from bot.ledger.entries import Claim

_D = tables.delivery
_PROVABLE = (DeliveryState.READY, DeliveryState.UNKNOWN, DeliveryState.HELD, DeliveryState.FAILED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one claim.

    Attributes:
        state: `sent`, `ready` (to try again), `unknown` (to look for), `failed`, `held` or `skipped`.
        receipt: of what was sent.
        wait: how long until it is taken up again, from when this is written down.
        negative: it was looked for and not found.
    """

    claim: Claim
    state: DeliveryState
    receipt: Receipt | None = None
    wait: timedelta | None = None
    reason: str | None = None
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """What changed in the ledger.

    Attributes:
        lost: outcomes that came too late: somebody else holds the claim, or has settled it.
        done: ids of the occurrences of which nothing is left to do.
    """

    lost: tuple[Outcome, ...]
    done: tuple[str, ...]


def record(connection: Connection, outcomes: Sequence[Outcome], *, now: datetime) -> Recorded:
    """Write down what came of claims; a message that arrived moves its reader's memory and window."""
    lost = [one for one in outcomes if not _written(connection, one, now)]
    kept = [one for one in outcomes if one not in lost]
    for one in kept:
        if one.state in {DeliveryState.FAILED, DeliveryState.SKIPPED}:
            _give_up_rest(connection, one)
        elif one.state is DeliveryState.SENT and one.claim.delivery.part < one.claim.delivery.parts:
            held = one.claim.delivery
            _reopen(connection, held.occurrence_id, str(held.destination), held.part)
    arrived = [one.claim for one in kept if one.state is DeliveryState.SENT]
    hear(connection, [(claim.delivery.occurrence_id, claim.delivery.destination) for claim in arrived])
    touched = sorted({one.claim.delivery.occurrence_id for one in kept})
    return Recorded(tuple(lost), tuple(close(connection, touched)))


def _written(connection: Connection, outcome: Outcome, now: datetime) -> bool:
    held = outcome.claim.delivery
    values: dict[str, Any] = {
        "state": outcome.state,
        "owner": None,
        "lease_until": None,
        "reason": outcome.reason,
    }
    if outcome.receipt is not None:
        values |= {"message_id": outcome.receipt.message_id, "posted_at": outcome.receipt.posted_at}
    if outcome.wait is not None:
        values["due_at"] = now + outcome.wait
    if outcome.negative:
        values["negative_reads"] = _D.c.negative_reads + 1
    mine = update(_D).where(_D.c.id == held.id, _D.c.fence == held.fence, _D.c.owner == held.owner)
    if connection.execute(mine.values(values)).rowcount:
        return True
    if outcome.state is not DeliveryState.SENT:
        return False
    proved = update(_D).where(_D.c.id == held.id, _D.c.state.in_(_PROVABLE)).values(values)
    return connection.execute(proved).rowcount > 0


def _give_up_rest(connection: Connection, outcome: Outcome) -> None:
    """The parts after one that will never arrive do not arrive either."""
    held = outcome.claim.delivery
    connection.execute(
        update(_D)
        .where(
            _D.c.occurrence_id == held.occurrence_id,
            _D.c.destination == str(held.destination),
            _D.c.part > held.part,
            _D.c.state == DeliveryState.READY,
        )
        .values(state=DeliveryState.SKIPPED, reason=f"part {held.part} did not arrive")
    )


def resolve(
    connection: Connection, delivery_id: str, *, arrived: bool, now: datetime
) -> DeliveryState | None:
    """An admin's word on a message that is held, unknown or failed.

    Args:
        arrived: it did; else it is sent again, and written first where it never was.

    Returns:
        What it is now; None where there is no such message to decide on.
    """
    decidable = (DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.FAILED)
    row = connection.execute(select(_D).where(_D.c.id == delivery_id, _D.c.state.in_(decidable))).first()
    if row is None or (arrived and row.content_sha256 is None):
        return None
    again = DeliveryState.READY if row.content_sha256 is not None else DeliveryState.PLANNED
    state = DeliveryState.SENT if arrived else again
    changed = connection.execute(
        update(_D)
        .where(_D.c.id == delivery_id, _D.c.fence == row.fence)
        .values(
            state=state,
            fence=_D.c.fence + 1,
            owner=None,
            lease_until=None,
            due_at=now,
            attempt=_D.c.attempt if arrived else 0,
            posted_at=now if arrived else None,
            reason="an admin said that it arrived" if arrived else BY_ADMIN,
        )
    )
    if not changed.rowcount:
        return None
    _reopen(connection, row.occurrence_id, row.destination, row.part)
    if state is DeliveryState.PLANNED:
        occurrences = tables.occurrence
        connection.execute(
            update(occurrences).where(occurrences.c.id == row.occurrence_id).values(reason=BY_ADMIN)
        )
    if arrived:
        hear(connection, [(row.occurrence_id, destination(row.destination))])
        close(connection, [row.occurrence_id])
    return state


def _reopen(connection: Connection, occurrence_id: str, where: str, part: int) -> None:
    """What was given up because of this part may follow it after all."""
    connection.execute(
        update(_D)
        .where(
            _D.c.occurrence_id == occurrence_id,
            _D.c.destination == where,
            _D.c.part > part,
            _D.c.state == DeliveryState.SKIPPED,
        )
        .values(state=DeliveryState.READY, reason=None)
    )
    occurrences = tables.occurrence
    connection.execute(
        update(occurrences)
        .where(occurrences.c.id == occurrence_id, occurrences.c.state == OccurrenceState.DONE)
        .values(state=OccurrenceState.FROZEN)
    )
