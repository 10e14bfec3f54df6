"""The `chat.*` methods: post, show to one person, change, take back, link to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.slack.content import content_of
from tests.slack.refusal import Refusal
from tests.slack.workspace import BOT, BOT_ID, TEAM_DOMAIN, Workspace

if TYPE_CHECKING:
    from tests.slack.arguments import Arguments
    from tests.slack.channel import Channel
    from tests.slack.message import Message

MAX_UPDATED_BYTES = 4_000
"""Of an edited message's escaped `text`, in UTF-8; chat.update says `msg_too_long` beyond."""


def post_message(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """chat.postMessage: to a channel's id or name, or to a person, which opens their conversation."""
    workspace.demand("chat:write")
    channel = _writable(workspace, given.needed("channel"))
    _thread(channel, given)
    content = content_of(given)
    thread_ts = given.text("thread_ts") or None
    posted = workspace.post(
        channel,
        {"user": BOT, "bot_id": BOT_ID, "thread_ts": thread_ts, "subtype": None, **content},
    )
    shown = posted.payload(all_metadata=True)
    return {"ok": True, "channel": channel.id, "ts": posted.ts, "message": shown}


def post_ephemeral(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """chat.postEphemeral: shown to one member of a channel the bot is in, and stored nowhere."""
    workspace.demand("chat:write")
    channel = workspace.channel(given.needed("channel"))
    if channel.is_archived:
        raise Refusal("is_archived")
    if BOT not in channel.members:
        raise Refusal("not_in_channel")
    if (user := given.needed("user")) not in channel.members:
        raise Refusal("user_not_in_channel")
    content = content_of(given) | {"metadata": None}
    thread_ts = given.text("thread_ts") or None
    shown = workspace.post(
        channel, {"user": BOT, "bot_id": BOT_ID, "thread_ts": thread_ts, "only_for": user, **content}
    )
    return {"ok": True, "message_ts": shown.ts}


def update(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """chat.update: of the bot's own stored messages."""
    workspace.demand("chat:write")
    message = _own(workspace, given, "cant_update_message")
    if len(given.text("text").encode()) > MAX_UPDATED_BYTES:
        raise Refusal("msg_too_long")
    content = content_of(given)
    message.text, message.edited_by = content["text"], BOT
    if "blocks" in given.given:
        message.blocks = content["blocks"]
    if "metadata" in given.given:
        message.metadata = content["metadata"]
    workspace.bell.ring()
    return {
        "ok": True,
        "channel": message.channel,
        "ts": message.ts,
        "text": message.text,
        "message": message.payload(all_metadata=True),
    }


def delete(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """chat.delete: of the bot's own stored messages."""
    workspace.demand("chat:write")
    message = _own(workspace, given, "cant_delete_message")
    workspace.channels[message.channel].messages.remove(message)
    workspace.bell.ring()
    return {"ok": True, "channel": message.channel, "ts": message.ts}


def permalink(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """chat.getPermalink: the link a person can follow to a message."""
    channel = workspace.channel(given.needed("channel"))
    message = channel.find(given.needed("message_ts"))
    if message is None:
        raise Refusal("message_not_found")
    link = f"https://{TEAM_DOMAIN}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread_ts and message.thread_ts != message.ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"ok": True, "channel": channel.id, "permalink": link}


def _writable(workspace: Workspace, named: str) -> Channel:
    if named[:1] in {"U", "W"}:
        return _conversation_with(workspace, named)
    channel = workspace.channel(named)
    if channel.is_archived:
        raise Refusal("is_archived")
    if BOT not in channel.members and "chat:write.public" not in workspace.scopes:
        raise Refusal("not_in_channel")
    return channel


def _conversation_with(workspace: Workspace, user: str) -> Channel:
    person = workspace.users.get(user)
    if person is None or person.id == BOT:
        raise Refusal("channel_not_found")
    if person.deleted or person.is_bot:
        raise Refusal("messages_tab_disabled" if person.is_bot else "channel_not_found")
    return workspace.direct(user)


def _thread(channel: Channel, given: Arguments) -> None:
    thread_ts = given.text("thread_ts")
    if thread_ts and channel.find(thread_ts) is None:
        raise Refusal("thread_not_found")


def _own(workspace: Workspace, given: Arguments, error: str) -> Message:
    channel = workspace.channel(given.needed("channel"))
    message = channel.find(given.needed("ts"))
    if message is None:
        raise Refusal("message_not_found")
    if message.user != BOT:
        raise Refusal(error)
    return message


METHODS = {
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update,
    "chat.delete": delete,
    "chat.getPermalink": permalink,
}
