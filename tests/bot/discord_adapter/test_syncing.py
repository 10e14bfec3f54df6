"""Syncing: Discord has the commands of this program when somebody says so, and is told nothing twice."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.discord_adapter.invite import application_of, invite_link
from bot.discord_adapter.surface import MENUS
from bot.discord_adapter.syncing import Sync, Synced, commands_of, synced
from bot.errors import ProgramError, UsageMistake
from config.settings import DISCORD_COMMANDS, Settings
from tests.bot.homes import NOW
from tests.discord.community import APP, BOT_TOKEN, GUILD
from tests.discord.server import discord_serving
from tests.ingested import an_application

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from tests.discord.people import Discord

NOBODYS = "of.no.body"


@pytest.fixture
def known(tmp_path: Path) -> Synced:
    return Synced(an_application(tmp_path).store.engine)


def _settings(discord: Discord, **more: str) -> Settings:
    told = {"DISCORD_TOKEN": BOT_TOKEN, "DISCORD_API_URL": discord.url} | more
    return Settings.model_validate(told)


def _with_discord(act: Callable[[Discord], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        async with discord_serving() as discord:
            await act(discord)

    asyncio.run(run())


def _puts(discord: Discord) -> int:
    return sum(times for route, times in discord.called.items() if route.startswith("PUT "))


def _names(discord: Discord, guild: str | None = None) -> set[str]:
    return {one["name"] for one in discord.community.commands.get(guild, [])}


def test_discord_gets_every_command_once(known: Synced) -> None:
    async def act(discord: Discord) -> None:
        first = await synced(_settings(discord), known, now=NOW)
        assert first == Sync(7, None, changed=True)
        assert _names(discord) == {*DISCORD_COMMANDS.values(), *(menu.name for menu in MENUS)}
        second = await synced(_settings(discord), known, now=NOW)
        assert second == Sync(7, None, changed=False)
        assert _puts(discord) == 1

    _with_discord(act)


def test_what_has_changed_is_synced_again(known: Synced) -> None:
    async def act(discord: Discord) -> None:
        await synced(_settings(discord), known, now=NOW)
        renamed = await synced(_settings(discord, DISCORD_COMMANDS="ask=find"), known, now=NOW)
        assert renamed.changed
        assert "find" in _names(discord)
        assert "ask" not in _names(discord)
        back = await synced(_settings(discord), known, now=NOW)
        assert back.changed, "what Discord had before the last sync says nothing"

    _with_discord(act)


def test_what_somebody_else_took_away_is_brought_back(known: Synced) -> None:
    async def act(discord: Discord) -> None:
        await synced(_settings(discord), known, now=NOW)
        discord.community.commands[None] = []
        assert (await synced(_settings(discord), known, now=NOW)).changed
        assert len(_names(discord)) == 7

    _with_discord(act)


def test_one_server_can_have_them_first_and_lose_them_again(known: Synced) -> None:
    async def act(discord: Discord) -> None:
        done = await synced(_settings(discord), known, guild_id=GUILD, now=NOW)
        assert done == Sync(7, GUILD, changed=True)
        assert (len(_names(discord, GUILD)), _names(discord)) == (7, set())
        gone = await synced(_settings(discord), known, guild_id=GUILD, remove=True, now=NOW)
        assert gone.told() == f"Took the commands away from the server {GUILD}."
        assert _names(discord, GUILD) == set()
        again = await synced(_settings(discord), known, guild_id=GUILD, remove=True, now=NOW)
        assert not again.changed

    _with_discord(act)


def test_the_running_bot_can_tell_whether_its_commands_are_those_of_discord(known: Synced) -> None:
    mine, others = commands_of(DISCORD_COMMANDS), commands_of(DISCORD_COMMANDS | {"ask": "find"})
    assert not known.anywhere(APP, mine)
    known.keep(APP, mine, guild_id=GUILD, now=NOW)
    assert known.anywhere(APP, mine)
    assert not known.anywhere(APP, others)
    assert not known.anywhere(APP[:-1], mine)
    assert not known.holds(APP, mine)


def test_a_wrong_token_is_one_plain_sentence(known: Synced) -> None:
    async def act(discord: Discord) -> None:
        with pytest.raises(ProgramError, match="the token is wrong") as caught:
            await synced(_settings(discord, DISCORD_TOKEN=NOBODYS), known, now=NOW)
        assert NOBODYS not in str(caught.value)

    _with_discord(act)


def test_no_token_says_where_it_comes_from(known: Synced) -> None:
    with pytest.raises(ProgramError, match="DISCORD_TOKEN is not set"):
        asyncio.run(synced(Settings.model_validate({}), known, now=NOW))


def test_too_many_creates_say_to_wait(known: Synced) -> None:
    async def act(discord: Discord) -> None:
        discord.community.creates[None] = 199
        with pytest.raises(ProgramError, match="as many commands there today") as caught:
            await synced(_settings(discord), known, now=NOW)
        assert "tomorrow" in str(caught.value.hint)
        discord.community.creates.clear()
        assert (await synced(_settings(discord), known, now=NOW)).changed, "a refusal is not remembered"

    _with_discord(act)


def test_a_server_that_did_not_invite_it_says_so(known: Synced) -> None:
    async def act(discord: Discord) -> None:
        with pytest.raises(ProgramError, match="not in that server") as caught:
            await synced(_settings(discord), known, guild_id="800000000000000009", now=NOW)
        assert "communique init" in str(caught.value.hint)

    _with_discord(act)


@pytest.mark.parametrize("typed", ["", "harbour", "../1", "1" * 21, "８"])
def test_what_is_no_id_is_asked_of_nobody(known: Synced, typed: str) -> None:
    with pytest.raises(UsageMistake, match="no id of a server"):
        asyncio.run(
            synced(Settings.model_validate({"DISCORD_TOKEN": "a.b.c"}), known, guild_id=typed, now=NOW)
        )


def test_the_payload_is_the_same_every_time() -> None:
    one, other = commands_of(DISCORD_COMMANDS), commands_of(DISCORD_COMMANDS)
    assert json.dumps(one) == json.dumps(other)


def test_the_invite_asks_for_commands_and_for_the_least() -> None:
    link = invite_link(APP)
    assert link == (
        f"https://discord.com/oauth2/authorize?client_id={APP}&scope=bot+applications.commands&permissions=274877975552"
    )


@pytest.mark.parametrize(
    ("token", "application"),
    [
        ("OTAwMDAwMDAwMDAwMDAwMDAx.Gabcde.secret", APP),
        ("OTAwMDAwMDAwMDAwMDAwMDAxMg.Gabcde.secret", f"{APP}2"),
        ("of.the.tests", None),
        ("", None),
        ("é.b.c", None),
        ("aGFyYm91cg.b.c", None),
    ],
)
def test_a_token_begins_with_the_application(token: str, application: str | None) -> None:
    assert application_of(token) == application
