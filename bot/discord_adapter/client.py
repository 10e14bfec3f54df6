"""The client: discord.py's, with what it hears handed on; nothing pings, and little is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import structlog
from discord import app_commands

from bot.door import logged

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from bot.discord_adapter.conversations import Conversations
    from bot.discord_adapter.happenings import Happenings

OLDER = "The commands on Discord are not those of this program: an admin has to run communique discord sync."
FAILED = "Something went wrong. The log says what."

_log = structlog.get_logger("communique.discord")


class Tree(app_commands.CommandTree["Client"]):
    """The commands; what goes wrong in one is said in plain words."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError
    ) -> None:
        """Tell whoever typed it, and the log."""
        stale = isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch)
        if stale:
            _log.warning("commands_not_synced", hint="communique discord sync")
        else:
            _log.error("not_handled", what="command", reference=logged(error))
        told = OLDER if stale else FAILED
        if interaction.type is discord.InteractionType.autocomplete:
            return
        if interaction.response.is_done():
            await interaction.edit_original_response(content=told)
        else:
            await interaction.response.send_message(told, ephemeral=True)


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
    ready: Callable[[Client], Coroutine[None, None, None]]

    def __init__(self, *, api_url: str, wanted: Sequence[str]) -> None:
        """A client that has not connected yet.

        Args:
            api_url: ends in `/api/v10`.
            wanted: the intents, by name.
        """
        discord.http.Route.BASE = api_url  # discord.py knows one base for all of a program
        intents = discord.Intents(**dict.fromkeys(wanted, True))
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.tree: Tree = Tree(self)

    async def on_ready(self) -> None:
        """A session has begun."""
        await self.ready(self)

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
