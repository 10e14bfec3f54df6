"""Servers, channels and people, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord import beginning, posting
from tests.discord.channel import Channel, Kind, Overwrite
from tests.discord.community import BOT, GUILD
from tests.discord.guild import Guild, Role
from tests.discord.message_routes import open_thread
from tests.discord.permissions import Permission
from tests.discord.user import User

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.discord.community import Community
    from tests.discord.gateway import Gateway
    from tests.discord.message import Message


class Rooms:
    """Where people meet; `add_…` is before the bot's time, all else is told to it."""

    def __init__(self, community: Community, gateway: Gateway) -> None:
        self.community, self.gateway = community, gateway

    def add_user(
        self,
        user: str,
        name: str = "",
        *,
        guilds: Sequence[str] = (GUILD,),
        roles: Sequence[str] = (),
        **about: Any,  # noqa: ANN401  User's own fields
    ) -> User:
        """A person, by default a member of the one server without any role."""
        added = User(user, name or f"person{user}", **about)
        self.community.users[user] = added
        for guild in guilds:
            self.community.guilds[guild].members[user] = {*roles}
        return added

    def add_role(self, role: str, name: str, permissions: int = 0, guild: str = GUILD) -> Role:
        """A role, which nobody has as yet."""
        added = Role(role, name, int(permissions))
        self.community.guilds[guild].roles[role] = added
        return added

    def add_guild(self, guild: str, name: str = "Another", *, owner: str = "", bot: bool = False) -> Guild:
        """A server, of which the bot is no member unless told otherwise."""
        added = Guild(guild, name, owner)
        if bot:
            added.members[BOT] = set()
        self.community.guilds[guild] = added
        return added

    def add_channel(
        self,
        channel: str,
        name: str = "",
        kind: Kind = Kind.TEXT,
        *,
        guild: str = GUILD,
        **about: Any,  # noqa: ANN401  Channel's own fields
    ) -> Channel:
        """A channel or a forum that everybody sees, unless its overwrites say otherwise."""
        return self.community.add(Channel(channel, name or f"channel{channel}", kind, guild, **about))

    def add_thread(self, thread: str, parent: str, name: str = "", **about: Any) -> Channel:  # noqa: ANN401  likewise
        """A thread of a channel, or a post of a forum, begun by the bot unless told otherwise."""
        guild = self.community.channels[parent].guild
        begun = {"owner": BOT, **about}
        return self.community.add(
            Channel(thread, name or f"thread{thread}", Kind.THREAD, guild, parent, **begun)
        )

    def channel(self, named: str) -> Channel:
        """The channel of that id; a person's id stands for their conversation with the bot."""
        if named in self.community.users:
            return self.community.direct(named)
        return self.community.channels[named]

    def messages(self, channel: str) -> list[Message]:
        """All that was posted there for everyone, oldest first."""
        return self.channel(channel).stored()

    def threads(self, parent: str) -> list[Channel]:
        """The threads of a channel or the posts of a forum, oldest first."""
        return [each for each in self.community.channels.values() if each.parent == parent and each.is_thread]

    def join_guild(self, guild: str) -> None:
        """Somebody adds the bot to a server."""
        joined = self.community.guilds[guild]
        joined.members[BOT] = set()
        self.community.happened("GUILD_CREATE", beginning.guild(self.community, joined))

    def leave_guild(self, guild: str = GUILD) -> None:
        """Somebody removes the bot from a server."""
        self.community.guilds[guild].members.pop(BOT)
        self.community.happened("GUILD_DELETE", {"id": guild})

    def outage(self, guild: str = GUILD) -> None:
        """Discord cannot reach a server for a while, which is no removal."""
        self.community.happened("GUILD_DELETE", {"id": guild, "unavailable": True})

    def delete_channel(self, channel: str) -> None:
        """Somebody deletes a channel with all that was said in it, and its threads; or a thread."""
        gone = self.community.channels[channel]
        for thread in self.threads(channel):
            del self.community.channels[thread.id]
        event = "THREAD_DELETE" if gone.is_thread else "CHANNEL_DELETE"
        shown = self.community.shown(gone)
        self.community.happened(event, shown, gone)
        del self.community.channels[channel]

    def open_thread(self, parent: str, name: str, owner: str) -> Channel:
        """Somebody opens a thread."""
        return open_thread(self.community, self.community.channels[parent], owner, name)

    def archive(self, thread: str, *, locked: bool = False) -> None:
        """Somebody archives a thread, or it was quiet for long."""
        place = self.community.channels[thread]
        place.is_archived, place.is_locked = True, locked
        place.archived_at = self.community.clock().isoformat()
        self.community.happened("THREAD_UPDATE", self.community.shown(place), place)

    def overwrite(self, channel: str, of: str, *, allow: int = 0, deny: int = 0) -> None:
        """Somebody changes what a role (the server's id: everybody) or a member may do in a channel."""
        place = self.community.channels[channel]
        place.overwrites[of] = Overwrite(int(allow), int(deny), of_member=of in self.community.users)
        self.community.happened("CHANNEL_UPDATE", self.community.shown(place), place)

    def hide(self, channel: str, of: str = GUILD) -> None:
        """Somebody hides a channel from a role, from a member, or from everybody."""
        self.overwrite(channel, of, deny=Permission.VIEW_CHANNEL)

    def set_roles(self, user: str, roles: Sequence[str], guild: str = GUILD) -> None:
        """Somebody gives a member these roles and no others."""
        place = self.community.guilds[guild]
        place.members[user] = {*roles}
        self.community.happened(
            "GUILD_MEMBER_UPDATE", place.member(self.community.users[user]) | {"guild_id": guild}
        )

    def join_member(self, user: str, guild: str = GUILD) -> None:
        """A person joins a server."""
        place = self.community.guilds[guild]
        place.members[user] = set()
        told = place.member(self.community.users[user]) | {"guild_id": guild}
        self.community.happened("GUILD_MEMBER_ADD", told)

    def leave_member(self, user: str, guild: str = GUILD) -> None:
        """A person leaves a server."""
        self.community.guilds[guild].members.pop(user)
        told = {"guild_id": guild, "user": self.community.users[user].payload()}
        self.community.happened("GUILD_MEMBER_REMOVE", told)

    def edit(self, message: Message, text: str) -> None:
        """Somebody changes a message of theirs."""
        message.content, message.edited_at = text, self.community.clock().isoformat()
        posting.told(self.community, self.community.channels[message.channel], "MESSAGE_UPDATE", message)

    def take_back(self, message: Message) -> None:
        """Somebody deletes a message."""
        posting.remove(self.community, message)
