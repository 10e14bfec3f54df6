"""What the bot may do in a channel of a server, asked of Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.discord_adapter.permissions import THREADS, permissions_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from discord import Permissions

    Read = Callable[..., Awaitable[Any]]
    """Discord's answer to a question that changes nothing: of a path, and of what stands for its names."""


async def rights_in(about: Mapping[str, Any], read: Read, own_id: str) -> Permissions:
    """What the bot may do there: in a thread, what it may in the channel above.

    Raises what `read` does, and errors of the kinds that `errors.FOREIGN` names over odd answers.

    Args:
        about: the channel as the API tells it.
        own_id: the bot's own, as a user.
    """
    guild_id = about["guild_id"]
    guild = await read("/guilds/{guild_id}", guild_id=guild_id)
    member = await read("/guilds/{guild_id}/members/{user_id}", guild_id=guild_id, user_id=own_id)
    if about["type"] in THREADS:
        about = await read("/channels/{channel_id}", channel_id=about["parent_id"])
    return permissions_of(guild, member, about["permission_overwrites"])
