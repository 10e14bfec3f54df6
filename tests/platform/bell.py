"""Waiting for something to change, without polling: whoever changes it rings."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

T = TypeVar("T")


class NotSeen(AssertionError):
    """What a test waited for did not come in time."""


class Bell:
    """Rung at every change; those who wait look again."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Let everybody who waits look again."""
        rung, self._rung = self._rung, asyncio.Event()
        rung.set()

    async def until(
        self, found: Callable[[], T | None], *, within: timedelta, otherwise: Callable[[], str]
    ) -> T:
        """What `found` gives as soon as it gives something.

        Raises:
            NotSeen: it gave nothing within that time; `otherwise` says what there was instead.
        """
        try:
            async with asyncio.timeout(within.total_seconds()):
                while (result := found()) is None:
                    await self._rung.wait()
        except TimeoutError:
            raise NotSeen(otherwise()) from None
        return result

    async def rung(self) -> None:
        """Come back at the next change."""
        await self._rung.wait()
