"""The messenger to Discord beyond the contract: forums, threads, people, and what stays in a message."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.delivery.errors import Refused, Uncertain, Unreadable
from bot.delivery.message import Content, Message
from bot.discord_adapter.messenger import DiscordMessenger
from bot.discord_adapter.web import Web
from briefings.reply import Reply
from config.destination import Destination, Platform
from tests.builders import morning_reply
from tests.discord.channel import REQUIRES_TAG, Kind, Overwrite
from tests.discord.community import BOT, BOT_TOKEN
from tests.discord.permissions import Permission
from tests.discord.server import discord_serving
from tests.platform.faults import Fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from tests.discord.people import Discord

FORUM, CHANNEL, PERSON = "101", "102", "201"
MARK, OTHER = "m" * 25, "n" * 25
LONG_AGO = timedelta(hours=1)
POST = "POST /channels/{channel}/messages"
BEGIN = "POST /channels/{channel}/threads"
EACH = "GET /channels/{channel}/messages/{message}"


def to(address: str) -> Destination:
    return Destination(Platform.DISCORD, address)


def said(text: str, *, thread: str | None = None, title: str = "Morning briefing #1") -> Message:
    shown = {"type": 17, "components": [{"type": 10, "content": text}]}
    body = {"thread_name": title, "flags": 1 << 15, "components": [shown]}
    return Message(Content(json.dumps(body)), "morning-2026-05-20", thread=thread)


def since() -> datetime:
    return datetime.now(UTC) - LONG_AGO


@asynccontextmanager
async def place() -> AsyncIterator[tuple[Discord, DiscordMessenger]]:
    async with discord_serving() as discord:
        discord.add_channel(FORUM, "briefings", Kind.FORUM)
        discord.add_channel(CHANNEL, "news")
        discord.add_user(PERSON)
        yield discord, DiscordMessenger(Web(BOT_TOKEN, discord.url))


def at(work: Callable[[Discord, DiscordMessenger], Awaitable[None]]) -> None:
    async def worked() -> None:
        async with place() as (discord, messenger):
            await work(discord, messenger)

    asyncio.run(worked())


def test_a_briefing_to_a_forum_is_a_post_with_its_title_and_later_parts_stand_in_it() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        first = await messenger.send(to(FORUM), said("one"), MARK)
        (post,) = discord.threads(FORUM)
        assert (post.id, post.name) == (first.message_id, "Morning briefing #1")
        second = await messenger.send(to(FORUM), said("two", thread=first.message_id), OTHER)
        assert [one.text for one in discord.messages(post.id)] == ["one", "two"]
        assert await messenger.find(to(FORUM), MARK, since()) == first
        assert await messenger.find(to(FORUM), OTHER, since(), thread=first.message_id) == second
        assert await messenger.find(to(FORUM), OTHER, since()) is None
        assert await messenger.find(to(FORUM), MARK, first.posted_at + timedelta(seconds=1)) is None

    at(work)


def test_who_does_not_know_yet_that_it_is_a_forum_puts_a_later_part_into_the_post() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        first = await messenger.send(to(FORUM), said("one"), MARK)
        another = DiscordMessenger(Web(BOT_TOKEN, discord.url))
        await another.send(to(FORUM), said("two", thread=first.message_id), OTHER)
        assert len(discord.messages(first.message_id)) == 2

    at(work)


def test_a_page_in_the_place_of_a_message_is_not_taken_for_one_the_next_time() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        first = await messenger.send(to(FORUM), said("one"), MARK)
        discord.faults.script.extend((None, Fault.HTML_AFTER))
        with pytest.raises(Uncertain):
            await messenger.find(to(FORUM), MARK, since())
        assert await messenger.find(to(FORUM), MARK, since()) == first

    at(work)


def test_a_post_whose_answer_got_lost_is_not_begun_twice() -> None:
    """It has no nonce: this is why no request is made a second time by itself."""

    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        await messenger.send(to(FORUM), said("before"), OTHER)
        for fault in (Fault.ERROR_AFTER, Fault.DROP_AFTER, Fault.HTML_AFTER):
            discord.faults.script.append(fault)
            mark = str(fault).replace("_", "")
            with pytest.raises(Exception, match="Discord"):
                await messenger.send(to(FORUM), said(str(fault)), mark)
            found = await messenger.find(to(FORUM), mark, since())
            assert found is not None
            assert [one.text for one in discord.messages(found.message_id)] == [str(fault)]
        assert len(discord.threads(FORUM)) == 4
        assert discord.called[BEGIN] == 4

    at(work)


def test_a_post_that_nobody_wrote_in_for_long_is_found_and_one_without_its_first_message_passed_over() -> (
    None
):
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        first = await messenger.send(to(FORUM), said("one"), MARK)
        other = await messenger.send(to(FORUM), said("two"), OTHER)
        discord.take_back(discord.messages(other.message_id)[0])
        discord.archive(first.message_id)
        discord.archive(other.message_id)
        assert await messenger.find(to(FORUM), MARK, since()) == first
        assert await messenger.find(to(FORUM), OTHER, since()) is None

    at(work)


def test_posts_that_were_read_are_not_read_again() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        for number in range(3):
            await messenger.send(to(FORUM), said("one"), f"mark{number}")
        for _ in range(2):
            assert await messenger.find(to(FORUM), OTHER, since()) is None
        assert discord.called[EACH] == 3

    at(work)


def test_a_forum_that_asks_for_a_tag_is_a_lasting_refusal_that_says_so() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        discord.community.channels[FORUM].flags = REQUIRES_TAG
        with pytest.raises(Refused, match="tag") as refused:
            await messenger.send(to(FORUM), said("one"), MARK)
        assert refused.value.lasting
        assert not discord.threads(FORUM)

    at(work)


def test_a_title_is_cut_where_a_post_can_bear_no_more() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        content = messenger.drawn(Reply("A title that is long. " * 20, notice="The toll is €4."))
        assert content is not None
        await messenger.send(to(FORUM), Message(content, "morning"), MARK)
        (post,) = discord.threads(FORUM)
        assert len(post.name) == 100

    at(work)


def test_a_person_is_written_to_in_one_conversation_that_is_opened_once() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        await messenger.probe(to(f"@{PERSON}"))
        sent = await messenger.send(to(f"@{PERSON}"), said("one"), MARK)
        assert [one.text for one in discord.messages(PERSON)] == ["one"]
        assert await messenger.find(to(f"@{PERSON}"), MARK, since()) == sent
        assert await messenger.find(to(f"@{PERSON}"), OTHER, since()) is None
        assert discord.called["POST /users/@me/channels"] == 1

    at(work)


def test_the_same_message_sent_again_soon_after_stands_there_once() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        sent = [await messenger.send(to(CHANNEL), said("one"), MARK) for _ in range(2)]
        assert sent[0] == sent[1]
        assert len(discord.messages(CHANNEL)) == 1

    at(work)


def test_a_reply_to_a_message_that_is_gone_stands_alone() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        first = await messenger.send(to(CHANNEL), said("one"), MARK)
        discord.take_back(discord.messages(CHANNEL)[0])
        await messenger.send(to(CHANNEL), said("Correction", thread=first.message_id), OTHER)
        assert [(one.text, one.replies_to) for one in discord.messages(CHANNEL)] == [("Correction", None)]

    at(work)


def test_a_thread_that_sleeps_is_written_to() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        discord.add_thread("103", CHANNEL, is_archived=True)
        await messenger.probe(to("103"))
        sent = await messenger.send(to("103"), said("one"), MARK)
        assert await messenger.find(to("103"), MARK, since()) == sent

    at(work)


def test_a_message_of_somebody_else_with_our_mark_is_not_ours() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        await messenger.send(to(CHANNEL), said("one"), MARK)
        discord.messages(CHANNEL)[0].author = PERSON
        assert await messenger.find(to(CHANNEL), MARK, since()) is None

    at(work)


def test_nobody_is_called_whatever_was_frozen() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        await messenger.send(to(CHANNEL), said(f"<@{PERSON}> @everyone"), MARK)
        (message,) = discord.messages(CHANNEL)
        assert not message.pings
        assert message.sent["allowed_mentions"] == {"parse": []}

    at(work)


@pytest.mark.parametrize(
    ("denied", "named"),
    [
        (Permission.SEND_MESSAGES, "Send Messages"),
        (Permission.VIEW_CHANNEL, "may not see"),
    ],
)
def test_what_the_bot_lacks_is_named_beforehand(denied: Permission, named: str) -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        discord.community.channels[CHANNEL].overwrites[BOT] = Overwrite(deny=int(denied), of_member=True)
        with pytest.raises(Refused, match=named) as refused:
            await messenger.probe(to(CHANNEL))
        assert refused.value.lasting

    at(work)


def test_a_history_that_shows_nothing_because_it_may_not_be_read_is_not_taken_for_an_empty_one() -> None:
    async def work(discord: Discord, messenger: DiscordMessenger) -> None:
        await messenger.send(to(CHANNEL), said("one"), MARK)
        denied = Overwrite(deny=int(Permission.READ_MESSAGE_HISTORY), of_member=True)
        discord.community.channels[CHANNEL].overwrites[BOT] = denied
        with pytest.raises(Unreadable, match="Read Message History"):
            await messenger.find(to(CHANNEL), MARK, since())

    at(work)


def test_a_message_that_was_drawn_for_another_platform_is_a_lasting_refusal() -> None:
    async def work(_: Discord, messenger: DiscordMessenger) -> None:
        for body in ("The toll is €4.", "[]", '{"text": "one"}'):
            with pytest.raises(Refused) as refused:
                await messenger.send(to(CHANNEL), Message(Content(body), "morning"), MARK)
            assert refused.value.lasting

    at(work)


def test_what_a_briefing_is_drawn_as_is_taken_and_found() -> None:
    async def work(_: Discord, messenger: DiscordMessenger) -> None:
        content = messenger.drawn(morning_reply())
        assert content is not None
        for where in (CHANNEL, FORUM):
            sent = await messenger.send(to(where), Message(content, "morning"), MARK)
            assert await messenger.find(to(where), MARK, since()) == sent

    at(work)
