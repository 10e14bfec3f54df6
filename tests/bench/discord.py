"""Fifty people who ask on Discord at once; see `tests.bench._asking`.

    python -m tests.bench.discord [--documents 11200] [--people 50] [--rounds 10] [--home DIR]

They also type a name, all in the same moment, and wait for what is offered. Discord wants no acknowledgement
of a mention.
"""

from __future__ import annotations

import asyncio
import subprocess
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from tests.bench._asking import measure, parser
from tests.bench._people import CHANNELS, PATIENCE, Asked, People
from tests.discord.community import BOT, BOT_TOKEN
from tests.discord.server import discord_serving
from tests.scenarios.program import command, environment

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import timedelta
    from pathlib import Path

    from tests.bench._people import Pattern
    from tests.discord.channel import Channel
    from tests.discord.interaction import Interaction
    from tests.discord.people import Discord
    from tests.scenarios.service import Running


def main() -> None:
    """Print how soon people on Discord were acknowledged and answered."""
    typed, _ = parser().parse_known_args()
    print("Discord")
    measure(_platform, typed)


@asynccontextmanager
async def _platform(people: int) -> AsyncIterator[People]:
    # Payloads are checked against Discord's document elsewhere: here that would take the processor away.
    async with discord_serving(acknowledge_within=PATIENCE, documented=False) as discord:
        on_discord = OnDiscord(discord, people)
        watching = asyncio.create_task(on_discord.watch())
        yield on_discord
        watching.cancel()
        await asyncio.wait([watching])


class OnDiscord(People):
    """People in some channels of one server."""

    def __init__(self, discord: Discord, people: int) -> None:
        numbers = range(people)
        self._places = {str(7 * 10**17 + one): str(5 * 10**17 + one % CHANNELS) for one in numbers}
        super().__init__([*self._places])
        self._discord = discord
        self._loading: dict[str, Interaction] = {}
        self._mentions: dict[str, str] = {}
        for user in self._places:
            discord.add_user(user)
        self._threads = {channel: f"6{channel[1:]}" for channel in self._places.values()}
        for channel, thread in self._threads.items():
            discord.add_channel(channel)
            discord.add_thread(thread, channel)
        discord.community.heard.append(self._hear)

    @property
    def settings(self) -> Mapping[str, str]:
        """The fake's address, and its token."""
        return {"DISCORD_API_URL": self._discord.url, "DISCORD_TOKEN": BOT_TOKEN}

    @property
    def refused(self) -> Sequence[object]:
        """Of the API."""
        return self._discord.refused

    async def prepared(self, home: Path, environ: Mapping[str, str]) -> None:
        """The commands are synced."""
        sync = partial(subprocess.run, env=environment(**environ), check=True, stdout=subprocess.DEVNULL)
        await asyncio.to_thread(sync, command(home, "discord", "sync"))

    async def listened_to(self, program: Running) -> None:
        """The program hears Discord."""
        del program
        await self._discord.connected(within=PATIENCE)

    def patterns(self, rounds: int) -> Mapping[str, Pattern]:
        """These, and typing."""
        return {**super().patterns(rounds), "typing": partial(self.burst, self.type, rounds=rounds)}

    async def command(self, user: str) -> Asked:
        """Ask by a command."""

        async def told() -> timedelta:
            asked = {"question": self.question()}
            done = await self._discord.command(user, self._places[user], "ask", asked)
            self._loading[user] = done
            self._look()
            return _latency(done)

        return await self.ask(user, told)

    async def mention(self, user: str) -> Asked:
        """Ask by a mention in a thread."""

        async def told() -> None:
            thread = self._threads[self._places[user]]
            said = self._discord.say(user, thread, self.question(), mentions_bot=True)
            self._mentions[said.id] = user

        return await self.ask(user, told)

    async def type(self, user: str) -> Asked:
        """Type the beginning of a question's last word where a name is wanted."""
        typed = self.question().split()[-1][:4]
        await self._discord.autocomplete(user, self._places[user], "fact", "keyword", typed)
        done = next(one for one in reversed(self._discord.interactions) if one.user == user)
        latency_s = _latency(done).total_seconds()
        return Asked(latency_s, latency_s)

    async def watch(self) -> None:
        """Look for answers that one person sees whenever something changes; no event tells of them."""
        while True:
            self._look()
            await self._discord.community.bell.rung()

    def _look(self) -> None:
        for user, done in [*self._loading.items()]:
            if done.original is not None and not done.original.loading:
                del self._loading[user]
                self.arrived(user)

    def _hear(self, event: str, data: dict[str, Any], channel: Channel | None) -> None:
        del channel
        if event == "MESSAGE_CREATE" and data["author"]["id"] == BOT:
            below = data.get("message_reference", {}).get("message_id", "")
            self.arrived(self._mentions.pop(below, ""))


def _latency(done: Interaction) -> timedelta:
    assert done.latency is not None, "it was not acknowledged"
    return done.latency


if __name__ == "__main__":
    main()
