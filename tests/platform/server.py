"""The platform as a server: one small API on loopback, and whatever goes wrong on the way to it.

POST /channels/{channel}/messages     send
GET  /channels/{channel}/messages     one page of history
GET  /channels/{channel}              what the bot may do there
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Protocol

from aiohttp import web

from tests.platform import discord_like, slack_like
from tests.platform.chat import TOKEN
from tests.platform.faults import Answer, Fault
from tests.platform.rules import Flavour

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from tests.platform.chat import Chat
    from tests.platform.faults import Faults

LOOPBACK = "127.0.0.1"
MESSAGES = "/channels/{channel}/messages"
HTML = Answer(502, b"<html><body>Bad gateway</body></html>", {"Content-Type": "text/html"})
HTML_OK = Answer(200, HTML.body, HTML.headers)


class _Language(Protocol):
    """What a flavour's module has to say."""

    def post(self, chat: Chat, channel: str, payload: Mapping[str, Any], *, doubled: bool) -> Answer: ...
    def history(self, chat: Chat, channel: str, query: Mapping[str, str]) -> Answer: ...
    def about(self, chat: Chat, channel: str) -> Answer: ...
    def unauthorised(self) -> Answer: ...
    def malformed(self) -> Answer: ...
    def limited(self, retry_after_s: float) -> Answer: ...
    def broken(self) -> Answer: ...


_SPOKEN: dict[Flavour, _Language] = {Flavour.SLACK: slack_like, Flavour.DISCORD: discord_like}


@asynccontextmanager
async def serving(chat: Chat, faults: Faults, *, port: int = 0) -> AsyncIterator[str]:
    """The platform's address, for as long as it serves; port 0 takes any that is free."""
    runner = web.AppRunner(_application(chat, faults), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, LOOPBACK, port)
        await site.start()
        host, bound, *_ = runner.addresses[0]
        yield f"http://{host}:{bound}"
    finally:
        await runner.cleanup()


def _application(chat: Chat, faults: Faults) -> web.Application:
    application = web.Application()
    door = _Door(chat, faults)
    application.router.add_post(MESSAGES, door.post)
    application.router.add_get(MESSAGES, door.history)
    application.router.add_get("/channels/{channel}", door.about)
    return application


class _Door:
    def __init__(self, chat: Chat, faults: Faults) -> None:
        self._chat, self._faults = chat, faults
        self._spoken = _SPOKEN[chat.rules.flavour]

    async def post(self, request: web.Request) -> web.StreamResponse:
        async def posted(*, doubled: bool) -> Answer:
            channel = request.match_info["channel"]
            if refusal := self._refusal(request, channel, reading=False):
                return refusal
            try:
                return self._spoken.post(self._chat, channel, await request.json(), doubled=doubled)
            except (ValueError, KeyError, TypeError):
                return self._spoken.malformed()

        return await self._through_faults(request, posted)

    async def history(self, request: web.Request) -> web.StreamResponse:
        async def read(*, doubled: bool) -> Answer:  # noqa: ARG001  to read twice is to read
            channel = request.match_info["channel"]
            refusal = self._refusal(request, channel, reading=True)
            return refusal or self._spoken.history(self._chat, channel, request.query)

        return await self._through_faults(request, read)

    async def about(self, request: web.Request) -> web.StreamResponse:
        async def told(*, doubled: bool) -> Answer:  # noqa: ARG001  likewise
            channel = request.match_info["channel"]
            refusal = self._refusal(request, channel, reading=True)
            return refusal or self._spoken.about(self._chat, channel)

        return await self._through_faults(request, told)

    def _refusal(self, request: web.Request, channel: str, *, reading: bool) -> Answer | None:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self._spoken.unauthorised()
        retry_after_s = self._chat.retry_after_s(channel, reading=reading)
        return None if retry_after_s is None else self._spoken.limited(retry_after_s)

    async def _through_faults(
        self, request: web.Request, act: Callable[..., Awaitable[Answer]]
    ) -> web.StreamResponse:
        fault, slow_s = self._faults.following(), self._chat.rules.slow_s
        await request.read()  # so that a connection dropped "before" is one whose request had arrived
        if isinstance(fault, Answer):
            return _response(fault)
        if fault in {Fault.SLOW_BEFORE, Fault.LATE}:
            await asyncio.sleep(slow_s)
        if fault is Fault.DROP_BEFORE:
            return _dropped(request)
        if (instead := self._instead(fault)) is not None:
            return _response(instead)
        answer = await act(doubled=False)
        if fault is Fault.TWICE:
            await act(doubled=True)
        if fault is Fault.SLOW_AFTER:
            await asyncio.sleep(slow_s)
        if fault is Fault.DROP_AFTER:
            return _dropped(request)
        return _response(self._spoilt(answer, fault))

    def _instead(self, fault: Fault | None) -> Answer | None:
        """The answer of who has done nothing; None where it is done."""
        match fault:
            case Fault.LIMIT:
                return self._spoken.limited(self._chat.rules.retry_after_s)
            case Fault.ERROR_BEFORE | Fault.SLOW_BEFORE:
                return self._spoken.broken()
            case Fault.HTML_BEFORE:
                return HTML
        return None

    def _spoilt(self, answer: Answer, fault: Fault | None) -> Answer:
        """What arrives of an answer."""
        match fault:
            case Fault.ERROR_AFTER:
                return self._spoken.broken()
            case Fault.HTML_AFTER:
                return HTML_OK
            case Fault.TRUNCATED:
                return Answer(answer.status, answer.body[: len(answer.body) // 2], answer.headers)
        return answer


def _response(answer: Answer) -> web.Response:
    return web.Response(status=answer.status, body=answer.body, headers=answer.headers)


def _dropped(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
