"""Which messengers an installation has, and that no SDK is loaded for a platform that is not set up."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import TYPE_CHECKING

from bot.delivery.clock import RunningClock
from bot.delivery.message import Content, Message
from bot.delivery.messengers import messengers_of, set_up
from briefings.reply import Reply
from config import Settings
from config.destination import Destination, Platform
from tests.discord.community import BOT_TOKEN as DISCORD_TOKEN
from tests.discord.server import discord_serving
from tests.slack.server import slack_serving
from tests.slack.workspace import BOT_TOKEN

if TYPE_CHECKING:
    import pytest

    from bot.application import Application

ALWAYS = {Platform.CONSOLE, Platform.FILE}


def test_without_a_token_there_is_the_console_and_there_are_files(
    demo: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    for token in ("SLACK_BOT_TOKEN", "DISCORD_TOKEN"):
        monkeypatch.delenv(token, raising=False)
    assert messengers_of(demo, RunningClock()).keys() == set_up(Settings.read(None)) == ALWAYS


def test_with_a_token_messages_go_to_slack_at_the_address_that_is_set(
    demo: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        async with slack_serving() as slack:
            slack.add_channel("C012ABC")
            monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
            monkeypatch.setenv("SLACK_API_URL", slack.url)
            messengers = messengers_of(demo, RunningClock())
            assert messengers.keys() == set_up(Settings.read(None)) == ALWAYS | {Platform.SLACK}
            here = Destination(Platform.SLACK, "C012ABC")
            await messengers[Platform.SLACK].send(here, Message(Content('{"text": "hello"}'), "one"), "mark")
            assert [message.text for message in slack.messages("C012ABC")] == ["hello"]

    asyncio.run(work())


def test_with_a_token_messages_go_to_discord_at_the_address_that_is_set(
    demo: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        async with discord_serving() as discord:
            discord.add_channel("101")
            monkeypatch.setenv("DISCORD_TOKEN", DISCORD_TOKEN)
            monkeypatch.setenv("DISCORD_API_URL", discord.url)
            messengers = messengers_of(demo, RunningClock())
            assert messengers.keys() == set_up(Settings.read(None)) == ALWAYS | {Platform.DISCORD}
            messenger = messengers[Platform.DISCORD]
            content = messenger.drawn(Reply("Morning briefing", notice="hello"))
            assert content is not None
            await messenger.send(Destination(Platform.DISCORD, "101"), Message(content, "one"), "mark")
            assert ["hello" in message.text for message in discord.messages("101")] == [True]

    asyncio.run(work())


def test_the_sdk_of_a_platform_that_is_not_set_up_is_not_loaded() -> None:
    loaded = "import sys, bot.delivery.desk, bot.commands.subscribe"
    code = f"{loaded}; print({{'slack_sdk', 'discord'}} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"
