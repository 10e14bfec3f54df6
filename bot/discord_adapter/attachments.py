"""Attachments that people hand in on Discord: fetched from its own servers alone, up to a size."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp

from bot.offers import File
from bot.rendering.neutral import neutral

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord

    from bot.chat.receiving import Offer
    from bot.discord_adapter.web import Web

MAX_FILES = 10
"""As many as a message takes."""

CDN = (("https", "cdn.discordapp.com"), ("https", "media.discordapp.net"))

NOT_FETCHED = "Discord does not hand this file over"
TOO_LARGE = "this file is too large"


class Attachments:
    """Fetches what is attached to messages and commands.

    Args:
        api_url: of Discord; beside its CDN, what is served from the same host is fetched.
        max_bytes: larger files are refused before they are fetched.
    """

    def __init__(self, web: Web, *, api_url: str, max_bytes: int) -> None:
        self._web, self._max_bytes = web, max_bytes
        self._trusted = {*CDN, urlsplit(api_url)[:2]}
        self._turn = asyncio.Semaphore(
            1
        )  # one file of all people's is held in memory, until it has been offered

    async def each(self, attached: Sequence[discord.Attachment], offer: Offer) -> tuple[str, ...]:
        """Offer each file; of those that are not to be had their names and why come back."""
        troubles: list[str] = []
        for one in attached[:MAX_FILES]:
            name = neutral(one.filename or "a file")
            async with self._turn:
                trouble = await self._offered(one, name, offer)
            if trouble:
                troubles.append(f"{name}: {trouble}")
        return tuple(troubles)

    async def _offered(self, one: discord.Attachment, name: str, offer: Offer) -> str:
        """Why a file is not to be had; empty once it has been offered."""
        if one.size > self._max_bytes:
            return TOO_LARGE
        data = await self._fetched(one.url)
        if data is None:
            return NOT_FETCHED
        if len(data) > self._max_bytes:
            return TOO_LARGE
        await offer(File(name, data))
        return ""

    async def _fetched(self, url: str) -> bytes | None:
        """The bytes, hardly more than may be; None where they are not to be had."""
        if urlsplit(url)[:2] not in self._trusted:
            return None
        session = await self._web.session()
        try:
            async with session.get(url, allow_redirects=False) as response:
                if response.status != 200:
                    return None
                data = bytearray()
                while len(data) <= self._max_bytes and (more := await response.content.readany()):
                    data += more
        except (aiohttp.ClientError, OSError, TimeoutError):
            return None
        return bytes(data)
