"""Readers: who reads a channel, asked of Discord before a message for certain channels is posted there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.delivery.closed import PUBLIC
from bot.delivery.errors import Refused
from bot.discord_adapter.errors import border
from bot.discord_adapter.permissions import THREADS, permissions_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.delivery.closed import Closed
    from bot.delivery.message import Content
    from config.destination import Destination

    Read = Callable[..., Awaitable[Any]]
    """Discord's answer to a question that changes nothing: of a path, and of what stands for its names."""

NOBODY_SPECIAL: Mapping[str, Any] = {"user": {"id": "0"}, "roles": []}
"""A member of the server without any role."""


class Readers:
    """Asks Discord whether everybody in a server may read a channel.

    Args:
        closed: which messages that matters for.
    """

    def __init__(self, closed: Closed) -> None:
        self._closed = closed

    async def check(self, where: Destination, content: Content, read: Read) -> None:
        """Return where a message may be read by all who read the channel by now.

        Raises:
            Refused: it may not; or Discord does not say just now who they are.
            Uncertain: Discord does not answer.
        """
        if not where.address.isdecimal() or not await asyncio.to_thread(self._closed.holds, content):
            return
        with border(unsent=True):
            public = await _is_public(where.address, read)
        if self._closed.has_opened(where, public=public):
            raise Refused(PUBLIC, lasting=True)


async def _is_public(channel: str, read: Read) -> bool:
    about = await read("/channels/{channel_id}", channel_id=channel)
    if "guild_id" not in about:
        return False  # a conversation by its own number
    guild = await read("/guilds/{guild_id}", guild_id=about["guild_id"])
    if about["type"] in THREADS:
        about = await read("/channels/{channel_id}", channel_id=about["parent_id"])
    return permissions_of(guild, NOBODY_SPECIAL, about["permission_overwrites"]).view_channel
