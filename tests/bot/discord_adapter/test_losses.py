"""The admins are told of every place that is gone with its channel or server, and of each once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.discord_adapter.losses import DELETED, OUT_OF_REACH, REMOVED, THREAD_DELETED
from config.configuration import Keyword
from config.destination import destination
from tests.discord.channel import Kind
from tests.ingested import an_application
from tests.scenarios.discord.scene import BEN, ROOM, on_discord

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from tests.discord.people import Discord

SERVER, FORUM, POST, QUIET, ELSEWHERE = (f"50000000000000003{n}" for n in range(5))
NAMED = {FORUM: "#mornings", POST: "#monday", ELSEWHERE: "#elsewhere"}


@pytest.fixture
def application(tmp_path: Path) -> Application:
    """Every place is told of a keyword, and a person of nothing that could be lost."""
    application = an_application(tmp_path)
    where = tuple(destination(f"discord:{one}") for one in (FORUM, POST, QUIET, ELSEWHERE, ROOM, f"@{BEN}"))
    asked = {"gas": Keyword(where, timedelta(0))}
    application.written = application.configuration = replace(application.configuration, keywords=asked)
    return application


def _peopled(discord: Discord) -> None:
    """A server with a forum of two posts, of which one is archived, and a channel beside."""
    discord.add_guild(SERVER, "Harbour")
    discord.add_channel(FORUM, "mornings", Kind.FORUM, guild=SERVER)
    discord.add_thread(POST, FORUM, "monday")
    discord.add_thread(QUIET, FORUM, "sunday", is_archived=True)
    discord.add_channel(ELSEWHERE, "elsewhere", guild=SERVER)
    discord.join_guild(SERVER)


def _told(application: Application, lost: str, many: int) -> list[str]:
    """What the admins are told once that many sentences have come, in order."""
    told: list[str] = []

    async def people(discord: Discord) -> None:
        _peopled(discord)
        if lost == SERVER:
            discord.leave_guild(SERVER)
        else:
            discord.delete_channel(lost)
        async with asyncio.timeout(30):
            while len(told) < many:  # noqa: ASYNC110  the list is no part of Discord, which would ring
                await asyncio.sleep(0.01)
        discord.say(BEN, BEN, "help")
        await discord.seen(BEN, BEN)

    on_discord(application, people, told=told, DISCORD_MESSAGE_CONTENT=True)
    assert all(one.endswith(" It concerns gas.") for one in told)
    return sorted(one.removesuffix(" It concerns gas.") for one in told)


def test_posts_that_go_with_their_forum_are_named_archived_ones_too(application: Application) -> None:
    assert _told(application, FORUM, 3) == [
        f"#monday: {THREAD_DELETED}.",
        f"#mornings: {DELETED}.",
        f"discord:{QUIET}: {OUT_OF_REACH}.",
    ]


def test_all_of_a_server_that_removes_the_bot_is_named(application: Application) -> None:
    assert _told(application, SERVER, 4) == [
        f"#elsewhere: {REMOVED}.",
        f"#monday: {REMOVED}.",
        f"#mornings: {REMOVED}.",
        f"discord:{QUIET}: {OUT_OF_REACH}.",
    ]
