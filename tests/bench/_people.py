"""People on the fake Slack who ask the bot, for `tests.bench.slack`."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from tests.generated import report
from tests.slack.events import message_event
from tests.slack.workspace import BOT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.slack.delivery import Delivery
    from tests.slack.message import Message
    from tests.slack.people import Slack

CHANNELS = 5
GENTLE_S, PAUSE_S = 60.0, 10.0
"""How long the gentle pattern lasts, and the longest pause between an answer and the next question."""

MISSPELT = 0.5
"""So many of the questions have two letters of a word the wrong way round."""

PATIENCE = timedelta(seconds=60)
"""So long an acknowledgement or an answer is waited for; Slack itself waits three seconds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: how long its acknowledgement and its answer took; of the first None where none came."""

    acknowledged_s: float | None
    answered_s: float


class People:
    """People in some channels, each with one question at a time."""

    def __init__(self, slack: Slack, people: int) -> None:
        self._slack, self._chosen, self._numbers = slack, Random(7), count()  # noqa: S311  questions, no secrets
        self._places = {f"U0{number:03}": f"C0{number % CHANNELS:03}" for number in range(people)}
        self._answered: dict[str, asyncio.Future[float]] = {}
        for user in self._places:
            slack.add_user(user)
        for channel in sorted(set(self._places.values())):
            slack.add_channel(
                channel, members=[user for user, place in self._places.items() if place == channel]
            )
        self._roots = {
            channel: slack.workspace.post(slack.channel(channel), {"user": user, "text": "A thread."}).ts
            for user, channel in self._places.items()
        }
        slack.workspace.posted.append(self._see)

    async def command(self, user: str) -> Asked:
        """Ask by a command."""
        told = partial(self._slack.command, user, self._places[user], "/ask", self._question())
        return await self._ask(user, told)

    async def mention(self, user: str) -> Asked:
        """Ask by a mention in a thread."""
        channel = self._slack.channel(self._places[user])
        said = {"user": user, "text": f"<@{BOT}> {self._question()}", "thread_ts": self._roots[channel.id]}

        async def told() -> Delivery:
            event = message_event(self._slack.workspace.post(channel, said), channel)
            mention = event | {"type": "app_mention"}
            _, heard = await asyncio.gather(*(self._slack.event(one, channel) for one in (event, mention)))
            assert heard is not None
            return heard

        return await self._ask(user, told)

    async def burst(self, ask: Callable[[str], Awaitable[Asked]], *, rounds: int = 1) -> list[Asked]:
        """All ask in the same moment, and again when all have an answer."""
        return [one for _ in range(rounds) for one in await asyncio.gather(*map(ask, self._places))]

    async def gentle(self) -> list[Asked]:
        """Each asks some seconds after their last answer."""
        ends_s = time.monotonic() + GENTLE_S
        asked: list[Asked] = []

        async def now_and_then(user: str) -> None:
            while (pause_s := self._chosen.uniform(0, PAUSE_S)) < ends_s - time.monotonic():
                await asyncio.sleep(pause_s)
                asked.append(await self.command(user))

        await asyncio.gather(*map(now_and_then, self._places))
        return asked

    async def _ask(self, user: str, tell: Callable[[], Awaitable[Delivery]]) -> Asked:
        answered = self._answered[user] = asyncio.get_running_loop().create_future()
        asked_s = time.monotonic()
        async with asyncio.timeout(PATIENCE.total_seconds()):
            told = await tell()
            latency_s = None if told.latency is None else told.latency.total_seconds()
            return Asked(latency_s, await answered - asked_s)

    def _see(self, message: Message) -> None:
        waits = self._answered.pop(message.only_for or "", None)
        if waits is not None:
            waits.set_result(time.monotonic())

    def _question(self) -> str:
        """Some words of one generated text, now and then one of them misspelt."""
        text = report(next(self._numbers), sentences=1)
        words = self._chosen.sample(sorted({one for one in re.findall(r"\w+", text) if len(one) > 3}), 3)
        if self._chosen.random() < MISSPELT:
            at = self._chosen.randrange(len(words[0]) - 1)
            words[0] = words[0][:at] + words[0][at + 1] + words[0][at] + words[0][at + 2 :]
        return " ".join(words)
