"""What Slack said, remembered for a while: the same thing asked by many at once is one question."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")

LASTING_S = 300.0
"""How long an answer is believed: rights that were taken away are gone after that."""

FAILED_LASTING_S = 15.0
"""How long nothing is asked again after a question without an answer."""


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """A value, and for how many seconds it holds."""

    value: T
    lasting_s: float = LASTING_S


class Remembered(Generic[T]):
    """Values by their keys.

    Args:
        ask: finds a value out; it never raises, and says what holds instead.
        elapsed_s: a clock that never goes back, in seconds.
        most: so many values; the one that was asked for first gives way.
    """

    def __init__(
        self, ask: Callable[[str], Awaitable[Said[T]]], elapsed_s: Callable[[], float], *, most: int
    ) -> None:
        self._ask, self._elapsed_s, self._most = ask, elapsed_s, most
        self._known: dict[str, tuple[T, float]] = {}
        self._asking: dict[str, asyncio.Task[T]] = {}

    async def of(self, key: str) -> T:
        """The value of a key, as it was not longer ago than it holds."""
        known = self._known.get(key)
        if known is not None and self._elapsed_s() < known[1]:
            return known[0]
        task = self._asking.get(key)
        if task is None:
            task = self._asking[key] = asyncio.create_task(self._find_out(key))
        return await asyncio.shield(task)  # whoever waits may give up; the others still want to know

    def forget(self, key: str) -> None:
        """Ask anew next time; what is being asked just now may be out of date already, and is not kept."""
        self._known.pop(key, None)
        self._asking.pop(key, None)

    async def _find_out(self, key: str) -> T:
        asked_s = self._elapsed_s()
        try:
            said = await self._ask(key)
            if self._asking.get(key) is asyncio.current_task():
                self._known.pop(key, None)
                self._known[key] = (said.value, asked_s + said.lasting_s)
                while len(self._known) > self._most:
                    del self._known[next(iter(self._known))]
            return said.value
        finally:
            if self._asking.get(key) is asyncio.current_task():
                del self._asking[key]
