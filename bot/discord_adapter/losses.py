"""Losses: channels that were deleted and servers that the bot was removed from, told to the admins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import structlog

from bot.delivery.errors import DeliveryError, Unreadable
from bot.discord_adapter.errors import border
from config.addresses import destinations_of, uses_of
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import discord

    from bot.chat.work import Work
    from bot.discord_adapter.web import Web
    from config import Configuration

DELETED = "it was deleted"
THREAD_DELETED = "the thread was deleted"
REMOVED = "the bot was removed from its server"
OUT_OF_REACH = "there is no such channel any more, or the bot may not see it"

_log = structlog.get_logger("communique.discord")


class Losses:
    """What Discord tells of channels that are no more, or out of reach.

    Args:
        configuration: as it holds now.
        tell: tells the admins a sentence, once a day.
    """

    def __init__(
        self, configuration: Callable[[], Configuration], web: Web, work: Work, *, tell: Callable[[str], None]
    ) -> None:
        self._configuration, self._web, self._work, self._tell = configuration, web, work, tell
        self._lost: set[str] = set()

    async def channel(self, channel: discord.abc.GuildChannel, left: Iterable[discord.Guild]) -> None:
        """A channel was deleted, and all threads and posts below it.

        Args:
            left: the servers that the bot is in.
        """
        await self._told(str(channel.id), channel.name, DELETED)
        await self._unknown(left)

    async def thread(self, number: str, name: str) -> None:
        """A thread or a post was deleted, or went with its channel.

        Args:
            name: empty where it is not known.
        """
        await self._told(number, name, THREAD_DELETED)

    async def guild(self, guild: discord.Guild, left: Iterable[discord.Guild]) -> None:
        """The bot was removed from a server."""
        for channel in (*guild.channels, *guild.threads):
            await self._told(str(channel.id), channel.name, REMOVED)
        await self._unknown(left)

    async def _unknown(self, left: Iterable[discord.Guild]) -> None:
        """Ask after what no server tells of: archived threads and posts go without a word."""
        known = {str(one.id) for guild in left for one in (*guild.channels, *guild.threads)}
        for where in destinations_of(self._configuration(), Platform.DISCORD):
            number = where.address
            if number.startswith("@") or number in known or number in self._lost:
                continue
            try:
                with border(reading=True):
                    await self._web.request("GET", "/channels/{channel_id}", channel_id=number)
            except Unreadable:
                await self._told(number, "", OUT_OF_REACH)
            except DeliveryError as error:
                _log.warning("channel_not_looked_up", channel=number, reason=error.reason)

    async def _told(self, number: str, name: str, why: str) -> None:
        """Tell the admins, where something goes there or is open to it."""
        uses = uses_of(self._configuration(), Destination(Platform.DISCORD, number))
        if not uses.any:
            return
        self._lost.add(number)
        also = (("a clearance", uses.collections), ("notes to the admins", uses.notes))
        concerned = (*uses.briefings, *uses.keywords, *(what for what, concerned in also if concerned))
        called = f"#{name}" if name else f"discord:{number}"
        await self._work(partial(self._tell, f"{called}: {why}. It concerns {', '.join(concerned)}."))
