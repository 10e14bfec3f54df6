"""Beside: what goes on next to the delivering, and must not end it; a platform that fails is begun anew."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.door import KNOWN, logged

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=5)
LASTED = timedelta(minutes=10)
"""What has run for so long failed of something new."""

_log = structlog.get_logger("communique.running")


async def kept_up(
    name: str, run: Callable[[], Coroutine[None, None, None]], *, elapsed_s: Callable[[], float]
) -> None:
    """Run something until cancelled; each time that it fails, wait a little longer and begin again."""
    wait = FIRST_WAIT
    while True:
        began_s = elapsed_s()
        try:
            await run()
        except Exception as error:  # noqa: BLE001  the platform's door: the others go on
            reason = str(error) if isinstance(error, KNOWN) else f"reference {logged(error)} in the log"
            if elapsed_s() - began_s > LASTED.total_seconds():
                wait = FIRST_WAIT
            _log.error("began_anew", platform=name, reason=reason, again_in_s=wait.total_seconds())
        else:
            _log.error("began_anew", platform=name, reason="it ended", again_in_s=wait.total_seconds())
        await asyncio.sleep(wait.total_seconds())
        wait = min(2 * wait, LONGEST_WAIT)
