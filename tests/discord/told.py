"""What the gateway tells of something a person does: the payload of INTERACTION_CREATE."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord.community import APP, BOT

if TYPE_CHECKING:
    from tests.discord.channel import Channel
    from tests.discord.community import Community
    from tests.discord.interaction import Doing
    from tests.discord.user import User

ATTACHMENT_LIMIT = 10 * 1024 * 1024


def interaction(
    community: Community,
    user: User,
    channel: Channel,
    doing: Doing,
    data: dict[str, Any],
    source: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """What is told; `source` is the message it was done on."""
    place = community.shown(channel)
    payload: dict[str, Any] = {
        "id": community.id(),
        "application_id": APP,
        "type": int(doing),
        "token": f"interaction-{community.id()}",
        "version": 1,
        "data": data,
        "channel_id": channel.id,
        "channel": place | {"permissions": str(community.permissions(user.id, channel))},
        "locale": user.locale,
        "entitlements": [],
        "attachment_size_limit": ATTACHMENT_LIMIT,
        "app_permissions": str(int(community.permissions(BOT, channel))),
    }
    if source is not None:
        payload["message"] = source
    if channel.guild is None:
        owners = {"0": "0", "1": user.id}
        return payload | {"user": user.payload(), "context": 1, "authorizing_integration_owners": owners}
    guild = community.guilds[channel.guild]
    member = guild.member(user) | {"permissions": str(int(community.permissions(user.id, channel)))}
    return payload | {
        "member": member,
        "guild_id": guild.id,
        "guild": {"id": guild.id, "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "context": 0,
        "authorizing_integration_owners": {"0": guild.id},
    }


def component(found: dict[str, Any], values: list[str] | None) -> dict[str, Any]:
    """The data of a click, or of a choice."""
    data = {"custom_id": found["custom_id"], "component_type": found["type"], "id": found.get("id", 0)}
    return data if values is None else data | {"values": values}
