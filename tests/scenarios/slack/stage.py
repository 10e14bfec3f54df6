"""The stage: the demo's newsroom on the fake Slack; the bot listens and delivers, a hand moves its clock."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.delivery.desk import Desk, desk_of
from bot.slack_adapter.messenger import SlackMessenger
from bot.slack_adapter.web import Web
from config.clock import NOW
from config.destination import Platform
from tests.scenarios.days import Days, newsroom
from tests.scenarios.desks import HandClock
from tests.scenarios.slack.listening import listening
from tests.scenarios.slack.scene import ANNA, BEN, button, menus
from tests.slack.server import slack_serving
from tests.slack.workspace import BOT_TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from bot.application import Application
    from tests.slack.message import Message
    from tests.slack.people import Slack

CLEO = "U0CLEO"
"""A guest."""

NEWSROOM, DRAFTS, HARBOUR, ADMINS = "C0NEWSROOM", "C0DRAFTS", "C0HARBOUR", "C0ADMINS"
CONFIGURED = (
    ('to: ["console"]', f'to: ["slack:{NEWSROOM}"]'),
    ('notes: ["console"]', f'notes: ["slack:{ADMINS}"]'),
    ("keywords: {}", f'keywords: {{Power of Siberia: {{channels: ["slack:{NEWSROOM}"]}}}}'),
)
"""What stands in the bundled configuration, and what stands there for Slack."""

PATIENCE = timedelta(seconds=30)


@dataclass
class Stage(Days):
    """A workspace, its bot, and the hands of its people."""

    slack: Slack

    async def typed(self, command: str, *, by: str = BEN, where: str = NEWSROOM) -> Message:
        """The answer to a command with its words."""
        before = await self.before(by, where)
        name, _, words = command.partition(" ")
        await self.slack.command(by, where, name, words)
        return await self.after(by, where, before)

    async def clicked(self, message: Message, label: str, *, by: str = BEN) -> Message:
        """What a button brings."""
        before = await self.before(by, message.channel)
        await self.slack.click(by, message, **button(message, label))
        return await self.after(by, message.channel, before)

    async def chosen(self, message: Message, label: str, *, by: str = BEN) -> Message:
        """What a choice from the menu of the first line brings."""
        before = await self.before(by, message.channel)
        action_id, options = menus(message)[0]
        await self.slack.click(by, message, action_id, option=options[label])
        return await self.after(by, message.channel, before)

    async def filled_in(
        self, message: Message, label: str, entered: Mapping[str, object], *, by: str = BEN
    ) -> Message:
        """What a form brings that a button opens, once it is filled in.

        Args:
            entered: by the names of its fields; the others stay as they stand.
        """
        await self.slack.click(by, message, **button(message, label))
        await self.slack.until(lambda: by in self.slack.views, within=PATIENCE)
        before = await self.before(by, message.channel)
        await self.slack.submit(by, entered)
        return await self.after(by, message.channel, before)

    async def shortcut(self, name: str, message: Message, *, by: str = BEN) -> Message:
        """What an entry of a message's menu brings."""
        before = await self.before(by, message.channel)
        await self.slack.shortcut(by, name, message)
        return await self.after(by, message.channel, before)

    async def said(
        self, words: str, *, by: str = BEN, where: str = BEN, thread: str | None = None
    ) -> Message:
        """The answer to a message."""
        before = await self.before(by, where)
        await self.slack.say(by, where, words, thread_ts=thread)
        return await self.after(by, where, before)

    def posted(self, where: str) -> list[Message]:
        """What was posted there for everyone."""
        return self.slack.messages(where)

    async def before(self, by: str, where: str) -> set[tuple[str, str]]:
        """What somebody has there before their eyes, for `after`."""
        return {(one.ts, one.text) for one in await self.slack.seen(by, where, count=0)}

    async def after(self, by: str, where: str, before: set[tuple[str, str]]) -> Message:
        """The new answer, or the changed one; where others are, one that its asker alone sees."""
        alone = where.startswith(("U", "D"))
        (*_, last) = await self.slack.seen(
            by,
            where,
            where=lambda one: (alone or one.only_for == by) and (one.ts, one.text) not in before,
            within=PATIENCE,
        )
        return last


@asynccontextmanager
async def staged(folder: Path, at: str, *, documents: bool = True) -> AsyncIterator[Stage]:
    """The stage at an instant, in an empty folder.

    Args:
        documents: the demo's have been read; else there are none.
    """
    clock = HandClock(at)
    with (
        newsroom(folder, clock, CONFIGURED, documents=documents) as application,
        pytest.MonkeyPatch.context() as environment,
    ):
        environment.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)  # which says that Slack is set up
        environment.setenv(NOW, at)  # so that what is stored has the stage's time
        async with _peopled(clock) as slack, listening(slack, application):
            web = Web(BOT_TOKEN, slack.url)
            try:
                yield Stage(folder, application, clock, partial(_desk, web, application, clock), slack)
            finally:
                await web.aclose()


@asynccontextmanager
async def _peopled(clock: HandClock) -> AsyncIterator[Slack]:
    async with slack_serving(clock=clock.now) as slack:
        zone = {"tz": "Europe/Stockholm", "tz_offset": 7200}
        slack.add_user(ANNA, "anna", is_admin=True, **zone)
        slack.add_user(BEN, "ben", **zone)
        slack.add_user(CLEO, "cleo", is_restricted=True, **zone)
        slack.add_channel(NEWSROOM, "newsroom", members=[ANNA, BEN, CLEO])
        slack.add_channel(DRAFTS, "drafts", members=[ANNA, BEN])
        slack.add_channel(ADMINS, "admins", members=[ANNA])
        slack.add_channel(HARBOUR, "harbour", members=[ANNA, BEN], bot=False)
        yield slack


def _desk(web: Web, application: Application, clock: HandClock) -> Desk:
    loop = asyncio.get_running_loop()
    messengers = {Platform.SLACK: SlackMessenger(web)}
    return desk_of(application, clock, messengers=messengers, loop=loop, simulated=True)
