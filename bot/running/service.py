"""The service: the planner's rounds and the courier, side by side, until somebody says stop."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.door import logged
from bot.running.stopping import end_at_once, heeding_signals
from bot.running.waking import WakeUpClock

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from bot.delivery.clock import Clock
    from bot.delivery.courier import Courier
    from bot.running.rounds import Rounds

GRACE = timedelta(seconds=25)
"""What is under way at a stop has so long to end: a messenger's timeout is 20 s, systemd's patience 90 s."""

AGAIN = timedelta(seconds=5)
"""After so long the courier sets out again when it could not go on: the database was gone, say."""

PATIENCE = timedelta(seconds=150)
"""How long a single run waits for what is due soon: frozen two minutes before, or tried again."""

_log = structlog.get_logger("communique.running")


class Service:
    """One worker, whole.

    Args:
        beside: what else goes on meanwhile, until it is cancelled.
        abandon: called with an exit code when what is under way has not ended in time.

    Attributes:
        trouble: why the courier cannot go on just now, one plain sentence without secrets, or None.
    """

    def __init__(
        self,
        rounds: Rounds,
        courier: Courier,
        clock: Clock,
        *,
        grace: timedelta = GRACE,
        beside: Sequence[Callable[[], Coroutine[None, None, None]]] = (),
        abandon: Callable[[int], None] = end_at_once,
    ) -> None:
        self._rounds, self._courier, self._clock = rounds, courier, clock
        self._beside = beside
        self._grace, self._abandon = grace, abandon
        self._stopping = asyncio.Event()
        self.trouble: str | None = None
        self._ring: Callable[[], None] = lambda: None

    @property
    def stopping(self) -> bool:
        """Whether it has been told to stop."""
        return self._stopping.is_set()

    def stop(self) -> None:
        """Claim nothing more, finish what is under way, and end; from the loop's own thread."""
        if not self.stopping:
            _log.info("stopping", grace_s=self._grace.total_seconds())
        self._stopping.set()
        self._courier.stop()

    def look_again(self) -> None:
        """Look at what is to be done now: something has changed; from the loop's own thread."""
        self._ring()

    async def serve(self) -> None:
        """Look and carry until stopped; a signal to the process stops it."""
        with heeding_signals(self.stop), WakeUpClock(self._clock) as waking:
            async with asyncio.TaskGroup() as together:
                carrying = together.create_task(self._carry())
                looking = together.create_task(self._look(waking))
                beside = {together.create_task(one()) for one in self._beside}
                self._ring = waking.ring
                await self._stopping.wait()
                waking.ring()
                for one in beside:
                    one.cancel()
                under_way = {carrying, looking, *beside}
                _, left = await asyncio.wait(under_way, timeout=self._grace.total_seconds())
                if left:
                    _log.error("not_finished", hint="what was being sent is looked for at the next start")
                    self._abandon(1)
        _log.info("stopped")

    async def once(self, *, patience: timedelta = PATIENCE) -> bool:
        """One round, what is due, and what follows from that; False where a round failed."""
        with heeding_signals(self.stop):
            before = await self._rounds.go()
            await self._courier.carry_due(patience=patience)
            after = await self._rounds.go()
            await self._courier.carry_due()
        return before.trouble is None and after.trouble is None

    async def _look(self, waking: WakeUpClock) -> None:
        while not self.stopping:
            done = await self._rounds.go()
            await waking.sleep(done.next_at)

    async def _carry(self) -> None:
        while not self.stopping:
            try:
                await self._courier.run()
            except Exception as error:  # noqa: BLE001  the courier's door: what is open is still in the ledger
                self.trouble = f"messages are not carried (reference {logged(error)} in the log)"
                await self._pause()
                self.trouble = None

    async def _pause(self) -> None:
        """Wait, but not beyond the end."""
        try:
            async with asyncio.timeout(AGAIN.total_seconds()):
                await self._stopping.wait()
        except TimeoutError:
            return
