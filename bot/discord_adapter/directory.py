"""The directory: an asker for whoever does something on Discord: who, where, what may be answered there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.chat.asker import Asker
from bot.rendering.discord.fields import CHANNEL_TYPES
from config.addresses import destinations_of
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Callable

    from config import Configuration

NO_BOTS = "Other bots get no answers."


class Directory:
    """Who asks and where, as Discord tells it with everything that somebody does.

    Rights are looked at anew each time: what a command may be used by is a hint that admins of a server can
    change, and a role can be taken away at any moment.

    Args:
        configuration: as it holds now: it says which roles make an admin, and which servers are ours.
        servers: in how many the bot is.
    """

    def __init__(self, configuration: Callable[[], Configuration], servers: Callable[[], int]) -> None:
        self._configuration, self._servers = configuration, servers

    def of_interaction(self, interaction: discord.Interaction[discord.Client]) -> Asker:
        """Who did something: a command, a click, a dialogue."""
        manages = interaction.permissions.manage_guild and self._is_ours(interaction.guild)
        admin = manages or self._has_role(interaction.user)
        return self._asker(interaction.user, interaction.channel, guild=interaction.guild_id, admin=admin)

    def of_message(self, message: discord.Message) -> Asker:
        """Who wrote a message."""
        author = message.author
        manages = isinstance(author, discord.Member) and author.guild_permissions.manage_guild
        admin = (manages and self._is_ours(message.guild)) or self._has_role(author)
        guild = None if message.guild is None else message.guild.id
        return self._asker(author, message.channel, guild=guild, admin=admin)

    def _asker(
        self,
        user: discord.User | discord.Member,
        channel: object,
        *,
        guild: int | None,
        admin: bool,
    ) -> Asker:
        person = Destination(Platform.DISCORD, f"@{user.id}")
        place = None if guild is None else place_of(channel)
        return Asker(
            person=person,
            where=person if guild is None else place or Destination(Platform.DISCORD, "0"),
            admin=admin and guild is not None,
            outside=guild is not None and place is None,
            barred=NO_BOTS if user.bot else "",
        )

    def _is_ours(self, guild: discord.Guild | None) -> bool:
        """Whether whoever manages a server is an admin: anybody may add a bot to a server of their own.

        It is ours where the configuration names a channel of it; while it names none, the only one.
        """
        named = {one.address for one in destinations_of(self._configuration(), Platform.DISCORD)}
        named = {one for one in named if not one.startswith("@")}
        if guild is None or not named:
            return guild is not None and self._servers() == 1
        return any(str(one.id) in named for one in (*guild.channels, *guild.threads))

    def _has_role(self, user: discord.User | discord.Member) -> bool:
        listed = self._configuration().admins.discord_roles
        return isinstance(user, discord.Member) and any(str(role.id) in listed for role in user.roles)


def place_of(channel: object) -> Destination | None:
    """The channel that says what may be seen: of a thread, or of a post in a forum, the one above it."""
    if isinstance(channel, discord.Thread):
        return Destination(Platform.DISCORD, str(channel.parent_id))
    number = getattr(channel, "id", None)
    return None if number is None else Destination(Platform.DISCORD, str(number))


def channels_of(interaction: discord.Interaction[discord.Client]) -> frozenset[str]:
    """The ids of the channels that menus of whoever did something have; none outside a server."""
    guild, who = interaction.guild, interaction.user
    if guild is None or not isinstance(who, discord.Member):
        return frozenset()
    every = (*guild.channels, *(one for one in guild.threads if one.parent is not None))
    taking = (one for one in every if one.type.value in CHANNEL_TYPES)
    return frozenset(str(one.id) for one in taking if one.permissions_for(who).view_channel)


def may_write(interaction: discord.Interaction[discord.Client]) -> bool:
    """Whether whoever did something may write where they did it: commands need no such permission."""
    if interaction.guild_id is None:
        return True
    may = interaction.permissions
    return may.send_messages_in_threads if thread_of(interaction.channel) else may.send_messages


def thread_of(channel: object) -> str | None:
    """The id of the thread that something was done in; None outside one."""
    return str(channel.id) if isinstance(channel, discord.Thread) else None
