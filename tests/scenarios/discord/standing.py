"""A bot that goes on listening while many small things are tried on it, each from outside its loop."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from tests.discord.permissions import Permission
from tests.discord.server import discord_serving
from tests.scenarios.discord.scene import ANNA, BEN, MANAGERS, ROOM, listening

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from bot.application import Application
    from tests.discord.people import Discord

T = TypeVar("T")

LONG_S = 30.0


@dataclass
class Standing:
    """A server with two people and a room, in a loop of its own.

    Attributes:
        stray: what reached the loop's handler of exceptions: nothing should.
    """

    loop: asyncio.AbstractEventLoop
    discord: Discord
    stray: list[dict[str, Any]] = field(default_factory=list)

    def do(self, work: Callable[[Discord], Coroutine[Any, Any, T]]) -> T:
        """What comes of something that people do."""
        return asyncio.run_coroutine_threadsafe(work(self.discord), self.loop).result(LONG_S)


@contextmanager
def standing(application: Application, **more: Any) -> Iterator[Standing]:  # noqa: ANN401  settings
    """The bot, listening until the end of the block."""
    held: list[Standing] = []
    ready = threading.Event()
    ended: list[asyncio.Event] = []

    async def live() -> None:
        loop = asyncio.get_running_loop()
        end = asyncio.Event()
        ended.append(end)
        async with discord_serving(acknowledge_within=timedelta(seconds=LONG_S / 3)) as discord:
            discord.add_role(MANAGERS, "managers", Permission.MANAGE_GUILD)
            discord.add_user(ANNA, "anna", roles=[MANAGERS])
            discord.add_user(BEN, "ben")
            discord.add_channel(ROOM, "room")
            here = Standing(loop, discord)
            loop.set_exception_handler(lambda _, context: here.stray.append(context))
            async with listening(discord, application, **more):
                held.append(here)
                ready.set()
                await end.wait()

    thread = threading.Thread(target=lambda: asyncio.run(live()), daemon=True)
    thread.start()
    assert ready.wait(LONG_S), "it does not listen"
    try:
        yield held[0]
    finally:
        held[0].loop.call_soon_threadsafe(ended[0].set)
        thread.join(LONG_S)
    assert held[0].stray == []
