"""Answers: how an outcome goes back to Slack, to the asker alone or as a message for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog

from bot.chat.payloads import payloads_of
from bot.chat.trouble import DID_NOT_WORK, said, sentence
from bot.delivery.errors import DeliveryError, Refused
from bot.rendering.slack.message import SENDING, message_of
from bot.slack_adapter.errors import border

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from slack_sdk.webhook.async_client import AsyncWebhookClient

    from bot.chat.outcome import Outcome, Post
    from bot.slack_adapter.web import Web
    from briefings.reply import Reply

_log = structlog.get_logger("communique.slack")


class Answers:
    """Sends what comes of what people do.

    Args:
        first: whether an act that is named has not been done yet; see `bot.chat.acted`.
        undo: it was not done after all.
    """

    def __init__(
        self,
        web: Web,
        first: Callable[[str, str], Coroutine[Any, Any, bool]],
        undo: Callable[[str, str], Coroutine[Any, Any, None]],
    ) -> None:
        self._web, self._first, self._undo = web, first, undo

    async def through(self, url: str, outcome: Outcome, *, thread: str | None = None) -> None:
        """Answer where Slack wants what somebody did to be answered: to the asker alone.

        Args:
            url: the response URL; it takes five answers within half an hour.
            thread: the message that the thread hangs from in which it was asked.

        Raises:
            DeliveryError: Slack does not take it.
        """
        reply = await self._after_posts(outcome)
        client = await self._web.response(url)
        for payload in payloads_of(outcome.instead, message_of)[:1]:
            await _respond(client, {**payload, "mrkdwn": False, "replace_original": True})
        for number, payload in enumerate(payloads_of(reply, message_of)):
            message = {
                **payload,
                "mrkdwn": False,
                "response_type": "ephemeral",
                "replace_original": outcome.replaces and number == 0,
                **({} if thread is None else {"thread_ts": thread}),
            }
            await _respond(client, message)

    async def alone(self, channel: str, user: str, outcome: Outcome, *, thread: str | None = None) -> None:
        """Answer to one person in a channel that the bot is in; only they see it."""
        reply = await self._after_posts(outcome)
        client = await self._web.posting()
        for payload in payloads_of(reply, message_of):
            with border():
                await client.chat_postEphemeral(channel=channel, user=user, thread_ts=thread, **payload)

    async def directly(self, channel: str, outcome: Outcome, *, thread: str | None = None) -> None:
        """Answer in a conversation that somebody has with the bot alone: as messages that stay."""
        reply = await self._after_posts(outcome)
        for payload in payloads_of(reply, message_of):
            await self._send(channel, payload, thread)

    async def post(self, post: Post) -> bool:
        """Post a message for all; False where that has been done before.

        What Slack refused whole can be tried again: the bot may have been invited meanwhile.

        Raises:
            DeliveryError: it has not been posted, or nobody knows.
        """
        if post.once and not await self._first("click", post.once):
            return False
        for number, payload in enumerate(payloads_of(post.reply, message_of)):
            try:
                await self._send(post.where.address, payload, post.thread)
            except Refused:
                if post.once and not number:
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

    async def _send(self, channel: str, payload: Mapping[str, Any], thread: str | None) -> None:
        client = await self._web.posting()
        with border():
            await client.chat_postMessage(channel=channel, thread_ts=thread, **SENDING, **payload)


async def _respond(client: AsyncWebhookClient, message: dict[str, Any]) -> None:
    with border():
        answer = await client.send_dict(message)
    if answer.status_code != 200:
        raise Refused(f"Slack took no answer: {answer.status_code} {answer.body[:100]}")
