"""The workspace's channels and people, and what becomes of a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.slack.channel import Channel
from tests.slack.telling import Telling
from tests.slack.user import User
from tests.slack.workspace import BOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.slack.message import Message


class Rooms(Telling):
    """Where people meet; what happens to a channel is told to the bot."""

    def add_user(self, user: str, name: str = "", **about: Any) -> User:  # noqa: ANN401  User's own fields
        """A person, by default a full member and no admin."""
        added = User(user, name or user.lower(), **about)
        self.workspace.join([added])
        return added

    def add_channel(
        self,
        channel: str,
        name: str = "",
        *,
        members: Sequence[str] = (),
        bot: bool = True,
        **about: Any,  # noqa: ANN401  Channel's own fields
    ) -> Channel:
        """A channel with these members, and the bot unless told otherwise; without a word to the bot."""
        people = {*members, BOT} if bot else set(members)
        return self.workspace.add(Channel(channel, name or channel.lower(), members=people, **about))

    def channel(self, named: str) -> Channel:
        """The channel of that id; a person's id stands for their conversation with the bot."""
        return self.workspace.direct(named) if named.startswith("U") else self.workspace.channels[named]

    def messages(self, channel: str) -> list[Message]:
        """All that was posted there for everyone, threads included, oldest first."""
        return self.channel(channel).stored()

    async def invite_bot(self, channel: str, inviter: str) -> None:
        """Somebody invites the bot, which hears that it has joined."""
        place = self.workspace.channels[channel]
        place.members.add(BOT)
        joined = {"user": BOT, "channel": channel, "channel_type": channel[0], "inviter": inviter}
        await self.event({"type": "member_joined_channel", "team": "T012ABC", **joined}, place)

    async def kick_bot(self, channel: str, by: str) -> None:
        """Somebody removes the bot."""
        place = self.workspace.channels[channel]
        place.members.discard(BOT)
        await self.event({"type": f"{_prefix(place)}_left", "channel": channel, "actor_id": by}, place)

    async def archive(self, channel: str, by: str) -> None:
        """Somebody archives the channel."""
        place = self.workspace.channels[channel]
        place.is_archived = True
        await self.event({"type": f"{_prefix(place)}_archive", "channel": channel, "user": by}, place)

    async def unarchive(self, channel: str, by: str) -> None:
        """Somebody brings the channel back."""
        place = self.workspace.channels[channel]
        place.is_archived = False
        await self.event({"type": f"{_prefix(place)}_unarchive", "channel": channel, "user": by}, place)

    async def rename(self, channel: str, name: str) -> None:
        """The channel gets another name."""
        place = self.workspace.channels[channel]
        place.name = name
        renamed = {"id": channel, "name": name, "name_normalized": name, "created": 0}
        await self.event({"type": f"{_prefix(place)}_rename", "channel": renamed}, place)

    async def share(self, channel: str, team: str = "T0OTHER") -> None:
        """The channel is shared with another organisation."""
        place = self.workspace.channels[channel]
        place.is_ext_shared = True
        await self.event({"type": "channel_shared", "connected_team_id": team, "channel": channel}, place)

    async def uninstall(self) -> None:
        """Somebody removes the app: its token is worth nothing from now on."""
        self.workspace.refused_as = "account_inactive"
        await self.event({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT]}})
        await self.event({"type": "app_uninstalled"})


def _prefix(channel: Channel) -> str:
    return "group" if channel.kind == "groups" else "channel"
