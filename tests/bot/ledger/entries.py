"""Builders of what goes into a ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.delivery.message import Content, Receipt
from bot.ledger.entries import Edition, Frozen, Occurrence, Planned, QuotedLine
from bot.ledger.states import Kind
from config.destination import destination

EIGHT = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
"""08:00 in Stockholm."""

ONE, TWO = destination("file:one.jsonl"), destination("file:two.jsonl")


def an_occurrence(**other: Any) -> Occurrence:  # noqa: ANN401  any field
    """The morning briefing of a Monday."""
    return replace(
        Occurrence(Kind.BRIEFING, "morning", "2026-03-02T08:00", "Europe/Stockholm", "2026.1", EIGHT), **other
    )


def planned(*, to: tuple[Any, ...] = (ONE, TWO), **other: Any) -> Planned:  # noqa: ANN401  any field
    """It, and where it goes."""
    return Planned(an_occurrence(**other), to)


def frozen(*bodies: str, to: tuple[Any, ...] = (ONE, TWO), **other: Any) -> Frozen:  # noqa: ANN401  any field
    """One message a body, the same to all."""
    edition = Edition(
        EIGHT - timedelta(minutes=2),
        told=({"fact": "the tunnel opened"},),
        upto_change=7,
        collections=frozenset({"public"}),
        quotes=(
            QuotedLine("morning 03-02 #1", "tunnel-1", {"text": "It opened."}, {"id": "tunnel-1@1:0-10"}),
        ),
    )
    return Frozen(
        replace(edition, **other), tuple(Content(body, ("tunnel-1@1:0-10",)) for body in bodies), to
    )


def a_receipt(name: str = "m1", *, at: datetime = EIGHT) -> Receipt:
    """The platform's word."""
    return Receipt(name, at)
