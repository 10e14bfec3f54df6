"""Discord in memory: its people, servers, channels, messages, and what one app may do there.

The REST methods read and change it, the gateway tells of it, the person at the keyboard looks at it; every
change rings the bell. Nothing here knows HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.discord.channel import Channel, Kind
from tests.discord.permissions import EVERYTHING, ORDINARY, PRIVILEGED, Permission
from tests.discord.refusal import UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_USER, Refusal
from tests.discord.user import User
from tests.platform.bell import Bell
from tests.platform.chat import snowflake

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.discord.file import File
    from tests.discord.guild import Guild
    from tests.discord.interaction import Interaction
    from tests.discord.message import Message

APP, BOT = "900000000000000001", "900000000000000002"
GUILD = "800000000000000001"
BOT_TOKEN = "of.the.tests"  # noqa: S105  of no real platform


def now() -> datetime:
    """The wall clock, aware UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Community:
    """All that stands on Discord.

    Attributes:
        granted: the privileged intents switched on for the app.
        public: everybody may add the app to a server.
        refused_as: None, or the bot's token is worth nothing any more, for that reason.
        commands: the commands registered, by the server's id; of None the global ones.
        creates: how many commands were created today, likewise.
        interactions: by their token.
        modals: the interaction that opened the modal before each person.
        nonces: the nonces enforced of late: channel, author and nonce, with the message.
        unknown_routes: what was asked for and does not exist here; the server fails for them at its end.
    """

    clock: Callable[[], datetime] = now
    granted: int = int(PRIVILEGED)
    public: bool = False
    users: dict[str, User] = field(default_factory=dict)
    guilds: dict[str, Guild] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    commands: dict[str | None, list[dict[str, Any]]] = field(default_factory=dict)
    creates: dict[str | None, int] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    modals: dict[str, Interaction] = field(default_factory=dict)
    nonces: dict[tuple[str, str, str], Message] = field(default_factory=dict)
    refused_as: str | None = None
    unknown_routes: list[str] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)
    heard: list[Callable[[str, dict[str, Any], Channel | None], None]] = field(default_factory=list)
    """Whoever hears of each event: its name, its data, and the channel that it concerns, if any."""
    origin: str = ""
    """The server's address, without a path."""
    _last_us: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.users.setdefault(BOT, User(BOT, "communique", is_bot=True))

    def user(self, user: str) -> User:
        """The person of that id.

        Raises:
            Refusal: there is none.
        """
        try:
            return self.users[user]
        except KeyError:
            raise Refusal(*UNKNOWN_USER) from None

    def channel(self, channel: str) -> Channel:
        """The channel of that id.

        Raises:
            Refusal: there is none.
        """
        try:
            return self.channels[channel]
        except KeyError:
            raise Refusal(*UNKNOWN_CHANNEL) from None

    def guild(self, guild: str) -> Guild:
        """The server of that id, where the bot is in it.

        Raises:
            Refusal: it is not.
        """
        found = self.guilds.get(guild)
        if found is None or BOT not in found.members:
            raise Refusal(*UNKNOWN_GUILD)
        return found

    def direct(self, user: str) -> Channel:
        """The conversation of that person with the bot, opened where there is none yet."""
        for channel in self.channels.values():
            if channel.is_direct and channel.people == [user]:
                return channel
        return self.add(Channel(self.id(), "", Kind.DIRECT, people=[user]))

    def add(self, channel: Channel) -> Channel:
        """A channel more."""
        self.channels[channel.id] = channel
        self.bell.ring()
        return channel

    def permissions(self, user: str, channel: Channel) -> int:
        """What that person may do there; 0 where they are not even in the server."""
        if channel.guild is None:
            return int(ORDINARY) if user in {*channel.people, BOT} else 0
        guild = self.guilds[channel.guild]
        given = guild.permissions(user)
        if user not in guild.members or given == EVERYTHING:
            return given
        if channel.parent and channel.is_thread:
            inherited = self.permissions(user, self.channels[channel.parent])
            return inherited if channel.kind is not Kind.PRIVATE_THREAD or user in channel.people else 0
        over = channel.overwrites
        everybody = [over[guild.id]] if guild.id in over else []
        roles = [over[role] for role in guild.members[user] if role in over]
        themselves = [over[user]] if user in over else []
        for layer in (everybody, roles, themselves):
            for each in layer:
                given &= ~each.deny
            for each in layer:
                given |= each.allow
        return given if given & Permission.VIEW_CHANNEL else 0

    def may(self, user: str, channel: Channel, permission: Permission) -> bool:
        """Whether that person may do that there."""
        return bool(self.permissions(user, channel) & permission)

    def happened(self, event: str, data: dict[str, Any], channel: Channel | None = None) -> None:
        """Tell whoever listens, and ring."""
        for heard in self.heard:
            heard(event, data, channel)
        self.bell.ring()

    def shown(self, channel: Channel) -> dict[str, Any]:
        """The channel as the API shows it."""
        shown = channel.payload()
        if channel.is_direct:
            shown["recipients"] = [self.users[user].payload() for user in channel.people]
        return shown

    def id(self) -> str:
        """The next snowflake: the clock's, unique and increasing."""
        self._last_us = max(self._last_us + 1, int(self.clock().timestamp() * 1_000_000))
        return str(snowflake(self._last_us))
