"""The sender's own pace: who may send when, so that a platform hardly ever has to say 429.

Every message asks for its turn before it leaves. A 429 is a definite no, so this is courtesy and speed, not
safety: what the platform refuses all the same goes through `hold`.
"""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.delivery.messenger import Limits
    from config.destination import Destination

JITTER = timedelta(milliseconds=250)
"""How unevenly two requests may travel: the later one can be so much faster than the earlier. A platform
counts when they arrive, so every wait is longer by that."""

JITTER_SHARE = 0.03
"""The most of a wait that `JITTER` may add: at 50 a second, 250 ms more would cost a fifth of the pace."""

SPREAD = 0.2
"""The part of a period over which as many messages as it allows are spread: all at once they would queue up
on our own machine, and that makes them arrive more unevenly than any network."""


class Pace:
    """Turns to send to one platform, given in the order asked for.

    No stretch of `period` sees more than `messages` turns; two turns of one destination are `apart`. Whoever
    waits for its own destination does not hold up the others. One event loop; whoever waits can be cancelled.
    """

    def __init__(
        self, limits: Limits, *, clock: Callable[[], float], sleep: Callable[[float], Awaitable[object]]
    ) -> None:
        """A pace that has seen no message yet.

        Args:
            clock: seconds from any start, never going back.
            sleep: waits so many seconds of that clock.
        """
        self._period_s = _with_jitter(limits.period)
        self._apart_s = _with_jitter(limits.apart)
        self._clock, self._sleep = clock, sleep
        self._gap_s = limits.period.total_seconds() * SPREAD / limits.messages if limits.messages else 0.0
        self._recent: deque[float] = deque(maxlen=limits.messages or 0)  # when the last turns were given
        self._held_until = float("-inf")
        self._gate = asyncio.Lock()  # wakes its waiters in the order they came, also past a cancelled one
        self._lanes: dict[Destination, _Lane] = {}  # as many as there are destinations

    async def turn(self, destination: Destination) -> None:
        """Wait until a message may leave for this destination; it counts from then."""
        lane = self._lanes.setdefault(destination, _Lane())
        async with lane.queue:
            while True:
                await self._until(lambda: lane.free_at)
                async with self._gate:
                    await self._until(self._free_at)
                    now = self._clock()
                    if lane.free_at <= now:  # it may have been held while it waited for the others
                        self._recent.append(now)
                        lane.free_at = now + self._apart_s
                        break

    def hold(self, retry_after: timedelta, destination: Destination | None = None) -> None:
        """Let nothing leave for so long from now: to one destination, or to any where none is named."""
        until = self._clock() + retry_after.total_seconds()
        if destination is None:
            self._held_until = max(self._held_until, until)
        else:
            lane = self._lanes.setdefault(destination, _Lane())
            lane.free_at = max(lane.free_at, until)

    def _free_at(self) -> float:
        free_at = self._held_until
        if self._recent:
            free_at = max(free_at, self._recent[-1] + self._gap_s)
            if len(self._recent) == self._recent.maxlen:
                free_at = max(free_at, self._recent[0] + self._period_s)
        return free_at

    async def _until(self, free_at: Callable[[], float]) -> None:
        """Sleep until then; it may move while we sleep."""
        while (left_s := free_at() - self._clock()) > 0:
            await self._sleep(left_s)


class _Lane:
    """One destination: who waits for it, and when its next message may leave."""

    def __init__(self) -> None:
        self.queue = asyncio.Lock()
        self.free_at = float("-inf")


def _with_jitter(wait: timedelta) -> float:
    return (wait + min(JITTER, wait * JITTER_SHARE)).total_seconds()
