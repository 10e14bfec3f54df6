"""How this machine's clock is held against others."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from aiohttp import web

from bot.doctor.clocks import Reading, compared, of_platforms, of_server
from bot.running.pages import listening
from corpus.store.engine import open_engine

if TYPE_CHECKING:
    from pathlib import Path

TEN_PAST_EIGHT = datetime(2024, 5, 20, 8, 10, tzinfo=UTC)


def _apart(**seconds: float) -> list[Reading]:
    return [Reading(f"{whose}'s", timedelta(seconds=ahead)) for whose, ahead in seconds.items()]


def test_the_clock_that_is_furthest_away_is_told() -> None:
    check = compared(_apart(Slack=3, Discord=-400))
    assert (check.state, check.found) == ("warn", "400 s behind Discord's")
    check = compared(_apart(Slack=11, Discord=-1))
    assert (check.state, check.found) == ("warn", "11 s ahead of Slack's")


def test_a_few_seconds_are_none() -> None:
    check = compared(_apart(Slack=3, Discord=-9))
    assert (check.state, check.found, check.hint) == ("ok", "as Slack's and Discord's", None)


def test_a_platform_tells_the_time_with_any_answer() -> None:
    async def told() -> list[Reading]:
        async def answer(_request: web.Request) -> web.Response:
            raise web.HTTPNotFound(headers={"Date": "Mon, 20 May 2024 08:00:00 GMT"})

        application = web.Application()
        application.router.add_route("*", "/api/", answer)
        async with listening(application, "127.0.0.1", 0) as port:
            asked = [
                ("Slack's", f"http://127.0.0.1:{port}/api/"),
                ("Discord's", "http://127.0.0.1:9/api/v10"),  # the port of `discard`: nobody answers
            ]
            return await of_platforms(asked, lambda: TEN_PAST_EIGHT)

    assert asyncio.run(told()) == [Reading("Slack's", timedelta(minutes=10))]


def test_a_date_that_is_none_is_no_clock() -> None:
    async def told() -> list[Reading]:
        async def answer(_request: web.Request) -> web.Response:
            return web.Response(headers={"Date": "yesterday"})

        application = web.Application()
        application.router.add_route("*", "/api/", answer)
        async with listening(application, "127.0.0.1", 0) as port:
            return await of_platforms([("Slack's", f"http://127.0.0.1:{port}/api/")], lambda: TEN_PAST_EIGHT)

    assert asyncio.run(told()) == []


def test_sqlite_has_no_clock_of_its_own(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'communique.db'}")
    assert list(of_server(engine, lambda: TEN_PAST_EIGHT)) == []


def test_the_server_of_the_database_tells_the_time(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    try:
        (told,) = of_server(engine, lambda: TEN_PAST_EIGHT)
    finally:
        engine.dispose()
    assert told.whose == "the database's"
    assert told.ahead < -timedelta(days=365)  # the server goes by its own clock, which is years later
