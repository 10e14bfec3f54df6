"""One message, as it stands in a channel or before one person's eyes."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  the dataclass's own annotations
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Message:
    """What was said, by whom, and to whom it is shown.

    Attributes:
        only_for: the one person who sees it: an ephemeral message, which no history has.
        sent: the arguments it was posted with, for what Slack keeps to itself, such as `unfurl_links`.
    """

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Mapping[str, Any] | None = None
    only_for: str | None = None
    bot_id: str | None = None
    files: list[dict[str, Any]] = field(default_factory=list)
    edited_by: str | None = None
    subtype: str | None = None
    sent: Mapping[str, Any] = field(default_factory=dict)

    def payload(self, *, all_metadata: bool = False) -> dict[str, Any]:
        """The message as history and payloads show it; without `all_metadata` only the kind of the mark."""
        shown: dict[str, Any] = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts}
        shown["team"] = "T012ABC"
        if self.subtype:
            shown["subtype"] = self.subtype
        if self.bot_id:
            shown |= {"bot_id": self.bot_id, "app_id": "A012ABC"}
        if self.blocks:
            shown["blocks"] = self.blocks
        if self.thread_ts:
            shown["thread_ts"] = self.thread_ts
        if self.files:
            shown["files"] = self.files
        if self.edited_by:
            shown["edited"] = {"user": self.edited_by, "ts": self.ts}
        if self.metadata:
            shown["metadata"] = (
                dict(self.metadata) if all_metadata else {"event_type": self.metadata["event_type"]}
            )
        return shown
