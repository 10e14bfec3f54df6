"""Builders of what judging is asked about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.delivery.message import Content, Message
from bot.ledger.entries import Claim, Delivery
from bot.ledger.states import DeliveryState, Kind
from config.configuration import Unknown
from tests.bot.ledger.entries import EIGHT, ONE


def a_claim(*, unknown: Unknown = Unknown.RESEND, **delivery: Any) -> Claim:  # noqa: ANN401  any field
    """The first try of the only message of a morning briefing."""
    held = Delivery(
        id="delivery",
        occurrence_id="occurrence",
        destination=ONE,
        part=1,
        parts=1,
        mark="mark",
        state=DeliveryState.SENDING,
        due_at=EIGHT,
        attempt=1,
        fence=1,
        owner="worker",
        lease_until=None,
        first_try_at=EIGHT,
        last_try_at=EIGHT,
        message_id=None,
        posted_at=None,
        negative_reads=0,
        reason=None,
    )
    return Claim(
        replace(held, **delivery),
        Message(Content("It opened."), "occurrence"),
        Kind.BRIEFING,
        "morning",
        "2026-03-02T08:00",
        EIGHT,
        unknown,
        EIGHT,
    )
