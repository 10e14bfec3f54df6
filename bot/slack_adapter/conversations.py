"""Conversations: commands, shortcuts, clicks and dialogues on Slack, put to `bot.chat`, and its answers."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from bot.chat.arrival import topics_chosen
from bot.chat.checking import checked
from bot.chat.outcome import Outcome
from bot.chat.receiving import received
from bot.chat.trouble import said
from bot.delivery.errors import DeliveryError, Refused
from bot.rendering.slack import form
from bot.rendering.slack.clicks import click_of
from bot.slack_adapter import topics
from bot.slack_adapter.channels import ChannelKind
from bot.slack_adapter.errors import border
from bot.slack_adapter.mrkdwn import links, plain
from briefings.reply import Verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.click import Click
    from bot.chat.work import Work
    from bot.slack_adapter.answers import Answers
    from bot.slack_adapter.directory import Directory
    from bot.slack_adapter.files import Files
    from bot.slack_adapter.homes import Homes
    from bot.slack_adapter.web import Web

NOT_OPENED = "The form did not open in time: click once more."
OPENING_A_FORM = frozenset({Verb.FORM, Verb.AGAIN})

_log = structlog.get_logger("communique.slack")


class Conversations:
    """What people do on purpose."""

    def __init__(
        self,
        chat: Chat,
        directory: Directory,
        answers: Answers,
        web: Web,
        files: Files,
        homes: Homes,
        work: Work,
    ) -> None:
        self._chat, self._directory, self._answers, self._web = chat, directory, answers, web
        self._files, self._homes, self._work = files, homes, work

    async def command(self, role: str, body: dict[str, Any]) -> None:
        """A command with a slash: the answer is seen by its asker alone."""
        asker = await self._asker(body["user_id"], body.get("channel_id"), body)
        text = plain(str(body.get("text") or "")).strip()
        line = text if role == "communique" else f"{role} {text}".strip()
        if role != "communique" and not text and role != "brief":
            line = "help"
        await self._answered(asker, body, await self._work(partial(self._chat.typed, asker, line)))

    async def shortcut(self, body: dict[str, Any]) -> None:
        """An entry of a message's menu was chosen: the answer is seen by whoever chose it."""
        asker = await self._asker(body["user"]["id"], (body.get("channel") or {}).get("id"), body)
        message = body.get("message") or {}
        outcome = (
            await self._check(asker, message)
            if body["callback_id"] == "check"
            else await self._add(asker, message)
        )
        await self._answered(asker, body, outcome, thread=message.get("thread_ts"))

    async def click(self, body: dict[str, Any]) -> None:
        """A button or a menu."""
        container = body.get("container") or {}
        channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
        asker = await self._asker(body["user"]["id"], channel, body)
        click = click_of((body.get("actions") or [{}])[0])
        if click is None:
            _log.warning("not_known", kind="click")
            return
        thread = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
        if click.verb is Verb.TOPICS:
            await self._choose_topics(asker, body, label=click.value)
            return
        if click.verb in OPENING_A_FORM:
            await self._open_form(asker, body, click, thread=thread)
            return
        act = partial(self._chat.clicked, asker, click)
        # What is approved is fetched and read, which may take long: answers must not wait for that.
        outcome = await (asyncio.to_thread(act) if click.verb is Verb.APPROVE else self._work(act))
        await self._answered(asker, body, outcome, thread=thread)

    async def submitted(self, body: dict[str, Any]) -> None:
        """A dialogue that somebody filled in."""
        if body["view"]["callback_id"] == form.CALLBACK:
            await self._filled(body)
            return
        user = body["user"]["id"]
        channel, version, chosen = topics.chosen(body["view"])
        asker = await self._asker(user, channel, body)
        label = f"#{(await self._directory.channels.of(channel)).name}"
        outcome = await self._work(
            partial(
                self._chat.changed,
                asker,
                lambda application: topics_chosen(
                    application, asker, chosen, label=label, version=version, shown=topics.MAX_TOPICS
                ),
            )
        )
        with self._reported():
            await self._answers.alone(channel, user, outcome)

    async def _check(self, asker: Asker, message: dict[str, Any]) -> Outcome:
        text = plain(str(message.get("text") or ""))
        thread = str(message.get("thread_ts") or message.get("ts") or "")
        return await self._work(
            partial(
                self._chat.done,
                asker,
                lambda application: checked(
                    application,
                    asker,
                    text,
                    self._chat.now(),
                    thread=thread,
                    recent=self._chat.recent,
                ),
            )
        )

    async def _add(self, asker: Asker, message: dict[str, Any]) -> Outcome:
        found = links(str(message.get("text") or ""))
        return await received(self._chat, self._work, asker, partial(self._files.each, message), found)

    async def _open_form(
        self, asker: Asker, body: dict[str, Any], click: Click, *, thread: str | None
    ) -> None:
        found = await self._work(partial(self._chat.form, asker, click))
        if isinstance(found, Outcome):
            await self._answered(asker, body, found, thread=thread)
            return
        view = form.form_view(
            found,
            channel=None if asker.alone else asker.where.address,
            thread=thread,
            hidden=await self._hidden(asker, form.channels_of(found)),
        )
        await self._opened(asker, body, view, thread=thread)

    async def _hidden(self, asker: Asker, channels: Iterable[str]) -> frozenset[str]:
        """Those of the channels that the menus of whoever asks may not have."""
        places = await asyncio.gather(*(self._directory.channels.of(one) for one in channels))
        return frozenset(
            one.id
            for one in places
            if one.id != asker.where.address and (one.kind is not ChannelKind.PUBLIC or one.archived)
        )

    async def _filled(self, body: dict[str, Any]) -> None:
        """Answer a form where it was begun; where the bot may not write there, in their own conversation."""
        user = body["user"]["id"]
        given = form.filled(body["view"])
        asker = await self._asker(user, given.channel, body)
        outcome = await self._work(partial(self._chat.filled, asker, given.id, given.values))
        with self._reported():
            if asker.alone:
                await self._homes.after(asker, outcome)
                return
            try:
                await self._answers.alone(asker.where.address, user, outcome, thread=given.thread)
            except Refused:
                await self._answers.directly(user, replace(outcome, posts=()))

    async def _choose_topics(self, asker: Asker, body: dict[str, Any], *, label: str) -> None:
        choice = await self._work(partial(self._chat.choice, asker))
        if isinstance(choice, Outcome):
            await self._answered(asker, body, choice)
            return
        await self._opened(asker, body, topics.view(choice, asker.where.address, label=label))

    async def _opened(
        self, asker: Asker, body: dict[str, Any], view: dict[str, Any], *, thread: str | None = None
    ) -> None:
        """Open a dialogue: Slack takes it within three seconds of the click, else whoever clicked is told."""
        client = await self._web.posting()
        try:
            with border():
                await client.views_open(trigger_id=str(body.get("trigger_id")), view=view)
        except DeliveryError as error:
            _log.warning("not_opened", reason=error.reason)
            await self._answered(asker, body, Outcome(said(NOT_OPENED)), thread=thread)

    async def _asker(self, user: str, channel: str | None, body: dict[str, Any]) -> Asker:
        person = body.get("user")
        team = person.get("team_id") if isinstance(person, dict) else body.get("team_id")
        return await self._directory.asker(user, channel, team=team)

    async def _answered(
        self, asker: Asker, body: dict[str, Any], outcome: Outcome, *, thread: str | None = None
    ) -> None:
        """Answer whoever acted: where Slack says; else in the channel, or in their home, where they acted."""
        url = body.get("response_url")
        with self._reported():
            if url:
                await self._answers.through(str(url), outcome, thread=thread)
            elif asker.alone:
                await self._homes.after(asker, outcome)
            else:
                channel, user = asker.where.address, asker.person.address
                await self._answers.alone(channel, user, outcome, thread=thread)

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """An answer that does not get through is a line of the log: there is nobody else to tell."""
        try:
            yield
        except DeliveryError as error:
            _log.warning("not_answered", reason=error.reason)
