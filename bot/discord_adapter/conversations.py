"""Conversations: commands, menus, clicks and dialogues on Discord, put to `bot.chat`, and its answers."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from bot.chat.arrival import topics_chosen
from bot.chat.checking import checked
from bot.chat.click import Click
from bot.chat.handing_in import links_in
from bot.chat.outcome import Outcome
from bot.chat.receiving import received
from bot.chat.trouble import said
from bot.delivery.errors import DeliveryError
from bot.discord_adapter import topics
from bot.discord_adapter.directory import channels_of, may_write, thread_of
from bot.discord_adapter.errors import border
from bot.discord_adapter.texts import links_of, text_of
from bot.rendering.discord import form
from bot.rendering.discord.clicks import click_of, line_action
from briefings.reply import OF_A_LINE, Verb

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    import discord

    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.work import Work
    from bot.discord_adapter.answers import Answers
    from bot.discord_adapter.attachments import Attachments
    from bot.discord_adapter.directory import Directory
    from bot.discord_adapter.web import Web

    Interaction = discord.Interaction[discord.Client]

IN_PLACE = frozenset(
    {
        Verb.MORE,
        Verb.MISSING,
        Verb.UNMUTE,
        Verb.UNHIDE,
        Verb.APPLY,
        Verb.CANCEL,
        Verb.SEND_NOW,
        Verb.FORGET,
    }
)
"""What may change the answer that was clicked, instead of giving another."""

OPENING_A_FORM = frozenset({Verb.FORM, Verb.AGAIN})
"""What is answered with a dialogue."""

FOR_ALL = frozenset({Verb.SHARE, Verb.THREAD})
"""What posts for all where it is clicked, which takes whoever may write there themselves."""

NOT_YOURS_TO_WRITE = "You may not write here yourself, so I share nothing here for you."
NOT_KNOWN = "I do not know this button any more: ask again."
NOT_OPENED = "The form did not open: click once more."

CALLBACK = "/interactions/{interaction_id}/{token}/callback"
MODAL = 9
"""The kind of answer that opens a dialogue. **Source**: Discord, interaction callback types."""

_log = structlog.get_logger("communique.discord")


class Conversations:
    """What people do on purpose."""

    def __init__(
        self,
        chat: Chat,
        directory: Directory,
        answers: Answers,
        web: Web,
        attachments: Attachments,
        work: Work,
    ) -> None:
        self._chat, self._directory, self._answers, self._web = chat, directory, answers, web
        self._attachments, self._work = attachments, work

    async def command(
        self, interaction: Interaction, line: str, attached: Sequence[discord.Attachment] = ()
    ) -> None:
        """A command: the answer is seen by its asker alone.

        Args:
            line: as it would be typed where there are no options.
            attached: files given with it.
        """
        await interaction.response.defer(ephemeral=True, thinking=True)
        asker = self._directory.of_interaction(interaction)
        if attached:
            outcome = await self._handed_in(asker, attached, links_in(line))
        else:
            thread = thread_of(interaction.channel)
            outcome = await self._work(partial(self._chat.typed, asker, line, thread=thread))
        await self._answered(interaction, outcome)

    async def check(self, interaction: Interaction, message: discord.Message) -> None:
        """*Check against sources* was chosen in the menu of a message."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        asker = self._directory.of_interaction(interaction)
        thread = thread_of(interaction.channel)
        outcome = await self._work(
            partial(
                self._chat.done,
                asker,
                lambda application: checked(
                    application,
                    asker,
                    text_of(message),
                    self._chat.now(),
                    thread=thread or "",
                    recent=self._chat.recent,
                ),
            )
        )
        await self._answered(interaction, outcome)

    async def add(self, interaction: Interaction, message: discord.Message) -> None:
        """*Add to corpus* was chosen in the menu of a message."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        asker = self._directory.of_interaction(interaction)
        outcome = await self._handed_in(asker, message.attachments, links_of(message))
        await self._answered(interaction, outcome)

    async def click(self, interaction: Interaction) -> None:
        """A button or a menu of one of the bot's messages."""
        data: dict[str, Any] = dict(interaction.data or {})
        click = click_of(str(data.get("custom_id", "")), list(data.get("values") or ()))
        if click is None:
            _log.warning("not_known", kind="click")
            await self._told(interaction, Outcome(said(NOT_KNOWN)))
            return
        asker = self._directory.of_interaction(interaction)
        if click.verb in FOR_ALL and not may_write(interaction):
            await self._told(interaction, Outcome(said(NOT_YOURS_TO_WRITE)))
            return
        if click.verb is Verb.TOPICS:
            await self._choose_topics(interaction, asker)
            return
        if click.verb in OPENING_A_FORM:
            await self._open_form(interaction, asker, click)
            return
        if click.verb in IN_PLACE:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
        act = partial(self._chat.clicked, asker, click)
        # What is approved is fetched and read, which may take long: answers must not wait for that.
        outcome = await (asyncio.to_thread(act) if click.verb is Verb.APPROVE else self._work(act))
        if data.get("values"):
            outcome = _opened(outcome, click)
        await self._answered(interaction, outcome, in_place=click.verb in IN_PLACE)

    async def submitted(self, interaction: Interaction) -> None:
        """A dialogue that somebody filled in."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        asker, data = self._directory.of_interaction(interaction), dict(interaction.data or {})
        try:
            if str(data.get("custom_id", "")).partition(":")[0] == topics.NAME:
                outcome = await self._topics_chosen(interaction, asker, data)
            else:
                here = channels_of(interaction)
                outcome = await self._work(partial(self._filled, asker, data, here))
        except ValueError:
            _log.warning("not_known", kind="dialogue")
            outcome = Outcome(said(NOT_KNOWN))
        await self._answered(interaction, outcome)

    async def _topics_chosen(
        self, interaction: Interaction, asker: Asker, data: Mapping[str, Any]
    ) -> Outcome:
        version, chosen = topics.chosen(data)
        label = f"#{getattr(interaction.channel, 'name', '')}".rstrip("#")
        return await self._work(
            partial(
                self._chat.changed,
                asker,
                lambda application: topics_chosen(
                    application, asker, chosen, label=label, version=version, shown=topics.MAX_TOPICS
                ),
            )
        )

    def _filled(self, asker: Asker, data: Mapping[str, Any], here: Collection[str]) -> Outcome:
        """What comes of a form, which is made once more: it says what the choices stood for.

        Raises:
            ValueError: it is none of ours.
        """
        number = form.form_of(data)
        shown = self._chat.form(asker, Click(Verb.AGAIN, value=number))
        if isinstance(shown, Outcome):
            return shown
        return self._chat.filled(asker, number, form.filled(data, shown, here))

    async def _handed_in(
        self, asker: Asker, attached: Sequence[discord.Attachment], links: Iterable[str]
    ) -> Outcome:
        fetch = partial(self._attachments.each, attached)
        return await received(self._chat, self._work, asker, fetch, links)

    async def _choose_topics(self, interaction: Interaction, asker: Asker) -> None:
        choice = await self._work(partial(self._chat.choice, asker))
        if isinstance(choice, Outcome):
            await self._told(interaction, choice)
        else:
            await self._opened(interaction, topics.modal(choice))

    async def _open_form(self, interaction: Interaction, asker: Asker, click: Click) -> None:
        found = await self._work(partial(self._chat.form, asker, click))
        if isinstance(found, Outcome):
            await self._told(interaction, found)
        else:
            await self._opened(interaction, form.modal(found, channels_of(interaction)))

    async def _opened(self, interaction: Interaction, modal: dict[str, Any]) -> None:
        """Open a dialogue at once: Discord takes it within three seconds, and not once it was put off."""
        try:
            with border():
                await self._web.request(
                    "POST",
                    CALLBACK,
                    json={"type": MODAL, "data": modal},
                    interaction_id=str(interaction.id),
                    token=interaction.token,
                )
        except DeliveryError as error:
            _log.warning("not_opened", reason=error.reason)
            await self._told(interaction, Outcome(said(NOT_OPENED)))

    async def _told(self, interaction: Interaction, outcome: Outcome) -> None:
        """Answer what has not been acknowledged yet, to whoever acted."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._answered(interaction, outcome)

    async def _answered(self, interaction: Interaction, outcome: Outcome, *, in_place: bool = False) -> None:
        with self._reported():
            await self._answers.through(interaction, outcome, in_place=in_place)

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """An answer that does not get through is a line of the log: there is nobody else to tell."""
        try:
            yield
        except DeliveryError as error:
            _log.warning("not_answered", reason=error.reason)


def _opened(outcome: Outcome, click: Click) -> Outcome:
    """A line that was chosen in the menu, with a button for all else that can be done with it."""
    reply = outcome.reply
    if reply is None or not reply.items():
        return outcome
    rest = (line_action(verb, click.handle, click.line) for verb in OF_A_LINE if verb is not click.verb)
    return replace(outcome, reply=replace(reply, actions=(*reply.actions, *rest)))
