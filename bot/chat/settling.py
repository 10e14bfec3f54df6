"""Settling: an admin's word, by a click, on a message that did not arrive or that nobody knows of."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import structlog

from bot.chat.trouble import ADMINS_ONLY, said
from bot.ledger import Ledger
from bot.ledger.states import DeliveryState

if TYPE_CHECKING:
    from bot.application import Application
    from bot.chat.asker import Asker
    from bot.ledger.entries import Delivery
    from briefings.reply import Reply

NOT_KNOWN = "I do not know this message any more."
NOTED = "Noted: it arrived."
SENT_AGAIN = "It is sent again."
ARRIVED_ALREADY = "That is settled already: it arrived."
ON_ITS_WAY = "That is settled already: it is on its way again."
LEFT_OUT = "That is settled already: it was left out."
NEVER_WRITTEN = "It cannot have arrived, for it was never written. It can be sent again."

DECIDABLE = frozenset({DeliveryState.HELD, DeliveryState.FAILED})
"""What an admin decides. What is being looked for settles itself, and might come twice."""

_log = structlog.get_logger("communique.chat")


def decided_on(application: Application, asker: Asker, delivery_id: str, *, arrived: bool) -> Reply:
    """What comes of an admin's word on a delivery: it is noted, or sent again; or what was decided before.

    Args:
        delivery_id: whole.
        arrived: it did; else it is sent again by the program that carries messages.

    Raises:
        StoreUnavailable: the database cannot be written.
    """
    if not asker.admin:
        return said(ADMINS_ONLY)
    ledger = Ledger(application.store.engine, clock=lambda: application.now().astimezone(UTC))
    one = _found(ledger, delivery_id)
    if one is None:
        return said(NOT_KNOWN)
    title = str(one.destination)
    if one.state not in DECIDABLE or ledger.resolve(delivery_id, arrived=arrived) is None:
        return said(_settled(_found(ledger, delivery_id) or one), title=title)
    _log.info("delivery_settled", delivery=delivery_id, by=str(asker.person), arrived=arrived)
    return said(NOTED if arrived else SENT_AGAIN, title=title)


def _found(ledger: Ledger, delivery_id: str) -> Delivery | None:
    if not (delivery_id.isascii() and delivery_id.isalnum()):
        return None
    every = (one for _, deliveries in ledger.named(delivery_id) for one in deliveries)
    return next((one for one in every if one.id == delivery_id), None)


def _settled(one: Delivery) -> str:
    """Why there is nothing to decide about it."""
    if one.state in DECIDABLE:
        return NEVER_WRITTEN
    if one.state is DeliveryState.SENT:
        return ARRIVED_ALREADY
    return LEFT_OUT if one.state is DeliveryState.SKIPPED else ON_ITS_WAY
