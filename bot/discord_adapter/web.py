"""Discord's HTTP API through the SDK's own client, without its second tries, its waits and a gateway.

The SDK asks five times over a 500, a 502 and a limit: the nonce of a message would bear that; a post in a
forum has none, and the courier has to be told of a limit. It also waits for a limit's end before it hands out
the answer that used it up: who gave up by then would not know what was posted. So one request is one request.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self
from weakref import WeakKeyDictionary

import aiohttp
from discord.errors import DiscordServerError, HTTPException
from discord.http import HTTPClient, Ratelimit, Route
from yarl import URL

from bot.discord_adapter.errors import Elsewhere, Redirected, retry_after
from config.settings import DISCORD_API_URL

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from aiohttp import ClientHandlerType, ClientMiddlewareType, ClientRequest, ClientResponse

    from config.settings import Settings

TIMEOUT = timedelta(seconds=20)
"""Discord answers within a second or two; after 20 nobody waits any more."""

CONNECTED_WITHIN = timedelta(seconds=10)
"""Until then nothing has left, so it is told apart: a post that found no connection is a definite no."""

PATIENCE = timedelta(seconds=5)
"""Somebody waits for what is asked beside the courier: a longer limit is told at once."""

TRIES = 4
"""So often what met a limit, or got lost, is asked in all."""

PAUSE = timedelta(milliseconds=100)
"""Before what got lost is asked again."""

LOST = (DiscordServerError, aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError)
"""What may be gone with the next try."""

CDN_HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
"""Where attachments are."""


class Web:
    """Clients with one token.

    Each event loop has one, which logs in when it is first needed: that is one question, whose token it is.
    `aclose` closes that of the running loop; where nobody calls it, `asyncio.run` does as it ends, for it is
    held by an asynchronous generator.
    """

    def __init__(self, token: str, url: str = DISCORD_API_URL, *, timeout: timedelta = TIMEOUT) -> None:
        """Clients that have not connected yet.

        Args:
            token: the bot's; never shown or logged.
            url: ends in `/api/v10`.
            timeout: for one request.
        """
        self._token, self._url, self._timeout = token, url, timeout
        self._open: dict[asyncio.AbstractEventLoop, _Open] = {}
        self._opening: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    @classmethod
    def of(cls, settings: Settings) -> Web | None:
        """Clients as the operator set them; None where there is no token."""
        token = settings.discord_token
        return None if token is None else cls(token.get_secret_value(), settings.discord_api_url)

    async def once(self, method: str, path: str, *, json: object = None, **parameters: str) -> Any:  # noqa: ANN401  not yet believed
        """Discord's answer that it did as it was asked: JSON, or text where it is none. For the courier.

        Args:
            path: with names in braces, as `/channels/{channel_id}/messages?after={after}`.
            parameters: what stands for the names.

        Raises:
            discord.DiscordException, aiohttp.ClientError, OSError and more: see `errors.border`.
        """
        client = (await self._client()).http
        sent: dict[str, Any] = {} if json is None else {"json": json}
        return await client.request(Route(method, path, **parameters), **sent)

    async def request(self, method: str, path: str, *, json: object = None, **parameters: str) -> Any:  # noqa: ANN401  likewise
        """Likewise, for what nobody else asks again.

        A short limit, a definite no, is waited out; what changes nothing is asked again after a lost
        connection and a 5xx too.
        """
        for _ in range(TRIES - 1):
            try:
                return await self.once(method, path, json=json, **parameters)
            except (HTTPException, aiohttp.ClientError) as error:
                wait = _wait(error, reading=method == "GET")
                if wait is None or wait > PATIENCE:
                    raise
            await asyncio.sleep(wait.total_seconds())
        return await self.once(method, path, json=json, **parameters)

    async def own_id(self) -> str:
        """The bot's own id as a user. Raises as `request` does."""
        return (await self._client()).own_id

    async def session(self) -> aiohttp.ClientSession:
        """A session for attachments: it asks Discord's hosts alone, and never shows the token."""
        return (await self._client()).attachments

    async def aclose(self) -> None:
        """Close the client of the running loop; asked again, another one opens."""
        held = self._open.get(asyncio.get_running_loop())
        if held is not None:
            await held.keeper.aclose()

    async def _client(self) -> _Open:
        loop = asyncio.get_running_loop()
        async with self._opening.setdefault(loop, asyncio.Lock()):
            if loop not in self._open:
                timeout = aiohttp.ClientTimeout(
                    total=self._timeout.total_seconds(), sock_connect=CONNECTED_WITHIN.total_seconds()
                )
                http = _Client(loop, self._url, timeout)
                try:
                    me = await http.static_login(self._token)
                    own_id = _text(me["id"])
                except BaseException:
                    await http.close()
                    raise
                hosts = CDN_HOSTS | {URL(self._url).host or ""}
                attachments = aiohttp.ClientSession(
                    timeout=timeout, middlewares=(_asking_only(hosts), _followed_nowhere)
                )
                opened = _Open(http, attachments, own_id, self._kept(loop, http, attachments))
                self._open[loop] = opened
                await anext(opened.keeper)
            return self._open[loop]

    async def _kept(
        self, loop: asyncio.AbstractEventLoop, http: HTTPClient, attachments: aiohttp.ClientSession
    ) -> AsyncGenerator[None]:
        """Hold both open, for as long as nobody closes the generator."""
        try:
            yield
        finally:
            del self._open[loop]
            await http.close()
            await attachments.close()


@dataclass(frozen=True, slots=True)
class _Open:
    http: HTTPClient
    attachments: aiohttp.ClientSession
    own_id: str
    keeper: AsyncGenerator[None]


class _Unlimited(Ratelimit):
    """Lets every request pass: the courier keeps to the limits beforehand, and a 429 is a definite no."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None: ...

    def update(self, response: ClientResponse, *, use_clock: bool = False) -> None: ...


class _Client(HTTPClient):
    """The SDK's client, at an address of its own: that of `Route` is one for the whole program."""

    def __init__(self, loop: asyncio.AbstractEventLoop, url: str, timeout: aiohttp.ClientTimeout) -> None:
        super().__init__(loop)
        self._url, self._timeout = url, timeout
        self._unlimited = _Unlimited(None)

    def get_ratelimit(self, key: str) -> Ratelimit:  # noqa: ARG002  the same for all
        """What the SDK asks before each request."""
        return self._unlimited

    async def request(self, route: Route, **sent: Any) -> Any:  # noqa: ANN401  as the SDK has it
        route.url = self._url + route.url.removeprefix(Route.BASE)
        return await super().request(
            route, timeout=self._timeout, middlewares=(_once, _followed_nowhere), **sent
        )


async def _once(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    """Tell at once what the SDK would ask again for."""
    try:
        response = await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except aiohttp.ClientOSError as error:  # by its number the SDK knows a reset on macOS and Windows
        raise aiohttp.ServerDisconnectedError from error
    if response.status >= 500:
        response.close()
        raise DiscordServerError(response, None)
    if response.status == 429:
        response.close()
        raise HTTPException(response, None)
    return response


async def _followed_nowhere(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    """Who follows a redirect may read a page of somebody else's as Discord's answer."""
    response = await handler(request)
    if 300 <= response.status < 400:
        response.close()
        raise Redirected
    return response


def _wait(error: HTTPException | aiohttp.ClientError, *, reading: bool) -> timedelta | None:
    """How long to wait before it is asked again; None where it is not."""
    if isinstance(error, HTTPException) and error.status == 429:
        return retry_after(error.response.headers)
    return PAUSE if reading and isinstance(error, LOST) else None


def _asking_only(hosts: frozenset[str]) -> ClientMiddlewareType:
    async def asked(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
        if request.url.host not in hosts:
            raise Elsewhere
        return await handler(request)

    return asked


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("it is no id")
    return value
