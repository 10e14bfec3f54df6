"""Builders of what goes into a ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.delivery.message import Content, Receipt
from bot.ledger.entries import Edition, Frozen, Occurrence, Planned, QuotedLine
from bot.ledger.states import Kind
from briefings.citation import Citation
from briefings.quote import Quote
from config.destination import destination
from corpus.span import Span

EIGHT = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
"""08:00 in Stockholm."""

QUOTE = Quote(("It opened.",), (Span(0, 10),))
CITATION = Citation("tunnel-1", 1, "Tunnel", None, None, False, None, (Span(0, 10),), "0" * 64)

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
        quotes=(QuotedLine("morning 03-02 #1", QUOTE, CITATION),),
    )
    return Frozen(
        replace(edition, **other), tuple(Content(body, ("tunnel-1@1:0-10",)) for body in bodies), to
    )


def a_receipt(name: str = "m1", *, at: datetime = EIGHT) -> Receipt:
    """The platform's word."""
    return Receipt(name, at)
