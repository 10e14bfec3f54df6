"""A bot that goes on listening while many small things are tried on it, each from outside its loop."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from tests.scenarios.slack.listening import listening
from tests.scenarios.slack.scene import ANNA, BEN, ROOM
from tests.slack.server import slack_serving

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from bot.application import Application
    from tests.slack.people import Slack

T = TypeVar("T")

LONG_S = 30.0


@dataclass
class Standing:
    """A workspace with two people and a room, in a loop of its own.

    Attributes:
        stray: what reached the loop's handler of exceptions: nothing should.
    """

    loop: asyncio.AbstractEventLoop
    slack: Slack
    stray: list[dict[str, Any]] = field(default_factory=list)

    def do(self, work: Callable[[Slack], Coroutine[Any, Any, T]]) -> T:
        """What comes of something that people do."""
        return asyncio.run_coroutine_threadsafe(work(self.slack), self.loop).result(LONG_S)


@contextmanager
def standing(application: Application, *, mode: str = "socket") -> Iterator[Standing]:
    """The bot, listening until the end of the block."""
    held: list[Standing] = []
    ready = threading.Event()
    ended: list[asyncio.Event] = []

    async def live() -> None:
        loop = asyncio.get_running_loop()
        end = asyncio.Event()
        ended.append(end)
        async with slack_serving(acknowledge_within=timedelta(seconds=LONG_S / 3)) as slack:
            slack.add_user(ANNA, "anna", is_admin=True)
            slack.add_user(BEN, "ben")
            slack.add_channel(ROOM, "room", members=[ANNA, BEN])
            here = Standing(loop, slack)
            loop.set_exception_handler(lambda _, context: here.stray.append(context))
            async with listening(slack, application, mode=mode):
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
