"""A channel, a private channel, a group or a direct conversation, with all that was said in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.slack.message import Message

CREATED = 1_700_000_000


@dataclass(slots=True)
class Channel:
    """A place where messages stand, in the order of their timestamps."""

    id: str
    name: str
    members: set[str] = field(default_factory=set)
    is_private: bool = False
    is_im: bool = False
    is_mpim: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False
    is_general: bool = False
    messages: list[Message] = field(default_factory=list)

    @property
    def hidden(self) -> bool:
        """Whether only its members know of it."""
        return self.is_private or self.is_im or self.is_mpim

    @property
    def kind(self) -> str:
        """The first half of the scopes it needs: `channels`, `groups`, `im` or `mpim`."""
        if self.is_im:
            return "im"
        if self.is_mpim:
            return "mpim"
        return "groups" if self.is_private else "channels"

    @property
    def channel_type(self) -> str:
        """What message events call it."""
        return {"im": "im", "mpim": "mpim", "groups": "group", "channels": "channel"}[self.kind]

    def stored(self) -> list[Message]:
        """What was posted for everyone: ephemeral messages are nowhere."""
        return [message for message in self.messages if message.only_for is None]

    def find(self, ts: str) -> Message | None:
        """The stored message of that timestamp."""
        return next((message for message in self.stored() if message.ts == ts), None)

    def thread(self, ts: str) -> list[Message]:
        """A thread's replies, without the message it hangs on."""
        return [message for message in self.stored() if message.thread_ts == ts and message.ts != ts]

    def shown_to(self, user: str) -> list[Message]:
        """What that person finds in it, threads and messages only for them included."""
        if user not in self.members and self.hidden:
            return []
        return [message for message in self.messages if message.only_for in {None, user}]

    def payload(self, member: str) -> dict[str, Any]:
        """The channel as `conversations.info` shows it to that member of the workspace."""
        common: dict[str, Any] = {"id": self.id, "created": CREATED, "is_archived": self.is_archived}
        if self.is_im:
            other = next(iter(self.members - {member}), member)
            return common | {"is_im": True, "is_org_shared": False, "user": other, "is_open": True}
        return common | {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind == "channels",
            "is_group": self.kind == "groups",
            "is_im": False,
            "is_mpim": self.is_mpim,
            "is_private": self.is_private or self.is_mpim,
            "is_general": self.is_general,
            "is_member": member in self.members,
            "is_shared": self.is_ext_shared,
            "is_ext_shared": self.is_ext_shared,
            "is_org_shared": False,
            "is_pending_ext_shared": False,
            "context_team_id": "T012ABC",
            "topic": {"value": "", "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
        }
