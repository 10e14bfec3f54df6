"""Discord's client: one request is one request, nothing is followed, nothing said, and nothing stays open."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections import Counter
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from discord import DiscordServerError, HTTPException, LoginFailure
from discord.http import HTTPClient, Route

from bot.discord_adapter.errors import Elsewhere, Redirected
from bot.discord_adapter.web import Web
from config.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

TOKEN = "of-the-tests"  # noqa: S105  of no real app
ME = {"id": "900000000000000002", "username": "communique"}
MESSAGES = "/channels/{channel_id}/messages"
AT = "/api/v10/channels/1/messages"
ATTACHED = "/attachments/1"


class Place:
    """A server that counts the requests that it has read, and answers as it is told to."""

    def __init__(self, *answers: Callable[[web.Request], web.Response]) -> None:
        self.answers, self.read, self.tokens = list(answers), Counter[str](), list[str | None]()

    async def answer(self, request: web.Request) -> web.Response:
        await request.read()
        self.read[request.path] += 1
        self.tokens.append(request.headers.get("Authorization"))
        if request.path.endswith("/users/@me"):
            if self.tokens[-1] != f"Bot {TOKEN}":
                return web.json_response({"code": 0, "message": "401: Unauthorized"}, status=401)
            return said(ME)
        return self.answers.pop(0)(request) if self.answers else said({"id": "1"})


def said(content: object, status: int = 200, **headers: str) -> web.Response:
    """An answer as Discord gives it: with a content type that names no charset."""
    response = web.json_response(content, status=status, headers=headers)
    response.headers["Content-Type"] = "application/json"
    return response


def dropped(request: web.Request) -> web.Response:
    """The request has been read, and there is no answer."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def limited(_: web.Request, after: str = "0") -> web.Response:
    body = {"retry_after": 0.01, "global": False, "message": "no"}
    return said(body, 429, Via="1.1 google", **{"Retry-After": after})


def used_up(_: web.Request) -> web.Response:
    """A yes that says that the next one has to wait."""
    answer = said({"id": "1"})
    told = {"Limit": "5", "Remaining": "0", "Reset-After": "60", "Bucket": "posts"}
    answer.headers.update({f"X-RateLimit-{name}": value for name, value in told.items()})
    return answer


def broken(_: web.Request) -> web.Response:
    return said({"code": 0, "message": "500"}, 500)


def elsewhere(_: web.Request) -> web.Response:
    return web.Response(status=307, headers={"Location": "/api/v10/elsewhere"})


@asynccontextmanager
async def serving(place: Place) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", place.answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port, *_ = runner.addresses[0]
        yield f"http://{host}:{port}/api/v10"
    finally:
        await runner.cleanup()


def at(place: Place, work: Callable[[Web], Awaitable[None]], *, token: str = TOKEN) -> None:
    async def worked() -> None:
        async with serving(place) as url:
            await work(Web(token, url))

    asyncio.run(worked())


async def post(discord: Web) -> object:
    return await discord.once("POST", MESSAGES, json={"content": "once"}, channel_id="1")


def test_the_sdk_by_itself_posts_again_where_discord_has_an_error() -> None:
    """Why it is not left to it: a post in a forum has no nonce, and would stand there twice."""
    place = Place(limited, limited)

    async def main() -> None:
        async with serving(place) as url:
            client = HTTPClient(asyncio.get_running_loop())
            base, Route.BASE = Route.BASE, url
            try:
                await client.static_login(TOKEN)
                await client.request(Route("POST", MESSAGES, channel_id=1), json={"content": "once"})
            finally:
                Route.BASE = base
                await client.close()
            assert place.read[AT] == 3

    asyncio.run(main())


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (dropped, aiohttp.ServerDisconnectedError),
        (limited, HTTPException),
        (broken, DiscordServerError),
        (elsewhere, Redirected),
    ],
)
def test_one_request_is_one_request(
    fault: Callable[[web.Request], web.Response], error: type[Exception]
) -> None:
    place = Place(fault)

    async def work(discord: Web) -> None:
        with pytest.raises(error):
            await post(discord)
        assert place.read[AT] == 1
        assert not place.read["/api/v10/elsewhere"]
        assert await post(discord) == {"id": "1"}

    at(place, work)


def test_an_answer_is_handed_out_though_it_used_up_the_limit() -> None:
    """The SDK by itself would wait a minute, and who gave up would not know that the message stands there."""

    async def work(discord: Web) -> None:
        async with asyncio.timeout(30):
            assert await post(discord) == {"id": "1"}
            assert await post(discord) == {"id": "1"}

    at(Place(used_up), work)


@pytest.mark.parametrize(
    ("limits", "after", "times"), [(1, "0", 2), (3, "0", 4), (4, "0", 4), (1, "60", 1), (1, "later", 1)]
)
def test_a_short_limit_is_waited_out_where_nobody_else_asks_again(
    limits: int, after: str, times: int
) -> None:
    place = Place(*[partial(limited, after=after)] * limits)

    async def work(discord: Web) -> None:
        asked = discord.request("POST", MESSAGES, json={"content": "soon"}, channel_id="1")
        if times > limits:
            assert await asked == {"id": "1"}
        else:
            with pytest.raises(HTTPException):
                await asked
        assert place.read[AT] == times

    at(place, work)


@pytest.mark.parametrize("fault", [dropped, broken])
def test_what_is_read_is_asked_for_again_and_what_is_posted_is_not(
    fault: Callable[[web.Request], web.Response],
) -> None:
    place = Place(fault, fault)

    async def work(discord: Web) -> None:
        assert await discord.request("GET", MESSAGES, channel_id="1") == {"id": "1"}
        assert place.read[AT] == 3
        place.answers = [fault]
        with pytest.raises((DiscordServerError, aiohttp.ServerDisconnectedError)):
            await discord.request("POST", MESSAGES, json={"content": "once"}, channel_id="1")
        assert place.read[AT] == 4

    at(place, work)


def test_the_address_is_ours_alone() -> None:
    """The SDK's own is one for the whole program, and another client may be at work."""
    place, before = Place(), Route.BASE

    async def work(discord: Web) -> None:
        await post(discord)

    at(place, work)
    assert before == Route.BASE


def test_those_who_come_at_once_log_in_once() -> None:
    place = Place()

    async def work(discord: Web) -> None:
        ids = await asyncio.gather(*(discord.own_id() for _ in range(5)))
        assert set(ids) == {ME["id"]}
        assert place.read["/api/v10/users/@me"] == 1

    at(place, work)


def test_a_wrong_token_is_said_each_time_and_nothing_stays_open() -> None:
    async def work(discord: Web) -> None:
        for _ in range(2):
            with pytest.raises(LoginFailure):
                await post(discord)

    at(Place(), work, token="of-somebody-else")  # noqa: S106  of no real app
    gc.collect()


def test_attachments_come_from_discords_own_hosts_without_the_token() -> None:
    place = Place()

    async def main() -> None:
        async with serving(place) as url:
            session = await Web(TOKEN, url).session()
            async with session.get(url.removesuffix("/api/v10") + ATTACHED) as answer:
                assert answer.status == 200
            assert place.tokens[-1] is None
            place.answers = [elsewhere]
            with pytest.raises(Redirected):
                await session.get(url.removesuffix("/api/v10") + ATTACHED)
            with pytest.raises(Elsewhere):
                await session.get("http://localhost:1/attachments/1")

    asyncio.run(main())


def test_each_run_has_a_client_of_its_own_and_closes_it() -> None:
    """A session left open is a warning, and a warning fails a test."""
    place, held = Place(), list[Web]()

    async def main() -> None:
        async with serving(place) as url:
            discord = held[0] if held else Web(TOKEN, url)
            held.append(discord)
            discord._url = url  # the server of each run is another
            await post(discord)
            await discord.session()

    asyncio.run(main())
    asyncio.run(main())
    gc.collect()
    assert place.read["/api/v10/users/@me"] == 2
    assert not held[0]._open


def test_what_is_closed_opens_again_when_needed() -> None:
    async def work(discord: Web) -> None:
        await discord.aclose()
        session = await discord.session()
        await discord.aclose()
        assert session.closed
        await post(discord)

    at(Place(), work)


def test_the_token_and_what_is_said_are_logged_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    """As the log of the process is set: beneath INFO the SDK writes whole requests."""

    async def work(discord: Web) -> None:
        for _ in range(3):
            with pytest.raises((HTTPException, aiohttp.ClientError)) as error:
                await discord.once(
                    "POST",
                    "/webhooks/{webhook_id}/{webhook_token}",
                    json={"content": "the words"},
                    webhook_id="1",
                    webhook_token="aW50ZXJhY3Rpb246",  # noqa: S106  opens nothing
                )
            assert TOKEN not in str(error.value)
            assert "aW50ZXJhY3Rpb246" not in str(error.value)

    with caplog.at_level(logging.INFO):
        at(Place(limited, broken, dropped), work)
    for secret in (TOKEN, "aW50ZXJhY3Rpb246", "the words"):
        assert secret not in caplog.text


class Silent(Place):
    """A server that says nothing for longer than anybody waits."""

    async def answer(self, request: web.Request) -> web.Response:
        await asyncio.sleep(0.5)
        return await super().answer(request)


def test_who_does_not_answer_is_not_waited_for() -> None:
    async def main() -> None:
        async with serving(Silent()) as url:
            with pytest.raises(TimeoutError):
                await Web(TOKEN, url, timeout=timedelta(seconds=0.1)).own_id()

    asyncio.run(main())


def test_the_operators_address_and_token_are_those_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    place = Place()

    async def main() -> None:
        async with serving(place) as url:
            settings = Settings.model_validate({"DISCORD_TOKEN": TOKEN, "DISCORD_API_URL": url})
            discord = Web.of(settings)
            assert discord is not None
            assert await discord.own_id() == ME["id"]

    asyncio.run(main())
    assert Web.of(Settings.model_validate({})) is None
