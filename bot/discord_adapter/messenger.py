"""The messenger to Discord: posts once, marks what it posts, and finds it again by that mark.

A message bears its mark twice: as its nonce, so that the same post soon after makes no second message, and in
its components, where it stays. A post in a forum has no nonce.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from discord import HTTPException

from bot.delivery.errors import Refused, Unreadable
from bot.delivery.message import Content
from bot.delivery.messenger import Limits
from bot.discord_adapter.errors import GRANT, LASTING, border, code_of, delivery_error
from bot.discord_adapter.history import History, receipt_of
from bot.discord_adapter.permissions import FORUMS, TAKING, THREADS, missing_to_send
from bot.discord_adapter.rights import rights_in
from bot.discord_adapter.web import TIMEOUT
from bot.rendering.discord.marks import with_mark
from bot.rendering.discord.message import message_of
from bot.rendering.neutral import neutral

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord import Permissions

    from bot.delivery.message import Message, Receipt
    from bot.discord_adapter.readers import Readers
    from bot.discord_adapter.web import Web
    from briefings.reply import Reply
    from config.destination import Destination

LIMITS = Limits(
    timeout=TIMEOUT,
    # History is read from where messages are stored, and shows them at once as a rule; nothing is promised.
    settle=timedelta(seconds=30),
    # "50 requests per second" for a bot, says the page on rate limits: some are left for what people ask.
    messages=40,
    period=timedelta(seconds=1),
    # Five messages in five seconds to a channel, say the headers; no page promises that.
    apart=timedelta(seconds=1.05),
)

PERSON = "@"
"""How the address of a person begins; that of a channel, a thread or a forum is its number."""

TITLE = "thread_name"
"""Under this name a body holds what a post in a forum is called; other channels are not told."""

TITLE_CHARS = 100
NOBODY: Mapping[str, Any] = {"parse": []}
"""Whom a message calls."""

NO_MESSAGES = frozenset({50008, 50024})
"""What a forum says to a message without a post."""

GUILD = "guild_id"
"""What a channel of a server has, and a conversation has not."""

_CHANNEL = "/channels/{channel_id}"


class DiscordMessenger:
    """Sends to channels, threads and forums by their number, and to people in their own conversation with it.

    A receipt's `message_id` is the message's, which names the post as well where it began one in a forum.
    """

    def __init__(self, web: Web, *, limits: Limits = LIMITS, readers: Readers | None = None) -> None:
        """A messenger that has not asked Discord for anything yet.

        Args:
            readers: knows who reads a channel by now; None asks nobody.
        """
        self.limits = limits
        self._web, self._readers = web, readers
        self._opened: dict[str, str] = {}  # a person's conversation with the bot never changes its id
        self._forums: dict[str, str] = {}  # nor does a forum become something else, nor change its server
        self._posts: dict[str, Mapping[str, Any]] = {}

    def drawn(self, reply: Reply) -> Content | None:
        """The reply as one message; None where it is too long for one. Its lines are asked for by name."""
        if reply.handle is None and reply.items():
            reply = replace(reply, handle="")
        said = message_of(reply)
        if said is None:
            return None
        body = {TITLE: neutral(reply.title)[:TITLE_CHARS], **said}
        return Content.of(reply, json.dumps(body, ensure_ascii=False))

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        """Post the message, once.

        Raises:
            Refused: it has not arrived.
            Uncertain: it may have arrived.
        """
        said = _said(message)
        title = said.pop(TITLE, "") or message.occurrence
        payload = with_mark(said, mark) | {"allowed_mentions": NOBODY}
        channel = await self.channel_of(destination)
        if self._readers is not None:
            await self._readers.check(destination, message.content, self._read)
        if channel not in self._forums:
            answer = await self._said_in(channel, payload, mark, reply_to=message.thread)
            if not isinstance(answer, HTTPException):
                return answer
            with border(unsent=True):
                forum = code_of(answer) in NO_MESSAGES and await self._guild_of_forum(channel) is not None
            if not forum:
                raise delivery_error(answer) from answer
        if message.thread is not None:
            answer = await self._said_in(message.thread, payload, mark)
            if isinstance(answer, HTTPException):
                raise delivery_error(answer) from answer
            return answer
        with border():
            begun = {"name": title, "message": payload}
            post = await self._asked("POST", f"{_CHANNEL}/threads", json=begun, channel_id=channel)
            return receipt_of(post["id"])

    async def find(
        self, destination: Destination, mark: str, since: datetime, *, thread: str | None = None
    ) -> Receipt | None:
        """Look for the mark in the channel's history, or among the posts of the forum.

        Raises:
            Refused: it cannot be read just now.
            Uncertain: likewise.
            Unreadable: the bot may never read it.
        """
        channel = await self.channel_of(destination, reading=True)
        with border(reading=True):
            history = History(self._read, await self._own_id(), mark, since, self._posts)
            if _is_person(destination):
                return await history.in_channel(channel)
            guild = await self._guild_of_forum(channel)
            if guild is None or thread is not None:
                found = await history.in_channel(channel if guild is None else str(thread))
            else:
                found = await history.in_forum(channel, guild)
            if history.bare and not await self._may_read(channel):
                raise Unreadable(f"the bot lacks Read Message History: {GRANT}")
            return found

    async def probe(self, destination: Destination) -> None:
        """Ask whether the bot may write there.

        Raises:
            Refused: it may not, and what to do about it.
            Uncertain: Discord does not answer.
        """
        channel = await self.channel_of(destination)
        if _is_person(destination):
            return  # whether they take messages is said to a message alone
        with border():
            about = await self._read(_CHANNEL, channel_id=channel)
            if GUILD not in about:
                return  # a conversation by its own number
            kind = int(about["type"])
            may = await self._rights(about)
            locked = kind in THREADS and about["thread_metadata"]["locked"] and not may.manage_threads
        if kind not in TAKING:
            raise Refused(LASTING[50008], lasting=True)
        if missing := missing_to_send(may, kind):
            raise Refused(f"the bot lacks {', '.join(missing)}: {GRANT}", lasting=True)
        if locked:
            raise Refused(LASTING[160005], lasting=True)

    async def channel_of(self, destination: Destination, *, reading: bool = False) -> str:
        """The channel's id; a conversation is opened for that.

        Raises:
            Refused: there is none to be had; nothing was sent.
            Uncertain: likewise, where somebody reads.
            Unreadable: that person can never be read.
        """
        address = destination.address
        if not _is_person(destination):
            return address
        if address not in self._opened:
            with border(reading=reading, unsent=not reading):
                person = {"recipient_id": address.removeprefix(PERSON)}
                answer = await self._asked("POST", "/users/@me/channels", json=person)
                self._opened[address] = receipt_of(answer["id"]).message_id
        return self._opened[address]

    async def _said_in(
        self, channel: str, payload: Mapping[str, Any], mark: str, *, reply_to: str | None = None
    ) -> Receipt | HTTPException:
        """Post a message where messages stand one below the other; the receipt, or Discord's no.

        Args:
            reply_to: a message there; where it is gone, this one stands alone.
        """
        sent = {**payload, "nonce": mark, "enforce_nonce": True}
        if reply_to is not None:
            sent["message_reference"] = {"message_id": _number(reply_to), "fail_if_not_exists": False}
        with border():
            try:
                answer = await self._asked("POST", f"{_CHANNEL}/messages", json=sent, channel_id=channel)
            except HTTPException as error:
                return error
            return receipt_of(answer["id"])

    async def _guild_of_forum(self, channel: str) -> str | None:
        """The server of a forum; None where the channel is none."""
        if channel not in self._forums:
            about = await self._read(_CHANNEL, channel_id=channel)
            if about["type"] not in FORUMS:
                return None
            self._forums[channel] = str(about[GUILD])
        return self._forums[channel]

    async def _may_read(self, channel: str) -> bool:
        """Whether what is not to be seen in a channel is not there."""
        about = await self._read(_CHANNEL, channel_id=channel)
        return GUILD not in about or (await self._rights(about)).read_message_history

    async def _rights(self, about: Mapping[str, Any]) -> Permissions:
        return await rights_in(about, self._read, await self._own_id())

    async def _own_id(self) -> str:
        async with asyncio.timeout(self.limits.timeout.total_seconds()):
            return await self._web.own_id()

    async def _asked(self, method: str, path: str, *, json: object, **parameters: str) -> Any:  # noqa: ANN401  not yet believed
        """Discord's answer that it did as it was asked."""
        async with asyncio.timeout(self.limits.timeout.total_seconds()):
            return await self._web.once(method, path, json=json, **parameters)

    async def _read(self, path: str, **parameters: str) -> Any:  # noqa: ANN401  likewise
        """Discord's answer to a question that changes nothing."""
        async with asyncio.timeout(self.limits.timeout.total_seconds()):
            return await self._web.request("GET", path, **parameters)


def _is_person(destination: Destination) -> bool:
    return destination.address.startswith(PERSON)


def _number(message_id: str) -> str:
    if not message_id.isdecimal():
        raise Refused(LASTING[10008], lasting=True)
    return message_id


def _said(message: Message) -> dict[str, Any]:
    try:
        said = json.loads(message.content.body)
    except ValueError as error:
        raise Refused("the message was not drawn for Discord", lasting=True) from error
    if not isinstance(said, dict) or not isinstance(said.get("components"), list):
        raise Refused("the message was not drawn for Discord", lasting=True)
    return said
