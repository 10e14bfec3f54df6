"""Channels: what Slack knows of one, and so who reads along there.

What cannot be found out is read as strictly as can be: as a channel that another organisation reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import structlog

from bot.slack_adapter.asking import Unanswered, answered
from bot.slack_adapter.remembered import FAILED_LASTING_S, LASTING_S, Remembered, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_sdk.web.async_client import AsyncWebClient

MOST = 5_000
"""Channels that are remembered."""

NOT_SEEN = "channel_not_found"
"""A definite answer: a private channel, or the conversation of two others, in which the bot is not."""

_log = structlog.get_logger("communique.slack")


class ChannelKind(StrEnum):
    """Who can be in a channel."""

    PUBLIC = "public"
    PRIVATE = "private"
    DM = "dm"
    GROUP = "group"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel; as it stands here with an id alone, one that nothing could be found out about.

    Attributes:
        name: without the #; empty for a conversation, and where it is not known.
        member: whether the bot is in it.
        shared: another organisation reads along, or will once it accepts. Workspaces of the same
            organisation do not count.
        general: the channel that everybody is in.
        user: whom the bot has this conversation with; empty for a channel.
    """

    id: str
    name: str = ""
    kind: ChannelKind = ChannelKind.UNKNOWN
    archived: bool = False
    member: bool = False
    shared: bool = True
    general: bool = False
    user: str = ""

    @property
    def known(self) -> bool:
        """Whether Slack said anything about it."""
        return self.kind is not ChannelKind.UNKNOWN


class Channels:
    """What Slack knows of channels, not more than five minutes old.

    Args:
        elapsed_s: a clock that never goes back, in seconds.
    """

    def __init__(self, client: AsyncWebClient, elapsed_s: Callable[[], float], *, most: int = MOST) -> None:
        self._client = client
        self._remembered = Remembered(self._ask, elapsed_s, most=most)
        self._failing: set[str] = set()

    async def of(self, channel: str) -> Channel:
        """The channel of this id. Never raises: see `Channel` for what is not known."""
        return await self._remembered.of(channel)

    def forget(self, channel: str) -> None:
        """Ask anew: something happened to it."""
        self._remembered.forget(channel)

    async def _ask(self, channel: str) -> Said[Channel]:
        try:
            told = await answered(self._client.conversations_info(channel=channel))
        except Unanswered as error:
            if error.code == NOT_SEEN:
                return Said(Channel(channel), LASTING_S)
            if error.code not in self._failing:  # once, until Slack answers again
                self._failing.add(error.code)
                _log.warning("channel_not_known", channel=channel, reason=error.reason)
            return Said(Channel(channel), FAILED_LASTING_S)
        self._failing.clear()
        found = channel_of(told.get("channel"))
        if found is None or found.id != channel:
            _log.warning("channel_not_known", channel=channel, reason="Slack told of none")
            return Said(Channel(channel), FAILED_LASTING_S)
        return Said(found)


def channel_of(told: object) -> Channel | None:
    """A channel as `conversations.info` and `conversations.list` tell of it; None where that is none."""
    if not isinstance(told, dict) or not isinstance(told.get("id"), str):
        return None
    dm = _is(told, "is_im")
    return Channel(
        id=told["id"],
        name=str(told.get("name") or ""),
        kind=_kind(told),
        archived=_is(told, "is_archived"),
        member=dm or _is(told, "is_member"),
        shared=_is(told, "is_ext_shared") or _is(told, "is_pending_ext_shared"),
        general=_is(told, "is_general"),
        user=str(told.get("user") or "") if dm else "",
    )


def _kind(told: Mapping[str, Any]) -> ChannelKind:
    if _is(told, "is_im"):
        return ChannelKind.DM
    if _is(told, "is_mpim"):
        return ChannelKind.GROUP
    return ChannelKind.PRIVATE if _is(told, "is_private") else ChannelKind.PUBLIC


def _is(told: Mapping[str, Any], key: str) -> bool:
    return told.get(key) is True
