"""Intakes: when the sources are read while the program runs, and what the last reading gave.

What stands in the folders is the truth, looked at every few minutes; word of a change only makes it sooner.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.delivery.day import INTAKE_LEAD
from bot.door import logged
from bot.intake.wanted import Wanted
from bot.running.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.delivery.clock import Clock

RESCAN = timedelta(minutes=10)
"""So often folders are looked through where nobody says that they changed."""

SETTLE = timedelta(seconds=5)
"""What is still being written is looked at again so soon."""

LONGEST_SLEEP = timedelta(minutes=1)
"""By then somebody may have ordered a briefing that is due before all others."""

_log = structlog.get_logger("communique.running")


class Intakes:
    """Reads the sources at their times, one intake after the other.

    Args:
        read: reads them once.
        source_at: when the first feed or page wants to be asked again, or None; asked in a thread.
        told: is told of every intake, in the loop's thread.

    Attributes:
        last: the last intake; None before the first has ended.
    """

    def __init__(
        self,
        read: Callable[[Wanted], Awaitable[Taken]],
        clock: Clock,
        *,
        source_at: Callable[[], datetime | None],
        told: Callable[[Taken], None] = lambda _taken: None,
    ) -> None:
        self._read, self._clock, self._told = read, clock, told
        self._source_at = source_at
        self._asked = asyncio.Event()
        self.last: Taken | None = None
        self._complete_at: datetime | None = None

    def ask(self) -> None:
        """Read again soon: something has changed; from the loop's own thread."""
        self._asked.set()

    def fed(self, since: datetime) -> bool:
        """Whether all sources have been read since an instant, whatever came of it."""
        return self._complete_at is not None and self._complete_at >= since

    async def run(self, *, due_after: Callable[[datetime], datetime | None]) -> None:
        """Read at every due time until cancelled.

        Args:
            due_after: when the first briefing after an instant is due, or None; asked in a thread.
        """
        while True:
            wanted = await self._wait(due_after)
            self._asked.clear()
            await self.take(wanted)

    async def take(self, wanted: Wanted) -> Taken:
        """One intake; whatever goes wrong in it is logged, and part of the answer."""
        began_at, began_s = self._clock.now(), self._clock.elapsed_s()
        try:
            taken = await self._read(wanted)
        except Exception as error:  # noqa: BLE001  a door: the next intake may succeed
            trouble = f"something went wrong inside Communique (reference {logged(error)} in the log)"
            taken = Taken(began_at, self._clock.elapsed_s() - began_s, trouble=trouble)
        self.last = taken
        if wanted is not Wanted.DUE:
            self._complete_at = taken.began_at
        _write(taken)
        self._told(taken)
        return taken

    async def _wait(self, due_after: Callable[[datetime], datetime | None]) -> Wanted:
        """Sleep until sources are to be read, and say which."""
        while True:
            at, wanted = await asyncio.to_thread(self._next, due_after)
            left_s = (at - self._clock.now()).total_seconds()
            if left_s <= 0:
                return wanted
            try:
                async with asyncio.timeout(min(left_s, LONGEST_SLEEP.total_seconds())):
                    await self._asked.wait()
            except TimeoutError:
                continue
            else:
                return Wanted.DUE

    def _next(self, due_after: Callable[[datetime], datetime | None]) -> tuple[datetime, Wanted]:
        """When sources are to be read next, and which of them."""
        if self.last is None or self._complete_at is None:
            return self._clock.now(), Wanted.READY
        soon = [self.last.began_at + (SETTLE if self.last.unsettled else RESCAN)]
        source_at = self._source_at()
        if source_at is not None:
            soon.append(max(source_at, self.last.began_at + SETTLE))
        found = min(soon), Wanted.DUE
        due_at = due_after(self._complete_at + INTAKE_LEAD)
        return found if due_at is None else min(found, (due_at - INTAKE_LEAD, Wanted.READY))


def _write(taken: Taken) -> None:
    """Log an intake: loudly only where it failed, or brought something."""
    if taken.trouble is not None:
        _log.error("intake_failed", reason=taken.trouble)
        return
    write = _log.info if taken.brought or taken.failures else _log.debug
    write("intake", took_s=round(taken.took_s, 1), **taken.counts)
    for failure in taken.failures:
        _log.warning("not_read", reason=failure)
