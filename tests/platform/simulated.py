"""Simulated time: an event loop whose clock jumps to the next timer as soon as nothing else is left to do."""

from __future__ import annotations

import asyncio
import selectors
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")


def in_simulated_time(work: Coroutine[Any, Any, T]) -> T:
    """What the coroutine returns; `asyncio.sleep` and `loop.time()` in it cost no real time."""
    with asyncio.Runner(loop_factory=_SimulatedLoop) as runner:
        return runner.run(work)


class _SimulatedLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._now_s = 0.0
        super().__init__(_Skipping(self))

    def time(self) -> float:
        return self._now_s

    def skip(self, time_s: float) -> None:
        self._now_s += time_s


class _Skipping(selectors.SelectSelector):
    def __init__(self, loop: _SimulatedLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout:
            self._loop.skip(timeout)
        return ready
