"""Clients of Slack's Web API, each with as many second tries as what it is for can bear.

The SDK's own choice, one more try after a dropped connection, posts twice where Slack had taken the message:
it is never used for posts.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import aiohttp
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack_adapter.errors import Redirected
from config.settings import SLACK_API_URL

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from aiohttp import ClientHandlerType, ClientRequest, ClientResponse
    from slack_sdk.http_retry.async_handler import AsyncRetryHandler
    from slack_sdk.http_retry.response import HttpResponse

    from config.settings import Settings

TIMEOUT = timedelta(seconds=20)
"""Slack answers within three seconds; after 20 nobody waits any more."""

CONNECTED_WITHIN = timedelta(seconds=10)
"""Until then nothing has left, so it is told apart: a post that found no connection is a definite no."""

PATIENCE = timedelta(seconds=30)
"""Somebody waits for what is posted beside the courier: a longer limit is told at once."""


class Web:
    """Clients with one token.

    Each event loop has one session, opened when first needed. `aclose` closes that of the running loop; where
    nobody calls it, `asyncio.run` does as it ends, for the session is held by an asynchronous generator.
    """

    def __init__(self, token: str, url: str = SLACK_API_URL, *, timeout: timedelta = TIMEOUT) -> None:
        """Clients that have not connected yet.

        Args:
            token: the bot's, `xoxb-…`; never shown or logged.
            url: ends in a slash.
            timeout: for one request.
        """
        self._token, self._url, self._timeout = token, url, timeout
        self._open: dict[asyncio.AbstractEventLoop, _Open] = {}

    @classmethod
    def of(cls, settings: Settings) -> Web | None:
        """Clients as the operator set them; None where there is no token."""
        token = settings.slack_bot_token
        return None if token is None else cls(token.get_secret_value(), settings.slack_api_url)

    async def once(self) -> AsyncWebClient:
        """A client that tries nothing again: for the courier, which does so itself."""
        return await self._client([])

    async def posting(self) -> AsyncWebClient:
        """A client for posts that nobody else tries again: once more after a limit, a definite no."""
        return await self._client([_ShortLimit()])

    async def reading(self) -> AsyncWebClient:
        """A client for what can be asked twice: once more after a limit, a lost connection, a 500 or 503."""
        return await self._client(
            [_ShortLimit(), AsyncConnectionErrorRetryHandler(), AsyncServerErrorRetryHandler()]
        )

    async def aclose(self) -> None:
        """Close the session of the running loop; asked again, a client opens another."""
        held = self._open.get(asyncio.get_running_loop())
        if held is not None:
            await held.keeper.aclose()

    async def _client(self, handlers: list[AsyncRetryHandler]) -> AsyncWebClient:
        return AsyncWebClient(
            token=self._token,
            base_url=self._url,
            timeout=max(1, round(self._timeout.total_seconds())),
            session=await self.session(),
            retry_handlers=handlers,
        )

    async def response(self, url: str) -> AsyncWebhookClient:
        """A client for the address that what somebody did is answered at: once more after a limit."""
        return AsyncWebhookClient(url, session=await self.session(), retry_handlers=[_ShortLimit()])

    async def session(self) -> aiohttp.ClientSession:
        """The session of the running loop, for what is no method of the Web API."""
        loop = asyncio.get_running_loop()
        if loop not in self._open:
            total_s, connect_s = self._timeout.total_seconds(), CONNECTED_WITHIN.total_seconds()
            session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=total_s, sock_connect=connect_s),
                middlewares=(_followed_nowhere,),
            )
            self._open[loop] = _Open(session, self._kept(loop, session))
            await anext(self._open[loop].keeper)
        return self._open[loop].session

    async def _kept(
        self, loop: asyncio.AbstractEventLoop, session: aiohttp.ClientSession
    ) -> AsyncGenerator[None]:
        """Hold the session open, for as long as nobody closes the generator."""
        try:
            yield
        finally:
            del self._open[loop]
            await session.close()


@dataclass(frozen=True, slots=True)
class _Open:
    session: aiohttp.ClientSession
    keeper: AsyncGenerator[None]


class _ShortLimit(AsyncRateLimitErrorRetryHandler):
    """Waits out a limit, and asks once more, where that is soon."""

    async def _can_retry_async(self, *, response: HttpResponse | None = None, **_rest: object) -> bool:
        if response is None or response.status_code != 429:
            return False
        waits = [wait for name, wait in response.headers.items() if name.lower() == "retry-after"]
        seconds = waits[0][0] if waits else ""
        return seconds.isdecimal() and int(seconds) <= PATIENCE.total_seconds()


async def _followed_nowhere(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
    """Who follows a redirect may read a page of somebody else's as Slack's answer."""
    response = await handler(request)
    if 300 <= response.status < 400:
        response.close()
        raise Redirected
    return response
