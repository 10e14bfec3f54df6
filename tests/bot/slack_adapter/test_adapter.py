"""The adapter: what a new version of the configuration means on Slack is found out without a restart."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.delivery.clock import RunningClock
from bot.slack_adapter.adapter import SlackAdapter
from bot.slack_adapter.web import Web
from bot.versions.editing import edit
from bot.versions.edits import Edited
from config.destination import destination
from tests.bot.delivery.newsroom import Newsroom
from tests.scenarios.slack.listening import settings_of
from tests.slack.server import slack_serving

if TYPE_CHECKING:
    from pathlib import Path

    from config import Configuration

QUAY, SHARED = destination("slack:C0QUAY"), destination("slack:C0SHARED")


class _Hurrying(RunningClock):
    """Nobody has to wait for what is looked at every few seconds."""

    async def sleep(self, seconds: float) -> None:
        await super().sleep(min(seconds, 0.01))


def _opened_to(configuration: Configuration) -> Edited:
    """The board's collection, open to a channel by its name and to one that another organisation reads."""
    board = replace(configuration.collections["board"], allow=(destination("slack:#quay"), SHARED))
    collections = MappingProxyType({**configuration.collections, "board": board})
    return Edited(replace(configuration, collections=collections), "The board's is open to two channels.")


def test_the_names_of_a_new_version_mean_channels_and_shared_ones_stay_closed(tmp_path: Path) -> None:
    told: list[str] = []

    async def work(room: Newsroom) -> None:
        application, loop, heard = room.application, asyncio.get_running_loop(), asyncio.Event()

        def tell(sentence: str, *, again: bool = True) -> None:
            del again
            told.append(sentence)
            loop.call_soon_threadsafe(heard.set)

        async with slack_serving() as slack:
            slack.add_channel("C0QUAY", "quay")
            slack.add_channel("C0SHARED", "shared", is_ext_shared=True)
            settings = settings_of(slack)
            web = Web.of(settings)
            assert web is not None
            adapter = SlackAdapter(application, web, settings, _Hurrying(), tell=tell)
            running = asyncio.create_task(adapter.run())
            await slack.connected()
            edit(application, _opened_to, made_by="console", made_in="console")
            async with asyncio.timeout(10):
                await heard.wait()
            assert "board" in application.configuration.visible_to(QUAY)
            assert "board" not in application.configuration.visible_to(SHARED)
            assert ["slack:C0SHARED is shared with another organisation" in one for one in told] == [True]
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    room = Newsroom(tmp_path)
    asyncio.run(work(room))
    room.close()
