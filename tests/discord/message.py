"""One message, as it stands in a channel or before one person's eyes."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  the dataclass's own annotations
from dataclasses import dataclass, field
from typing import Any

EPHEMERAL, LOADING, V2 = 1 << 6, 1 << 7, 1 << 15
"""Flags of messages. Source: Discord's developers' pages on messages."""
PLAIN, REPLY, COMMAND, MENU = 0, 19, 20, 23
"""Types of messages."""


@dataclass(slots=True)
class Message:
    """What was said, by whom, and to whom it is shown.

    Attributes:
        only_for: the one person who sees it: an ephemeral message, which no history has.
        pings: what in it notified somebody: `@everyone`, `<@1>`.
        sent: the payload it was posted with, for what Discord keeps to itself, such as `allowed_mentions`.
        edits: the payloads it was changed with, in order.
        edited_at: ISO 8601.
    """

    id: str
    channel: str
    author: str
    at: str
    content: str = ""
    embeds: list[dict[str, Any]] = field(default_factory=list)
    components: list[dict[str, Any]] = field(default_factory=list)
    flags: int = 0
    type: int = PLAIN
    nonce: str | int | None = None
    attachments: list[dict[str, Any]] = field(default_factory=list)
    replies_to: str | None = None
    mentions: list[str] = field(default_factory=list)
    only_for: str | None = None
    interaction: Mapping[str, Any] | None = None
    pings: list[str] = field(default_factory=list)
    sent: Mapping[str, Any] = field(default_factory=dict)
    edits: list[Mapping[str, Any]] = field(default_factory=list)
    edited_at: str | None = None

    @property
    def loading(self) -> bool:
        """Whether the bot is still "thinking"."""
        return bool(self.flags & LOADING)

    @property
    def text(self) -> str:
        """All words in it that a person reads: content, embeds, text displays; without labels of buttons."""
        return "\n".join([*filter(None, [self.content]), *_embedded(self.embeds), *texts(self.components)])


def texts(components: list[dict[str, Any]]) -> list[str]:
    """The texts displayed by components, in the order of reading."""
    found: list[str] = []
    for component in components:
        if component.get("type") == 10:
            found.append(component["content"])
        found += texts(component.get("components", []))
    return found


def _embedded(embeds: list[dict[str, Any]]) -> list[str]:
    found: list[str] = []
    for embed in embeds:
        fields = [text for each in embed.get("fields", []) for text in (each["name"], each["value"])]
        footer = embed.get("footer", {}).get("text")
        found += filter(None, [embed.get("title"), embed.get("description"), *fields, footer])
    return found
