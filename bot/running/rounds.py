"""Rounds: the planner's, one after the other, each in a thread; one that fails is not the last."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.door import logged

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.delivery.clock import Clock


class Planner(Protocol):
    """Whoever knows what is to be done by now."""

    def round(self) -> datetime | None:
        """Do it: plan, freeze, look; synchronous, repeatable, on any replica.

        Returns:
            When it wants to be called next, an aware instant; None leaves that to the caller.
        """


@dataclass(frozen=True, slots=True)
class Round:
    """How one round went.

    Attributes:
        ended_at: aware, UTC.
        ended_s: the same by the clock's elapsed seconds.
        next_at: when the planner wants to be called again.
        trouble: why it failed, one plain sentence without secrets, or None.
    """

    ended_at: datetime
    ended_s: float
    took_s: float
    next_at: datetime | None = None
    trouble: str | None = None


class Rounds:
    """Calls the planner, and remembers how that went.

    Args:
        told: is told of every round, in the loop's thread.

    Attributes:
        last: the last round; None before the first has ended.
    """

    def __init__(
        self, planner: Planner, clock: Clock, *, told: Callable[[Round], None] = lambda _round: None
    ) -> None:
        self._planner, self._clock, self._told = planner, clock, told
        self.last: Round | None = None

    async def go(self) -> Round:
        """One round, to its end; whatever it raises is logged, and part of the answer."""
        started_s = self._clock.elapsed_s()
        next_at, trouble = None, None
        try:
            next_at = await asyncio.to_thread(self._planner.round)
        except Exception as error:  # noqa: BLE001  the planner's door: the next round may succeed
            trouble = f"the last round failed (reference {logged(error)} in the log)"
        ended_s = self._clock.elapsed_s()
        self.last = Round(self._clock.now(), ended_s, ended_s - started_s, next_at, trouble)
        self._told(self.last)
        return self.last
