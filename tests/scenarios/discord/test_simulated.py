"""The same flows under discord.py against a second Discord, simcord's, that knows nothing of our own fake.

What the bot says by REST goes through the client that is simulated: there is no server to ask.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import discord
import pytest
import simcord
from discord.http import Route

from bot.chat.arrival import TOPICS
from bot.chat.chat import Chat
from bot.chat.work import Work
from bot.discord_adapter.adapter import DiscordAdapter
from bot.discord_adapter.surface import names
from bot.discord_adapter.web import Web
from bot.rendering.discord.message import message_of
from briefings.reply import Reply
from config.settings import Settings
from tests.discord.component_limits import every
from tests.discord.message import texts
from tests.ingested import the_demo

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from bot.application import Application

QUESTION = "Kraft Siberia capacity"
FIRST = "Moscow dreams of"


class Simulated(Web):
    """The bot's REST, through the client that simcord holds."""

    client: discord.Client

    async def request(self, method: str, path: str, *, json: object = None, **parameters: str) -> Any:  # noqa: ANN401  as Web has it
        sent: dict[str, Any] = {} if json is None else {"json": json}
        return await self.client.http.request(Route(method, path, **parameters), **sent)


@pytest.fixture
def application(tmp_path: Path) -> Application:
    return the_demo(tmp_path)


def _told(sentence: str, *, again: bool = True) -> None:
    del sentence, again


def _in_simcord(application: Application, people: Callable[[simcord.Env], Coroutine[Any, Any, None]]) -> None:
    async def scene() -> None:
        settings = Settings.model_validate({"DISCORD_TOKEN": "of.the.tests"})
        web = Simulated("of.the.tests", settings.discord_api_url)
        adapter = DiscordAdapter(application, web, settings, tell=_told)
        work, chat = Work(), Chat(application, names(settings.discord_commands), fields=True)
        web.client = client = adapter._client(chat, work, keywords=False)
        async with simcord.run(client, shard_count=1) as env:
            await client.tree.sync()
            await people(env)
        work.close()
        chat.close()

    asyncio.run(scene())


def _shown(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    assert result.acknowledged
    assert result.response is not None
    return result.response


def _words(result: simcord.InteractionResult) -> str:
    return "\n".join(texts(_shown(result).components))


def test_a_command_is_answered_alone_and_its_line_opened_and_verified(application: Application) -> None:
    async def people(env: simcord.Env) -> None:
        guild = env.create_guild()
        room = guild.create_text_channel("room")
        ben = guild.add_member(env.create_user("ben"))
        asked = await ben.slash(room, "ask", question=QUESTION)
        assert asked.ephemeral
        assert FIRST in _words(asked)
        (menu,) = [one for one in every(_shown(asked).components) if one["type"] == 3]
        opened = await ben.select(_shown(asked), [menu["options"][0]["value"]], custom_id=menu["custom_id"])
        assert FIRST in _words(opened)
        verified = await ben.click(_shown(opened), label="Verify")
        assert verified.ephemeral
        assert "Verified" in _words(verified)

    _in_simcord(application, people)


def test_an_answer_is_shared_for_all_and_made_longer_where_it_stands(application: Application) -> None:
    async def people(env: simcord.Env) -> None:
        guild = env.create_guild()
        room = guild.create_text_channel("room")
        ben = guild.add_member(env.create_user("ben"))
        asked = await ben.slash(room, "ask", question=QUESTION)
        before = _words(asked)
        assert (await ben.click(_shown(asked), label="More")).acknowledged
        assert len(_words(asked)) > len(before)
        assert "Shared" in _words(await ben.click(_shown(asked), label="Share"))
        assert room.last_message is not None
        assert not room.last_message.mentions

    _in_simcord(application, people)


def test_a_manager_chooses_topics_in_a_dialogue(application: Application) -> None:
    async def people(env: simcord.Env) -> None:
        guild = env.create_guild()
        room = guild.create_text_channel("room")
        role = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
        anna = guild.add_member(env.create_user("anna"), roles=[role])
        drawn = message_of(Reply("Topics", actions=(TOPICS,)))
        assert drawn is not None
        await env.bot.http.request(
            Route("POST", "/channels/{channel_id}/messages", channel_id=room.id), json=drawn
        )
        assert room.last_message is not None
        clicked = await anna.click(room.last_message, label="Choose topics")
        assert clicked.modal is not None
        done = await anna.submit_modal(clicked, {"chosen": ["energy"]})
        assert "energy" in _words(done)

    _in_simcord(application, people)
