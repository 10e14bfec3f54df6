"""Hearing: what Slack tells is put to the app, and acknowledged in any case.

What is not acknowledged Slack tells three times more, and an app that leaves much of it so is told nothing
any more. The SDK acknowledges neither what it has no handler for nor what it cannot read.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.door import logged
from bot.errors import ProgramError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slack_bolt.async_app import AsyncApp
    from slack_sdk.socket_mode.aiohttp import SocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest

    from bot.delivery.clock import Clock

PING_S = 10.0
"""Between two pings on the socket; after four without an answer the SDK connects anew."""

PATIENCE_S = 60.0
"""So long the SDK may take to connect, or to connect anew. Where the first try fails it goes on trying the
same address, which Slack takes once: that would last for ever."""

_log = structlog.get_logger("communique.slack")


class NotConnected(ProgramError):
    """The socket does not come about, or is gone for good."""

    def __init__(self) -> None:
        super().__init__("Slack cannot be heard: the connection does not come about")


async def heard(
    app: AsyncApp, body: str | dict[str, Any], headers: Mapping[str, str | Sequence[str]], *, mode: str
) -> BoltResponse:
    """What the app answers; an acknowledgement where it has nothing to say.

    Args:
        body: one JSON object; over HTTP its text.
        mode: `http` or `socket_mode`.
    """
    try:
        request = AsyncBoltRequest(body=body, headers=dict(headers), mode=mode)
        answer = await app.async_dispatch(request)
    except Exception as error:  # noqa: BLE001  the door of Slack: the next one must be heard
        _log.error("not_handled", reference=logged(error))
        return BoltResponse(status=200)
    return answer if answer.status < 400 else BoltResponse(status=200)


class SocketHandler(AsyncSocketModeHandler):
    """Hears through Socket Mode."""

    async def connected(self, *, patience_s: float = PATIENCE_S) -> None:
        """Connect.

        Raises:
            NotConnected: not within that time.
        """
        try:
            async with asyncio.timeout(patience_s):
                await self.connect_async()  # type: ignore[no-untyped-call]  # theirs
        except TimeoutError as error:
            raise NotConnected from error

    async def lost(self, clock: Clock, *, patience_s: float = PATIENCE_S) -> None:
        """Wait until there has been no connection for so long.

        Raises:
            NotConnected: then, always.
        """
        gone_s = 0.0
        while gone_s < patience_s:
            await clock.sleep(PING_S)
            gone_s = 0.0 if await self.client.is_connected() else gone_s + PING_S
        raise NotConnected

    async def handle(  # type: ignore[override]  # as the SDK's own narrows it
        self, client: SocketModeClient, req: SocketModeRequest
    ) -> None:
        """Put one thing to the app and acknowledge it."""
        began_s = time.time()
        answer = await heard(self.app, req.payload, build_headers(req) or {}, mode="socket_mode")
        try:
            await send_async_response(client, req, answer, began_s)
        except ConnectionError as error:  # the socket has gone meanwhile: Slack tells it to the next one
            _log.warning("not_acknowledged", trouble=type(error).__name__)
