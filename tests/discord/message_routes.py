"""Messages and threads over REST."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord import files, posting
from tests.discord.channel import REQUIRES_TAG, TEXT_KINDS, Channel, Kind
from tests.discord.community import BOT
from tests.discord.message import V2
from tests.discord.permissions import Permission
from tests.discord.refusal import (
    ARCHIVED,
    HAS_THREAD,
    LOCKED,
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    NO_DIRECT_MESSAGES,
    NO_TEXT,
    NOT_YOURS,
    TAG_REQUIRED,
    UNKNOWN_MESSAGE,
    WRONG_TYPE,
    Refusal,
    invalid,
)

if TYPE_CHECKING:
    from tests.discord.call import Call
    from tests.discord.community import Community
    from tests.discord.message import Message

MAX_PAGE = 100


def create(community: Community, call: Call) -> dict[str, Any]:
    """POST /channels/{channel}/messages."""
    channel = _writable(community, call.parts["channel"])
    posting.refuse_problems(call.payload, "message")
    attachments = files.uploaded(community, channel.id, call.uploads)
    message = posting.post(community, channel, BOT, call.payload, attachments=attachments)
    shown = posting.shown(community, message)
    return shown if message.nonce is None else shown | {"nonce": message.nonce}


def history(community: Community, call: Call) -> list[dict[str, Any]]:
    """GET /channels/{channel}/messages: the newest first; with `after` the oldest page of what came after."""
    channel = _readable(community, call.parts["channel"])
    limit = _number(call, "limit", 50)
    if not 1 <= limit <= MAX_PAGE:
        raise invalid([f"limit: int value should be between 1 and {MAX_PAGE}."])
    if not community.may(BOT, channel, Permission.READ_MESSAGE_HISTORY):
        return []
    stored = channel.stored()
    if "after" in call.query:
        stored = [each for each in stored if int(each.id) > _number(call, "after", 0)][:limit]
    elif "before" in call.query:
        stored = [each for each in stored if int(each.id) < _number(call, "before", 0)][-limit:]
    elif "around" in call.query:
        middle = _number(call, "around", 0)
        before = sum(int(each.id) < middle for each in stored)
        stored = stored[max(0, before - limit // 2) :][:limit]
    else:
        stored = stored[-limit:]
    return [_seen(community, channel, each) for each in reversed(stored)]


def read(community: Community, call: Call) -> dict[str, Any]:
    """GET /channels/{channel}/messages/{message}."""
    channel = _readable(community, call.parts["channel"])
    if not community.may(BOT, channel, Permission.READ_MESSAGE_HISTORY):
        raise Refusal(*MISSING_PERMISSIONS)
    return _seen(community, channel, _message(channel, call))


def edit(community: Community, call: Call) -> dict[str, Any]:
    """PATCH /channels/{channel}/messages/{message}: of the bot's own."""
    channel = _readable(community, call.parts["channel"])
    message = _message(channel, call)
    if message.author != BOT:
        raise Refusal(*NOT_YOURS)
    if channel.is_archived:
        raise Refusal(*ARCHIVED)
    return changed(community, message, call)


def changed(community: Community, message: Message, call: Call) -> dict[str, Any]:
    """The message after the change, which keeps it a message of Components V2 where it was one."""
    payload = call.payload
    flags = (payload.get("flags") or 0) | message.flags & V2
    posting.refuse_problems(payload | {"flags": flags} if flags else payload, "edit")
    attachments = files.uploaded(community, message.channel, call.uploads)
    return posting.shown(community, posting.change(community, message, payload, attachments or None))


def delete(community: Community, call: Call) -> None:
    """DELETE /channels/{channel}/messages/{message}: of the bot's own, or with the permission."""
    channel = _readable(community, call.parts["channel"])
    message = _message(channel, call)
    if message.author != BOT and not community.may(BOT, channel, Permission.MANAGE_MESSAGES):
        raise Refusal(*MISSING_PERMISSIONS)
    posting.remove(community, message)


def typing(community: Community, call: Call) -> None:
    """POST /channels/{channel}/typing."""
    _writable(community, call.parts["channel"])


def react(community: Community, call: Call) -> None:
    """PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me, which leaves no trace here."""
    _message(_readable(community, call.parts["channel"]), call)


def crosspost(community: Community, call: Call) -> dict[str, Any]:
    """POST /channels/{channel}/messages/{message}/crosspost."""
    channel = _readable(community, call.parts["channel"])
    if channel.kind is not Kind.ANNOUNCEMENT:
        raise Refusal(*WRONG_TYPE)
    message = _message(channel, call)
    message.flags |= 1
    return posting.shown(community, message)


def start_thread(community: Community, call: Call) -> dict[str, Any]:
    """POST /channels/{channel}/threads: a forum's post with its first message, or a bare thread."""
    parent = _readable(community, call.parts["channel"])
    payload = call.payload
    if parent.kind is not Kind.FORUM:
        posting.refuse_problems(payload, "thread")
        _demand(community, parent, Permission.CREATE_PUBLIC_THREADS)
        return community.shown(open_thread(community, parent, BOT, payload["name"]))
    posting.refuse_problems(payload, "forum")
    _demand(community, parent, Permission.SEND_MESSAGES)
    tags = [str(tag) for tag in payload.get("applied_tags") or []]
    if unknown := set(tags) - set(parent.tags):
        raise invalid([f"applied_tags: Unknown tags {sorted(unknown)}"])
    if parent.flags & REQUIRES_TAG and not tags:
        raise Refusal(*TAG_REQUIRED)
    if "message" not in payload:
        raise invalid(["message: This field is required"])
    thread = open_thread(community, parent, BOT, payload["name"], tags)
    attachments = files.uploaded(community, thread.id, call.uploads)
    first = posting.post(  # which bears the id of the whole
        community, thread, BOT, payload["message"], attachments=attachments, id=thread.id
    )
    return community.shown(thread) | {"message": posting.shown(community, first)}


def thread_from(community: Community, call: Call) -> dict[str, Any]:
    """POST /channels/{channel}/messages/{message}/threads."""
    parent = _readable(community, call.parts["channel"])
    if parent.kind not in {Kind.TEXT, Kind.ANNOUNCEMENT}:
        raise Refusal(*WRONG_TYPE)
    _demand(community, parent, Permission.CREATE_PUBLIC_THREADS)
    message = _message(parent, call)
    posting.refuse_problems(call.payload, "thread")
    if message.id in community.channels:
        raise Refusal(*HAS_THREAD)
    return community.shown(open_thread(community, parent, BOT, call.payload["name"], number=message.id))


def open_thread(
    community: Community,
    parent: Channel,
    owner: str,
    name: str,
    tags: list[str] | None = None,
    number: str | None = None,
) -> Channel:
    """A thread more, of which the bot is told."""
    kind = Kind.ANNOUNCEMENT_THREAD if parent.kind is Kind.ANNOUNCEMENT else Kind.THREAD
    thread = Channel(
        number or community.id(), name, kind, parent.guild, parent.id, owner=owner, tags=tags or []
    )
    thread.archived_at = community.clock().isoformat()
    community.add(thread)
    community.happened("THREAD_CREATE", community.shown(thread) | {"newly_created": True}, thread)
    return thread


def _writable(community: Community, number: str) -> Channel:
    channel = _readable(community, number)
    if channel.is_direct:
        person = community.users[channel.people[0]]
        shared = any({person.id, BOT} <= guild.members.keys() for guild in community.guilds.values())
        if not person.accepts_messages or not shared:
            raise Refusal(*NO_DIRECT_MESSAGES)
        return channel
    if channel.kind not in TEXT_KINDS:
        raise Refusal(*NO_TEXT)
    _demand(
        community,
        channel,
        Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES,
    )
    if channel.is_locked and not community.may(BOT, channel, Permission.MANAGE_THREADS):
        raise Refusal(*LOCKED)
    if channel.is_archived:  # writing into it wakes it up
        channel.is_archived = False
        community.happened("THREAD_UPDATE", community.shown(channel), channel)
    return channel


def _readable(community: Community, number: str) -> Channel:
    channel = community.channel(number)
    if not community.may(BOT, channel, Permission.VIEW_CHANNEL):
        raise Refusal(*MISSING_ACCESS)
    return channel


def _demand(community: Community, channel: Channel, permission: Permission) -> None:
    if not community.may(BOT, channel, permission):
        raise Refusal(*MISSING_PERMISSIONS)


def _message(channel: Channel, call: Call) -> Message:
    message = channel.find(call.parts["message"])
    if message is None:
        raise Refusal(*UNKNOWN_MESSAGE)
    return message


def _seen(community: Community, channel: Channel, message: Message) -> dict[str, Any]:
    data = posting.shown(community, message)
    return posting.readable(data, intents=community.granted, direct=channel.is_direct)


def _number(call: Call, name: str, default: int) -> int:
    try:
        return int(call.query.get(name, default))
    except ValueError:
        raise invalid([f"{name}: Value is not an int."]) from None


ROUTES = {
    "POST /channels/{channel}/messages": create,
    "GET /channels/{channel}/messages": history,
    "GET /channels/{channel}/messages/{message}": read,
    "PATCH /channels/{channel}/messages/{message}": edit,
    "DELETE /channels/{channel}/messages/{message}": delete,
    "POST /channels/{channel}/messages/{message}/crosspost": crosspost,
    "POST /channels/{channel}/messages/{message}/threads": thread_from,
    "PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me": react,
    "POST /channels/{channel}/threads": start_thread,
    "POST /channels/{channel}/typing": typing,
}
