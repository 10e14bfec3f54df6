"""Rounds: the planner's, one after the other, each in a thread; one that fails is not the last."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.door import KNOWN, logged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from bot.delivery.clock import Clock


_log = structlog.get_logger("communique.running")


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
        trouble: that it failed, one plain sentence without secrets or paths, or None.
        reasons: why, each in plain words.
    """

    ended_at: datetime
    ended_s: float
    took_s: float
    next_at: datetime | None = None
    trouble: str | None = None
    reasons: tuple[str, ...] = ()


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
        """One round, to its end; whatever it raises is logged, and part of the answer.

        Known troubles are a line of the log; what nobody expected stands there with its traceback.
        """
        started_s = self._clock.elapsed_s()
        next_at, trouble = None, None
        reasons: tuple[str, ...] = ()
        try:
            next_at = await asyncio.to_thread(self._planner.round)
        except Exception as error:  # noqa: BLE001  the planner's door: the next round may succeed
            known, unknown = _sorted_out(error)
            for one in known:
                _log.warning("round_failed", reason=one)
            references = tuple(f"reference {logged(one)} in the log" for one in unknown)
            trouble = f"the last round failed ({', '.join(references) or 'the log says why'})"
            reasons = (*known, *(f"something went wrong inside Communique ({one})" for one in references))
        ended_s = self._clock.elapsed_s()
        self.last = Round(self._clock.now(), ended_s, ended_s - started_s, next_at, trouble, reasons)
        self._told(self.last)
        return self.last


def _sorted_out(error: Exception) -> tuple[tuple[str, ...], tuple[Exception, ...]]:
    """What went wrong: known troubles in their own words, each once, and the others."""
    every = list(_each(error))
    known = dict.fromkeys(str(one) for one in every if isinstance(one, KNOWN))
    return tuple(known), tuple(one for one in every if not isinstance(one, KNOWN))


def _each(error: Exception) -> Iterator[Exception]:
    """The errors of a group, of groups in it too; of ours that stand for several, each."""
    if isinstance(error, ExceptionGroup):
        for one in error.exceptions:
            yield from _each(one)
    elif isinstance(error, KNOWN):
        yield from getattr(error, "errors", None) or (error,)
    else:
        yield error
