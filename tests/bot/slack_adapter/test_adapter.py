"""The adapter: it goes with each new version of the configuration, and begins a lost connection anew."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import pytest
from aiohttp import ClientConnectionResetError
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.delivery.clock import RunningClock
from bot.slack_adapter.adapter import SlackAdapter
from bot.slack_adapter.hearing import NotConnected, SocketHandler
from bot.slack_adapter.web import Web
from bot.versions.editing import edit
from bot.versions.edits import Edited
from config.destination import destination
from tests.bot.delivery.newsroom import Newsroom
from tests.scenarios.slack.listening import listening, settings_of
from tests.scenarios.stale import hurry, says_so_while_it_is
from tests.slack.server import slack_serving
from tests.slack.sockets import Sockets
from tests.slack.workspace import BOT_TOKEN

if TYPE_CHECKING:
    from pathlib import Path

    from slack_sdk.socket_mode.aiohttp import SocketModeClient
    from slack_sdk.socket_mode.response import SocketModeResponse

    from config import Configuration

QUAY, SHARED = destination("slack:C0QUAY"), destination("slack:C0SHARED")


class _Hurrying(RunningClock):
    """Nobody has to wait for what is looked at every few seconds."""

    async def sleep(self, seconds: float) -> None:
        await super().sleep(min(seconds, 0.01))


def _opened_to(configuration: Configuration) -> Edited:
    """The board's collection, open to a channel by its name and to one that another organisation reads."""
    board = replace(configuration.collections["board"], allow=(destination("slack:#quay"), SHARED))
    collections = MappingProxyType({**configuration.collections, "board": board})
    return Edited(replace(configuration, collections=collections), "The board's is open to two channels.")


def test_the_names_of_a_new_version_mean_channels_and_shared_ones_stay_closed(tmp_path: Path) -> None:
    told: list[str] = []

    async def work(room: Newsroom) -> None:
        application, loop, heard = room.application, asyncio.get_running_loop(), asyncio.Event()

        def tell(sentence: str, *, again: bool = True) -> None:
            del again
            told.append(sentence)
            loop.call_soon_threadsafe(heard.set)

        async with slack_serving() as slack:
            slack.add_channel("C0QUAY", "quay")
            slack.add_channel("C0SHARED", "shared", is_ext_shared=True)
            settings = settings_of(slack)
            web = Web.of(settings)
            assert web is not None
            adapter = SlackAdapter(application, web, settings, _Hurrying(), tell=tell)
            running = asyncio.create_task(adapter.run())
            await slack.connected()
            edit(application, _opened_to, made_by="console", made_in="console")
            async with asyncio.timeout(30):
                await heard.wait()
            assert "board" in application.configuration.visible_to(QUAY)
            assert "board" not in application.configuration.visible_to(SHARED)
            assert ["slack:C0SHARED is shared with another organisation" in one for one in told] == [True]
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    room = Newsroom(tmp_path)
    asyncio.run(work(room))
    room.close()


def test_a_connection_that_does_not_come_about_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first address is spent before it is used, as when the network breaks off in between."""
    given = Sockets.ticket
    refused: list[str] = []

    def ticket(sockets: Sockets) -> str:
        if refused:
            return given(sockets)
        refused.append("spent")
        return "spent"

    async def work(room: Newsroom) -> None:
        async with slack_serving() as slack:
            settings = settings_of(slack)
            web = Web.of(settings)
            assert web is not None
            clock = _Hurrying()
            adapter = SlackAdapter(room.application, web, settings, clock, tell=_untold, patience_s=0.5)
            with pytest.raises(NotConnected):
                await adapter.run()
            assert "cannot be heard" in str(adapter.trouble)
            running = asyncio.create_task(adapter.run())
            await slack.connected()
            assert adapter.trouble is None
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    monkeypatch.setattr(Sockets, "ticket", ticket)
    room = Newsroom(tmp_path)
    asyncio.run(work(room))
    room.close()


def test_a_connection_that_is_gone_for_long_is_given_up() -> None:
    class Gone(SocketHandler):
        """Was connected once, and never again."""

        def __init__(self) -> None:
            self.client = self  # type: ignore[assignment]  # all that is asked of it
            self.seen = [True, False, True]

        async def is_connected(self) -> bool:
            return bool(self.seen) and self.seen.pop(0)

    gone = Gone()
    with pytest.raises(NotConnected):
        asyncio.run(gone.lost(_Hurrying(), patience_s=30.0))
    assert gone.seen == []


def test_what_cannot_be_acknowledged_any_more_is_told_again_and_is_no_error() -> None:
    class Closing(SocketHandler):
        """Its socket goes away while something is handled."""

        def __init__(self) -> None:
            self.app = AsyncApp(
                client=AsyncWebClient(), request_verification_enabled=False, authorize=_nobody
            )

        async def send_socket_mode_response(self, response: SocketModeResponse) -> None:
            raise ClientConnectionResetError(response.envelope_id)

    closing = Closing()
    request = SocketModeRequest(type="events_api", envelope_id="E012ABC", payload={"type": "unheard_of"})
    with capture_logs() as said:
        asyncio.run(closing.handle(cast("SocketModeClient", closing), request))
    assert [one["event"] for one in said if one["log_level"] != "info"] == ["not_acknowledged"]


def test_an_index_that_cannot_be_brought_up_to_date_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work(room: Newsroom) -> None:
        async with slack_serving() as slack:
            slack.add_user("U0ANNA", "anna")
            async with listening(slack, room.application) as adapter:
                await slack.say("U0ANNA", "U0ANNA", "harbour tunnel")
                await slack.seen("U0ANNA", "U0ANNA")
                await says_so_while_it_is(adapter, room.application, monkeypatch)

    hurry(monkeypatch)
    room = Newsroom(tmp_path)
    room.write("post", "The harbour tunnel has cost 412 million euros so far.")
    asyncio.run(work(room))
    room.close()


async def _nobody() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T012ABC", bot_user_id="U0BOT", bot_token=BOT_TOKEN)


def _untold(sentence: str, *, again: bool = True) -> None:
    raise AssertionError(f"{sentence} {again}")
