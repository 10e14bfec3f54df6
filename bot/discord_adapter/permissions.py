"""What the bot may do in a channel of a server, worked out of what Discord's API tells. Pure.

Source: "Permission Overwrites" in Discord's reference, read in 2026-11.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ChannelType, Permissions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORUMS = frozenset({ChannelType.forum.value, ChannelType.media.value})
"""Types of channels in which every message begins a post of its own."""

THREADS = frozenset(
    {
        ChannelType.news_thread.value,
        ChannelType.public_thread.value,
        ChannelType.private_thread.value,
    }
)
"""Types of channels whose permissions are those of the channel above."""

TAKING = (
    FORUMS
    | THREADS
    | {
        ChannelType.text.value,
        ChannelType.news.value,
        ChannelType.voice.value,
        ChannelType.stage_voice.value,
    }
)
"""Types of channels of a server that messages can be sent to."""


def permissions_of(
    guild: Mapping[str, Any], member: Mapping[str, Any], overwrites: Iterable[Mapping[str, Any]]
) -> Permissions:
    """What a member may do in one channel: all that is allowed there, without a look at threads.

    Args:
        guild: as the API tells it, with `id`, `owner_id` and `roles`.
        member: likewise, with `user` and `roles`.
        overwrites: of the channel; of a thread, those of the channel above it.
    """
    user, own = member["user"]["id"], {guild["id"], *member["roles"]}
    may = Permissions(0)
    for role in guild["roles"]:
        if role["id"] in own:
            may |= Permissions(int(role["permissions"]))
    if may.administrator or user == guild["owner_id"]:
        return Permissions.all()
    every = list(overwrites)
    for ids in ({guild["id"]}, own - {guild["id"]}, {user}):  # each goes over the ones before
        layer = [one for one in every if one["id"] in ids]
        denied = allowed = 0
        for one in layer:
            denied, allowed = denied | int(one["deny"]), allowed | int(one["allow"])
        may = Permissions(may.value & ~denied | allowed)
    return may if may.view_channel else Permissions(0)


def missing_to_send(may: Permissions, kind: int) -> tuple[str, ...]:
    """The permissions that a message would need, by the names that Discord's settings have for them.

    Args:
        kind: the channel's type.
    """
    send = may.send_messages_in_threads if kind in THREADS else may.send_messages
    name = "Send Messages in Threads" if kind in THREADS else "Send Messages"
    return (*(() if may.view_channel else ("View Channel",)), *(() if send else (name,)))
