"""Watching: word of changes in the configured folders, so that they are read at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from watchfiles import awatch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

AGAIN = timedelta(minutes=1)
"""Folders that were not there are looked for so often."""

QUIET_MS = 1_600
"""A burst of changes is one word: files are mostly written many at a time."""

_log = structlog.get_logger("communique.running")


async def watched(roots: Sequence[Path], changed: Callable[[], None]) -> None:
    """Call whenever something changes under some folders, until cancelled.

    Where the system cannot watch them, nothing is called: they are looked through now and then anyway.
    """
    stumbled, before = False, None
    while True:
        there = [root for root in roots if await asyncio.to_thread(root.exists)]
        if before is not None and there != before:
            changed()
        before, again_s = there, AGAIN.total_seconds()
        try:
            async with asyncio.timeout(again_s if len(there) < len(roots) else None):
                if there:
                    async for _ in awatch(*there, debounce=QUIET_MS, ignore_permission_denied=True):
                        changed()
                await asyncio.Event().wait()
        except TimeoutError:
            continue
        except OSError as error:  # too many watches, or a folder that has gone meanwhile
            if not stumbled:
                hint = "folders are looked through every few minutes all the same"
                _log.warning("not_watched", reason=str(error), hint=hint)
            stumbled = True
            await asyncio.sleep(again_s)
