"""The pages of the process, for whoever watches it: is it alive, is it ready, what has it counted."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

from bot.errors import ProgramError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.running.condition import Condition
    from bot.running.metrics import Metrics

TEXT = "text/plain; version=0.0.4; charset=utf-8"


def pages(condition: Condition, metrics: Metrics) -> web.Application:
    """`/healthz`, `/readyz` and `/metrics`."""

    async def healthz(_request: web.Request) -> web.Response:
        alive = condition.alive()
        return web.json_response({"alive": alive}, status=200 if alive else 503)

    async def readyz(_request: web.Request) -> web.Response:
        reasons = await asyncio.to_thread(condition.obstacles)
        told = {"ready": not reasons, "reasons": reasons, "troubles": condition.troubles()}
        return web.json_response(told, status=503 if reasons else 200)

    async def counted(_request: web.Request) -> web.Response:
        text = await asyncio.to_thread(metrics.text)
        return web.Response(body=text, headers={"Content-Type": TEXT})

    application = web.Application()
    application.router.add_get("/healthz", healthz)
    application.router.add_get("/readyz", readyz)
    application.router.add_get("/metrics", counted)
    return application


@asynccontextmanager
async def listening(application: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve the pages meanwhile; gives the port, chosen by the system where it is 0.

    Raises:
        ProgramError: the address cannot be listened on.
    """
    runner = web.AppRunner(application, access_log=None, handle_signals=False, shutdown_timeout=1.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise ProgramError(
                f"cannot listen on {host}, port {port}: {(error.strerror or str(error)).lower()}",
                hint="set COMMUNIQUE_HTTP_HOST and COMMUNIQUE_HTTP_PORT to an address that is free",
            ) from error
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
