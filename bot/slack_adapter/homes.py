"""Homes: everybody's App Home, drawn when they open it and after they have changed something there."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot.rendering.slack.home import home_view
from bot.slack_adapter.channels import ChannelKind
from bot.slack_adapter.errors import border

if TYPE_CHECKING:
    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.outcome import Outcome
    from bot.chat.work import Work
    from bot.slack_adapter.answers import Answers
    from bot.slack_adapter.directory import Directory
    from bot.slack_adapter.web import Web
    from config.destination import Destination


class Homes:
    """Publishes them."""

    def __init__(self, chat: Chat, directory: Directory, answers: Answers, web: Web, work: Work) -> None:
        self._chat, self._directory, self._answers = chat, directory, answers
        self._web, self._work = web, work

    async def show(self, user: str) -> None:
        """Draw somebody's home as it is now.

        Raises:
            DeliveryError: Slack does not take it.
        """
        asker = await self._directory.asker(user, None)
        home = await self._work(partial(self._chat.home, asker, await self._public()))
        client = await self._web.posting()
        with border():
            await client.views_publish(user_id=user, view=home_view(home))

    async def _public(self) -> list[Destination]:
        """The channels among those that briefings go to that everybody in the workspace may know of."""
        briefings = self._chat.application.configuration.briefings.values()
        every = dict.fromkeys(where for one in briefings for where in one.to)
        of_slack = [where for where in every if where.address.startswith("C")]
        kinds = await asyncio.gather(*(self._directory.channels.of(one.address) for one in of_slack))
        return [where for where, one in zip(of_slack, kinds, strict=True) if one.kind is ChannelKind.PUBLIC]

    async def after(self, asker: Asker, outcome: Outcome) -> None:
        """Something was changed there: say so where messages stay, and draw it anew."""
        await self._answers.directly(asker.person.address, outcome)
        await self.show(asker.person.address)
