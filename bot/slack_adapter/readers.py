"""Readers: who reads a channel, asked of Slack before a message for certain channels is posted there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.delivery.closed import NOT_KNOWN, PUBLIC, SHARED
from bot.delivery.errors import Refused
from bot.slack_adapter.asking import UNREACHABLE, Unanswered, answered
from bot.slack_adapter.channels import NOT_SEEN, ChannelKind, channel_of

if TYPE_CHECKING:
    from bot.delivery.closed import Closed
    from bot.delivery.message import Content
    from bot.slack_adapter.web import Web
    from config.destination import Destination

_CHANNEL = ("C", "G")
"""How the ids of channels begin."""


class Readers:
    """Asks Slack who reads a channel, whatever was known before.

    Args:
        closed: which messages that matters for.
    """

    def __init__(self, web: Web, closed: Closed) -> None:
        self._web, self._closed = web, closed

    async def check(self, where: Destination, content: Content) -> None:
        """Return where a message may be read by all who read the channel by now.

        Raises:
            Refused: it may not; or Slack does not say just now who they are.
        """
        if not where.address.startswith(_CHANNEL):
            return
        if not await asyncio.to_thread(self._closed.holds, content):
            return
        client = await self._web.once()
        try:
            told = await answered(client.conversations_info(channel=where.address))
        except Unanswered as error:
            if error.code == NOT_SEEN:
                return  # where the bot is not, nothing can be posted
            lasting = error.code not in {UNREACHABLE, "ratelimited"}
            raise Refused(f"{NOT_KNOWN}: {error.reason}", lasting=lasting) from error
        found = channel_of(told.get("channel"))
        if found is None:
            raise Refused(NOT_KNOWN)
        if found.shared:
            raise Refused(SHARED, lasting=True)
        if self._closed.has_opened(where, public=found.kind is ChannelKind.PUBLIC):
            raise Refused(PUBLIC, lasting=True)
