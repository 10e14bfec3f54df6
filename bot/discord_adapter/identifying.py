"""Identifying: how often the bot may begin a session, so that a crash or a loop never uses up its token.

A token may begin a thousand sessions a day, and is reset when it begins more. Each session in a row waits
longer than the one before; and once half of the day's are gone, whoever began them, the rest is spread over
what is left of the day.
Source: Discord's reference of the gateway, "Session Start Limit Object" and "Identifying".
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=5)
LASTED = timedelta(minutes=15)
"""A session after so long without any is the first of a new row."""

RESERVE = 20
"""Sessions of a day that are never begun."""


class Left(Protocol):
    """How many sessions may still be begun today, as discord.py reads it."""

    @property
    def total(self) -> int:
        """A day."""

    @property
    def remaining(self) -> int:
        """Until the count begins anew."""

    @property
    def reset_after(self) -> int:
        """Until then, in milliseconds."""


@dataclass(slots=True)
class Row:
    """Sessions of one shard, begun soon after one another.

    Attributes:
        last_s: when the last one was allowed to begin.
        wait_s: from then until the next one may.
    """

    last_s: float
    wait_s: float = FIRST_WAIT.total_seconds()


@dataclass(slots=True)
class Identifying:
    """Lets sessions begin, one after the other.

    Args:
        elapsed_s: a clock that never goes back.
        sleep: waits for so many seconds.
    """

    elapsed_s: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _rows: dict[int | None, Row] = field(default_factory=dict)

    async def turn(self, shard: int | None, left: Left) -> None:
        """Wait until a shard may begin a session; given up before, its wait goes on the next time."""
        row = self._rows.get(shard)
        now_s = self.elapsed_s()
        if row is None or now_s - row.last_s > LASTED.total_seconds():
            row = Row(now_s, 0.0)
            self._rows[shard] = row
        row.wait_s = max(row.wait_s, spread_s(left))
        await self.sleep(max(0.0, row.last_s + row.wait_s - now_s))
        longer_s = max(FIRST_WAIT.total_seconds(), 2 * row.wait_s)
        self._rows[shard] = Row(self.elapsed_s(), min(longer_s, LONGEST_WAIT.total_seconds()))


def spread_s(left: Left) -> float:
    """Seconds between sessions that spread those left over the day; 0 while most of them are left."""
    if 2 * left.remaining > left.total:
        return 0.0
    return left.reset_after / 1000 / max(1, left.remaining - RESERVE)
