"""The recorder: outcomes into the ledger, as many at a time as have come up while the disk was busy."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.delivery.steps import Step
from bot.ledger.states import DeliveryState
from corpus.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.clock import Clock
    from bot.ledger import Ledger
    from bot.ledger.recording import Outcome

TRIES = 10
"""So often the ledger is written to before an outcome is let go: its lease ends, and another worker looks."""

AGAIN_S = 0.5

FOR_ADMINS = (DeliveryState.FAILED, DeliveryState.HELD)
"""What the program does not go on with: a person looks at it."""

_log = structlog.get_logger("communique.delivery")


class Recorder:
    """Writes outcomes down in the order in which they came, many in one transaction."""

    def __init__(
        self,
        ledger: Ledger,
        clock: Clock,
        witness: Callable[[Step], None],
        settled: Callable[[Outcome], None],
    ) -> None:
        self._ledger, self._clock = ledger, clock
        self._witness, self._settled = witness, settled
        self._waiting: list[Outcome] = []
        self._turn = asyncio.Lock()

    async def record(self, outcome: Outcome) -> None:
        """Comes back when the outcome has been written down, or let go.

        What is left to the admins is due when that is written, and so dated for their notes.
        """
        if outcome.state in FOR_ADMINS:
            outcome = replace(outcome, wait=timedelta(0))
        self._waiting.append(outcome)
        async with self._turn:
            if outcome not in self._waiting:  # whoever had the turn before took it along
                return
            taken, self._waiting = self._waiting, []
            await self._write(taken)

    async def _write(self, outcomes: list[Outcome]) -> None:
        for _ in range(TRIES):
            try:
                await asyncio.to_thread(self._written, outcomes)
            except CorpusError as error:
                _log.warning("ledger_not_written", reason=str(error), outcomes=len(outcomes))
                await self._clock.sleep(AGAIN_S)
            else:
                return
        _log.error("outcomes_let_go", deliveries=[one.claim.delivery.id for one in outcomes])

    def _written(self, outcomes: list[Outcome]) -> None:
        self._witness(Step.BEFORE_RECORD)
        recorded = self._ledger.record(outcomes)
        self._witness(Step.AFTER_RECORD)
        for outcome in outcomes:
            delivery = outcome.claim.delivery
            lost = outcome in recorded.lost
            say = _log.warning if outcome.state in FOR_ADMINS and not lost else _log.info
            say(
                "delivery",
                occurrence=delivery.occurrence_id,
                delivery=delivery.id,
                destination=str(delivery.destination),
                part=delivery.part,
                state=str(outcome.state),
                attempt=delivery.attempt,
                reason=outcome.reason,
                lost=lost,
            )
            if not lost:
                self._tell(outcome)

    def _tell(self, outcome: Outcome) -> None:
        """Whoever listens cannot undo what is written, whatever becomes of it there."""
        try:
            self._settled(outcome)
        except Exception:  # noqa: BLE001  it is written down already
            _log.exception("listener_failed", delivery=outcome.claim.delivery.id)
