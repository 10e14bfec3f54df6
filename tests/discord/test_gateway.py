from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord
import pytest

from tests.discord.channel import Kind
from tests.discord.community import BOT, BOT_TOKEN, GUILD
from tests.discord.gateway import DISALLOWED_INTENTS, HELLO, INVALID, TOO_MUCH, WRONG_TOKEN
from tests.discord.permissions import Intent
from tests.discord.server import discord_serving
from tests.discord.small_bot import ADA, BEN, FORUM, GENERAL, Bot, furnish, listening, pointed_at, with_bot

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.discord.people import Discord

IDENTIFY = {"op": 2, "d": {"token": BOT_TOKEN, "intents": int(Intent.GUILDS), "properties": {}}}


def by_hand(act: Callable[[Discord, aiohttp.ClientWebSocketResponse], Awaitable[None]]) -> None:
    """Run the act with a websocket that has been told HELLO."""

    async def run() -> None:
        async with discord_serving() as fake:
            furnish(fake)
            async with aiohttp.ClientSession() as session, session.ws_connect(fake.gateway.url) as socket:
                assert (await socket.receive_json())["op"] == HELLO
                await act(fake, socket)

    asyncio.run(run())


def test_a_dropped_connection_is_resumed_and_nothing_is_missed() -> None:
    async def act(fake: Discord, bot: Bot) -> None:
        fake.say(ADA, GENERAL, "before")
        await bot.until(lambda: bot.heard == ["before"])
        fake.gateway.drop()
        fake.say(ADA, GENERAL, "meanwhile")
        await fake.connected()
        fake.say(ADA, GENERAL, "after")
        await bot.until(lambda: bot.heard == ["before", "meanwhile", "after"])
        assert "resumed" in bot.noted
        assert len(fake.gateway.identified_at) == 1

    with_bot(act)


def test_a_bot_that_is_asked_to_reconnect_resumes() -> None:
    async def act(fake: Discord, _: Bot) -> None:
        fake.gateway.reconnect()
        await fake.until(lambda: fake.gateway.resumed == 1)
        assert len(fake.gateway.identified_at) == 1

    with_bot(act)


def test_an_invalid_session_is_opened_anew() -> None:
    async def act(fake: Discord, _: Bot) -> None:
        fake.gateway.invalidate()
        await fake.until(lambda: len(fake.gateway.identified_at) == 2)
        assert fake.gateway.resumed == 0
        assert fake.gateway.identifies_left == 998

    with_bot(act)


def test_an_intent_that_was_not_granted_closes_the_connection() -> None:
    async def run() -> None:
        async with discord_serving(granted=0) as fake:
            with pointed_at(fake):
                bot = Bot(discord.Intents(guilds=True, messages=True, message_content=True))
                await bot.login(BOT_TOKEN)
                with pytest.raises(discord.PrivilegedIntentsRequired):
                    await bot.connect()
                await bot.close()
            assert fake.gateway.closed_with == [DISALLOWED_INTENTS]

    asyncio.run(run())


def test_content_is_told_only_with_the_intent_or_to_who_is_concerned() -> None:
    async def act(fake: Discord, bot: Bot) -> None:
        fake.say(ADA, GENERAL, "among people")
        fake.say(ADA, GENERAL, "to you", mentions_bot=True)
        fake.say(ADA, ADA, "in private")
        await fake.command(ADA, GENERAL, "fact")
        (answer,) = await fake.seen(ADA, GENERAL)
        fake.say(BEN, GENERAL, "an answer", reply_to=answer)
        fake.say(BEN, GENERAL, "a quiet one", reply_to=answer, ping=False)
        await bot.until(lambda: len(bot.heard) == 5)
        assert bot.heard == ["", f"<@{BOT}> to you", "in private", "an answer", ""]

    with_bot(act, discord.Intents(guilds=True, messages=True), granted=0)


def test_what_becomes_of_places_is_told() -> None:
    async def act(fake: Discord, bot: Bot) -> None:
        fake.add_guild("800000000000000009", "Elsewhere")
        fake.join_guild("800000000000000009")
        thread = fake.open_thread(GENERAL, "tides", ADA)
        fake.archive(thread.id)
        fake.delete_channel(FORUM)
        fake.leave_guild("800000000000000009")
        expected = ["joined Elsewhere", "archived tides", "lost briefings", "left Elsewhere"]
        await bot.until(lambda: bot.noted[1:] == expected)

    with_bot(act)


def test_what_the_bot_may_not_see_is_not_told() -> None:
    async def act(fake: Discord, bot: Bot) -> None:
        fake.add_channel("200000000000000009", "secret", Kind.TEXT)
        fake.hide("200000000000000009")
        fake.say(ADA, "200000000000000009", "hidden")
        fake.say(ADA, GENERAL, "open")
        await bot.until(lambda: bool(bot.heard))
        assert bot.heard == ["open"]

    with_bot(act)


def test_the_wrong_token_is_refused() -> None:
    async def act(fake: Discord, socket: aiohttp.ClientWebSocketResponse) -> None:
        await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 0}})
        assert (await socket.receive()).data == WRONG_TOKEN
        assert fake.gateway.sessions == {}

    by_hand(act)


def test_too_many_sessions_reset_the_token() -> None:
    async def act(fake: Discord, socket: aiohttp.ClientWebSocketResponse) -> None:
        fake.gateway.identifies_left = 0
        await socket.send_json(IDENTIFY)
        assert (await socket.receive()).data == WRONG_TOKEN
        assert fake.community.refused_as

    by_hand(act)


def test_who_sends_too_much_is_cut_off() -> None:
    async def act(fake: Discord, socket: aiohttp.ClientWebSocketResponse) -> None:
        for _ in range(121):
            await socket.send_json({"op": 1, "d": None})
        await fake.until(lambda: fake.gateway.closed_with == [TOO_MUCH])

    by_hand(act)


def test_an_unknown_session_is_not_resumed() -> None:
    async def act(_: Discord, socket: aiohttp.ClientWebSocketResponse) -> None:
        await socket.send_json({"op": 6, "d": {"token": BOT_TOKEN, "session_id": "s9", "seq": 3}})
        told = await socket.receive_json()
        assert (told["op"], told["d"]) == (INVALID, False)

    by_hand(act)


def test_ready_names_the_servers_and_then_each_is_told() -> None:
    async def act(_: Discord, socket: aiohttp.ClientWebSocketResponse) -> None:
        await socket.send_json(IDENTIFY)
        ready, guild = await socket.receive_json(), await socket.receive_json()
        assert (ready["t"], ready["s"], guild["t"], guild["s"]) == ("READY", 1, "GUILD_CREATE", 2)
        assert ready["d"]["guilds"] == [{"id": GUILD, "unavailable": True}]
        assert {each["name"] for each in guild["d"]["channels"]} == {"general", "news", "briefings"}

    by_hand(act)


def test_two_bots_of_one_token_are_both_told() -> None:
    async def act(fake: Discord, bot: Bot) -> None:
        async with listening(fake) as other:
            fake.say(BEN, GENERAL, "twice")
            await bot.until(lambda: bot.heard == ["twice"])
            await other.until(lambda: other.heard == ["twice"])

    with_bot(act)


def test_a_thread_that_was_there_before_the_bot_is_told_with_whoever_began_it() -> None:
    async def run() -> None:
        async with discord_serving() as fake:
            furnish(fake)
            fake.add_thread("601", GENERAL)
            async with listening(fake) as bot:
                (thread,) = bot.guilds[0].threads
                assert (thread.id, thread.owner_id) == (601, int(BOT))

    asyncio.run(run())
