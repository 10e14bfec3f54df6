"""The account: what a single run did, in plain words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.door import troubles
from bot.ledger.entries import ASKED
from bot.ledger.states import OPEN, DeliveryState, Kind
from bot.rendering.neutral import neutral
from briefings import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.ledger import Ledger
    from bot.ledger.entries import Delivery, Occurrence
    from bot.ledger.recording import Outcome
    from bot.report import Report
    from bot.running.rounds import Round
    from config.destination import Destination

MOST = 5
"""Destinations with trouble that are named; the ledger has the rest."""

LOOKED_BACK = timedelta(days=2)
"""What failed unsent and was due longer ago is counted, not named."""

_BY_CLOCK = (Kind.BRIEFING, Kind.DIGEST)
_TROUBLE = (DeliveryState.FAILED, DeliveryState.HELD, DeliveryState.SKIPPED, *OPEN)


class Account:
    """Gathers what came of a run, then tells it.

    Attributes:
        ok: no round and no message failed and nothing waits for a decision; known once it has been told.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._touched: dict[str, None] = {}
        self._since = ledger.now() - LOOKED_BACK
        self._rounds_failed: dict[str, None] = {}
        self._left_out = self._number(DeliveryState.SKIPPED)
        self._failures = self._number(DeliveryState.FAILED)
        self._failed = dict(self._lately_failed())
        self._read: list[str] = []
        self.ok = True

    def read(self, report: Report) -> None:
        """Take what reading the sources gave."""
        counts = [
            f"{len(ids):,} {name}"
            for name, ids in (
                ("new", report.added),
                ("changed", report.updated),
                ("withdrawn", report.withdrawn),
            )
            if ids
        ]
        failed = len(report.failed)
        if counts or failed:
            said = ", ".join([*counts, *([f"{failed:,} not read: communique doctor"] if failed else [])])
            self._read = [f"documents: {said}"]

    def unread(self, error: Exception) -> None:
        """Take why the sources could not be read at all."""
        self.ok = False
        why = "; ".join(one.message for one in troubles(error))
        self._read = [neutral(f"documents: none could be read: {why}")]

    def settled(self, outcome: Outcome) -> None:
        """Take an outcome that was written down; from any thread."""
        self._touched[outcome.claim.delivery.occurrence_id] = None

    def looked(self, done: Round) -> None:
        """Take a round that has ended."""
        if done.trouble is not None:
            self._rounds_failed |= dict.fromkeys(done.reasons or (done.trouble,))

    def told(self) -> list[str]:
        """What was done, a line each."""
        lines = [neutral(f"what is due could not be looked at in full: {one}") for one in self._rounds_failed]
        self.ok &= not lines
        self._touched |= {
            occurrence_id: None
            for delivery_id, occurrence_id in self._lately_failed()
            if delivery_id not in self._failed
        }
        skipped = failed = 0
        for occurrence_id in self._touched:
            for occurrence, deliveries in self._ledger.occurrences(subject=occurrence_id):
                lines += _told(occurrence, deliveries)
                skipped += sum(one.state is DeliveryState.SKIPPED for one in deliveries)
                wrong = [one for one in deliveries if one.state is DeliveryState.FAILED]
                failed += sum(one.id not in self._failed for one in wrong)
                self.ok &= not wrong
        unsent = self._number(DeliveryState.FAILED) - self._failures - failed
        if unsent > 0:
            lines.append(
                f"{phrases.several(unsent, 'message')} failed: communique ledger list --state failed"
            )
            self.ok = False
        left_out = self._number(DeliveryState.SKIPPED) - self._left_out - skipped
        if left_out > 0:
            lines.append(f"{phrases.several(left_out, 'message')} left out: communique ledger list says why")
        held = self._number(DeliveryState.HELD)
        if held:
            self.ok = False
            lines.append(
                f"{phrases.several(held, 'message')} may have arrived or not: "
                "communique ledger list --state held"
            )
        return [*self._read, *(lines or ["nothing was due"])]

    def _lately_failed(self) -> Iterator[tuple[str, str]]:
        """The id of each delivery that failed lately, with that of its occurrence."""
        for occurrence, deliveries in self._ledger.occurrences(state=DeliveryState.FAILED, since=self._since):
            yield from ((one.id, occurrence.id) for one in deliveries if one.state is DeliveryState.FAILED)

    def _number(self, wanted: DeliveryState) -> int:
        return sum(number for (_, state), number in self._ledger.counts().items() if state is wanted)


def _told(occurrence: Occurrence, deliveries: Sequence[Delivery]) -> Iterator[str]:
    """What became of one occurrence: how many destinations have all of it, and what the others lack."""
    worst: dict[Destination, Delivery | None] = {}
    for one in deliveries:
        trouble = one if one.state in _TROUBLE else None
        worst[one.destination] = worst.get(one.destination) or trouble
    arrived = sum(one is None for one in worst.values())
    yield neutral(f"{_name(occurrence, list(worst))}: sent to {arrived} of {len(worst)}")
    troubled = [one for one in worst.values() if one is not None]
    for one in troubled[:MOST]:
        state = "to be tried again" if one.state in OPEN else one.state.value
        yield "  " + neutral(": ".join(filter(None, (str(one.destination), state, one.reason))))
    if len(troubled) > MOST:
        yield f"  +{len(troubled) - MOST} more: communique ledger show {occurrence.id}"


def _name(occurrence: Occurrence, destinations: Sequence[Destination]) -> str:
    """Its subject with the day and hour that its plan names; what no clock makes due, with its readers."""
    if occurrence.kind in _BY_CLOCK:
        at = datetime.fromisoformat(occurrence.nominal.removesuffix(ASKED))
        day = phrases.weekday(at).rpartition(" ")[0]
        return f"{occurrence.subject} {day} {at:%H:%M}"
    whose = [str(one) for one in destinations[:MOST]]
    if len(destinations) > MOST:
        whose.append(phrases.more(len(destinations) - MOST))
    return f"{occurrence.kind}: {occurrence.subject} to {', '.join(whose)}"
