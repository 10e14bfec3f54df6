"""Waking: when to look again at what is due. Nothing else is decided by APScheduler.

Its jobs are kept in memory and only wake the loop, so none that is lost, late or run twice matters: what is
due is read from the ledger, at every wake-up.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from apscheduler.schedulers.asyncio import AsyncIOScheduler

if TYPE_CHECKING:
    from types import TracebackType

    from bot.delivery.clock import Clock

INTERVAL = timedelta(seconds=15)
"""The longest sleep: what a jump of the clock, another program or a new document made due waits no longer."""

SHORTEST = timedelta(milliseconds=200)
"""The shortest sleep that can be asked for: whoever is never content must not take a whole core."""

_DEFAULTS = {"coalesce": True, "misfire_grace_time": None, "max_instances": 1}


class WakeUpClock:
    """Wakes at every interval, at one instant that was asked for, and when it is told to.

    Args:
        clock: of the instants that are asked for.
    """

    def __init__(self, clock: Clock, *, interval: timedelta = INTERVAL) -> None:
        self._clock, self._interval = clock, interval
        self._ringing = asyncio.Event()
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=_DEFAULTS)

    def __enter__(self) -> Self:
        self._scheduler.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._scheduler.shutdown(wait=False)

    def ring(self) -> None:
        """Wake now; from the loop's own thread."""
        self._ringing.set()

    async def sleep(self, until: datetime | None) -> None:
        """Sleep until the clock rings: at the latest after the interval.

        Args:
            until: wake at this instant too, aware; one that has passed wakes after the shortest sleep.
        """
        self._aim(until)
        try:
            # APScheduler goes by the machine's clock: set back by an hour, it would be silent for so long.
            async with asyncio.timeout(2 * self._interval.total_seconds()):
                await self._ringing.wait()
        except TimeoutError:
            pass
        finally:
            self._ringing.clear()

    def _aim(self, until: datetime | None) -> None:
        self._scheduler.add_job(
            self._wake,
            "interval",
            seconds=self._interval.total_seconds(),
            id="interval",
            replace_existing=True,
        )
        if until is None:
            if self._scheduler.get_job("asked for"):
                self._scheduler.remove_job("asked for")
            return
        # As far from the machine's clock as `until` is from ours, which need not show the same.
        run_at = datetime.now(UTC) + max(until - self._clock.now(), SHORTEST)
        self._scheduler.add_job(self._wake, "date", run_date=run_at, id="asked for", replace_existing=True)

    async def _wake(self) -> None:
        """A job: as a coroutine it runs in the loop, where an event may be set."""
        self._ringing.set()
