"""Slack's clients: how often each tries, what is never followed, and that nothing stays open."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections import Counter
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import async_default_handlers

from bot.slack_adapter.errors import Redirected
from bot.slack_adapter.web import Web
from config.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

TOKEN = "xoxb-of-the-tests"  # noqa: S105  of no real workspace
OK = {"ok": True, "ts": "1.000001"}


class Place:
    """A server that counts the requests that it has read, and answers as it is told to."""

    def __init__(self, *answers: Callable[[web.Request], web.Response]) -> None:
        self.answers, self.read, self.said = list(answers), Counter[str](), ""

    async def answer(self, request: web.Request) -> web.Response:
        self.said = await request.text()
        self.read[request.path] += 1
        return self.answers.pop(0)(request) if self.answers else web.json_response(OK)


def dropped(request: web.Request) -> web.Response:
    """The request has been read, and there is no answer."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def limited(after: str) -> Callable[[web.Request], web.Response]:
    return lambda _: web.json_response({"ok": False}, status=429, headers={"Retry-After": after})


def broken(_: web.Request) -> web.Response:
    return web.json_response({"ok": False, "error": "internal_error"}, status=503)


def elsewhere(_: web.Request) -> web.Response:
    return web.Response(status=302, headers={"Location": "/api/elsewhere"})


@asynccontextmanager
async def serving(place: Place) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_route("*", "/api/{method}", place.answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port, *_ = runner.addresses[0]
        yield f"http://{host}:{port}/api/"
    finally:
        await runner.cleanup()


def at(place: Place, work: Callable[[Web], Awaitable[None]]) -> None:
    async def worked() -> None:
        async with serving(place) as url:
            await work(Web(TOKEN, url))

    asyncio.run(worked())


def test_the_sdk_by_itself_posts_twice_where_an_answer_is_lost() -> None:
    """Why none of our clients leaves the choice to it."""
    place = Place(dropped)

    async def work(slack: Web) -> None:
        client = await slack.once()
        client.retry_handlers = async_default_handlers()
        await client.chat_postMessage(channel="C012ABC", text="once")
        assert place.read["/api/chat.postMessage"] == 2

    at(place, work)


@pytest.mark.parametrize("kind", ["once", "posting"])
def test_what_is_posted_is_posted_once_where_an_answer_is_lost(kind: str) -> None:
    place = Place(dropped)

    async def work(slack: Web) -> None:
        client = await (slack.once() if kind == "once" else slack.posting())
        with pytest.raises(aiohttp.ClientConnectionError):
            await client.chat_postMessage(channel="C012ABC", text="once")
        await client.auth_test()
        assert place.read["/api/chat.postMessage"] == 1

    at(place, work)


@pytest.mark.parametrize("kind", ["once", "posting"])
def test_what_is_posted_is_posted_once_where_slack_has_an_error(kind: str) -> None:
    place = Place(broken)

    async def work(slack: Web) -> None:
        client = await (slack.once() if kind == "once" else slack.posting())
        with pytest.raises(SlackApiError):
            await client.chat_postMessage(channel="C012ABC", text="once")
        assert place.read["/api/chat.postMessage"] == 1

    at(place, work)


def test_a_short_limit_is_waited_out_where_nobody_else_does() -> None:
    place = Place(limited("0"))

    async def work(slack: Web) -> None:
        await (await slack.posting()).chat_postMessage(channel="C012ABC", text="soon")
        assert place.read["/api/chat.postMessage"] == 2
        place.answers = [limited("0")]
        with pytest.raises(SlackApiError):
            await (await slack.once()).chat_postMessage(channel="C012ABC", text="later")

    at(place, work)


@pytest.mark.parametrize("after", ["600", "inf", "Wed, 21 Oct 2026 07:28:00 GMT", "-1"])
def test_a_long_limit_is_told_at_once(after: str) -> None:
    place = Place(limited(after))

    async def work(slack: Web) -> None:
        with pytest.raises(SlackApiError):
            await (await slack.posting()).chat_postMessage(channel="C012ABC", text="soon")

    at(place, work)


@pytest.mark.parametrize("trouble", [dropped, limited("0")])
def test_what_is_read_is_asked_for_again(trouble: Callable[[web.Request], web.Response]) -> None:
    place = Place(trouble)

    async def work(slack: Web) -> None:
        assert (await (await slack.reading()).auth_test())["ok"]
        assert place.read["/api/auth.test"] == 2

    at(place, work)


def test_nobody_is_led_elsewhere() -> None:
    place = Place(elsewhere, elsewhere)

    async def work(slack: Web) -> None:
        client = await slack.once()
        with pytest.raises(Redirected):
            await client.chat_postMessage(channel="C012ABC", text="once")
        with pytest.raises(Redirected):
            await client.conversations_info(channel="C012ABC")
        assert not place.read["/api/elsewhere"]

    at(place, work)


def test_each_run_has_a_session_of_its_own_and_closes_it() -> None:
    """A session left open is a warning, and a warning fails a test."""
    place, sessions = Place(), []

    async def main() -> None:
        async with serving(place) as url:
            slack = held[0] if held else Web(TOKEN, url)
            held.append(slack)
            slack._url = url  # the server of each run is another
            first, second = await slack.posting(), await slack.reading()
            assert first.session is second.session
            await first.auth_test()
            sessions.append(first.session)

    held: list[Web] = []
    asyncio.run(main())
    asyncio.run(main())
    gc.collect()
    assert len({id(session) for session in sessions}) == 2
    assert all(session is not None and session.closed for session in sessions)


def test_what_is_closed_opens_again_when_needed() -> None:
    async def work(slack: Web) -> None:
        await slack.aclose()
        first = (await slack.once()).session
        await slack.aclose()
        assert first is not None
        assert first.closed
        await (await slack.once()).auth_test()

    at(Place(), work)


def test_the_token_is_sent_in_a_header_and_logged_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    place = Place(broken)

    async def work(slack: Web) -> None:
        with pytest.raises(SlackApiError) as error:
            await (await slack.once()).chat_postMessage(channel="C012ABC", text="once")
        assert TOKEN not in str(error.value)

    with caplog.at_level(logging.DEBUG):
        at(place, work)
    assert TOKEN not in caplog.text
    assert TOKEN not in place.said


def test_the_operators_address_and_token_are_those_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    settings = Settings.model_validate({"SLACK_BOT_TOKEN": TOKEN, "SLACK_API_URL": "http://127.0.0.1:1/api"})
    slack = Web.of(settings)
    assert slack is not None

    async def work() -> None:
        client = await slack.once()
        assert client.base_url == "http://127.0.0.1:1/api/"
        assert client.token == TOKEN
        assert client.timeout == timedelta(seconds=20).total_seconds()

    asyncio.run(work())
    assert Web.of(Settings.model_validate({})) is None


@pytest.mark.parametrize(("after", "times"), [("0", 2), ("3600", 1)])
def test_an_answer_to_what_somebody_did_waits_out_a_short_limit_once(after: str, times: int) -> None:
    place = Place(limited(after))

    async def worked() -> None:
        async with serving(place) as url:
            slack = Web(TOKEN, url)
            client = await slack.response(f"{url}answer")
            answer = await client.send_dict({"text": "The toll is €4."})
            assert answer.status_code == (200 if times == 2 else 429)
            assert place.read["/api/answer"] == times
            await slack.aclose()

    asyncio.run(worked())


@pytest.mark.parametrize("fault", [dropped, broken])
def test_an_answer_that_may_have_arrived_is_not_sent_again(
    fault: Callable[[web.Request], web.Response],
) -> None:
    place = Place(fault)

    async def worked() -> None:
        async with serving(place) as url:
            slack = Web(TOKEN, url)
            client = await slack.response(f"{url}answer")
            with contextlib.suppress(aiohttp.ClientConnectionError):
                await client.send_dict({"text": "The toll is €4."})
            assert place.read["/api/answer"] == 1
            await slack.aclose()

    asyncio.run(worked())
