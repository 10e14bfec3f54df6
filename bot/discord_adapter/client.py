"""The client: discord.py's, with what it hears handed on; nothing pings, and little is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.discord_adapter.conversations import Conversations
    from bot.discord_adapter.happenings import Happenings


class Client(discord.AutoShardedClient):
    """The connections to Discord's gateway, as many as it asks for, where it says that the gateway is.

    Attributes:
        tree: the commands; built from `surface`, and not synced by this program as it runs.
        conversations: who is told of what people do on purpose; set before it connects.
        happenings: who is told of everything else; likewise.
        ready: called whenever a session has begun.
    """

    conversations: Conversations
    happenings: Happenings
    ready: Callable[[Client], None]

    def __init__(self, *, api_url: str, message_content: bool) -> None:
        """A client that has not connected yet.

        Args:
            api_url: ends in `/api/v10`.
            message_content: ask for the words of all messages; else only those to the bot have them.
        """
        discord.http.Route.BASE = api_url  # discord.py knows one base for all of a program
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        intents.message_content = message_content
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.tree: app_commands.CommandTree[Client] = app_commands.CommandTree(self)

    async def on_ready(self) -> None:
        """A session has begun."""
        self.ready(self)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Clicks, menus and dialogues; commands go through the tree.

        What they carry names all that is needed, so that those of messages from before a restart work too.
        """
        if interaction.type is discord.InteractionType.component:
            await self.conversations.click(interaction)
        elif interaction.type is discord.InteractionType.modal_submit:
            await self.conversations.submitted(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote something."""
        if self.user is not None:
            await self.happenings.said(message, self.user)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was added to a server."""
        await self.happenings.joined(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed from a server."""
        await self.happenings.left(guild)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel was deleted."""
        await self.happenings.gone(channel, "it was deleted")

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """A thread was deleted."""
        if payload.thread is not None:
            await self.happenings.gone(payload.thread, "the thread was deleted")
