"""What a session is told when it begins, or asks for: READY, each server, its members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord.community import APP, BOT
from tests.discord.guild import JOINED_AT
from tests.discord.permissions import Intent, Permission

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.discord.community import Community
    from tests.discord.guild import Guild


def ready(community: Community, session: str, url: str, shard: Sequence[int]) -> dict[str, Any]:
    """READY: who the bot is, and the servers that it will be told of."""
    mine = [guild for guild in community.guilds.values() if BOT in guild.members]
    return {
        "v": 10,
        "user": community.users[BOT].payload(),
        "guilds": [{"id": guild.id, "unavailable": True} for guild in mine],
        "session_id": session,
        "resume_gateway_url": url,
        "shard": [*shard],
        "application": {"id": APP, "flags": 0},
        "private_channels": [],
    }


def guild(community: Community, joined: Guild) -> dict[str, Any]:
    """GUILD_CREATE; only one that is told after READY says besides that the server is available."""
    here = [each for each in community.channels.values() if each.guild == joined.id]
    threads = [each for each in here if each.is_thread and not each.is_archived]
    visible = [each for each in threads if community.may(BOT, each, Permission.VIEW_CHANNEL)]
    return joined.payload() | {
        "joined_at": JOINED_AT,
        "large": False,
        "member_count": len(joined.members),
        "voice_states": [],
        "members": [joined.member(community.users[BOT])],
        "channels": [community.shown(each) for each in here if not each.is_thread],
        "threads": [community.shown(each) for each in visible],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def members(community: Community, asked: Mapping[str, Any], intents: int) -> dict[str, Any]:
    """GUILD_MEMBERS_CHUNK: those asked for by id, or all; all only with the privileged intent."""
    place = community.guilds[str(asked["guild_id"])]
    named = [str(each) for each in asked.get("user_ids") or []]
    everybody = [*place.members] if intents & Intent.GUILD_MEMBERS else [BOT]
    found = [user for user in named or everybody if user in place.members]
    chunk = {
        "guild_id": place.id,
        "members": [place.member(community.users[user]) for user in found],
        "chunk_index": 0,
        "chunk_count": 1,
        "not_found": [user for user in named if user not in place.members],
    }
    return chunk | ({"nonce": asked["nonce"]} if "nonce" in asked else {})
