"""The methods that look: `conversations.*`, `users.*`, `usergroups.*`, `files.info`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from tests.slack.arguments import MAX_PAGE, paged
from tests.slack.channel import Channel
from tests.slack.refusal import Refusal
from tests.slack.workspace import BOT, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.slack.arguments import Arguments
    from tests.slack.message import Message

T = TypeVar("T")

MAX_LISTED = 1_000
TYPES = {"public_channel": "channels", "private_channel": "groups", "mpim": "mpim", "im": "im"}
"""What conversations.list calls the kinds of channels."""


def info(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """conversations.info."""
    channel = workspace.channel(given.needed("channel"))
    workspace.demand(f"{channel.kind}:read")
    shown = channel.payload(BOT)
    if given.flag("include_num_members"):
        shown["num_members"] = len(channel.members)
    return {"ok": True, "channel": shown}


def listed(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """conversations.list: public channels, and the others the bot is in; each type needs its scope."""
    wanted = given.text("types", "public_channel").split(",")
    if not set(wanted) <= TYPES.keys():
        raise Refusal("invalid_types")
    kinds = {TYPES[name] for name in wanted}
    for kind in sorted(kinds):
        workspace.demand(f"{kind}:read")
    channels = [
        channel
        for channel in workspace.channels.values()
        if channel.kind in kinds
        and (not channel.hidden or BOT in channel.members)
        and not (channel.is_archived and given.flag("exclude_archived"))
    ]
    return _page(
        "channels",
        channels,
        given,
        default=100,
        most=MAX_LISTED,
        shown=lambda channel: channel.payload(BOT),
    )


def members(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """conversations.members."""
    channel = workspace.channel(given.needed("channel"))
    workspace.demand(f"{channel.kind}:read")
    people = sorted(channel.members)
    return _page("members", people, given, default=100, most=MAX_LISTED, shown=lambda user: user)


def history(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """conversations.history: newest first, without threads' replies and ephemeral messages."""
    channel = _readable(workspace, given)
    messages = [
        message
        for message in reversed(channel.stored())
        if message.thread_ts in {None, message.ts} or message.subtype == "thread_broadcast"
        if _within(message, given)
    ]
    page = _page(
        "messages", messages, given, default=100, shown=lambda each: _in_history(channel, each, given)
    )
    return page | {"pin_count": 0}


def replies(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """conversations.replies: a message and its thread, oldest first."""
    channel = _readable(workspace, given)
    ts = given.needed("ts")
    message = channel.find(ts)
    if message is None:
        raise Refusal("thread_not_found")
    parent = channel.find(message.thread_ts or ts) or message
    thread = [parent, *(each for each in channel.thread(parent.ts) if _within(each, given))]
    return _page(
        "messages",
        thread,
        given,
        default=1_000,
        most=MAX_LISTED,
        shown=lambda each: _in_history(channel, each, given),
    )


def opened(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """conversations.open: with one person or several; the same people have one conversation."""
    if named := given.text("channel"):
        return {"ok": True, "channel": {"id": workspace.channel(named).id}}
    people = [user for user in given.text("users").split(",") if user]
    if not people:
        raise Refusal("users_list_not_supplied")
    workspace.demand("im:write" if len(people) == 1 else "mpim:write")
    for user in people:
        if workspace.user(user).deleted:
            raise Refusal("user_disabled")
    channel = workspace.direct(people[0]) if len(people) == 1 else _group(workspace, {*people, BOT})
    return {"ok": True, "channel": channel.payload(BOT) if given.flag("return_im") else {"id": channel.id}}


def user_info(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """users.info."""
    workspace.demand("users:read")
    return {"ok": True, "user": workspace.user(given.needed("user")).payload()}


def users_listed(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """users.list."""
    workspace.demand("users:read")
    everybody = [*workspace.users.values()]
    return _page("members", everybody, given, default=100, most=MAX_LISTED, shown=lambda user: user.payload())


def usergroup_users(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """usergroups.users.list."""
    workspace.demand("usergroups:read")
    named = given.needed("usergroup")
    if named not in workspace.usergroups:
        raise Refusal("no_such_subteam")
    return {"ok": True, "users": workspace.usergroups[named]}


def file_info(workspace: Workspace, given: Arguments) -> dict[str, Any]:
    """files.info."""
    workspace.demand("files:read")
    file = workspace.files.get(given.needed("file"))
    if file is None:
        raise Refusal("file_not_found")
    return {"ok": True, "file": file.payload(), "comments": [], "response_metadata": {"next_cursor": ""}}


def _readable(workspace: Workspace, given: Arguments) -> Channel:
    channel = workspace.channel(given.needed("channel"))
    workspace.demand(f"{channel.kind}:history")
    if BOT not in channel.members:
        raise Refusal("not_in_channel")
    return channel


def _in_history(channel: Channel, message: Message, given: Arguments) -> dict[str, Any]:
    shown = message.payload(all_metadata=given.flag("include_all_metadata"))
    if thread := channel.thread(message.ts):
        shown |= {"thread_ts": message.ts, "reply_count": len(thread), "latest_reply": thread[-1].ts}
        shown["reply_users"] = sorted({each.user for each in thread})
    elif message.thread_ts and message.thread_ts != message.ts:
        parent = channel.find(message.thread_ts)
        shown["parent_user_id"] = parent.user if parent else ""
    return shown


def _within(message: Message, given: Arguments) -> bool:
    """Whether the message lies in the span asked for; its ends count only with `inclusive`."""
    at = _instant(message.ts)
    oldest = _instant(given.text("oldest")) if given.text("oldest", "0") not in {"", "0"} else None
    latest = _instant(given.text("latest")) if given.text("latest") else None
    if given.flag("inclusive") and at in {oldest, latest}:
        return True
    return (oldest is None or at > oldest) and (latest is None or at < latest)


def _instant(ts: str) -> tuple[int, int]:
    """A timestamp's seconds and microseconds, for comparing.

    Raises:
        Refusal: `invalid_ts_oldest`: it is none.
    """
    seconds, _, rest = ts.partition(".")
    try:
        return int(seconds), int(rest[:6].ljust(6, "0"))
    except ValueError:
        raise Refusal("invalid_ts_oldest") from None


def _group(workspace: Workspace, people: set[str]) -> Channel:
    for channel in workspace.channels.values():
        if channel.is_mpim and channel.members == people:
            return channel
    number = workspace.number("G")
    return workspace.add(Channel(number, f"mpdm-{number.lower()}", members=people, is_mpim=True))


def _page(
    name: str,
    items: Sequence[T],
    given: Arguments,
    *,
    default: int,
    most: int = MAX_PAGE,
    shown: Callable[[T], Any],
) -> dict[str, Any]:
    """The page asked for, each item of it as `shown` shows it."""
    page, following = paged(items, given.text("cursor"), given.limit(default, most))
    answer: dict[str, Any] = {"ok": True, name: [shown(item) for item in page], "has_more": bool(following)}
    answer["response_metadata"] = {"next_cursor": following}
    return answer


METHODS = {
    "conversations.info": info,
    "conversations.list": listed,
    "conversations.members": members,
    "conversations.history": history,
    "conversations.replies": replies,
    "conversations.open": opened,
    "users.info": user_info,
    "users.list": users_listed,
    "usergroups.users.list": usergroup_users,
    "files.info": file_info,
}
