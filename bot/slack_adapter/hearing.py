"""Hearing: what Slack tells is put to the app, and acknowledged in any case.

What is not acknowledged Slack tells three times more, and an app that leaves much of it so is told nothing
any more. The SDK acknowledges neither what it has no handler for nor what it cannot read.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.door import logged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slack_bolt.async_app import AsyncApp
    from slack_sdk.socket_mode.aiohttp import SocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest

_log = structlog.get_logger("communique.slack")


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

    async def handle(  # type: ignore[override]  # as the SDK's own narrows it
        self, client: SocketModeClient, req: SocketModeRequest
    ) -> None:
        """Put one thing to the app and acknowledge it."""
        began_s = time.time()
        answer = await heard(self.app, req.payload, build_headers(req) or {}, mode="socket_mode")
        await send_async_response(client, req, answer, began_s)
