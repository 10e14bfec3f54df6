"""The surface: all that the app reacts to on Slack and all that it calls there, declared once.

The handlers are registered from it and the manifest is written from it, so that the two cannot drift. It
imports no SDK. **Source** of what needs which scope: the pages of each event and method on docs.slack.dev.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENTS_PATH = "/slack/events"
"""Where Slack sends everything over HTTP."""


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """A command with a slash.

    Attributes:
        role: what it is for; also its name, unless the operator has given it another.
        description: at most 2,000 characters.
        usage_hint: what may follow it; at most 1,000 characters.
    """

    role: str
    description: str
    usage_hint: str


@dataclass(frozen=True, slots=True)
class MessageShortcut:
    """An entry in the menu of a message.

    Attributes:
        callback_id: what Slack names it by when it is chosen.
        name: as the menu shows it; at most 24 characters.
        description: at most 150 characters.
    """

    callback_id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that Slack tells of.

    Attributes:
        scopes: without all of them it is not told of, or not of every kind of channel.
        reason: what is done when it happens.
    """

    scopes: tuple[str, ...]
    reason: str


COMMANDS = (
    SlashCommand(
        "ask",
        "Quotes from your documents that answer a question. Only you see them.",
        "what you want to know",
    ),
    SlashCommand(
        "brief",
        "What your documents say, line by line. Only you see it.",
        "[a briefing, a topic, or any words]",
    ),
    SlashCommand(
        "fact", "Figures and dates about a keyword, and who says so. Only you see them.", "a keyword"
    ),
    SlashCommand(
        "communique",
        "Everything else: sources, timeline, compare, check, verify, subscribe, follow, add.",
        "help",
    ),
)

SHORTCUTS = (
    MessageShortcut(
        "check", "Check against sources", "Holds every sentence of this message against your documents."
    ),
    MessageShortcut("add", "Add to corpus", "Hands in the links and files of this message to be read."),
)

VIEWS = ("topics", "form")
"""The callback ids of the dialogues that people fill in."""

EVENTS: Mapping[str, Event] = MappingProxyType(
    {
        "app_home_opened": Event((), "shows somebody their App Home"),
        "app_mention": Event(("app_mentions:read",), "answers whoever mentions it, in threads too"),
        "message.channels": Event(
            ("channels:history",), "answers “why 3” under a briefing; keyword snippets"
        ),
        "message.groups": Event(("groups:history",), "the same in private channels"),
        "message.im": Event(("im:history",), "answers what people write to it directly"),
        "member_joined_channel": Event(
            ("channels:read", "groups:read"), "greets a channel that it is invited to, once"
        ),
        "channel_left": Event(("channels:read",), "tells the admins when it is removed from a channel"),
        "group_left": Event(("groups:read",), "the same for private channels"),
        "channel_archive": Event(("channels:read",), "tells the admins that briefings cannot arrive there"),
        "channel_unarchive": Event(("channels:read",), "notices that they can again"),
        "group_archive": Event(("groups:read",), "the same for private channels"),
        "group_unarchive": Event(("groups:read",), "the same for private channels"),
        "channel_deleted": Event(("channels:read",), "tells the admins that briefings cannot arrive there"),
        "group_deleted": Event(("groups:read",), "the same for private channels"),
        "channel_rename": Event(("channels:read",), "goes on sending to a channel that has another name"),
        "group_rename": Event(("groups:read",), "the same for private channels"),
        "channel_shared": Event(
            ("channels:read", "groups:read"),
            "keeps closed collections out of a channel from the moment that it is shared",
        ),
        "channel_unshared": Event(("channels:read", "groups:read"), "notices that it is no longer shared"),
        "app_uninstalled": Event((), "says so in the log, and to the admins elsewhere"),
        "tokens_revoked": Event((), "says so in the log, and to the admins elsewhere"),
    }
)
"""What is subscribed to: its name, what it needs, and what is done."""

_HISTORY = ("channels:history", "groups:history", "im:history")
_READ = ("channels:read", "groups:read", "im:read", "mpim:read")

METHODS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "auth.test": (),
        "chat.postEphemeral": ("chat:write",),
        "chat.postMessage": ("chat:write",),
        "conversations.history": _HISTORY,
        "conversations.info": _READ,
        "conversations.list": ("channels:read", "groups:read"),
        "conversations.open": ("im:write",),
        "conversations.replies": _HISTORY,
        "files.info": ("files:read",),
        "usergroups.users.list": ("usergroups:read",),
        "users.info": ("users:read",),
        "users.list": ("users:read",),
        "views.open": (),
        "views.publish": (),
    }
)
"""Every method that is called with the bot's token, and the scopes that it needs for all we call it for."""

INTERACTIVE: tuple[str, ...] = ("commands",)
"""What commands and shortcuts need, whatever they do."""

SCOPES: Mapping[str, str] = MappingProxyType(
    {
        "commands": "the commands and the two entries in the menu of a message",
        "chat:write": "to post briefings, answers that somebody shares, and what you keep",
        "app_mentions:read": "to be asked by a mention, in threads above all: commands do not work there",
        "channels:history": (
            "to hear “why 3” under a briefing and the keywords a channel asked for, and to see after a crash "
            "whether a briefing arrived; only in channels that it was invited to"
        ),
        "groups:history": "the same in private channels that it was invited to",
        "im:history": "to be asked in its own conversation with you",
        "channels:read": "to know a channel by its name, and whether it is archived or shared with others",
        "groups:read": "the same for private channels that it was invited to",
        "im:read": "to tell its own conversation with you from one between two people",
        "mpim:read": "to know who reads along in a group conversation that it was invited to",
        "im:write": "to send you your digest, and what you keep",
        "users:read": "your time zone, and whether you are an admin or a guest",
        "usergroups:read": "to know who is in a user group that the configuration names as admins",
        "files:read": "to read a file that you hand in",
    }
)
"""The least that it can do its work with, each with its reason; in the order that people are asked in."""
