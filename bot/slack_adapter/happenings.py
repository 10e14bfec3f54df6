"""Happenings: what Slack tells of without anybody having asked the bot by a command.

Each is acted on once, however often it is told; most ask for nothing.
"""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from bot.chat.outcome import Outcome, Post
from bot.chat.receiving import received
from bot.delivery.errors import DeliveryError, Refused
from bot.door import logged
from bot.slack_adapter.mrkdwn import links, mentions, plain, without_mention
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from bot.chat.acted import Acted
    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.work import Work
    from bot.slack_adapter.answers import Answers
    from bot.slack_adapter.directory import Directory
    from bot.slack_adapter.files import Files
    from bot.slack_adapter.homes import Homes
    from bot.slack_adapter.places import Places
    from bot.slack_adapter.team import Team

SPOKEN = frozenset({None, "file_share", "thread_broadcast"})
"""Subtypes of messages that somebody has just written: all others are edits, joins, bots and the like."""

_LINKS = re.compile(r"<https?://[^<>]*>", re.IGNORECASE)

_log = structlog.get_logger("communique.slack")


class Happenings:
    """What is told, put to `bot.chat`."""

    def __init__(
        self,
        chat: Chat,
        directory: Directory,
        answers: Answers,
        files: Files,
        homes: Homes,
        places: Places,
        acted: Acted,
        team: Team,
        work: Work,
    ) -> None:
        self._chat, self._directory, self._answers, self._files = chat, directory, answers, files
        self._homes, self._places, self._acted, self._team, self._work = homes, places, acted, team, work

    async def told(self, event: dict[str, Any], *, event_id: str, team: str | None) -> None:
        """Act on one event, where it asks for something; what goes wrong is logged, with nobody to tell."""
        try:
            await self._act(event, event_id, team)
        except DeliveryError as error:
            _log.warning("not_answered", what=event.get("type"), reason=error.reason)
        except Exception as error:  # noqa: BLE001  the door of events: the next one must be heard
            _log.error("not_handled", what=event.get("type"), reference=logged(error))

    async def _act(self, event: dict[str, Any], event_id: str, team: str | None) -> None:
        match event.get("type"):
            case "app_home_opened" if event.get("tab", "home") == "home":
                await self._homes.show(event["user"])
            case "app_mention":
                await self._mentioned(event, event_id, team)
            case "message" if self._spoken(event):
                await self._said(event, event_id, team)
            case "member_joined_channel" if event.get("user") == self._team.bot:
                await self._arrived(event["channel"])
            case "app_home_opened" | "message" | "member_joined_channel":
                pass  # another tab, a bot or an edit, somebody else: no channel has changed
            case _:
                await self._places.told(event)

    def _spoken(self, event: dict[str, Any]) -> bool:
        """Whether somebody has just written it: no bot, not the bot itself, no edit."""
        return (
            event.get("subtype") in SPOKEN
            and not event.get("bot_id")
            and not event.get("hidden")
            and event.get("user") not in {None, self._team.bot}
        )

    async def _mentioned(self, event: dict[str, Any], event_id: str, team: str | None) -> None:
        """A question to the bot by name: answered to its asker alone, in the same thread."""
        if event.get("bot_id") or event.get("user") in {None, self._team.bot} or event.get("edited"):
            return
        if not await self._first(event_id):
            return
        asker = await self._asker(event, team)
        text = plain(without_mention(str(event.get("text") or ""), self._team.bot)).strip()
        thread = event.get("thread_ts")
        outcome = await self._answer(asker, text, thread)
        await self._answers.alone(event["channel"], event["user"], outcome, thread=thread)

    async def _said(self, event: dict[str, Any], event_id: str, team: str | None) -> None:
        """A message: to the bot alone, in a thread of one of its own, or among others."""
        if event.get("channel_type") == "im":
            if await self._first(event_id):
                await self._alone_with(event, team)
            return
        text = str(event.get("text") or "")
        if mentions(text, self._team.bot):
            return  # that comes as a mention too
        thread = event.get("thread_ts")
        if thread and thread != event.get("ts"):
            asker = await self._asker(event, team)
            outcome = await self._work(partial(self._chat.in_thread, asker, plain(text), thread=thread))
            if outcome is not None:
                if await self._first(event_id):
                    await self._answers.alone(event["channel"], event["user"], outcome, thread=thread)
                return
        await self._places.watched(event["channel"], text, thread=thread or event["ts"])

    async def _alone_with(self, event: dict[str, Any], team: str | None) -> None:
        asker = await self._asker(event, team)
        text = str(event.get("text") or "")
        if event.get("files") or _is_link_alone(text):
            outcome = await self._handed_in(asker, event)
        else:
            outcome = await self._answer(asker, plain(text).strip(), event.get("thread_ts"))
        await self._answers.directly(event["channel"], outcome, thread=event.get("thread_ts"))

    async def _handed_in(self, asker: Asker, event: dict[str, Any]) -> Outcome:
        found = links(str(event.get("text") or ""))
        return await received(self._chat, self._work, asker, partial(self._files.each, event), found)

    async def _answer(self, asker: Asker, text: str, thread: str | None) -> Outcome:
        """The answer to what was said: about a line of the message above, or a command, or a question."""
        if thread:
            about = await self._work(partial(self._chat.in_thread, asker, text, thread=thread))
            if about is not None:
                return about
        return await self._work(partial(self._chat.addressed, asker, text, thread=thread))

    async def _arrived(self, channel: str) -> None:
        """The bot was invited: it says so, once for ever."""
        self._directory.channels.forget(channel)
        where = Destination(Platform.SLACK, channel)
        place = await self._directory.channels.of(channel)
        if not await self._once("greeting", str(where)):
            return
        outcome = await self._work(
            partial(self._chat.greeting, where, label=f"#{place.name}", outside=place.shared)
        )
        if outcome.reply is None:
            return
        try:
            await self._answers.post(Post(where, outcome.reply))
        except Refused:  # nobody was greeted: the next invitation is the first
            await self._work(partial(self._acted.undo, "greeting", str(where)))
            raise

    async def _asker(self, event: dict[str, Any], team: str | None) -> Asker:
        return await self._directory.asker(
            event["user"], event["channel"], team=event.get("user_team") or event.get("team") or team
        )

    async def _first(self, event_id: str) -> bool:
        """Whether this event has not been acted on: Slack tells again what nobody acknowledged."""
        return not event_id or await self._once("event", event_id)

    async def _once(self, kind: str, key: str) -> bool:
        # Writing may wait for documents that are being stored: those who answer must not.
        return await asyncio.to_thread(partial(self._acted.first, kind, key, now=self._chat.now()))


def _is_link_alone(text: str) -> bool:
    return bool(links(text)) and not _LINKS.sub("", text).strip()
