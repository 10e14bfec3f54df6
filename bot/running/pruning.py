"""Pruning: every day, what has been kept for long enough is done away with, beside the delivering."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.door import KNOWN, logged

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.chat.retention import Pruned
    from bot.delivery.clock import Clock

FIRST = timedelta(minutes=5)
"""So long after the program has begun: a start has enough to do, and one that ends soon prunes nothing."""

EVERY = timedelta(days=1)
AGAIN = timedelta(hours=1)
"""After so long it is tried again where it could not be done."""

_log = structlog.get_logger("communique.running")


async def pruning(prune: Callable[[], Pruned], clock: Clock) -> None:
    """Prune every day until cancelled; where that cannot be done, say so in the log and try again."""
    wait = FIRST
    while True:
        await clock.sleep(wait.total_seconds())
        wait = EVERY
        try:
            pruned = await asyncio.to_thread(prune)
        except Exception as error:  # noqa: BLE001  a door: what else the program does must go on
            known = isinstance(error, KNOWN)
            _log.error("not_pruned", reason=str(error) if known else f"reference {logged(error)} in the log")
            wait = AGAIN
        else:
            if gone := {name: number for name, number in pruned.counts().items() if number}:
                _log.info("pruned", **gone)
