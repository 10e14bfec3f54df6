"""The health check of a container, against pages that are really served."""

from __future__ import annotations

import asyncio
import socket

import pytest
from aiohttp import web

from bot.running.healthy import PAGE, healthy, main
from bot.running.pages import listening


@pytest.mark.parametrize(("status", "expected"), [(200, True), (503, False), (404, False)])
def test_it_is_as_healthy_as_its_page_says(status: int, *, expected: bool) -> None:
    async def asked() -> bool:
        async def page(_request: web.Request) -> web.Response:
            return web.json_response({}, status=status)

        application = web.Application()
        application.router.add_get(PAGE, page)
        async with listening(application, "127.0.0.1", 0) as port:
            return await asyncio.to_thread(healthy, "0.0.0.0", port)  # noqa: S104  listened on by the other side

    assert asyncio.run(asked()) is expected


def test_a_process_that_does_not_answer_is_not_healthy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert not healthy("127.0.0.1", silent.getsockname()[1], timeout_s=0.05)
    assert not healthy("127.0.0.1", 9)  # the port of `discard`: nobody answers


def test_a_port_that_is_not_set_is_not_healthy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMUNIQUE_HTTP_PORT", "")
    assert main() == 1
    assert capsys.readouterr().err == "COMMUNIQUE_HTTP_PORT is no port\n"
    monkeypatch.setenv("COMMUNIQUE_HTTP_PORT", "9")
    monkeypatch.setenv("COMMUNIQUE_HTTP_HOST", "127.0.0.1")
    assert main() == 1
