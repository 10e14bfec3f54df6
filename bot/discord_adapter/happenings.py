"""Happenings: what Discord tells of without anybody having asked the bot by a command."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import discord
import structlog

from bot.chat.handing_in import links_in
from bot.chat.outcome import Outcome, Post
from bot.chat.receiving import received
from bot.chat.snippets import Snippets, snippet
from bot.chat.typed import asks
from bot.delivery.errors import DeliveryError, Refused
from bot.discord_adapter.directory import place_of, thread_of
from bot.door import logged
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.chat.acted import Acted
    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.work import Work
    from bot.discord_adapter.answers import Answers
    from bot.discord_adapter.attachments import Attachments
    from bot.discord_adapter.directory import Directory

SPOKEN = frozenset({discord.MessageType.default, discord.MessageType.reply})
"""What somebody has just written: all others are joins, pins, boosts and the like."""

NEWS = timedelta(days=1)
"""A server that the bot was added to longer ago expects no greeting any more."""

_log = structlog.get_logger("communique.discord")


class Happenings:
    """What is told, put to `bot.chat`."""

    def __init__(
        self,
        chat: Chat,
        directory: Directory,
        answers: Answers,
        attachments: Attachments,
        acted: Acted,
        work: Work,
    ) -> None:
        self._chat, self._directory, self._answers = chat, directory, answers
        self._attachments, self._acted, self._work = attachments, acted, work

    async def said(self, message: discord.Message, me: discord.ClientUser) -> None:
        """A message: to the bot alone, to the bot by name, below one of its own, or among others."""
        if message.author.bot or message.webhook_id is not None or message.type not in SPOKEN:
            return
        with self._reported("message"):
            if message.guild is None:
                await self._alone_with(message, me)
            elif _named(me, message.content) and not message.mention_everyone:
                await self._addressed(message, me)
            elif _to_it_alone(me, message) and asks(message.content):
                await self._answered(message, message.content.strip())
            else:
                await self._watched(message)

    async def joined(self, guild: discord.Guild) -> None:
        """The bot was added to a server: it says so, once for ever, where it may write; else to its owner."""
        with self._reported("guild"):
            if not await self._once("greeting", f"discord guild {guild.id}"):
                return
            channel = _greeting_channel(guild)
            if channel is not None and await self._greeted(str(channel.id), f"#{channel.name}"):
                return
            await self._greeted(f"@{guild.owner_id}", "")

    async def found(self, guilds: Iterable[discord.Guild]) -> None:
        """The servers that the bot is in as it starts: it may have been added while it did not run."""
        now = self._chat.now()
        for guild in guilds:
            joined_at = getattr(guild.me, "joined_at", None)  # of a server that is not to be reached, nobody
            if joined_at is not None and timedelta(0) <= now - joined_at <= NEWS:
                await self.joined(guild)

    async def _greeted(self, address: str, label: str) -> bool:
        """Whether a greeting was posted; False where Discord does not take it there.

        Args:
            label: of a channel; without one it is somebody alone, who can choose nothing for others.
        """
        where = Destination(Platform.DISCORD, address)
        reply = (await self._work(partial(self._chat.greeting, where, label=label, outside=False))).reply
        if reply is None:
            return False
        try:
            await self._answers.post(Post(where, reply if label else replace(reply, actions=())))
        except Refused as error:
            _log.warning("not_greeted", reason=error.reason)
            return False
        return True

    async def _alone_with(self, message: discord.Message, me: discord.ClientUser) -> None:
        if not await self._once("event", f"discord {message.id}"):
            return
        asker = self._directory.of_message(message)
        text = _without(me, message.content)
        if message.attachments or _hands_in(message, text):
            outcome = await self._handed_in(asker, message)
        else:
            outcome = await self._answer(asker, message, text)
        await self._answers.below(str(message.channel.id), str(message.id), outcome)

    async def _addressed(self, message: discord.Message, me: discord.ClientUser) -> None:
        """A question to the bot by name, or something handed to it."""
        text = _without(me, message.content)
        if not _hands_in(message, text):
            await self._answered(message, text)
        elif await self._once("event", f"discord {message.id}"):
            outcome = await self._handed_in(self._directory.of_message(message), message)
            await self._answers.below(str(message.channel.id), str(message.id), outcome)

    async def _answered(self, message: discord.Message, text: str) -> None:
        """What was asked among others is answered for all, below it."""
        if not await self._once("event", f"discord {message.id}"):
            return
        outcome = await self._answer(self._directory.of_message(message), message, text, for_all=True)
        await self._answers.below(str(message.channel.id), str(message.id), outcome)

    async def _answer(
        self, asker: Asker, message: discord.Message, text: str, *, for_all: bool = False
    ) -> Outcome:
        """The answer to what was said: about a line of the message above, or a command, or a question."""
        above = None if message.reference is None else message.reference.message_id
        if above is not None:
            about = await self._work(partial(self._chat.in_thread, asker, text, thread=str(above)))
            if about is not None:
                return about
        thread = thread_of(message.channel)
        return await self._work(partial(self._chat.addressed, asker, text, thread=thread, for_all=for_all))

    async def _handed_in(self, asker: Asker, message: discord.Message) -> Outcome:
        fetch = partial(self._attachments.each, message.attachments)
        return await received(self._chat, self._work, asker, fetch, links_in(message.content))

    async def _watched(self, message: discord.Message) -> None:
        """A message among people: where its channel asked for that, a fact about a keyword in it."""
        where = place_of(message.channel)
        keywords = self._chat.application.configuration.keywords.values()
        if where is None or not message.content or not any(where in one.channels for one in keywords):
            return
        below = thread_of(message.channel) or str(message.id)
        found = await self._work(
            partial(
                self._chat.watched,
                partial(
                    snippet,
                    where=where,
                    thread=below,
                    text=message.clean_content,
                    now=self._chat.now(),
                ),
            )
        )
        if found is None:
            return
        try:
            await self._answers.below(str(message.channel.id), str(message.id), Outcome(found.reply))
        except Refused:
            await self._work(partial(Snippets(self._chat.application.store.engine).unclaim, found))
            raise

    async def _once(self, kind: str, key: str) -> bool:
        return await self._work(partial(self._acted.first, kind, key, now=self._chat.now()))

    @contextmanager
    def _reported(self, what: str) -> Iterator[None]:
        """What goes wrong is logged, with nobody to tell; the next event must be heard."""
        try:
            yield
        except DeliveryError as error:
            _log.warning("not_answered", what=what, reason=error.reason)
        except Exception as error:  # noqa: BLE001  the door of events
            _log.error("not_handled", what=what, reference=logged(error))


def _hands_in(message: discord.Message, text: str) -> bool:
    """Whether there is a file, or an address, and not a word beside."""
    return bool(links_in(text)) and len(text.split()) == 1 if text else bool(message.attachments)


def _named(me: discord.ClientUser, text: str) -> bool:
    """Whether somebody wrote the bot's name."""
    return _without(me, text) != text.strip()


def _to_it_alone(me: discord.ClientUser, message: discord.Message) -> bool:
    """Whether a message is a reply to one of the bot's, and to nobody else.

    Discord lets a reply mention whose message it answers, without a word of that in its text.
    """
    others = message.mention_everyone or message.role_mentions
    return not others and message.mentions == [me]


def _without(me: discord.ClientUser, text: str) -> str:
    """What was said to the bot, without its name."""
    for mention in (f"<@{me.id}>", f"<@!{me.id}>"):
        text = text.replace(mention, " ")
    return text.strip()


def _greeting_channel(guild: discord.Guild) -> discord.TextChannel | None:
    """The channel that a server has for such messages, else the first that the bot may write to."""
    channels = [guild.system_channel] if guild.system_channel is not None else []
    for channel in (*channels, *guild.text_channels):
        allowed = channel.permissions_for(guild.me)
        if allowed.view_channel and allowed.send_messages:
            return channel
    return None
