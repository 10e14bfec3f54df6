"""The adapter says what keeps people from being heard, or answered from what came last."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.bot.delivery.newsroom import Newsroom
from tests.discord.server import discord_serving
from tests.scenarios.discord.scene import ANNA, ROOM, listening
from tests.scenarios.stale import hurry, says_so_while_it_is

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_an_index_that_cannot_be_brought_up_to_date_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work(room: Newsroom) -> None:
        async with discord_serving() as discord:
            discord.add_user(ANNA, "anna")
            discord.add_channel(ROOM, "room")
            async with listening(discord, room.application) as adapter:
                await discord.command(ANNA, ROOM, "ask", {"question": "harbour tunnel"})
                await discord.seen(ANNA, ROOM)
                await says_so_while_it_is(adapter, room.application, monkeypatch)

    hurry(monkeypatch)
    room = Newsroom(tmp_path)
    room.write("post", "The harbour tunnel has cost 412 million euros so far.")
    asyncio.run(work(room))
    room.close()
