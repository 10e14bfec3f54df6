"""A channel that asked for a keyword is told a fact where somebody mentions it, and quieted by a click."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.chat.snippets import CALLED_WRONG
from bot.discord_adapter import adapter, identifying
from bot.discord_adapter.adapter import NO_INTENT, NOT_ASKED, DiscordAdapter
from bot.discord_adapter.web import Web
from bot.errors import ProgramError
from config.configuration import Keyword
from config.destination import destination
from tests.discord.permissions import Intent
from tests.discord.server import discord_serving
from tests.ingested import the_demo
from tests.scenarios.discord.scene import ANNA, BEN, ROOM, buttons, on_discord, settings_of, words

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from config import Configuration
    from tests.discord.people import Discord

SAID = "Does anybody know how far Power of Siberia is?"
ANOTHER_BOT = "700000000000000009"
HEARING: dict[str, Any] = {"DISCORD_MESSAGE_CONTENT": True}


@pytest.fixture
def application(tmp_path: Path) -> Application:
    application = the_demo(tmp_path)
    asked = {"Power of Siberia": Keyword((destination(f"discord:{ROOM}"),), timedelta(0))}
    application.written = application.configuration = replace(application.configuration, keywords=asked)
    return application


async def _heard_all(discord: Discord) -> None:
    """Whatever was said before has been dealt with: a question that came later is answered."""
    before = len(await discord.seen(BEN, BEN, count=0))
    discord.say(BEN, BEN, "help")
    await discord.seen(BEN, BEN, count=before + 1)


def test_a_keyword_brings_one_fact_below_its_message(application: Application) -> None:
    async def people(discord: Discord) -> None:
        said = discord.say(ANNA, ROOM, SAID)
        (fact,) = await discord.seen(BEN, ROOM)
        assert fact.replies_to == said.id
        assert fact.only_for is None
        assert "You mentioned “Power of Siberia”" in words(fact)
        assert {"Mute here", "Wrong"} <= set(buttons(fact))
        assert discord.pinged() == []

    on_discord(application, people, **HEARING)


def test_what_no_person_has_just_written_brings_nothing(application: Application) -> None:
    async def people(discord: Discord) -> None:
        discord.add_user(ANOTHER_BOT, "other", is_bot=True)
        discord.say(ANOTHER_BOT, ROOM, SAID)
        plain = discord.say(ANNA, ROOM, "Good morning.")
        discord.edit(plain, SAID)
        discord.take_back(plain)
        discord.add_channel("500000000000000002", "other")
        discord.say(ANNA, "500000000000000002", SAID)
        await _heard_all(discord)
        assert await discord.seen(BEN, ROOM, count=0) == []
        assert await discord.seen(BEN, "500000000000000002", count=0) == []

    on_discord(application, people, **HEARING)


def test_any_member_can_mute_it_there_and_undo_that(application: Application) -> None:
    async def people(discord: Discord) -> None:
        discord.say(ANNA, ROOM, SAID)
        (fact,) = await discord.seen(BEN, ROOM)
        await discord.click(BEN, fact, buttons(fact)["Mute here"])
        (muted,) = await discord.seen(BEN, ROOM, where=lambda one: one.only_for == BEN)
        assert "Muted" in words(muted)
        discord.say(ANNA, ROOM, SAID)
        await _heard_all(discord)
        assert len(await discord.seen(ANNA, ROOM, count=0)) == 1
        await discord.click(BEN, muted, buttons(muted)["Unmute"])
        await discord.seen(BEN, ROOM, where=lambda one: "Unmuted" in words(one))
        discord.say(ANNA, ROOM, SAID)
        await discord.seen(ANNA, ROOM, count=2)

    on_discord(application, people, **HEARING)


def test_a_fact_called_wrong_is_taken_from_before_everybodys_eyes(application: Application) -> None:
    async def people(discord: Discord) -> None:
        discord.say(ANNA, ROOM, SAID)
        (fact,) = await discord.seen(BEN, ROOM)
        await discord.click(BEN, fact, buttons(fact)["Wrong"])
        (hidden,) = await discord.seen(BEN, ROOM, where=lambda one: one.only_for == BEN)
        assert "Hidden here" in words(hidden)
        assert words(fact).strip() == CALLED_WRONG
        assert buttons(fact) == {}

    on_discord(application, people, **HEARING)


def test_where_the_words_of_messages_are_not_asked_for_the_admins_are_told_and_all_else_is_heard(
    application: Application,
) -> None:
    told: list[str] = []

    async def people(discord: Discord) -> None:
        discord.say(ANNA, ROOM, SAID)
        await _mentions_are_answered(discord)
        await discord.until(lambda: bool(told))
        assert told == [f"{NOT_ASKED}."]

    on_discord(application, people, told=told, begun=True)


def test_where_they_are_not_granted_it_goes_on_without_them(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identifying, "FIRST_WAIT", timedelta(0))
    told: list[str] = []

    def tell(sentence: str, *, again: bool = True) -> None:
        del again
        told.append(sentence)

    async def scene() -> None:
        async with discord_serving(granted=0) as discord:
            discord.add_user(ANNA, "anna")
            discord.add_user(BEN, "ben")
            discord.add_channel(ROOM, "room")
            settings = settings_of(discord, **HEARING)
            web = Web.of(settings)
            assert web is not None
            heard = DiscordAdapter(application, web, settings, tell=tell)
            with pytest.raises(ProgramError, match="message content"):
                await heard.run()
            assert told == [f"{NO_INTENT}."]
            assert heard.trouble == NO_INTENT
            assert discord.gateway.closed_with == [4014]
            running = asyncio.create_task(heard.run())
            await discord.connected()
            discord.say(ANNA, ROOM, SAID)
            await _mentions_are_answered(discord)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    asyncio.run(scene())


def test_the_first_keyword_is_heard_of_without_a_restart(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "LOOK_AGAIN_S", 0.01)
    monkeypatch.setattr(identifying, "FIRST_WAIT", timedelta(0))
    later = _without_keywords(application)

    async def people(discord: Discord) -> None:
        (first,) = discord.gateway.sessions.values()
        assert not first.intents & Intent.MESSAGE_CONTENT
        await _mentions_are_answered(discord)
        application.configuration = later
        await discord.until(lambda: len(discord.gateway.identified_at) == 2)
        await discord.connected()
        discord.say(ANNA, ROOM, SAID)
        await discord.seen(ANNA, ROOM, where=lambda one: "You mentioned" in words(one))
        (second,) = discord.gateway.sessions.values()
        assert second.intents & Intent.MESSAGE_CONTENT

    on_discord(application, people, **HEARING)


def test_where_it_cannot_be_heard_of_the_admins_are_told_at_once(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "LOOK_AGAIN_S", 0.01)
    later, told = _without_keywords(application), list[str]()

    async def people(discord: Discord) -> None:
        await _mentions_are_answered(discord)
        assert told == []
        application.configuration = later
        async with asyncio.timeout(30):
            while not told:  # noqa: ASYNC110  the list is no part of Discord, which would ring
                await asyncio.sleep(0.01)
        assert told == [f"{NOT_ASKED}."]
        assert len(discord.gateway.identified_at) == 1

    on_discord(application, people, told=told)


def _without_keywords(application: Application) -> Configuration:
    """What the configuration was before they were taken out."""
    before = application.configuration
    application.configuration = replace(before, keywords={})
    return before


async def _mentions_are_answered(discord: Discord) -> None:
    """And nothing else was."""
    discord.say(BEN, ROOM, "Power of Siberia", mentions_bot=True)
    (answer,) = await discord.seen(BEN, ROOM)
    assert "You mentioned" not in words(answer)
