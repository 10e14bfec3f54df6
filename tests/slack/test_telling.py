"""How the fake Slack tells a bot something, without a framework: envelopes, retries, response addresses."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from tests.slack.delivery import Kind
from tests.slack.server import slack_serving
from tests.slack.workspace import ALL_SCOPES, APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.slack.people import Slack


@asynccontextmanager
async def workspace(**made: Any) -> AsyncIterator[Slack]:  # noqa: ANN401  slack_serving's own arguments
    async with slack_serving(**made) as slack:
        slack.add_user("U012ABC", "ada")
        slack.add_user("U034DEF", "ben")
        slack.add_channel("C012ABC", "general", members=["U012ABC", "U034DEF"])
        yield slack


@asynccontextmanager
async def bot(slack: Slack, statuses: list[int]) -> AsyncIterator[list[web.Request]]:
    """A bot's HTTP address that answers with these statuses, and what reached it."""
    reached: list[web.Request] = []

    async def answer(request: web.Request) -> web.Response:
        await request.read()
        reached.append(request)
        return web.Response(status=statuses.pop(0) if statuses else 200)

    application = web.Application()
    application.router.add_post("/slack/events", answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port, *_ = runner.addresses[0]
    slack.events_url = f"http://{host}:{port}/slack/events"
    try:
        yield reached
    finally:
        await runner.cleanup()


async def connected(slack: Slack, session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    client = AsyncWebClient(BOT_TOKEN, base_url=slack.url)
    socket = await session.ws_connect((await client.apps_connections_open(app_token=APP_TOKEN))["url"])
    assert (await socket.receive_json())["type"] == "hello"
    return socket


def test_an_envelope_goes_down_one_of_several_connections() -> None:
    async def run() -> None:
        async with workspace() as slack, aiohttp.ClientSession() as session:
            sockets = [await connected(slack, session) for _ in range(2)]

            async def acknowledge(socket: aiohttp.ClientWebSocketResponse) -> int:
                envelope = await socket.receive_json()
                await socket.send_json({"envelope_id": envelope["envelope_id"]})
                return 1

            listeners = [asyncio.create_task(acknowledge(socket)) for socket in sockets]
            for text in ("first", "second"):
                await slack.say("U012ABC", "C012ABC", text)
            assert await asyncio.gather(*listeners) == [1, 1]
            assert [each.attempts for each in slack.deliveries] == [1, 1]
            await sockets[0].send_str("nonsense")
            await slack.sockets.disconnect("warning")
            assert (await sockets[1].receive_json())["reason"] == "warning"
            assert slack.sockets.strangers == ["nonsense"]

    asyncio.run(run())


def test_over_http_an_event_is_told_again_with_number_and_reason_and_is_signed_each_time() -> None:
    async def run() -> None:
        async with workspace() as slack, bot(slack, [500, 200]) as reached:
            await slack.say("U012ABC", "C012ABC", "anybody?")
            first, again = reached
            assert "X-Slack-Retry-Num" not in first.headers
            assert again.headers["X-Slack-Retry-Num"] == "1"
            assert again.headers["X-Slack-Retry-Reason"] == "http_error"
            for request in reached:
                body = (await request.read()).decode()
                assert SignatureVerifier(SIGNING_SECRET).is_valid_request(body, dict(request.headers))
            (delivery,) = slack.deliveries
            assert (delivery.attempts, delivery.status, delivery.acknowledged) == (2, 200, True)

    asyncio.run(run())


def test_what_happens_to_a_channel_is_told_in_slacks_words() -> None:
    async def run() -> None:
        async with workspace() as slack, bot(slack, []):
            slack.add_channel("G012ABC", "board", members=["U012ABC"], is_private=True)
            await slack.rename("C012ABC", "news")
            await slack.share("C012ABC")
            await slack.archive("G012ABC", "U012ABC")
            await slack.unarchive("G012ABC", "U012ABC")
            await slack.kick_bot("G012ABC", "U012ABC")
            await slack.say("U012ABC", "G012ABC", "now we are alone")
            told = [each.payload["event"]["type"] for each in slack.deliveries]
            assert told == [
                "channel_rename",
                "channel_shared",
                "group_archive",
                "group_unarchive",
                "group_left",
            ]

    asyncio.run(run())


def test_events_need_their_scopes_and_the_bots_presence() -> None:
    async def run() -> None:
        async with workspace(scopes=ALL_SCOPES - {"channels:history"}) as slack, bot(slack, []):
            await slack.mention("U012ABC", "C012ABC", "hello")
            assert [each.payload["event"]["type"] for each in slack.deliveries] == ["app_mention"]
            slack.add_channel("C034DEF", members=["U012ABC"], bot=False)
            await slack.mention("U012ABC", "C034DEF", "hello")
            assert len(slack.deliveries) == 1

    asyncio.run(run())


def test_a_response_address_shows_replaces_and_takes_back_until_half_an_hour_has_passed() -> None:
    at = [datetime(2026, 11, 22, 9, tzinfo=UTC)]

    async def run() -> None:
        async with workspace(clock=lambda: at[0]) as slack, bot(slack, []):
            command = await slack.command("U012ABC", "C012ABC", "/ask", "x")
            assert (command.kind, command.payload["channel_name"]) == (Kind.COMMAND, "general")
            async with aiohttp.ClientSession() as session:

                async def respond(**body: Any) -> tuple[int, str]:  # noqa: ANN401  JSON
                    async with session.post(command.payload["response_url"], json=body) as answer:
                        return answer.status, await answer.text()

                assert await respond(text="everyone", response_type="in_channel") == (200, "ok")
                assert [each.text for each in await slack.seen("U034DEF", "C012ABC")] == ["everyone"]
                status, told = await respond(text="x", blocks=[{"type": "nonsense"}])
                assert (status, "invalid_blocks" in told) == (400, True)
                at[0] += timedelta(minutes=31)
                status, told = await respond(text="too late")
                assert (status, "expired_url" in told) == (404, True)

    asyncio.run(run())


def test_a_clicked_message_can_be_taken_back() -> None:
    button = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}, "value": "1"}

    async def run() -> None:
        async with workspace() as slack, bot(slack, []), aiohttp.ClientSession() as session:
            client = AsyncWebClient(BOT_TOKEN, base_url=slack.url)
            blocks = [{"type": "actions", "elements": [button]}]
            await client.chat_postMessage(channel="C012ABC", text="Click", blocks=blocks)
            (message,) = slack.messages("C012ABC")
            clicked = await slack.click("U034DEF", message, "go")
            assert clicked.payload["message"]["ts"] == message.ts
            assert not clicked.payload["container"]["is_ephemeral"]
            await session.post(clicked.payload["response_url"], json={"delete_original": True})
            assert slack.messages("C012ABC") == []

    asyncio.run(run())
