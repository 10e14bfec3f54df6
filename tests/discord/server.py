"""The fake Discord as a server on loopback: `async with discord_serving() as discord`.

`discord.url` is what DISCORD_API_URL is set to; where the gateway is, the server says.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

from tests.discord import files
from tests.discord.community import BOT, GUILD, Community, now
from tests.discord.gateway import Gateway
from tests.discord.guild import Guild
from tests.discord.interaction import ACKNOWLEDGE_WITHIN
from tests.discord.openapi import document
from tests.discord.people import Discord
from tests.discord.permissions import PRIVILEGED
from tests.discord.rest import Rest
from tests.platform.faults import Faults
from tests.platform.rates import Rates

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from datetime import datetime, timedelta

LOOPBACK = "127.0.0.1"
MAX_BODY_BYTES = 25 * 1024 * 1024
GONE = "This content is no longer available."


@asynccontextmanager
async def discord_serving(
    *,
    granted: int = int(PRIVILEGED),
    clock: Callable[[], datetime] = now,
    faults: Faults | None = None,
    faulty: frozenset[str] | None = None,
    rates: Rates | None = None,
    acknowledge_within: timedelta = ACKNOWLEDGE_WITHIN,
    slow_s: float = 0.2,
    retry_after_s: float = 0.1,
    documented: bool = True,
    port: int = 0,
) -> AsyncIterator[Discord]:
    """Discord with one server, `GUILD`, in which there is nobody but the bot; port 0 takes any that is free.

    Args:
        granted: the privileged intents switched on for the app.
        clock: the time of snowflakes, interactions and their tokens, nonces and attachments' addresses.
        faults: what goes wrong with the next REST requests.
        faulty: the routes that faults happen to, as `POST /channels/{channel}/messages`; None for all but
            those that a bot starts with.
        rates: how often one channel takes a message; without it always.
        acknowledge_within: how long the bot may take to acknowledge something.
        slow_s: the delay of a slow answer.
        retry_after_s: what a limit on purpose says.
        documented: whether bodies are checked against Discord's OpenAPI document too, where that is at hand.

    Raises:
        AssertionError: at the end, where the bot asked for routes that this server does not know.
    """
    community = Community(clock=clock, granted=granted)
    community.guilds[GUILD] = Guild(GUILD, "Example", members={BOT: set()})
    gateway = Gateway(community)
    discord = Discord(community, gateway, faults or Faults(), acknowledge_within)
    rest = Rest(
        community,
        gateway,
        discord.faults,
        rates or Rates(),
        document=document() if documented else None,
        slow_s=slow_s,
        retry_after_s=retry_after_s,
        faulty=faulty,
    )
    discord.called, discord.refused = rest.called, rest.refused
    application = web.Application(client_max_size=MAX_BODY_BYTES)
    rest.add_to(application)
    application.router.add_get("/gateway", gateway.connect)
    application.router.add_get("/gateway/", gateway.connect)
    application.router.add_get("/attachments/{channel}/{file}/{name}", _download(community))
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, LOOPBACK, port).start()
        host, bound, *_ = runner.addresses[0]
        community.origin = f"http://{host}:{bound}"
        yield discord
    finally:
        gateway.drop()
        await runner.cleanup()
    assert not community.unknown_routes, f"routes this Discord does not know: {community.unknown_routes}"


def _download(community: Community) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def download(request: web.Request) -> web.Response:
        """A file's bytes, to whoever has an address that is signed and not too old."""
        file = files.found(community, request.match_info["file"], request.query)
        if file is None:
            return web.Response(status=404, text=GONE)
        return web.Response(body=file.content, content_type=file.mimetype)

    return download
