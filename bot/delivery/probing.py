"""Probing: whether destinations can be sent to, asked of their messengers all at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.delivery.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.delivery.messenger import Messenger
    from config.destination import Destination, Platform

TIMEOUT_S = 60.0
"""For all of them together."""

AT_ONCE = 8
"""Platforms count such questions too."""


class Probing:
    """What stands in the way of sending to destinations.

    Args:
        loop: the one that the messengers run in; None makes one for each call.
    """

    def __init__(
        self, messengers: Mapping[Platform, Messenger], loop: asyncio.AbstractEventLoop | None = None
    ) -> None:
        self._messengers, self._loop = messengers, loop

    def __call__(self, destinations: Sequence[Destination]) -> Mapping[Destination, str]:
        """The reason for each destination that cannot be sent to; from any thread but the loop's own.

        Raises:
            TimeoutError: they did not all answer in time.
        """
        if self._loop is None:
            return asyncio.run(self._all(destinations))
        return asyncio.run_coroutine_threadsafe(self._all(destinations), self._loop).result(TIMEOUT_S)

    async def _all(self, destinations: Sequence[Destination]) -> dict[Destination, str]:
        gate = asyncio.Semaphore(AT_ONCE)

        async def wrong(where: Destination) -> str | None:
            async with gate:
                try:
                    await self._messengers[where.platform].probe(where)
                except DeliveryError as error:
                    return error.reason
                return None

        async with asyncio.timeout(TIMEOUT_S):
            reasons = await asyncio.gather(*map(wrong, destinations))
        return {
            where: reason for where, reason in zip(destinations, reasons, strict=True) if reason is not None
        }
