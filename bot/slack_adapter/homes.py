"""Homes: everybody's App Home, drawn when they open it and after they have changed something there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.rendering.slack.home import home_view
from bot.slack_adapter.errors import border

if TYPE_CHECKING:
    from bot.chat.asker import Asker
    from bot.chat.chat import Chat
    from bot.chat.outcome import Outcome
    from bot.slack_adapter.answers import Answers
    from bot.slack_adapter.directory import Directory
    from bot.slack_adapter.web import Web
    from bot.slack_adapter.work import Work


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
        home = await self._work(partial(self._chat.home, asker))
        client = await self._web.posting()
        with border():
            await client.views_publish(user_id=user, view=home_view(home))

    async def after(self, asker: Asker, outcome: Outcome) -> None:
        """Something was changed there: say so where messages stay, and draw it anew."""
        await self._answers.directly(asker.person.address, outcome)
        await self.show(asker.person.address)
