"""A small bot on Slack's own framework meets the fake Slack, through Socket Mode and over HTTP alike."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from tests.platform.bell import NotSeen
from tests.slack.delivery import Kind
from tests.slack.elements import NotThere
from tests.slack.server import slack_serving
from tests.slack.signed import signature
from tests.slack.small_bot import MODAL, Notes, with_bot
from tests.slack.workspace import APP_TOKEN, BOT, BOT_TOKEN, SIGNING_SECRET

if TYPE_CHECKING:
    from tests.slack.people import Slack

both = pytest.mark.parametrize("mode", ["socket", "http"])


@both
def test_a_command_is_acknowledged_and_its_answer_seen_only_by_who_asked(mode: str) -> None:
    async def act(slack: Slack, _: Notes) -> None:
        told = await slack.command("U012ABC", "C034DEF", "/ask", "tunnel opening date")
        assert told.acknowledged
        assert told.attempts == 1
        assert told.latency is not None
        assert told.latency < timedelta(seconds=3)
        (answer,) = await slack.seen("U012ABC", "C034DEF")
        assert answer.text == "About tunnel opening date"
        assert answer.only_for == "U012ABC"
        assert await slack.seen("U034DEF", "C034DEF", count=0) == []
        assert slack.messages("C034DEF") == []
        await slack.command("U012ABC", "C012ABC", "/fact")
        assert [each.text for each in await slack.seen("U012ABC", "C012ABC")] == ["At once"]

    with_bot(act, mode)


@both
def test_a_response_address_serves_five_times(mode: str) -> None:
    async def act(slack: Slack, _: Notes) -> None:
        await slack.command("U012ABC", "C012ABC", "/brief")
        assert len(await slack.seen("U012ABC", "C012ABC", count=5)) == 5
        await slack.until(lambda: slack.response_urls.refused == ["used_url"])

    with_bot(act, mode)


@both
def test_a_click_in_an_ephemeral_message_comes_without_the_message_and_can_replace_it(mode: str) -> None:
    async def act(slack: Slack, notes: Notes) -> None:
        await slack.command("U012ABC", "C012ABC", "/ask", "x")
        (answer,) = await slack.seen("U012ABC", "C012ABC")
        assert (await slack.click("U012ABC", answer, "share")).acknowledged
        (body,) = notes.clicked
        assert body["container"]["is_ephemeral"]
        assert "message" not in body
        assert body["actions"][0]["value"] == "h1"
        (shared,) = await slack.seen("U012ABC", "C012ABC", where=lambda message: message.text == "Shared")
        assert shared.ts == answer.ts
        with pytest.raises(NotThere):
            await slack.click("U034DEF", answer, "share")

    with_bot(act, mode)


@both
def test_an_option_opens_a_modal_that_is_filled_in_and_submitted(mode: str) -> None:
    async def act(slack: Slack, notes: Notes) -> None:
        await slack.command("U012ABC", "C012ABC", "/ask", "x")
        (answer,) = await slack.seen("U012ABC", "C012ABC")
        await slack.click("U012ABC", answer, "line:0", option="Why")
        assert notes.clicked[0]["actions"][0]["selected_option"]["value"] == "why|h1|1"
        await slack.until(lambda: "U012ABC" in slack.views)
        refused = await slack.submit("U012ABC", {"text": "wrong"})
        assert refused.answer["errors"] == {"topics": "Not so"}
        assert "U012ABC" in slack.views
        await slack.submit("U012ABC", {"topics": "tunnels"})
        assert notes.submitted[-1]["view"]["callback_id"] == "topics"
        assert "U012ABC" not in slack.views

    with_bot(act, mode)


@both
def test_a_mention_a_shortcut_the_home_tab_and_an_invitation_reach_the_bot(mode: str) -> None:
    async def act(slack: Slack, notes: Notes) -> None:
        asked = await slack.mention("U012ABC", "C012ABC", "what is new?")
        (reply,) = await slack.seen("U034DEF", "C012ABC")
        assert reply.thread_ts == asked.ts
        assert (await slack.shortcut("U034DEF", "check", asked)).acknowledged
        (checked,) = await slack.seen(
            "U034DEF", "C012ABC", where=lambda message: message.only_for is not None
        )
        assert checked.text == f"Checked <@{BOT}> what is new?"
        await slack.open_home("U012ABC")
        await slack.until(lambda: "U012ABC" in slack.homes)
        await slack.invite_bot("C034DEF", "U012ABC")
        (hello,) = await slack.seen("U012ABC", "C034DEF")
        assert hello.text == "Hello, C034DEF"
        assert notes.heard[0]["event"]["channel_type"] == "channel"
        mine = [each.payload for each in slack.deliveries if each.payload.get("event", {}).get("bot_id")]
        assert mine, "the bot hears its own messages, as the real one does"

    with_bot(act, mode)


def test_an_event_that_is_not_acknowledged_is_told_again_with_its_reason() -> None:
    async def run() -> None:
        attempts: list[tuple[int, str]] = []
        event_ids: set[str] = set()
        async with slack_serving(acknowledge_within=timedelta(seconds=0.05)) as slack:
            slack.add_user("U012ABC", "ada")
            slack.add_channel("C012ABC", members=["U012ABC"])
            client = AsyncWebClient(BOT_TOKEN, base_url=slack.url)
            url = (await client.apps_connections_open(app_token=APP_TOKEN))["url"]
            async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
                hello = await socket.receive_json()
                assert (hello["type"], hello["num_connections"]) == ("hello", 1)
                said = asyncio.create_task(slack.say("U012ABC", "C012ABC", "anybody?"))
                for _ in range(3):
                    envelope = await socket.receive_json()
                    event_ids.add(envelope["payload"]["event_id"])
                    attempts.append((envelope["retry_attempt"], envelope["retry_reason"]))
                    if len(attempts) == 2:  # the third is acknowledged, however long that takes
                        slack.sockets.acknowledge_within = timedelta(seconds=30)
                assert not envelope["accepts_response_payload"]
                await socket.send_json({"envelope_id": envelope["envelope_id"]})
                await said
            with pytest.raises(aiohttp.WSServerHandshakeError):
                async with aiohttp.ClientSession() as session:
                    await session.ws_connect(url)  # a ticket opens one connection
            (delivery,) = slack.deliveries
            assert (delivery.attempts, delivery.acknowledged) == (3, True)
        assert attempts == [(0, ""), (1, "timeout"), (2, "timeout")]
        assert len(event_ids) == 1

    asyncio.run(run())


def test_a_bot_asked_to_reconnect_does_so_and_hears_on() -> None:
    async def act(slack: Slack, _: Notes) -> None:
        await slack.sockets.disconnect("refresh_requested")
        assert (await slack.command("U012ABC", "C012ABC", "/fact")).acknowledged
        assert slack.sockets.connected_in_all == 2

    with_bot(act, "socket")


def test_a_trigger_lasts_three_seconds_and_opens_once() -> None:
    clock = [datetime(2026, 11, 22, 9, tzinfo=UTC)]

    async def run() -> None:
        async with slack_serving(clock=lambda: clock[0]) as slack:
            slack.add_user("U012ABC", "ada")
            client = AsyncWebClient(BOT_TOKEN, base_url=slack.url)

            async def refusal(trigger_id: str) -> str:
                with pytest.raises(SlackApiError) as raised:
                    await client.views_open(trigger_id=trigger_id, view=MODAL)
                return str(raised.value.response["error"])

            first, second = (slack.workspace.triggers.issue("U012ABC") for _ in range(2))
            await client.views_open(trigger_id=first, view=MODAL)
            assert await refusal(first) == "exchanged_trigger_id"
            clock[0] += timedelta(seconds=3.1)
            assert await refusal(second) == "expired_trigger_id"
            assert await refusal("nonsense") == "invalid_trigger_id"
            stale = client.views_update(view_id=slack.views["U012ABC"]["id"], hash="old", view=MODAL)
            with pytest.raises(SlackApiError, match="hash_conflict"):
                await stale

    asyncio.run(run())


def test_a_signature_is_what_the_sdks_own_verifier_expects() -> None:
    now = datetime.now(UTC)  # the verifier refuses what is older than five minutes
    timestamp, body = str(int(now.timestamp())), b'{"type":"event_callback"}'
    verifier = SignatureVerifier(SIGNING_SECRET)
    assert verifier.is_valid(body, timestamp, signature(timestamp, body))
    assert not verifier.is_valid(body, timestamp, signature(timestamp, body, "another secret"))


def test_over_http_the_address_is_verified_and_a_wrong_signature_is_turned_away() -> None:
    async def act(slack: Slack, _: Notes) -> None:
        assert "3eZbrw1aB" in (await slack.posts.verify_url())[1]
        assert (await slack.posts.check_ssl())[0] == 200
        status, _text = await slack.posts.post(b"{}", {"X-Slack-Signature": "v0=0"})
        assert status == 401

    with_bot(act, "http")


def test_what_does_not_come_fails_with_what_was_there_instead() -> None:
    async def act(slack: Slack, _: Notes) -> None:
        with pytest.raises(NotSeen, match="U012ABC sees in C012ABC only"):
            await slack.seen("U012ABC", "C012ABC", within=timedelta(seconds=0.01))

    with_bot(act, "http")


def test_an_event_told_twice_has_the_same_id_and_edits_deletions_and_other_bots_are_told_as_such() -> None:
    async def act(slack: Slack, notes: Notes) -> None:
        said = await slack.say("U012ABC", "C012ABC", "first")
        await slack.again(slack.deliveries[0])
        await slack.edit(said, "second")
        await slack.take_back(said)
        await slack.say("U034DEF", "C012ABC", "beep", bot_id="B012ABC")
        assert notes.heard[0]["event_id"] == notes.heard[1]["event_id"]
        subtypes = [body["event"].get("subtype") for body in notes.heard[1:]]
        assert subtypes == [None, "message_changed", "message_deleted", "bot_message"]
        assert slack.messages("C012ABC")[0].bot_id == "B012ABC"
        assert len(slack.latencies(Kind.EVENT)) == 5

    with_bot(act, "socket")


def test_an_app_that_is_removed_hears_of_it_and_may_do_nothing_more() -> None:
    async def run() -> None:
        async with slack_serving() as slack:
            client = AsyncWebClient(BOT_TOKEN, base_url=slack.url)
            assert "chat:write" in (await client.auth_test()).headers["x-oauth-scopes"]
            await slack.uninstall()
            with pytest.raises(SlackApiError, match="account_inactive"):
                await client.auth_test()

    asyncio.run(run())


def test_a_file_is_given_only_to_who_has_the_token() -> None:
    async def act(slack: Slack, notes: Notes) -> None:
        file = slack.upload("U012ABC", "minutes.txt", b"The tunnel opens in May.")
        await slack.say("U012ABC", "C012ABC", "the minutes", files=[file])
        assert notes.heard[0]["event"]["files"][0]["name"] == "minutes.txt"
        async with aiohttp.ClientSession() as session:
            async with session.get(file.address) as page:
                assert (page.status, page.content_type) == (200, "text/html")
            headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
            async with session.get(file.address, headers=headers) as download:
                assert await download.read() == b"The tunnel opens in May."

    with_bot(act, "socket")


def test_a_command_that_is_not_acknowledged_is_not_told_again() -> None:
    async def act(slack: Slack, _: Notes) -> None:
        told = await slack.command("U012ABC", "C012ABC", "/unheard")
        assert (told.kind, told.acknowledged, told.attempts) == (Kind.COMMAND, False, 1)

    with_bot(act, "socket", acknowledge_within=timedelta(seconds=0.3))
