"""Intakes: when the sources are read while the program runs, and what the last reading gave.

What stands in the folders is the truth, looked at every few minutes; word of a change only makes it sooner.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog

from bot.delivery.day import INTAKE_LEAD
from bot.door import troubles
from bot.intake.wanted import Wanted
from bot.running.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from bot.delivery.clock import Clock
    from config.configuration import Source

RESCAN = timedelta(minutes=10)
"""So often folders are looked through where nobody says that they changed."""

SETTLE = timedelta(seconds=5)
"""Never sooner after the last intake; what is still being written is looked at again then."""

REST = 3
"""An intake that brought nothing is followed by so many times its own length without one: a file that is
written all day must not keep a core busy."""

LONGEST_SLEEP = timedelta(minutes=1)
"""By then somebody may have ordered a briefing that is due before all others."""

UNTIMED = timedelta(seconds=15)
"""What cannot be known of a database that does not answer is asked again so soon."""

_log = structlog.get_logger("communique.running")


class Intakes:
    """Reads the sources at their times, one intake after the other.

    Args:
        read: reads them once.
        sources: those that are configured now; others than before are read at once. Asked in any thread.
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
        sources: Callable[[], Sequence[Source]],
        source_at: Callable[[], datetime | None],
        told: Callable[[Taken], None] = lambda _taken: None,
    ) -> None:
        self._read, self._clock, self._told = read, clock, told
        self._sources, self._source_at = sources, source_at
        self._read_of: Sequence[Source] = ()
        self._asked, self._woken = False, asyncio.Event()
        self.last: Taken | None = None
        self._ended_s = 0.0
        self._failures: frozenset[str] = frozenset()
        self._in_vain = 0  # that many in a row gave nothing that should have
        self._complete_at: datetime | None = None
        self._owed = False  # the last of all sources did not come to its end

    def ask(self) -> None:
        """Read again soon: something has changed; from the loop's own thread."""
        self._asked = True
        self._woken.set()

    def look_again(self) -> None:
        """Other sources may be configured, or other times; from the loop's own thread."""
        self._woken.set()

    def fed(self, since: datetime) -> bool:
        """Whether all sources have been read since an instant, whatever came of it."""
        return not self._sources() or (self._complete_at is not None and self._complete_at >= since)

    async def run(self, *, due_after: Callable[[datetime], datetime | None]) -> None:
        """Read at every due time until cancelled; nothing while there are no sources.

        Args:
            due_after: when the first briefing after an instant is due, or None; asked in a thread.
        """
        while True:
            wanted = await self._wait(due_after)
            self._asked = False
            await self.take(wanted)

    async def take(self, wanted: Wanted) -> Taken:
        """One intake; whatever goes wrong in it is logged, and part of the answer."""
        began_at, began_s = self._clock.now(), self._clock.elapsed_s()
        self._read_of = self._sources()  # first: what is configured meanwhile may come too late for it
        try:
            taken = await self._read(wanted)
        except Exception as error:  # noqa: BLE001  a door: the next intake may succeed
            taken = Taken(began_at, self._clock.elapsed_s() - began_s, trouble=_told_of(error))
        self.last, self._ended_s = taken, self._clock.elapsed_s()
        in_vain = taken.trouble is not None or (taken.unsettled and not taken.brought)
        self._in_vain = self._in_vain + 1 if in_vain else 0
        if wanted is not Wanted.DUE:
            self._complete_at, self._owed = taken.began_at, taken.trouble is not None
        _write(taken, told=self._failures)
        self._failures = frozenset(taken.failures) if taken.trouble is None else self._failures
        self._told(taken)
        return taken

    async def _wait(self, due_after: Callable[[datetime], datetime | None]) -> Wanted:
        """Sleep until sources are to be read, and say which."""
        while True:
            self._woken.clear()
            try:
                left_s, wanted = await asyncio.to_thread(self._next, due_after)
            except Exception as error:  # noqa: BLE001  a door: the database may be back in a moment
                _log.warning("intake_not_timed", reason=_told_of(error))
                left_s, wanted = UNTIMED.total_seconds(), Wanted.DUE
            if left_s <= 0:
                return wanted
            await self._sleep(min(left_s, LONGEST_SLEEP.total_seconds()))

    async def _sleep(self, seconds: float) -> None:
        """Wait so long, or until somebody has something to say."""
        waits: set[asyncio.Task[Any]] = {
            asyncio.create_task(self._clock.sleep(seconds)),
            asyncio.create_task(self._woken.wait()),
        }
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waits:
                one.cancel()

    def _next(self, due_after: Callable[[datetime], datetime | None]) -> tuple[float, Wanted]:
        """In how many seconds sources are to be read next, and which of them."""
        sources = self._sources()
        if not sources:
            return LONGEST_SLEEP.total_seconds(), Wanted.DUE
        if self.last is None or self._complete_at is None:
            return 0.0, Wanted.READY
        if sources != self._read_of:
            return 0.0, Wanted.READY if self._owed else Wanted.DUE
        now, since_s = self._clock.now(), self._clock.elapsed_s() - self._ended_s
        rest_s = self._rest_s(self.last) - since_s
        soon_s = [self._look_again_s(self.last) - since_s]
        if self._asked:
            soon_s.append(rest_s)
        source_at = self._source_at()
        if source_at is not None:
            soon_s.append(max((source_at - now).total_seconds(), rest_s))
        left_s = min(soon_s)
        self._complete_at = min(self._complete_at, now)  # the clock may have been set back
        due_at = due_after(self._complete_at + INTAKE_LEAD)
        before_s = None if due_at is None else (due_at - INTAKE_LEAD - now).total_seconds()
        if before_s is not None and before_s <= max(left_s, 0):
            return before_s, Wanted.READY
        return left_s, Wanted.READY if self._owed else Wanted.DUE

    def _rest_s(self, last: Taken) -> float:
        """How long after an intake there is none, unless a briefing needs one."""
        if last.trouble is not None:
            return self._patience_s()
        settle_s = SETTLE.total_seconds()
        return settle_s if last.brought else max(settle_s, REST * last.took_s)

    def _look_again_s(self, last: Taken) -> float:
        """How long after an intake there is one though nobody asks for it."""
        if last.trouble is None and not last.unsettled:
            return RESCAN.total_seconds()
        return max(self._patience_s(), self._rest_s(last))

    def _patience_s(self) -> float:
        """Twice as long after each that was in vain, up to that after which folders are looked through."""
        doubled = 1 << min(max(self._in_vain - 1, 0), 16)
        return min(SETTLE.total_seconds() * doubled, RESCAN.total_seconds())


def _told_of(error: Exception) -> str:
    return "; ".join(one.message for one in troubles(error))


def _write(taken: Taken, *, told: frozenset[str]) -> None:
    """Log an intake: loudly only where it failed, or brought something that was not there before.

    Args:
        told: what was logged of the last one: a file that stays broken is one warning.
    """
    if taken.trouble is not None:
        _log.error("intake_failed", reason=taken.trouble)
        return
    failures = [one for one in taken.failures if one not in told]
    write = _log.info if taken.brought or failures else _log.debug
    write("intake", took_s=round(taken.took_s, 1), **taken.counts)
    for failure in failures:
        _log.warning("not_read", reason=failure)
