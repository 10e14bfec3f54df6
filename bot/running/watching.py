"""Watching: word of changes in the configured folders, so that they are read at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from watchfiles import Change, awatch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Folders = dict[Path, tuple[int, int]]

AGAIN = timedelta(seconds=5)
"""Folders that were not there, have gone since, or are configured since, are looked for so often."""

PATIENCE = timedelta(minutes=1)
"""Where the system could not watch, it is tried again so soon: it goes through all of them then."""

QUIET_MS = 1_600
"""A burst of changes is one word: files are mostly written many at a time."""

_log = structlog.get_logger("communique.running")


async def watched(
    roots: Callable[[], Sequence[Path]],
    changed: Callable[[], None],
    *,
    again: timedelta = AGAIN,
    patience: timedelta = PATIENCE,
) -> None:
    """Call whenever something changes under some folders, until cancelled.

    Where the system cannot watch them, nothing is called: they are looked through now and then anyway.

    Args:
        roots: the folders that are configured now. Others are watched from `again` later on, and word of a
            change is given then: something may have changed before.
        again: so often folders are looked for that are not there, or not any more.
        patience: so long after it could not be watched that is tried again.
    """
    stumbled, before = False, None
    while True:
        there = await asyncio.to_thread(_there, roots())
        if before is not None and there != before:
            changed()
        before = there
        try:
            await _while_there(roots, there, changed, again)
        except (OSError, RuntimeError) as error:  # too many watches, a folder that has gone meanwhile, …
            if not stumbled:
                hint = "folders are looked through every few minutes all the same"
                _log.warning("not_watched", reason=str(error), hint=hint)
            stumbled = True
            await asyncio.sleep(patience.total_seconds())


async def _while_there(
    roots: Callable[[], Sequence[Path]], there: Folders, changed: Callable[[], None], again: timedelta
) -> None:
    """Watch until one of the folders comes, goes, or is another one under the same name.

    The system is told at the beginning which they are.
    """
    if not there:
        await asyncio.sleep(again.total_seconds())
        return
    events = awatch(
        *there,
        debounce=QUIET_MS,
        rust_timeout=int(again.total_seconds() * 1_000),
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    async for changes in events:
        if changes:
            changed()
        gone = any(kind is Change.deleted and Path(path) in there for kind, path in changes)
        if gone or await asyncio.to_thread(_there, roots()) != there:
            return  # what was deleted may be there again, with the same number


def _there(roots: Sequence[Path]) -> Folders:
    """Those that are there, each with what tells it from another one of its name."""
    found = {}
    for root in roots:
        try:
            state = root.stat()
        except (OSError, ValueError):
            continue
        found[root] = state.st_dev, state.st_ino
    return found
