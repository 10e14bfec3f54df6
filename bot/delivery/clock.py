"""The clock that delivery goes by: an argument, so that a year of mornings can pass in seconds."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What time it is, how much has passed, and how to wait."""

    def now(self) -> datetime:
        """The present instant, aware, UTC. It may jump."""

    def elapsed_s(self) -> float:
        """Seconds from any start; they never go back."""

    async def sleep(self, seconds: float) -> None:
        """Wait so many of those seconds."""


class RunningClock:
    """The machine's clock, or one that started at another instant and runs as fast.

    Args:
        start: the instant that it shows now, aware; None is the machine's own.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start
        self._origin_s = time.monotonic()

    def now(self) -> datetime:
        """See `Clock`."""
        if self._start is None:
            return datetime.now(UTC)
        return self._start + timedelta(seconds=time.monotonic() - self._origin_s)

    def elapsed_s(self) -> float:
        """See `Clock`."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """See `Clock`."""
        await asyncio.sleep(seconds)
