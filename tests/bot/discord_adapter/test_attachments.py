"""Attachments: of all that people hand in, one file is held in memory at a time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

from bot.discord_adapter.attachments import NOT_FETCHED, TOO_LARGE, Attachments
from bot.discord_adapter.web import Web
from tests.discord.community import BOT_TOKEN
from tests.discord.server import discord_serving

if TYPE_CHECKING:
    from discord import Attachment

    from bot.offers import File
    from tests.discord.people import Discord

ANNA, ROOM = "700000000000000001", "500000000000000001"
CONTENT = {"one.txt": b"nine char", "two.txt": b"nine char", "large.txt": b"ten chars!"}


class _Attached:
    """A file of a message, as discord.py tells of it."""

    def __init__(self, told: dict[str, Any], *, size: int | None = None) -> None:
        self.filename, self.url = told["filename"], told["url"]
        self.size = told["size"] if size is None else size


def _attached(discord: Discord, **more: int) -> list[Attachment]:
    said = discord.say(ANNA, ROOM, "", attachments=CONTENT)
    return [cast("Attachment", _Attached(one, **more)) for one in said.attachments]


def test_of_all_people_one_file_is_held_at_a_time() -> None:
    async def work() -> None:
        async with discord_serving() as discord:
            discord.add_user(ANNA, "anna")
            discord.add_channel(ROOM, "room")
            web = Web(BOT_TOKEN, discord.url)
            attachments = Attachments(web, api_url=discord.url, max_bytes=9)
            held, most, offered = 0, 0, 0

            async def offer(_: File) -> None:
                nonlocal held, most, offered
                held, offered = held + 1, offered + 1
                most = max(most, held)
                await asyncio.sleep(0.02)  # whoever may go on meanwhile does so
                held -= 1

            each = (attachments.each(_attached(discord, **more), offer) for more in ({}, {"size": 0}))
            assert await asyncio.gather(*each) == [(f"large.txt: {TOO_LARGE}",)] * 2
            assert (most, offered) == (1, 4)
            elsewhere = _Attached({"filename": "a.txt", "url": "https://example.org/a.txt", "size": 1})
            refused = await attachments.each([cast("Attachment", elsewhere)], offer)
            assert refused == (f"a.txt: {NOT_FETCHED}",)
            await web.aclose()

    asyncio.run(work())
