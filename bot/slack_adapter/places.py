"""Places: what becomes of channels, told to the admins, and channels that want to be told of keywords."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import structlog

from bot.chat.outcome import Post
from bot.chat.snippets import Snippets, snippet
from bot.delivery.errors import Refused
from bot.slack_adapter.changes import channel_in, event_told
from bot.slack_adapter.mrkdwn import plain
from config.destination import Destination, Platform

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from bot.chat.chat import Chat
    from bot.chat.work import Work
    from bot.slack_adapter.answers import Answers
    from bot.slack_adapter.channels import Channels

_log = structlog.get_logger("communique.slack")

GONE = frozenset({"app_uninstalled", "tokens_revoked"})
SHARING = frozenset({"channel_shared", "channel_unshared"})


class Places:
    """Where the bot is.

    Args:
        names: the id of a channel → what admins call it.
        tell: tells the admins a sentence, once.
        anew: finds out anew what the configuration means: who reads a channel has changed.
    """

    def __init__(
        self,
        chat: Chat,
        channels: Channels,
        answers: Answers,
        work: Work,
        *,
        names: Callable[[], Mapping[str, str]],
        tell: Callable[[str], None],
        anew: Callable[[], Coroutine[None, None, None]],
    ) -> None:
        self._chat, self._channels, self._answers, self._work = chat, channels, answers, work
        self._names, self._tell, self._anew = names, tell, anew

    async def told(self, event: Mapping[str, Any]) -> None:
        """Something happened to a channel, or to the app: forget what was known of it, tell the admins."""
        if event.get("type") in GONE:
            _log.error("gone", what=event.get("type"), hint="install the app again, then restart")
            await self._work(partial(self._tell, "Slack: the app was uninstalled, or its token was revoked."))
            return
        channel = channel_in(event)
        if channel is not None:
            self._channels.forget(channel)
        if event.get("type") in SHARING:
            await self._anew()
        configuration = self._chat.application.configuration
        sentence = event_told(event, configuration, names=self._names())
        if sentence is not None:
            await self._work(partial(self._tell, sentence))

    async def watched(self, channel: str, text: str, *, thread: str) -> None:
        """A message among people: where its channel asked for that, a fact about a keyword in it."""
        where = Destination(Platform.SLACK, channel)
        if not any(where in one.channels for one in self._chat.application.configuration.keywords.values()):
            return
        place = await self._channels.of(channel)
        if place.archived:
            return
        now = self._chat.now()
        found = await self._work(
            partial(
                self._chat.watched,
                partial(snippet, where=where, thread=thread, text=plain(text), outside=place.shared, now=now),
            )
        )
        if found is None:
            return
        try:
            await self._answers.post(Post(where, found.reply, thread=thread))
        except Refused:
            await self._work(partial(Snippets(self._chat.application.store.engine).unclaim, found))
            raise
