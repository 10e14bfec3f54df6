"""Answers: how an outcome goes back to Discord, to the asker alone or as a message for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog

from bot.chat.payloads import payloads_of
from bot.chat.trouble import DID_NOT_WORK, said, sentence
from bot.delivery.errors import DeliveryError, Refused
from bot.discord_adapter.errors import border
from bot.rendering.discord.message import message_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    import discord

    from bot.chat.outcome import Outcome, Post
    from bot.discord_adapter.messenger import DiscordMessenger
    from bot.discord_adapter.web import Web
    from briefings.reply import Reply

EPHEMERAL = 1 << 6
_ORIGINAL = "/webhooks/{application_id}/{token}/messages/@original"
_FURTHER = "/webhooks/{application_id}/{token}"

_log = structlog.get_logger("communique.discord")


class Answers:
    """Sends what comes of what people do.

    Args:
        first: whether an act that is named has not been done yet; see `bot.chat.acted`.
        undo: it was not done after all.
    """

    def __init__(
        self,
        web: Web,
        messenger: DiscordMessenger,
        first: Callable[[str, str], Coroutine[Any, Any, bool]],
        undo: Callable[[str, str], Coroutine[Any, Any, None]],
    ) -> None:
        self._web, self._messenger, self._first, self._undo = web, messenger, first, undo

    async def through(
        self, interaction: discord.Interaction[discord.Client], outcome: Outcome, *, in_place: bool = False
    ) -> None:
        """Answer an interaction that has been deferred: to whoever acted, alone.

        Args:
            in_place: it was deferred so that the message that was clicked can be changed.

        Raises:
            DeliveryError: Discord does not take it.
        """
        reply = await self._after_posts(outcome)
        if outcome.instead is not None and interaction.message is not None:
            await self._replace(interaction.message, outcome.instead)
        payloads = payloads_of(reply, message_of)
        named = {"application_id": str(interaction.application_id), "token": interaction.token}
        beside = in_place and not outcome.replaces  # what was clicked may be there for all: it stays as it is
        with border():
            if not payloads and not in_place:
                await self._web.request("DELETE", _ORIGINAL, **named)
            for number, payload in enumerate(payloads):
                if number == 0 and not beside:
                    await self._web.request("PATCH", _ORIGINAL, json=payload, **named)
                else:
                    further = {**payload, "flags": payload.get("flags", 0) | EPHEMERAL}
                    await self._web.request("POST", _FURTHER, json=further, **named)

    async def below(self, channel: str, message: str, outcome: Outcome) -> None:
        """Answer a message by a reply that everybody there sees.

        Raises:
            DeliveryError: Discord does not take it.
        """
        reply = await self._after_posts(outcome)
        for number, payload in enumerate(payloads_of(reply, message_of)):
            reference = {"message_id": message, "fail_if_not_exists": False}
            await self._post(channel, payload | ({"message_reference": reference} if number == 0 else {}))

    async def post(self, post: Post) -> bool:
        """Post a message for all; False where that has been done before.

        Raises:
            DeliveryError: it has not been posted, or nobody knows.
        """
        if post.once and not await self._first("click", post.once):
            return False
        posted = False
        try:
            channel = post.thread or await self._messenger.channel_of(post.where)
            for payload in payloads_of(post.reply, message_of):
                await self._post(channel, payload)
                posted = True
        except Refused:
            if post.once and not posted:
                await self._undo("click", post.once)
            raise
        return True

    async def _after_posts(self, outcome: Outcome) -> Reply | None:
        """What is left to say once its messages are posted, or why they are not."""
        try:
            for post in outcome.posts:
                await self.post(post)
        except DeliveryError as error:
            _log.warning("not_posted", reason=error.reason)
            return said(sentence(error.reason), title=DID_NOT_WORK)
        return outcome.reply

    async def _replace(self, message: discord.Message, reply: Reply) -> None:
        with border():
            await self._web.request(
                "PATCH",
                "/channels/{channel_id}/messages/{message_id}",
                json=payloads_of(reply, message_of)[0],
                channel_id=str(message.channel.id),
                message_id=str(message.id),
            )

    async def _post(self, channel: str, payload: dict[str, Any]) -> None:
        with border():
            await self._web.request(
                "POST", "/channels/{channel_id}/messages", json=payload, channel_id=channel
            )
