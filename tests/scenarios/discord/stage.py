"""The stage: the demo's newsroom on the fake Discord; the bot listens and delivers, a hand is its clock."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from bot.delivery.desk import Desk, desk_of
from bot.discord_adapter.messenger import DiscordMessenger
from bot.discord_adapter.web import Web
from config.clock import NOW
from config.destination import Platform
from tests.discord.channel import Kind
from tests.discord.community import BOT_TOKEN
from tests.discord.permissions import Permission
from tests.discord.server import discord_serving
from tests.scenarios.days import Days, newsroom
from tests.scenarios.desks import HandClock
from tests.scenarios.discord.scene import ANNA, BEN, MANAGERS, buttons, components, listening, menus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from bot.application import Application
    from tests.discord.message import Message
    from tests.discord.people import Discord

NEWSROOM, DRAFTS, ADMINS = "500000000000000011", "500000000000000012", "500000000000000013"
FORUM = "500000000000000014"
KEEPERS = "600000000000000009"
"""The role of another server whose members the configuration names as admins."""

HARBOUR, QUAY = "800000000000000002", "500000000000000021"
"""Another server, and its channel."""

CONFIGURED = (
    ('to: ["console"]', f'to: ["discord:{NEWSROOM}", "discord:{FORUM}"]'),
    ('notes: ["console"]', f'notes: ["discord:{ADMINS}"], discord_roles: ["{KEEPERS}"]'),
    ("keywords: {}", f'keywords: {{Power of Siberia: {{channels: ["discord:{NEWSROOM}"]}}}}'),
)
"""What stands in the bundled configuration, and what stands there for Discord."""

PATIENCE = timedelta(seconds=30)


@dataclass
class Stage(Days):
    """Servers, the bot, and the hands of their people."""

    discord: Discord

    async def typed(
        self,
        command: str,
        *,
        by: str = BEN,
        where: str = NEWSROOM,
        file: tuple[str, bytes] | None = None,
        **options: str | int | bool,
    ) -> Message:
        """The answer to a command with its fields filled in."""
        before = await self.before(by, where)
        attached = None if file is None else {"file": file}
        await self.discord.command(by, where, command, options, attachments=attached)
        return await self.after(by, where, before)

    async def clicked(self, message: Message, label: str, *, by: str = BEN) -> Message:
        """What a button brings: the first one of that label."""
        before = await self.before(by, message.channel)
        custom_id = next(one["custom_id"] for one in components(message) if one.get("label") == label)
        await self.discord.click(by, message, custom_id)
        return await self.after(by, message.channel, before)

    async def filled_in(
        self, message: Message, label: str, entered: Mapping[str, Any], *, by: str = ANNA
    ) -> Message:
        """What comes of the form that a button opens, once it is filled in.

        Args:
            entered: by the names of the fields; the others stay as they stand in it.
        """
        before = await self.before(by, message.channel)
        await self.discord.click(by, message, buttons(message)[label])
        await self.discord.submit_modal(by, entered)
        return await self.after(by, message.channel, before)

    async def chosen(self, message: Message, line: int = 1, *, by: str = BEN) -> Message:
        """What a choice from the menu of the lines brings.

        Args:
            line: how many down the menu.
        """
        before = await self.before(by, message.channel)
        custom_id, options = menus(message)[0]
        await self.discord.choose(by, message, custom_id, [list(options.values())[line - 1]])
        return await self.after(by, message.channel, before)

    async def menu(self, name: str, message: Message, *, by: str = BEN) -> Message:
        """What an entry under “Apps” in a message's menu brings."""
        before = await self.before(by, message.channel)
        await self.discord.context_menu(by, name, message)
        return await self.after(by, message.channel, before)

    async def said(
        self, words: str, *, by: str = BEN, where: str = BEN, reply_to: Message | None = None
    ) -> Message:
        """The answer to a message to the bot: in its own conversation, by name, or below one of its own."""
        before = {one.id for one in self.posted(where)}
        self.discord.say(by, where, words, reply_to=reply_to, mentions_bot=where != by and reply_to is None)
        new = await self.discord.seen(by, where, where=lambda one: one.id not in before, within=PATIENCE)
        return new[-1]

    def posted(self, where: str) -> list[Message]:
        """What was posted there for everyone."""
        return self.discord.messages(where)

    async def before(self, by: str, where: str) -> set[tuple[str, str]]:
        """What somebody has there before their eyes, for `after`."""
        return {(one.id, one.text) for one in await self.discord.seen(by, where, count=0)}

    async def after(self, by: str, where: str, before: set[tuple[str, str]]) -> Message:
        """The new answer, or the changed one; where others are, one that its asker alone sees."""
        alone = self.discord.channel(where).is_direct
        (*_, last) = await self.discord.seen(
            by,
            where,
            where=lambda one: (alone or one.only_for == by) and (one.id, one.text) not in before,
            within=PATIENCE,
        )
        return last


@asynccontextmanager
async def staged(
    folder: Path, at: str, *, documents: bool = True, begun: bool = True
) -> AsyncIterator[Stage]:
    """The stage at an instant, in an empty folder.

    Args:
        documents: the demo's have been read; else there are none.
        begun: it takes a server for a new one from the beginning, which takes a while to begin.
    """
    clock = HandClock(at)
    with (
        newsroom(folder, clock, CONFIGURED, documents=documents) as application,
        pytest.MonkeyPatch.context() as environment,
    ):
        environment.setenv("DISCORD_TOKEN", BOT_TOKEN)  # which says that Discord is set up
        environment.setenv(NOW, at)  # so that what is stored has the stage's time
        async with (
            _peopled(clock) as discord,
            listening(discord, application, DISCORD_MESSAGE_CONTENT=True) as adapter,
        ):
            if begun:
                await adapter.begun()
            web = Web(BOT_TOKEN, discord.url)
            try:
                yield Stage(folder, application, clock, partial(_desk, web, application, clock), discord)
            finally:
                await web.aclose()


@asynccontextmanager
async def _peopled(clock: HandClock) -> AsyncIterator[Discord]:
    async with discord_serving(clock=clock.now) as discord:
        discord.add_role(MANAGERS, "managers", Permission.MANAGE_GUILD)
        discord.add_user(ANNA, "anna", roles=[MANAGERS])
        discord.add_user(BEN, "ben")
        discord.add_channel(NEWSROOM, "newsroom")
        discord.add_channel(DRAFTS, "drafts")
        discord.add_channel(ADMINS, "admins")
        discord.add_channel(FORUM, "mornings", Kind.FORUM)
        other = discord.add_guild(HARBOUR, "Harbour", owner=ANNA)
        discord.add_role(KEEPERS, "keepers", guild=HARBOUR)
        other.members |= {ANNA: {KEEPERS}, BEN: set()}
        discord.add_channel(QUAY, "quay", guild=HARBOUR)
        yield discord


def _desk(web: Web, application: Application, clock: HandClock) -> Desk:
    loop = asyncio.get_running_loop()
    messengers = {Platform.DISCORD: DiscordMessenger(web)}
    return desk_of(application, clock, messengers=messengers, loop=loop, simulated=True)
