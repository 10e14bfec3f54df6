"""Politeness: how often and how many at once strangers' servers are asked."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

PAUSE_S = 1.0
"""From the end of one request to the start of the next at one host."""

AT_ONCE = 8
"""Requests at one time, to all hosts together."""


@dataclass(slots=True)
class _Host:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    free_at_s: float = float("-inf")


class Politeness:
    """Gives turns: one request at a time to a host, a pause after each, and a few hosts in parallel.

    Args:
        pause_s: in seconds, 0 or more.
        at_once: 1 or more.
        clock: seconds, from anywhere, that never run backwards.
        sleep: waits for some seconds.
    """

    def __init__(
        self,
        *,
        pause_s: float = PAUSE_S,
        at_once: int = AT_ONCE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._pause_s, self._clock, self._sleep = pause_s, clock, sleep
        self._places = asyncio.Semaphore(at_once)
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until this host may be asked, and hold its turn; first come, first served."""
        self._forget()
        state = self._hosts.setdefault(host, _Host())
        state.waiting += 1
        try:
            async with state.turn:
                if (wait_s := state.free_at_s - self._clock()) > 0:
                    await self._sleep(wait_s)
                async with self._places:  # taken last: a host that pauses holds up no other
                    try:
                        yield
                    finally:
                        state.free_at_s = self._clock() + self._pause_s
        finally:
            state.waiting -= 1

    def _forget(self) -> None:
        now_s = self._clock()
        idle = [host for host, state in self._hosts.items() if not state.waiting and state.free_at_s <= now_s]
        for host in idle:
            del self._hosts[host]
