"""The bot joins a server: it greets once, and who manages the server chooses by a click what comes there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.versions.versions import Versions
from config.destination import destination
from tests.discord import beginning
from tests.discord.guild import JOINED_AT
from tests.discord.permissions import Permission
from tests.ingested import an_application, the_demo
from tests.scenarios.discord.scene import ANNA, BEN, ROOM, buttons, on_discord, words

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from tests.discord.people import Discord

ELSEWHERE, QUIET, NEW = "800000000000000009", "500000000000000008", "500000000000000009"
KEEPERS = "600000000000000009"
POST, CHOOSE, NOT = "Post it here on weekdays at 08:00", "Choose topics", "Not here"


@pytest.fixture
def application(tmp_path: Path) -> Application:
    application = the_demo(tmp_path)
    configuration = application.configuration
    admins = replace(configuration.admins, discord_roles=(KEEPERS,))
    application.written = application.configuration = replace(configuration, admins=admins)
    return application


def _another_server(discord: Discord, *, silent: bool = False) -> None:
    """A server that belongs to Anna, in whose first channel the bot may not write."""
    guild = discord.add_guild(ELSEWHERE, "Elsewhere", owner=ANNA)
    discord.add_role(KEEPERS, "keepers", Permission.MANAGE_GUILD, guild=ELSEWHERE)
    guild.members |= {ANNA: {KEEPERS}, BEN: set()}
    discord.add_channel(QUIET, "quiet", guild=ELSEWHERE)
    discord.overwrite(QUIET, ELSEWHERE, deny=Permission.SEND_MESSAGES)
    discord.add_channel(NEW, "new", guild=ELSEWHERE)
    if silent:
        discord.overwrite(NEW, ELSEWHERE, deny=Permission.SEND_MESSAGES)


async def _heard_all(discord: Discord) -> None:
    """Whatever happened before has been dealt with: a question that came later is answered."""
    before = len(await discord.seen(BEN, BEN, count=0))
    discord.say(BEN, BEN, "help")
    await discord.seen(BEN, BEN, count=before + 1)


def test_it_greets_once_where_it_may_write(application: Application) -> None:
    async def people(discord: Discord) -> None:
        _another_server(discord)
        discord.join_guild(ELSEWHERE)
        (hello,) = await discord.seen(BEN, NEW)
        assert "I have read 15 documents, the newest from 20 May 2024" in words(hello)
        assert set(buttons(hello)) == {POST, CHOOSE, NOT}
        discord.leave_guild(ELSEWHERE)
        discord.join_guild(ELSEWHERE)
        await _heard_all(discord)
        assert len(discord.messages(NEW)) == 1
        assert discord.messages(QUIET) == discord.messages(ANNA) == []
        assert discord.messages(ROOM) == [], "it was there before"

    on_discord(application, people, begun=True)


def test_a_server_that_added_it_while_it_did_not_run_is_greeted_once_it_does(tmp_path: Path) -> None:
    soon_after = datetime.fromisoformat(JOINED_AT) + timedelta(hours=1)
    application = an_application(tmp_path, at=soon_after)

    async def people(discord: Discord) -> None:
        (hello,) = await discord.seen(BEN, ROOM)
        assert "I have nothing to read yet" in words(hello)

    async def again(discord: Discord) -> None:
        await _heard_all(discord)
        assert discord.messages(ROOM) == []

    on_discord(application, people, begun=True)
    on_discord(application, again, begun=True)


def test_where_it_may_write_nowhere_the_owner_is_told_alone(application: Application) -> None:
    async def people(discord: Discord) -> None:
        _another_server(discord, silent=True)
        discord.join_guild(ELSEWHERE)
        (hello,) = await discord.seen(ANNA, ANNA)
        assert "I have read 15 documents" in words(hello)
        assert buttons(hello) == {}

    on_discord(application, people, begun=True)


def test_a_click_of_who_manages_the_server_has_the_briefing_posted_there(application: Application) -> None:
    async def people(discord: Discord) -> None:
        _another_server(discord)
        discord.join_guild(ELSEWHERE)
        (hello,) = await discord.seen(ANNA, NEW)
        await discord.click(BEN, hello, buttons(hello)[POST])
        (refused,) = await discord.seen(BEN, NEW, where=lambda one: one.only_for == BEN)
        assert "admin" in words(refused)
        await discord.click(ANNA, hello, buttons(hello)[POST])
        (done,) = await discord.seen(ANNA, NEW, where=lambda one: one.only_for == ANNA)
        assert "08:00" in words(done)
        assert "on weekdays at 08:00" in words(hello)
        assert buttons(hello) == {}
        assert discord.messages(NEW) == [hello]

    on_discord(application, people, begun=True)
    where = destination(f"discord:{NEW}")
    assert [name for name, one in application.configuration.briefings.items() if where in one.to]
    last = Versions(application.store.engine).latest()
    assert last is not None
    assert (last.made_by, last.made_in) == (f"discord:@{ANNA}", str(where))


def test_topics_are_chosen_in_a_dialogue(application: Application) -> None:
    async def people(discord: Discord) -> None:
        _another_server(discord)
        discord.join_guild(ELSEWHERE)
        (hello,) = await discord.seen(ANNA, NEW)
        assert (await discord.click(BEN, hello, buttons(hello)[CHOOSE])).acknowledged
        assert BEN not in discord.modals
        await discord.click(ANNA, hello, buttons(hello)[CHOOSE])
        asked = json.dumps(discord.modals[ANNA])
        assert "on weekdays at 08:00" in asked
        assert (await discord.submit_modal(ANNA, {"chosen": ["energy", "trade"]})).acknowledged
        await discord.seen(ANNA, NEW, where=lambda one: one.only_for == ANNA)
        assert any("This channel gets" in words(one) for one in discord.messages(NEW))

    on_discord(application, people, begun=True)
    where = destination(f"discord:{NEW}")
    (briefing,) = [one for one in application.configuration.briefings.values() if where in one.to]
    assert set(briefing.topics) == {"energy", "trade"}


def test_without_documents_it_says_how_to_feed_it(tmp_path: Path) -> None:
    async def people(discord: Discord) -> None:
        _another_server(discord)
        discord.join_guild(ELSEWHERE)
        (hello,) = await discord.seen(BEN, NEW)
        assert "I have nothing to read yet" in words(hello)
        assert buttons(hello) == {}

    on_discord(an_application(tmp_path), people, begun=True)


def test_a_channel_that_gets_a_briefing_and_is_gone_is_told_to_the_admins(application: Application) -> None:
    told: list[str] = []

    async def people(discord: Discord) -> None:
        _another_server(discord)
        discord.join_guild(ELSEWHERE)
        (hello,) = await discord.seen(ANNA, NEW)
        await discord.click(ANNA, hello, buttons(hello)[POST])
        await discord.seen(ANNA, NEW, where=lambda one: one.only_for == ANNA)
        discord.outage(ELSEWHERE)
        await _heard_all(discord)
        assert told == []
        discord.community.happened("GUILD_CREATE", _again(discord))
        await _heard_all(discord)
        discord.delete_channel(NEW)
        await _heard_all(discord)
        await discord.until(lambda: bool(told))
        assert "#new: it was deleted" in told[0]
        discord.delete_channel(QUIET)
        await _heard_all(discord)
        assert len(told) == 1

    on_discord(application, people, told=told, begun=True)


def test_a_server_that_removes_the_bot_is_told_to_the_admins_where_it_matters(
    application: Application,
) -> None:
    told: list[str] = []

    async def people(discord: Discord) -> None:
        _another_server(discord)
        discord.join_guild(ELSEWHERE)
        (hello,) = await discord.seen(ANNA, NEW)
        await discord.click(ANNA, hello, buttons(hello)[POST])
        await discord.seen(ANNA, NEW, where=lambda one: one.only_for == ANNA)
        discord.leave_guild(ELSEWHERE)
        discord.say(BEN, BEN, "help")
        await discord.seen(BEN, BEN)
        (one,) = told
        assert "#new: the bot was removed from its server" in one

    on_discord(application, people, told=told, begun=True)


def _again(discord: Discord) -> dict[str, object]:
    return beginning.guild(discord.community, discord.community.guilds[ELSEWHERE])
