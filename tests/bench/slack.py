"""Fifty people who ask on Slack at once; see `tests.bench._asking`.

python -m tests.bench.slack [--documents 11200] [--people 50] [--rounds 10] [--home DIR] [--mode http]
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from tests.bench._asking import measure, parser
from tests.bench._people import CHANNELS, PATIENCE, Asked, People
from tests.slack.events import message_event
from tests.slack.server import slack_serving
from tests.slack.workspace import APP_TOKEN, BOT, BOT_TOKEN, SIGNING_SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import timedelta
    from pathlib import Path

    from tests.scenarios.service import Running
    from tests.slack.delivery import Delivery
    from tests.slack.message import Message
    from tests.slack.people import Slack


def main() -> None:
    """Print how soon people on Slack were acknowledged and answered."""
    options = parser()
    options.add_argument("--mode", choices=("socket", "http"), default="socket")
    typed, _ = options.parse_known_args()

    @asynccontextmanager
    async def platform(people: int) -> AsyncIterator[People]:
        async with slack_serving(acknowledge_within=PATIENCE) as slack:
            yield OnSlack(slack, people, typed.mode)

    print(f"Slack, {typed.mode} mode")
    measure(platform, typed)


class OnSlack(People):
    """People in some channels.

    Args:
        mode: how the program listens: `socket` or `http`.
    """

    def __init__(self, slack: Slack, people: int, mode: str) -> None:
        self._places = {f"U0{number:03}": f"C0{number % CHANNELS:03}" for number in range(people)}
        super().__init__([*self._places])
        self._slack, self._mode = slack, mode
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

    @property
    def settings(self) -> Mapping[str, str]:
        """The fake's address, and its tokens."""
        return {
            "SLACK_API_URL": self._slack.url,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_MODE": self._mode,
            "SLACK_PORT": "0",
        }

    @property
    def refused(self) -> Sequence[object]:
        """Of the API and of the response URLs."""
        return self._slack.refused + self._slack.response_urls.refused

    async def prepared(self, home: Path, environ: Mapping[str, str]) -> None:
        """Nothing has to be done."""

    async def listened_to(self, program: Running) -> None:
        """The program hears Slack."""
        said = await asyncio.to_thread(partial(program.says, "listening", mode=self._mode))
        if self._mode == "http":
            self._slack.events_url = f"http://127.0.0.1:{said['port']}/slack/events"
        else:
            await self._slack.connected()

    async def command(self, user: str) -> Asked:
        """Ask by a command."""

        async def told() -> timedelta:
            return _latency(await self._slack.command(user, self._places[user], "/ask", self.question()))

        return await self.ask(user, told)

    async def mention(self, user: str) -> Asked:
        """Ask by a mention in a thread."""
        channel = self._slack.channel(self._places[user])
        said = {"user": user, "text": f"<@{BOT}> {self.question()}", "thread_ts": self._roots[channel.id]}

        async def told() -> timedelta:
            event = message_event(self._slack.workspace.post(channel, said), channel)
            mention = event | {"type": "app_mention"}
            _, heard = await asyncio.gather(*(self._slack.event(one, channel) for one in (event, mention)))
            assert heard is not None
            return _latency(heard)

        return await self.ask(user, told)

    def _see(self, message: Message) -> None:
        self.arrived(message.only_for or "")


def _latency(told: Delivery) -> timedelta:
    assert told.latency is not None, "it was not acknowledged"
    return told.latency


if __name__ == "__main__":
    main()
