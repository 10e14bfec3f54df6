"""The courier: one worker, with a lane to each platform, so that none waits for another."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.lane import GRIP, Grip, Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.delivery.clock import Clock
    from bot.delivery.messenger import Messenger
    from bot.delivery.steps import Step
    from bot.ledger import Ledger
    from bot.ledger.entries import Claim
    from bot.ledger.recording import Outcome
    from config.destination import Platform


class Courier:
    """Carries what is due, on every platform that it has a messenger for.

    Args:
        owner: names this worker in the ledger; no other has the same.
        barred: why a message must not be sent after all (its reader may no longer see a document, say), or
            None; called in a thread, right before it is sent.
        witness: called at each step.
        settled: called in a thread with every outcome that was written down.
    """

    def __init__(
        self,
        ledger: Ledger,
        messengers: Mapping[Platform, Messenger],
        *,
        clock: Clock,
        owner: str,
        barred: Callable[[Claim], str | None] = lambda _claim: None,
        witness: Callable[[Step], None] = lambda _step: None,
        settled: Callable[[Outcome], None] = lambda _outcome: None,
        grip: Grip = GRIP,
    ) -> None:
        self._ledger, self._owner = ledger, owner
        self._lanes = [
            Lane(platform, messenger, ledger, clock, owner, barred, witness, settled, grip)
            for platform, messenger in messengers.items()
        ]

    async def run(self) -> None:
        """Carry until `stop`; then what is under way is finished, and the rest given back."""
        await self._all()

    async def carry_due(self, *, patience: timedelta = timedelta(0)) -> None:
        """Carry until nothing is due within so long."""
        await self._all(patience=patience)

    def stop(self) -> None:
        """Claim nothing more."""
        for lane in self._lanes:
            lane.stop()

    async def _all(self, *, patience: timedelta | None = None) -> None:
        try:
            async with asyncio.TaskGroup() as together:
                for lane in self._lanes:
                    together.create_task(lane.run(patience=patience))
        finally:
            await asyncio.to_thread(self._ledger.release, self._owner)
