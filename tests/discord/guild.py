"""A server of people: its roles, its members, and what each may do in general."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.discord.permissions import EVERYTHING, ORDINARY, Permission

if TYPE_CHECKING:
    from tests.discord.user import User

JOINED_AT = "2026-01-01T00:00:00.000000+00:00"


@dataclass(slots=True)
class Role:
    """A role; the one with the guild's own id is everybody's."""

    id: str
    name: str
    permissions: int = 0
    position: int = 1

    def payload(self) -> dict[str, Any]:
        """The role as guilds show it."""
        return {
            "id": self.id,
            "name": self.name,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "icon": None,
            "unicode_emoji": None,
            "position": self.position,
            "permissions": str(int(self.permissions)),
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }


@dataclass(slots=True)
class Guild:
    """One server.

    Attributes:
        members: the ids of each member's roles, by the member's id.
    """

    id: str
    name: str
    owner: str = ""
    locale: str = "en-GB"
    system_channel: str | None = None
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roles.setdefault(self.id, Role(self.id, "@everyone", int(ORDINARY), position=0))

    def permissions(self, user: str) -> int:
        """What that person may do in the whole server; nothing where they are no member."""
        if user not in self.members:
            return 0
        given = self.roles[self.id].permissions
        for role in self.members[user]:
            given |= self.roles[role].permissions
        return EVERYTHING if user == self.owner or given & Permission.ADMINISTRATOR else given

    def member(self, user: User) -> dict[str, Any]:
        """The member as the API shows them."""
        return {
            "user": user.payload(),
            "nick": None,
            "avatar": None,
            "roles": sorted(self.members[user.id]),
            "joined_at": JOINED_AT,
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "pending": False,
            "communication_disabled_until": None,
        }

    def payload(self) -> dict[str, Any]:
        """The server as `GET /guilds/{id}` shows it."""
        return {
            "id": self.id,
            "name": self.name,
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "owner_id": self.owner,
            "afk_channel_id": None,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "roles": [role.payload() for role in self.roles.values()],
            "emojis": [],
            "stickers": [],
            "features": [],
            "mfa_level": 0,
            "application_id": None,
            "system_channel_id": self.system_channel,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "public_updates_channel_id": None,
            "vanity_url_code": None,
            "description": None,
            "banner": None,
            "premium_tier": 0,
            "preferred_locale": self.locale,
            "nsfw_level": 0,
            "premium_progress_bar_enabled": False,
        }
