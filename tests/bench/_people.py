"""People on a chat platform who ask the bot, for `tests.bench.slack` and `tests.bench.discord`."""

from __future__ import annotations

import asyncio
import re
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from tests.generated import report

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path

    from tests.scenarios.service import Running

    Pattern = Callable[[], Awaitable[Sequence["Asked"]]]

CHANNELS = 5
GENTLE_S, PAUSE_S = 60.0, 10.0
"""How long the gentle pattern lasts, and the longest pause between an answer and the next question."""

MISSPELT = 0.5
"""So many of the questions have two letters of a word the wrong way round."""

PATIENCE = timedelta(seconds=60)
"""So long an acknowledgement or an answer is waited for; the platforms themselves wait three seconds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: how long its acknowledgement and its answer took.

    Attributes:
        acknowledged_s: None where the platform waits for no acknowledgement.
    """

    acknowledged_s: float | None
    answered_s: float


class People(ABC):
    """People on one platform, each with one question at a time.

    Args:
        users: their ids there.
    """

    def __init__(self, users: Sequence[str]) -> None:
        self._users = users
        self._chosen, self._numbers = Random(7), count()  # noqa: S311  questions, no secrets
        self._answered: dict[str, asyncio.Future[float]] = {}

    @property
    @abstractmethod
    def settings(self) -> Mapping[str, str]:
        """What an operator sets for the platform."""

    @property
    @abstractmethod
    def refused(self) -> Sequence[object]:
        """What the platform did not take of the bot."""

    @abstractmethod
    async def prepared(self, home: Path, environ: Mapping[str, str]) -> None:
        """What an operator does once, before the program runs, is done."""

    @abstractmethod
    async def listened_to(self, program: Running) -> None:
        """The program hears them."""

    @abstractmethod
    async def command(self, user: str) -> Asked:
        """Ask by a command."""

    @abstractmethod
    async def mention(self, user: str) -> Asked:
        """Ask by a mention in a thread."""

    def patterns(self, rounds: int) -> Mapping[str, Pattern]:
        """The ways in which all of them ask, by what they are called."""
        return {
            "bursts": partial(self.burst, self.command, rounds=rounds),
            "gentle": self.gentle,
            "mentions": partial(self.burst, self.mention, rounds=rounds),
        }

    async def burst(self, ask: Callable[[str], Awaitable[Asked]], *, rounds: int = 1) -> list[Asked]:
        """All ask in the same moment, and again when all have an answer."""
        return [one for _ in range(rounds) for one in await asyncio.gather(*map(ask, self._users))]

    async def gentle(self) -> list[Asked]:
        """Each asks some seconds after their last answer."""
        ends_s = time.monotonic() + GENTLE_S
        asked: list[Asked] = []

        async def now_and_then(user: str) -> None:
            while (pause_s := self._chosen.uniform(0, PAUSE_S)) < ends_s - time.monotonic():
                await asyncio.sleep(pause_s)
                asked.append(await self.command(user))

        await asyncio.gather(*map(now_and_then, self._users))
        return asked

    async def ask(self, user: str, tell: Callable[[], Awaitable[timedelta | None]]) -> Asked:
        """Ask, and wait for the answer.

        Args:
            tell: tells the bot, and gives how long it took to acknowledge that.
        """
        answered = self._answered[user] = asyncio.get_running_loop().create_future()
        asked_s = time.monotonic()
        async with asyncio.timeout(PATIENCE.total_seconds()):
            latency = await tell()
            return Asked(None if latency is None else latency.total_seconds(), await answered - asked_s)

    def arrived(self, user: str) -> None:
        """The answer to somebody's question is before their eyes."""
        waits = self._answered.pop(user, None)
        if waits is not None:
            waits.set_result(time.monotonic())

    def question(self) -> str:
        """Some words of one generated text, now and then one of them misspelt."""
        text = report(next(self._numbers), sentences=1)
        words = self._chosen.sample(sorted({one for one in re.findall(r"\w+", text) if len(one) > 3}), 3)
        if self._chosen.random() < MISSPELT:
            at = self._chosen.randrange(len(words[0]) - 1)
            words[0] = words[0][:at] + words[0][at + 1] + words[0][at] + words[0][at + 2 :]
        return " ".join(words)
