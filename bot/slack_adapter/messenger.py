"""The messenger to Slack: posts once, marks what it posts, and finds it again by that mark.

The mark travels as the message's metadata, which everybody in the workspace may read and every app may write:
so it is no secret, and only the bot's own messages are searched for it.
"""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.delivery.errors import Refused, Uncertain
from bot.delivery.message import Content, Receipt
from bot.delivery.messenger import Limits
from bot.rendering.slack.message import SENDING, message_of
from bot.slack_adapter.errors import LASTING, border
from bot.slack_adapter.web import TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from slack_sdk.web.async_slack_response import AsyncSlackResponse

    from bot.delivery.message import Message
    from bot.slack_adapter.private import Private
    from bot.slack_adapter.readers import Readers
    from bot.slack_adapter.web import Web
    from briefings.reply import Reply
    from config.destination import Destination

LIMITS = Limits(
    timeout=TIMEOUT,
    # Slack's history has been seen to lag by seconds, in reports of other programs; nothing is promised.
    settle=timedelta(seconds=90),
    # "Several hundred messages per minute" in a workspace, says the reference of chat.postMessage; other apps
    # and people post too.
    messages=240,
    # One message a second to a channel, says the same page, and short bursts above that are let pass.
    apart=timedelta(seconds=1.05),
)

EVENT_TYPE = "communique_delivery"
PAGE = 200
"""Messages of history in one answer; Slack advises no more, and may give fewer."""

MAX_PAGES = 50
"""A history that does not end is no answer."""

PERSONS = ("U", "W")
"""How ids of people begin; those of conversations begin with C, G or D."""

TS = re.compile(r"([0-9]{1,11})\.([0-9]{6})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class SlackMessenger:
    """Sends to conversations by their id, and to people in their own conversation with the bot.

    A receipt's `message_id` is the message's `ts`, which is unique within its conversation. That of a person
    stands in their conversation with the bot, which `slack:U…` alone does not name.
    """

    def __init__(
        self,
        web: Web,
        *,
        limits: Limits = LIMITS,
        private: Private | None = None,
        readers: Readers | None = None,
    ) -> None:
        """A messenger that has not asked Slack for anything yet.

        Args:
            private: knows who may be written to alone; None lets everybody.
            readers: knows who reads a channel by now; None asks nobody.
        """
        self.limits = limits
        self._web, self._private, self._readers = web, private, readers
        self._bot_id: str | None = None
        self._opened: dict[str, str] = {}  # a person's conversation with the bot never changes its id

    def drawn(self, reply: Reply) -> Content | None:
        """The reply as one message; None where it is too long for one. Its lines are asked for by name."""
        if reply.handle is None and reply.items():
            reply = replace(reply, handle="")
        said = message_of(reply)
        if said is None:
            return None
        return Content.of(reply, json.dumps({**SENDING, **said}, ensure_ascii=False))

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        """Post the message, once.

        Raises:
            Refused: it has not arrived.
            Uncertain: it may have arrived.
        """
        said = _said(message)
        channel = await self._channel(destination, unsent=True)
        if self._readers is not None:
            await self._readers.check(destination, message.content)
        said |= {"channel": channel, "metadata": {"event_type": EVENT_TYPE, "event_payload": {"mark": mark}}}
        if message.thread is not None:
            said["thread_ts"] = message.thread
        with border():
            return _receipt(await self._asked("chat.postMessage", said))

    async def find(
        self, destination: Destination, mark: str, since: datetime, *, thread: str | None = None
    ) -> Receipt | None:
        """Look for the mark in the conversation's history, or in the thread.

        Raises:
            Refused: it cannot be read just now.
            Uncertain: likewise.
            Unreadable: the bot may never read it.
        """
        bot_id = await self._own_bot_id()
        query = {
            "channel": await self._channel(destination, reading=True),
            "oldest": f"{since.timestamp():.6f}",
            "inclusive": "true",
            "include_all_metadata": "true",
            "limit": str(PAGE),
        }
        method = "conversations.history" if thread is None else "conversations.replies"
        query |= {} if thread is None else {"ts": thread}
        for _ in range(MAX_PAGES):
            with border(reading=True):
                answer = await self._read(method, query)
                own = [one for one in answer["messages"] if one.get("bot_id") == bot_id]
                found = [_receipt(one) for one in own if _mark(one) == mark]
                cursor = (answer.get("response_metadata") or {}).get("next_cursor")
                breaks_off = bool(answer.get("has_more")) and not cursor
            if found and found[-1].posted_at >= since:
                return found[-1]
            if breaks_off:
                break
            if not cursor:
                return None
            query["cursor"] = str(cursor)
        raise Uncertain("the history cannot be read to its end")

    async def probe(self, destination: Destination) -> None:
        """Ask whether the bot may write there.

        Raises:
            Refused: it may not, and what to do about it.
            Uncertain: Slack does not answer.
        """
        channel_id = await self._channel(destination)
        if _is_person(destination):
            return  # who can be opened a conversation with can be written to
        with border():
            answer = await self._read("conversations.info", {"channel": channel_id})
            channel = answer["channel"]
            archived, member = channel.get("is_archived") is True, channel.get("is_member") is not False
            open_to_all = channel.get("is_private") is False and "chat:write.public" in _scopes(answer)
        if archived or not (member or open_to_all):
            raise Refused(LASTING["is_archived" if archived else "not_in_channel"], lasting=True)

    async def _channel(self, destination: Destination, *, reading: bool = False, unsent: bool = False) -> str:
        """The conversation's id."""
        address = destination.address
        if address.startswith(("#", "@")):
            raise Refused(_unknown(address), lasting=True)
        if not _is_person(destination):
            return address
        if self._private is not None and not reading:
            await self._private.check(address)
        if address not in self._opened:
            with border(reading=reading, unsent=unsent):
                answer = await self._asked("conversations.open", {"users": address})
                self._opened[address] = _text(answer["channel"]["id"])
        return self._opened[address]

    async def _own_bot_id(self) -> str:
        if self._bot_id is None:
            with border():
                self._bot_id = _text((await self._asked("auth.test", {}))["bot_id"])
        return self._bot_id

    async def _asked(self, method: str, said: Mapping[str, object]) -> AsyncSlackResponse:
        """Slack's answer that it did as it was asked."""
        client = await self._web.once()
        async with asyncio.timeout(self.limits.timeout.total_seconds()):
            return await client.api_call(method, json=dict(said))

    async def _read(self, method: str, query: Mapping[str, str]) -> AsyncSlackResponse:
        """Slack's answer to a question that changes nothing."""
        client = await self._web.once()
        async with asyncio.timeout(self.limits.timeout.total_seconds()):
            return await client.api_call(method, http_verb="GET", params=dict(query))


def _is_person(destination: Destination) -> bool:
    return destination.address.startswith(PERSONS)


def _said(message: Message) -> dict[str, object]:
    try:
        said = json.loads(message.content.body)
    except ValueError as error:
        raise Refused("the message was not drawn for Slack", lasting=True) from error
    if not isinstance(said, dict):
        raise Refused("the message was not drawn for Slack", lasting=True)
    return said


def _receipt(message: Mapping[str, Any] | AsyncSlackResponse) -> Receipt:
    ts = TS.fullmatch(message["ts"])
    if ts is None:
        raise ValueError("it has no id")
    seconds, micros = int(ts[1]), int(ts[2])
    return Receipt(ts[0], EPOCH + timedelta(seconds=seconds, microseconds=micros))


def _mark(message: Mapping[str, Any]) -> object:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return payload.get("mark") if metadata.get("event_type") == EVENT_TYPE else None


def _scopes(answer: AsyncSlackResponse) -> list[str]:
    """What the token may do, as Slack says beside every answer."""
    return [scope.strip() for scope in answer.headers.get("x-oauth-scopes", "").split(",")]


def _unknown(address: str) -> str:
    if address.startswith("#"):
        return f"the bot sees no channel {address}: is the name right, and is the bot in it (/invite)?"
    return f"the bot sees no person {address}: is the name right?"


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("it is no text")
    return value
