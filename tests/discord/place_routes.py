"""The app itself, its servers, channels and people over REST."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord.community import APP, BOT
from tests.discord.permissions import Intent, Permission
from tests.discord.refusal import MISSING_ACCESS, MISSING_PERMISSIONS, UNKNOWN_MEMBER, Refusal, invalid

if TYPE_CHECKING:
    from tests.discord.call import Call
    from tests.discord.channel import Channel
    from tests.discord.community import Community

FLAGS = {
    Intent.GUILD_PRESENCES: 1 << 13,
    Intent.GUILD_MEMBERS: 1 << 15,
    Intent.MESSAGE_CONTENT: 1 << 19,
}
"""How an app of fewer than 100 servers shows which privileged intents it was granted."""


def me(community: Community, _: Call) -> dict[str, Any]:
    """GET /users/@me."""
    return community.users[BOT].payload() | {
        "email": None,
        "verified": True,
        "mfa_enabled": False,
        "flags": 0,
    }


def application(community: Community, _: Call) -> dict[str, Any]:
    """GET /applications/@me and /oauth2/applications/@me."""
    owner = {"id": "1", "username": "owner", "discriminator": "0", "avatar": None, "global_name": None}
    return {
        "id": APP,
        "name": "communique",
        "icon": None,
        "description": "",
        "bot": community.users[BOT].payload(),
        "bot_public": community.public,
        "bot_require_code_grant": False,
        "owner": owner,
        "team": None,
        "verify_key": "00",
        "flags": sum(bit for intent, bit in FLAGS.items() if community.granted & intent),
        "interactions_endpoint_url": None,
        "approximate_guild_count": len(community.guilds),
        "integration_types_config": {"0": {}},
    }


def person(community: Community, call: Call) -> dict[str, Any]:
    """GET /users/{user}."""
    return community.user(call.parts["user"]).payload()


def open_direct(community: Community, call: Call) -> dict[str, Any]:
    """POST /users/@me/channels."""
    recipient = str(call.payload.get("recipient_id", ""))
    if not recipient.isdigit():
        raise invalid(["recipient_id: This field is required"])
    return community.shown(community.direct(community.user(recipient).id))


def my_guilds(community: Community, _: Call) -> list[dict[str, Any]]:
    """GET /users/@me/guilds."""
    mine = [guild for guild in community.guilds.values() if BOT in guild.members]
    return [
        {
            "id": guild.id,
            "name": guild.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(guild.permissions(BOT)),
            "features": [],
        }
        for guild in mine
    ]


def guild(community: Community, call: Call) -> dict[str, Any]:
    """GET /guilds/{guild}."""
    found = community.guild(call.parts["guild"])
    counts = {"approximate_member_count": len(found.members), "approximate_presence_count": 0}
    return found.payload() | (counts if call.flag("with_counts") else {})


def roles(community: Community, call: Call) -> list[dict[str, Any]]:
    """GET /guilds/{guild}/roles."""
    return [role.payload() for role in community.guild(call.parts["guild"]).roles.values()]


def member(community: Community, call: Call) -> dict[str, Any]:
    """GET /guilds/{guild}/members/{user}."""
    found = community.guild(call.parts["guild"])
    if call.parts["user"] not in found.members:
        raise Refusal(*UNKNOWN_MEMBER)
    return found.member(community.users[call.parts["user"]])


def members(community: Community, call: Call) -> list[dict[str, Any]]:
    """GET /guilds/{guild}/members: with the privileged intent only."""
    found = community.guild(call.parts["guild"])
    if not community.granted & Intent.GUILD_MEMBERS:
        raise Refusal(*MISSING_ACCESS)
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
    listed = sorted((user for user in found.members if int(user) > after), key=int)[:limit]
    return [found.member(community.users[user]) for user in listed]


def channels(community: Community, call: Call) -> list[dict[str, Any]]:
    """GET /guilds/{guild}/channels: all but threads."""
    found = community.guild(call.parts["guild"])
    return [
        community.shown(each)
        for each in community.channels.values()
        if each.guild == found.id and not each.is_thread
    ]


def active_threads(community: Community, call: Call) -> dict[str, Any]:
    """GET /guilds/{guild}/threads/active."""
    found = community.guild(call.parts["guild"])
    open_now = [
        each
        for each in community.channels.values()
        if each.guild == found.id and each.is_thread and not each.is_archived
    ]
    visible = [each for each in open_now if community.may(BOT, each, Permission.VIEW_CHANNEL)]
    return {"threads": [community.shown(each) for each in visible], "members": []}


def archived_threads(community: Community, call: Call) -> dict[str, Any]:
    """GET /channels/{channel}/threads/archived/public: the one archived last first, all on one page."""
    parent = _visible(community, call.parts["channel"])
    if not community.may(BOT, parent, Permission.READ_MESSAGE_HISTORY):
        raise Refusal(*MISSING_PERMISSIONS)
    asleep = [each for each in community.channels.values() if each.parent == parent.id and each.is_archived]
    shown = sorted(asleep, key=lambda each: each.archived_at, reverse=True)
    return {"threads": [community.shown(each) for each in shown], "members": [], "has_more": False}


def leave(community: Community, call: Call) -> None:
    """DELETE /users/@me/guilds/{guild}."""
    found = community.guild(call.parts["guild"])
    found.members.pop(BOT)
    community.happened("GUILD_DELETE", {"id": found.id})


def channel(community: Community, call: Call) -> dict[str, Any]:
    """GET /channels/{channel}."""
    return community.shown(_visible(community, call.parts["channel"]))


def edit_channel(community: Community, call: Call) -> dict[str, Any]:
    """PATCH /channels/{channel}: of a thread whether it is archived or locked, of any channel its name."""
    found = _visible(community, call.parts["channel"])
    needed = Permission.MANAGE_THREADS if found.is_thread else Permission.MANAGE_CHANNELS
    if found.owner != BOT and not community.may(BOT, found, needed):
        raise Refusal(*MISSING_PERMISSIONS)
    found.name = call.payload.get("name") or found.name
    found.is_archived = call.payload.get("archived", found.is_archived)
    found.is_locked = call.payload.get("locked", found.is_locked)
    event = "THREAD_UPDATE" if found.is_thread else "CHANNEL_UPDATE"
    community.happened(event, community.shown(found), found)
    return community.shown(found)


def _visible(community: Community, number: str) -> Channel:
    found = community.channel(number)
    if not community.may(BOT, found, Permission.VIEW_CHANNEL):
        raise Refusal(*MISSING_ACCESS)
    return found


ROUTES = {
    "GET /users/@me": me,
    "GET /applications/@me": application,
    "GET /oauth2/applications/@me": application,
    "GET /users/@me/guilds": my_guilds,
    "DELETE /users/@me/guilds/{guild}": leave,
    "POST /users/@me/channels": open_direct,
    "GET /users/{user}": person,
    "GET /guilds/{guild}": guild,
    "GET /guilds/{guild}/roles": roles,
    "GET /guilds/{guild}/members": members,
    "GET /guilds/{guild}/members/{user}": member,
    "GET /guilds/{guild}/channels": channels,
    "GET /guilds/{guild}/threads/active": active_threads,
    "GET /channels/{channel}": channel,
    "GET /channels/{channel}/threads/archived/public": archived_threads,
    "PATCH /channels/{channel}": edit_channel,
}
