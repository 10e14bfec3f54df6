"""The fake Slack as a server on loopback: `async with slack_serving() as slack`.

`slack.url` is what SLACK_API_URL is set to. With `slack.events_url` set, the bot is told things by
signed POSTs to that address; else through Socket Mode.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

from tests.platform.faults import Faults
from tests.platform.rates import Rates
from tests.slack.arguments import MAX_BODY_BYTES
from tests.slack.delivery import ACKNOWLEDGE_WITHIN
from tests.slack.people import Slack
from tests.slack.sockets import Sockets
from tests.slack.webapi import WebApi
from tests.slack.workspace import ALL_SCOPES, BOT_TOKEN, Workspace, now

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from datetime import datetime, timedelta

LOOPBACK = "127.0.0.1"
LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body></body></html>"


@asynccontextmanager
async def slack_serving(
    *,
    scopes: frozenset[str] = ALL_SCOPES,
    clock: Callable[[], datetime] = now,
    faults: Faults | None = None,
    faulty: frozenset[str] | None = None,
    rates: Rates | None = None,
    acknowledge_within: timedelta = ACKNOWLEDGE_WITHIN,
    slow_s: float = 0.2,
    port: int = 0,
) -> AsyncIterator[Slack]:
    """A workspace that serves, empty but for the bot; port 0 takes any that is free.

    Args:
        scopes: the bot scopes granted.
        clock: the time of timestamps, trigger ids, response addresses and signatures.
        faults: what goes wrong with the next calls of the Web API.
        faulty: the methods that faults happen to; None for all.
        rates: how often one channel takes a message; without it always.
        acknowledge_within: how long the bot may take to acknowledge something.
        slow_s: the delay of a slow answer.

    Raises:
        AssertionError: at the end, where the bot called methods that this server does not know.
    """
    workspace = Workspace(clock=clock, scopes=scopes)
    slack = Slack(workspace, Sockets(workspace, acknowledge_within), faults or Faults())
    api = WebApi(
        workspace,
        slack.faults,
        rates or Rates(),
        socket_url=lambda: f"{slack.origin.replace('http', 'ws')}/link?ticket={slack.sockets.ticket()}",
        slow_s=slow_s,
        faulty=faulty,
    )
    slack.called, slack.refused = api.called, api.refused
    application = web.Application(client_max_size=4 * MAX_BODY_BYTES)
    application.router.add_route("*", "/api/{method}", api.call)
    application.router.add_get("/link", slack.sockets.connect)
    application.router.add_post("/respond/{ticket}", slack.response_urls.answer)
    application.router.add_get("/files-pri/{file}/{name}", _download(workspace))
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, LOOPBACK, port).start()
        host, bound, *_ = runner.addresses[0]
        slack.origin = f"http://{host}:{bound}"
        yield slack
    finally:
        await slack.close()
        await runner.cleanup()
    assert not workspace.unknown_methods, f"methods this Slack does not know: {workspace.unknown_methods}"


def _download(workspace: Workspace) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def download(request: web.Request) -> web.Response:
        """A file's bytes; to who has no token or no scope, a page to sign in, as the real one gives."""
        file = workspace.files.get(request.match_info["file"])
        known = request.headers.get("Authorization") == f"Bearer {BOT_TOKEN}"
        if not known or "files:read" not in workspace.scopes:
            return web.Response(text=LOGIN_PAGE, content_type="text/html")
        if file is None:
            return web.Response(status=404, text=LOGIN_PAGE, content_type="text/html")
        return web.Response(body=file.content, content_type=file.mimetype)

    return download
