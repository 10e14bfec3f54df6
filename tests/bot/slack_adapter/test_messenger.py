"""The messenger to Slack, beyond what every messenger promises: people, forged marks, and words that help."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.delivery.errors import Refused, Uncertain, Unreadable
from bot.delivery.message import Content, Message
from bot.slack_adapter.messenger import EVENT_TYPE, LIMITS, SlackMessenger
from bot.slack_adapter.web import Web
from config.destination import Destination, Platform
from tests.builders import morning_reply
from tests.platform.faults import Answer, Fault
from tests.slack.server import slack_serving
from tests.slack.workspace import ALL_SCOPES, BOT, BOT_ID, BOT_TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from tests.slack.people import Slack

MARK = "m" * 25
PUBLIC, PRIVATE, ANN = (Destination(Platform.SLACK, address) for address in ("C012ABC", "G012ABC", "U012ABC"))


def a_message(thread: str | None = None) -> Message:
    return Message(Content(json.dumps({"text": "The toll is €4."})), "morning-2026-05-20", thread=thread)


def since() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=1)


@asynccontextmanager
async def _place(scopes: frozenset[str]) -> AsyncIterator[tuple[Slack, SlackMessenger]]:
    async with slack_serving(scopes=scopes) as slack:
        slack.add_user("U012ABC", "ann")
        slack.add_channel("C012ABC", "briefings", members=["U012ABC"])
        slack.add_channel("G012ABC", "board", members=["U012ABC"], is_private=True)
        yield slack, SlackMessenger(Web(BOT_TOKEN, slack.url))


def at(
    work: Callable[[Slack, SlackMessenger], Awaitable[None]], *, scopes: frozenset[str] = ALL_SCOPES
) -> None:
    async def worked() -> None:
        async with _place(scopes) as place:
            await work(*place)

    asyncio.run(worked())


def test_what_is_sent_to_a_person_stands_in_their_conversation_with_the_bot_and_is_found_there() -> None:
    async def work(slack: Slack, messenger: SlackMessenger) -> None:
        await messenger.probe(ANN)
        sent = await messenger.send(ANN, a_message(), MARK)
        part = await messenger.send(ANN, a_message(sent.message_id), "part")
        assert [message.ts for message in slack.messages("U012ABC")] == [sent.message_id, part.message_id]
        assert await messenger.find(ANN, MARK, since()) == sent
        assert await messenger.find(ANN, "part", since(), thread=sent.message_id) == part
        assert slack.called["conversations.open"] == 1

    at(work)


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER, Fault.ERROR_BEFORE, Fault.SLOW_BEFORE, Fault.HTML_AFTER])
def test_a_message_has_not_left_where_a_persons_conversation_did_not_open(fault: Fault) -> None:
    async def work(slack: Slack, messenger: SlackMessenger) -> None:
        slack.faults.script.append(fault)
        with pytest.raises(Refused) as refused:
            await messenger.send(ANN, a_message(), MARK)
        assert not refused.value.lasting
        assert not slack.called["chat.postMessage"]

    at(work)


@pytest.mark.parametrize("forger", [{"bot_id": "B0OTHER", "user": "U0OTHER"}, {"user": "U012ABC"}])
def test_a_mark_in_somebody_elses_message_is_none(forger: dict[str, str]) -> None:
    metadata = {"event_type": EVENT_TYPE, "event_payload": {"mark": MARK}}

    async def work(slack: Slack, messenger: SlackMessenger) -> None:
        channel = slack.channel("C012ABC")
        slack.workspace.post(channel, {"text": "it arrived", "metadata": metadata, **forger})
        assert await messenger.find(PUBLIC, MARK, since()) is None
        slack.workspace.post(channel, {"user": BOT, "bot_id": BOT_ID, "metadata": metadata})
        assert await messenger.find(PUBLIC, MARK, since()) is not None

    at(work)


def test_other_messages_of_the_bot_are_passed_over() -> None:
    async def work(slack: Slack, messenger: SlackMessenger) -> None:
        sent = await messenger.send(PUBLIC, a_message(), MARK)
        for metadata in (
            None,
            {"event_type": "task", "event_payload": {"mark": MARK}},
            {"event_type": EVENT_TYPE, "event_payload": {}},
        ):
            slack.workspace.post(
                slack.channel("C012ABC"), {"user": BOT, "bot_id": BOT_ID, "metadata": metadata}
            )
        assert await messenger.find(PUBLIC, MARK, since()) == sent

    at(work)


def test_a_history_that_breaks_off_or_never_ends_is_no_answer() -> None:
    broken = b'{"ok": true, "messages": [], "has_more": true}'
    endless = b'{"ok": true, "messages": [], "response_metadata": {"next_cursor": "next:0"}}'

    async def work(slack: Slack, messenger: SlackMessenger) -> None:
        await messenger.send(PUBLIC, a_message(), MARK)
        await messenger.find(PUBLIC, MARK, since())
        for page in (broken, endless):
            slack.faults.script.extend([Answer(200, page, {"Content-Type": "application/json"})] * 50)
            with pytest.raises(Uncertain):
                await messenger.find(PUBLIC, MARK, since())
            slack.faults.script.clear()

    at(work)


@pytest.mark.parametrize("address", ["#briefings", "@ann"])
def test_a_name_that_nobody_could_place_is_refused_by_name(address: str) -> None:
    async def work(slack: Slack, messenger: SlackMessenger) -> None:
        where = Destination(Platform.SLACK, address)
        for asked in (messenger.send(where, a_message(), MARK), messenger.probe(where)):
            with pytest.raises(Refused, match=address) as refused:
                await asked
            assert refused.value.lasting
        assert not slack.called

    at(work)


def test_a_missing_scope_is_called_by_its_name() -> None:
    async def work(_: Slack, messenger: SlackMessenger) -> None:
        with pytest.raises(Refused, match="lacks the scope chat:write: reinstall it") as refused:
            await messenger.send(PUBLIC, a_message(), MARK)
        assert refused.value.lasting
        with pytest.raises(Unreadable, match="lacks the scope channels:history"):
            await messenger.find(PUBLIC, MARK, since())

    at(work, scopes=ALL_SCOPES - {"chat:write", "channels:history"})


def test_where_the_bot_may_write_without_being_there_it_says_so_beforehand() -> None:
    public, private = (
        Answer(
            200,
            json.dumps({"ok": True, "channel": {"is_member": False, "is_private": is_private}}).encode(),
            {"Content-Type": "application/json", "x-oauth-scopes": "chat:write,chat:write.public"},
        )
        for is_private in (False, True)
    )

    async def work(slack: Slack, messenger: SlackMessenger) -> None:
        slack.faults.script.extend([public, private])
        await messenger.probe(PUBLIC)
        with pytest.raises(Refused, match="/invite"):
            await messenger.probe(PRIVATE)
        await messenger.probe(PRIVATE)

    at(work)


def test_a_message_is_sent_as_it_was_drawn_with_no_previews_and_no_markup() -> None:
    async def work(slack: Slack, messenger: SlackMessenger) -> None:
        content = messenger.drawn(morning_reply())
        assert content is not None
        await messenger.send(PUBLIC, Message(content, "morning"), MARK)
        (message,) = slack.messages("C012ABC")
        for name in ("mrkdwn", "unfurl_links", "unfurl_media"):
            assert message.sent[name] is False
        assert "thread_ts" not in message.sent

    at(work)


def test_the_lines_of_a_delivered_message_are_asked_for_by_their_own_names() -> None:
    messenger, morning = SlackMessenger(Web(BOT_TOKEN)), morning_reply()
    assert messenger.drawn(morning) == messenger.drawn(replace(morning, handle=""))
    assert messenger.drawn(replace(morning, handle="a1")) != messenger.drawn(morning)


@pytest.mark.parametrize("body", ["The toll is €4.", "[]", "null"])
def test_what_was_drawn_for_another_platform_is_refused(body: str) -> None:
    async def work(slack: Slack, messenger: SlackMessenger) -> None:
        with pytest.raises(Refused) as refused:
            await messenger.send(PUBLIC, Message(Content(body), "morning"), MARK)
        assert refused.value.lasting
        assert not slack.called

    at(work)


def test_the_pace_stays_within_what_slack_says() -> None:
    assert LIMITS.apart >= timedelta(seconds=1)
    assert LIMITS.messages is not None
    assert LIMITS.messages <= 300
    assert LIMITS.timeout == timedelta(seconds=20)
