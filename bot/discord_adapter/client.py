"""The client: discord.py's, with what it hears handed on; nothing pings, and little is kept."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.discord_adapter.errors import LASTING, TAKEN, over
from bot.door import logged

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from bot.discord_adapter.conversations import Conversations
    from bot.discord_adapter.happenings import Happenings
    from bot.discord_adapter.identifying import Identifying
    from bot.discord_adapter.losses import Losses

OLDER = "Discord shows commands of another version of me: tell an admin, who has to sync them."
FAILED = "Something went wrong. The log says what."

_log = structlog.get_logger("communique.discord")


def without_voice() -> None:
    """Keep discord.py from warning, as a client is made, of what voice would need: the bot has none."""
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class Tree(app_commands.CommandTree["Client"]):
    """The commands; what goes wrong in one is said in plain words."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError
    ) -> None:
        """Tell whoever typed it, and the log."""
        if _is_over(getattr(error, "original", error), "command"):
            return
        stale = isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch)
        if stale:
            _log.warning("commands_not_synced", hint="communique discord sync")
        else:
            _log.error("not_handled", what="command", reference=logged(error))
        told = OLDER if stale else FAILED
        if interaction.type is not discord.InteractionType.autocomplete:
            await _tell(interaction, told)


def _is_over(error: BaseException | None, what: str) -> bool:
    """Whether somebody else answers what was done, or nobody can any more: the log is told, in one line."""
    code = over(error) if isinstance(error, Exception) else None
    if code is None:
        return False
    # Beside another program of the bot's every second one is taken: both hear of all that people do.
    (_log.info if code == TAKEN else _log.warning)("not_answered", what=what, reason=LASTING[code])
    return True


def worth_saying(record: logging.LogRecord) -> bool:
    """The SDK answers while people type, and shows a traceback where that is over."""
    return record.exc_info is None or not _is_over(record.exc_info[1], "typing")


async def _tell(interaction: discord.Interaction[Any], told: str) -> None:
    """Say a sentence to whoever did something; where Discord does not take that either, nothing is left."""
    with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
        if interaction.response.is_done():
            await interaction.followup.send(told, ephemeral=True)
        else:
            await interaction.response.send_message(told, ephemeral=True)


class Client(discord.AutoShardedClient):
    """The connections to Discord's gateway, as many as it asks for, where it says that the gateway is.

    Attributes:
        tree: the commands; built from `surface`, and not synced by this program as it runs.
        conversations: who is told of what people do on purpose; set before it connects.
        happenings: who is told of everything else; likewise.
        losses: who is told of channels and servers that are gone; likewise.
        ready: called whenever a session has begun, or goes on after a break.
        lost: called whenever the connection is gone.
    """

    conversations: Conversations
    happenings: Happenings
    losses: Losses
    ready: Callable[[Client], Coroutine[None, None, None]]
    lost: Callable[[], None]

    def __init__(self, *, api_url: str, wanted: Sequence[str], identifying: Identifying) -> None:
        """A client that has not connected yet.

        Args:
            api_url: ends in `/api/v10`.
            wanted: the intents, by name.
            identifying: says when a session may begin; it outlives the client.
        """
        without_voice()
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
        logging.getLogger("discord.app_commands.tree").addFilter(worth_saying)
        self._identifying = identifying

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait as long as Discord asks between shards, and no less than the day's sessions allow."""
        await super().before_identify_hook(shard_id, initial=initial)
        await self._identifying.turn(shard_id, await self.fetch_session_start_limits())

    async def on_ready(self) -> None:
        """A session has begun."""
        await self.ready(self)
        await self.happenings.found(self.guilds)

    async def on_resumed(self) -> None:
        """A session goes on; what happened meanwhile is told now."""
        await self.ready(self)

    async def on_disconnect(self) -> None:
        """The connection is gone."""
        self.lost()

    async def on_error(self, event_method: str, /, *args: object, **_: object) -> None:
        """What went wrong over an event is in the log; whoever waits for an answer is told so."""
        error = sys.exc_info()[1]
        if _is_over(error, event_method):
            return
        if isinstance(error, Exception):
            _log.error("not_handled", what=event_method, reference=logged(error))
        if args and isinstance(args[0], discord.Interaction):
            await _tell(args[0], FAILED)

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
        await self.losses.guild(guild, self.guilds)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel was deleted."""
        await self.losses.channel(channel, self.guilds)

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """A thread was deleted; discord.py says so too of those that it knows below a deleted channel."""
        name = "" if payload.thread is None else payload.thread.name
        await self.losses.thread(str(payload.thread_id), name)
