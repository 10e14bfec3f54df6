"""The account: what a single run did, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ledger.states import OPEN, DeliveryState, Kind
from bot.rendering.neutral import neutral
from briefings import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.ledger import Ledger
    from bot.ledger.entries import Delivery, Occurrence
    from bot.ledger.recording import Outcome
    from config.destination import Destination

MOST = 5
"""Destinations with trouble that are named; the ledger has the rest."""

_BY_CLOCK = (Kind.BRIEFING, Kind.DIGEST)
_TROUBLE = (DeliveryState.FAILED, DeliveryState.HELD, DeliveryState.SKIPPED, *OPEN)


class Account:
    """Gathers what came of a run, then tells it.

    Attributes:
        ok: nothing failed and nothing waits for a decision; known once it has been told.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._touched: dict[str, None] = {}
        self._left_out = self._skipped()
        self.ok = True

    def settled(self, outcome: Outcome) -> None:
        """Take an outcome that was written down; from any thread."""
        self._touched[outcome.claim.delivery.occurrence_id] = None

    def told(self) -> list[str]:
        """What was done, a line each."""
        lines: list[str] = []
        shown = 0
        for occurrence_id in self._touched:
            for occurrence, deliveries in self._ledger.occurrences(subject=occurrence_id):
                lines += _told(occurrence, deliveries)
                shown += sum(one.state is DeliveryState.SKIPPED for one in deliveries)
                self.ok &= all(one.state is not DeliveryState.FAILED for one in deliveries)
        left_out = self._skipped() - self._left_out - shown
        if left_out > 0:
            lines.append(f"{phrases.several(left_out, 'message')} left out: communique ledger list says why")
        held = self._number(DeliveryState.HELD)
        if held:
            self.ok = False
            lines.append(
                f"{phrases.several(held, 'message')} may have arrived or not: "
                "communique ledger list --state held"
            )
        return lines or ["nothing was due"]

    def _skipped(self) -> int:
        return self._number(DeliveryState.SKIPPED)

    def _number(self, wanted: DeliveryState) -> int:
        return sum(number for (_, state), number in self._ledger.counts().items() if state is wanted)


def _told(occurrence: Occurrence, deliveries: Sequence[Delivery]) -> Iterator[str]:
    """What became of one occurrence: how many destinations have all of it, and what the others lack."""
    worst: dict[Destination, Delivery | None] = {}
    for one in deliveries:
        trouble = one if one.state in _TROUBLE else None
        worst[one.destination] = worst.get(one.destination) or trouble
    arrived = sum(one is None for one in worst.values())
    yield neutral(f"{_name(occurrence)}: sent to {arrived} of {len(worst)}")
    troubled = [one for one in worst.values() if one is not None]
    for one in troubled[:MOST]:
        state = "to be tried again" if one.state in OPEN else one.state.value
        yield "  " + neutral(": ".join(filter(None, (str(one.destination), state, one.reason))))
    if len(troubled) > MOST:
        yield f"  +{len(troubled) - MOST} more: communique ledger show {occurrence.id}"


def _name(occurrence: Occurrence) -> str:
    """Its subject with the hour that its plan names; what no clock makes due has no hour."""
    if occurrence.kind not in _BY_CLOCK:
        return f"{occurrence.kind}: {occurrence.subject}"
    return f"{occurrence.subject} {occurrence.nominal.partition('T')[2][:5]}".strip()
