"""A Slack workspace in memory: its people, channels, messages, files, and what one app may do there.

The Web API's methods read and change it, Socket Mode and the person at the keyboard look at it; every change
rings the workspace's bell. Nothing here knows HTTP.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.platform.bell import Bell
from tests.slack.channel import Channel
from tests.slack.message import Message
from tests.slack.refusal import Refusal
from tests.slack.tickets import Triggers
from tests.slack.user import User

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tests.slack.file import File

TEAM, TEAM_DOMAIN, TEAM_NAME = "T012ABC", "example", "Example"
APP, BOT, BOT_ID = "A012ABC", "U0BOT", "B0BOT"
BOT_TOKEN, APP_TOKEN = "xoxb-of-the-tests", "xapp-of-the-tests"
SIGNING_SECRET = "of-the-tests"  # noqa: S105  likewise
ALL_SCOPES = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "mpim:history",
        "mpim:read",
        "mpim:write",
        "usergroups:read",
        "users:read",
    }
)
"""Every bot scope this server knows but `chat:write.public`, which lets a bot post where it is not."""


def now() -> datetime:
    """The wall clock, aware UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Workspace:
    """What stands in one workspace.

    Attributes:
        scopes: the bot scopes granted at installation.
        refused_as: every call with the bot's token is refused so: `token_revoked`, `account_inactive`.
        views: the modals open before each person, the root first.
        homes: the Home tab published for each person.
        unknown_methods: methods that were called and do not exist here; the server fails for them at its end.
    """

    clock: Callable[[], datetime] = now
    scopes: frozenset[str] = ALL_SCOPES
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    usergroups: dict[str, list[str]] = field(default_factory=dict)
    views: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    refused_as: str | None = None
    unknown_methods: list[str] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)
    triggers: Triggers = field(init=False)
    posted: list[Callable[[Message], None]] = field(default_factory=list)
    """Whoever wants to hear of each message that is stored."""
    _last_us: int = field(default=0, init=False)
    _numbers: dict[str, int] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.triggers = Triggers(self.clock)
        self.users.setdefault(BOT, User(BOT, "communique", is_bot=True))

    def demand(self, scope: str) -> None:
        """Go on only where this scope was granted.

        Raises:
            Refusal: `missing_scope`, with what is needed and what there is, as Slack says it.
        """
        if scope not in self.scopes:
            provided = ",".join(sorted(self.scopes))
            raise Refusal("missing_scope", {"needed": scope, "provided": provided})

    def user(self, user: str) -> User:
        """The person of that id.

        Raises:
            Refusal: `user_not_found`.
        """
        try:
            return self.users[user]
        except KeyError:
            raise Refusal("user_not_found") from None

    def channel(self, named: str) -> Channel:
        """The channel of that id or name, where the bot can know of it.

        Raises:
            Refusal: `channel_not_found`, also of a private channel the bot is not in.
        """
        found = self.channels.get(named) or next(
            (each for each in self.channels.values() if each.name == named.removeprefix("#")), None
        )
        if found is None or (found.hidden and BOT not in found.members):
            raise Refusal("channel_not_found")
        return found

    def direct(self, user: str) -> Channel:
        """The conversation of that person with the bot, opened where there is none yet."""
        for channel in self.channels.values():
            if channel.is_im and channel.members == {user, BOT}:
                return channel
        channel = Channel(f"D{user[1:]}", "", members={user, BOT}, is_im=True)
        return self.add(channel)

    def add(self, channel: Channel) -> Channel:
        """A channel more."""
        self.channels[channel.id] = channel
        self.bell.ring()
        return channel

    def join(self, people: Iterable[User]) -> None:
        """People more."""
        self.users.update({each.id: each for each in people})

    def post(self, channel: Channel, message: Mapping[str, Any]) -> Message:
        """A message in the channel, with the next timestamp."""
        posted = Message(ts=self.ts(), channel=channel.id, **message)
        channel.messages.append(posted)
        self.bell.ring()
        for heard in self.posted:
            heard(posted)
        return posted

    def ts(self) -> str:
        """The next timestamp: the clock's, unique and increasing, in seconds with six places."""
        self._last_us = max(self._last_us + 1, int(self.clock().timestamp() * 1_000_000))
        return f"{self._last_us // 1_000_000}.{self._last_us % 1_000_000:06}"

    def number(self, kind: str) -> str:
        """The next id of its kind: `V0001`."""
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return f"{kind}{self._numbers[kind]:04}"
