"""Events as the Events API words them, and the scope each needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.slack.channel import Channel
    from tests.slack.message import Message

EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "member_joined_channel.channels": "channels:read",
    "member_joined_channel.groups": "groups:read",
    "channel_left": "channels:read",
    "group_left": "groups:read",
    "channel_archive": "channels:read",
    "channel_unarchive": "channels:read",
    "channel_rename": "channels:read",
    "group_archive": "groups:read",
    "group_unarchive": "groups:read",
    "group_rename": "groups:read",
    "channel_shared": "channels:read",
}
"""By the event's type, with the kind of channel where it depends on that; the others need none."""


def message_event(message: Message, channel: Channel) -> dict[str, Any]:
    """Something said, as the channel's members hear it."""
    event = message.payload(all_metadata=True)
    event |= {"channel": channel.id, "channel_type": channel.channel_type, "event_ts": message.ts}
    if message.thread_ts and message.thread_ts != message.ts:
        parent = channel.find(message.thread_ts)
        event["parent_user_id"] = parent.user if parent else ""
    return event
