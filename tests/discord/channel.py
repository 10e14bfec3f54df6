"""A channel, a thread, a forum or a direct conversation, with all that was said in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.discord.message import Message


class Kind(IntEnum):
    """The types of channels. Source: Discord's developers' pages on channels."""

    TEXT = 0
    DIRECT = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


THREADS = frozenset({Kind.ANNOUNCEMENT_THREAD, Kind.THREAD, Kind.PRIVATE_THREAD})
TEXT_KINDS = frozenset({Kind.TEXT, Kind.DIRECT, Kind.ANNOUNCEMENT, *THREADS})
"""Where messages can be; a voice channel here has no text of its own."""
REQUIRES_TAG = 1 << 4


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a role or a member may do or may not do in one channel, unlike elsewhere."""

    allow: int = 0
    deny: int = 0
    of_member: bool = False


@dataclass(slots=True)
class Channel:
    """A place where messages stand, in the order of their ids.

    Attributes:
        guild: the server's id; None for a direct conversation.
        people: who talks in a direct conversation or may see a private thread.
        overwrites: by the id of a role or a member.
        tags: of a forum, the ids of its tags; of a post, of those it bears.
    """

    id: str
    name: str
    kind: Kind = Kind.TEXT
    guild: str | None = None
    parent: str | None = None
    people: list[str] = field(default_factory=list)
    overwrites: dict[str, Overwrite] = field(default_factory=dict)
    is_archived: bool = False
    is_locked: bool = False
    owner: str = ""
    archived_at: str = "2026-01-01T00:00:00.000000+00:00"
    tags: list[str] = field(default_factory=list)
    flags: int = 0
    nsfw: bool = False
    messages: list[Message] = field(default_factory=list)

    @property
    def is_thread(self) -> bool:
        """Whether it is a thread or a forum's post."""
        return self.kind in THREADS

    @property
    def is_direct(self) -> bool:
        """Whether it is a conversation between the bot and a person."""
        return self.kind is Kind.DIRECT

    def stored(self) -> list[Message]:
        """All that was posted for everyone, oldest first."""
        return [message for message in self.messages if message.only_for is None]

    def shown_to(self, user: str) -> list[Message]:
        """What that person finds there, oldest first."""
        return [message for message in self.messages if message.only_for in {None, user}]

    def find(self, message: str) -> Message | None:
        """The message of that id, if it is for everyone."""
        return next((each for each in self.messages if each.id == message and each.only_for is None), None)

    def payload(self) -> dict[str, Any]:
        """The channel as the API shows it; who talks in it is added to a direct one by who knows them."""
        last = self.stored()
        shown: dict[str, Any] = {
            "id": self.id,
            "type": int(self.kind),
            "flags": self.flags,
            "last_message_id": last[-1].id if last else None,
        }
        if self.is_direct:
            return shown
        shown |= {
            "name": self.name,
            "guild_id": self.guild,
            "parent_id": self.parent,
            "rate_limit_per_user": 0,
            "nsfw": self.nsfw,
        }
        if self.is_thread:
            return shown | self._thread()
        shown |= {"position": 0, "permission_overwrites": self._overwrites(), "topic": None}
        if self.kind is Kind.FORUM:
            tags = [
                {"id": tag, "name": tag, "moderated": False, "emoji_id": None, "emoji_name": None}
                for tag in self.tags
            ]
            shown |= {
                "available_tags": tags,
                "default_reaction_emoji": None,
                "default_sort_order": None,
                "default_forum_layout": 0,
            }
        if self.kind is Kind.VOICE:
            shown |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None}
        return shown

    def _thread(self) -> dict[str, Any]:
        return {
            "owner_id": self.owner,
            "message_count": len(self.stored()),
            "member_count": 1,
            "total_message_sent": len(self.stored()),
            "applied_tags": self.tags,
            "thread_metadata": {
                "archived": self.is_archived,
                "auto_archive_duration": 1440,
                "archive_timestamp": self.archived_at,
                "locked": self.is_locked,
                "invitable": True,
                "create_timestamp": self.archived_at,
            },
        }

    def _overwrites(self) -> list[dict[str, Any]]:
        return [
            {
                "id": of,
                "type": int(each.of_member),
                "allow": str(int(each.allow)),
                "deny": str(int(each.deny)),
            }
            for of, each in self.overwrites.items()
        ]
