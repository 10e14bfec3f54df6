"""The adapter: everything of Slack in one program, put together, and run beside what delivers.

Without Slack nothing else stops: it is tried again, and the log and the admins are told.
"""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.acted import Acted
from bot.chat.chat import Chat
from bot.chat.limits import Limits
from bot.chat.pins import Pins, pinned
from bot.chat.work import Work
from bot.running.beside import kept_up
from bot.running.pages import listening as listening_at
from bot.slack_adapter.answers import Answers
from bot.slack_adapter.asking import Unanswered
from bot.slack_adapter.channels import Channels
from bot.slack_adapter.clearances import read_outside, withheld_told
from bot.slack_adapter.conversations import Conversations
from bot.slack_adapter.directory import Directory
from bot.slack_adapter.endpoint import endpoint
from bot.slack_adapter.files import Files
from bot.slack_adapter.happenings import Happenings
from bot.slack_adapter.hearing import PATIENCE_S, PING_S, NotConnected, SocketHandler
from bot.slack_adapter.homes import Homes
from bot.slack_adapter.listening import listen
from bot.slack_adapter.names import resolved
from bot.slack_adapter.people import People
from bot.slack_adapter.places import Places
from bot.slack_adapter.team import Team, team_of
from config.addresses import closed_to

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from pydantic import SecretStr

    from bot.application import Application
    from bot.delivery.clock import Clock
    from bot.running.platforms import Tell
    from bot.slack_adapter.web import Web
    from config import Configuration, Settings
    from config.destination import Destination

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=5)
"""Slack is asked again after so long, twice as long each time, up to the longest."""

ANEW_S = 5.0
"""So often it is looked whether there is a new version of the configuration, with names of its own."""

PREPARED_S = 10.0
"""So long the start of the program waits for Slack."""

_log = structlog.get_logger("communique.slack")


class SlackAdapter:
    """Slack, as long as the program runs.

    Args:
        tell: tells the admins a sentence; once a day, or once for ever.
        patience_s: how long a connection may be gone before another is begun.
    """

    def __init__(
        self,
        application: Application,
        web: Web,
        settings: Settings,
        clock: Clock,
        *,
        tell: Tell,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._application, self._web, self._settings, self._clock = application, web, settings, clock
        self._tell, self._patience_s = tell, patience_s
        self._names: Mapping[str, str] = {}
        self._understood = -1
        self._port: asyncio.Future[int] | None = None
        self._chat: Chat | None = None
        self._unheard: str | None = None

    @property
    def trouble(self) -> str | None:
        """Why people are not heard just now, or not told the newest, without secrets; None where they are."""
        return self._unheard or (None if self._chat is None else self._chat.freshness.trouble)

    async def port(self) -> int:
        """The port that is listened on for HTTP, as soon as it is."""
        if self._port is None:
            self._port = asyncio.get_running_loop().create_future()
        return await self._port

    async def prepare(self) -> None:
        """Find out what the channels are that the configuration names; where Slack is slow, later."""
        try:
            async with asyncio.timeout(PREPARED_S):
                await self._named()
        except (Unanswered, TimeoutError) as error:
            _log.warning("names_not_looked_up", reason=getattr(error, "reason", "Slack does not answer"))
        finally:
            await self._web.aclose()

    async def run(self) -> None:
        """Listen until cancelled."""
        work = Work()
        chat = self._chat = Chat(
            self._application,
            {role: f"/{name}" for role, name in self._settings.slack_commands.items()},
            limits=Limits.of(self._settings),
        )
        anew = asyncio.create_task(kept_up("slack", self._named_anew, elapsed_s=self._clock.elapsed_s))
        try:
            team = await self._team()
            await self._named()
            await self._listened(await self._app(chat, team, work))
        finally:
            anew.cancel()
            work.close()
            chat.close()
            await self._web.aclose()

    async def _named(self) -> None:
        """Let names of channels in the configuration mean what they mean on Slack; tell what is odd."""
        application = self._application
        version, pins = application.version, Pins(application.store.engine)
        client = await self._web.reading()
        now = self._clock.now()
        found = await resolved(application.written, client, pins, now=now)
        self._names = found.names
        outside = await read_outside(found.configuration, Channels(client, self._clock.elapsed_s))
        await asyncio.to_thread(application.understand, partial(_meaning, pins, outside))
        for sentence in (*found.troubles, *withheld_told(outside)):
            await asyncio.to_thread(partial(self._tell, sentence, again=False))
        self._understood = version

    async def _named_anew(self) -> None:
        """Find out what each new version of the configuration means, and who reads its channels."""
        while True:
            await self._clock.sleep(ANEW_S)
            if self._understood not in {-1, self._application.version}:
                await self._named()

    async def _team(self) -> Team:
        """Whose bot this is; asked until Slack says so."""
        wait = FIRST_WAIT
        while True:
            try:
                team = await team_of(await self._web.reading())
            except Unanswered as error:
                self._unheard = f"Slack cannot be used: {error.reason}"
                _log.warning("not_connected", reason=error.reason, again_in_s=wait.total_seconds())
                await asyncio.sleep(wait.total_seconds())
                wait = min(2 * wait, LONGEST_WAIT)
            else:
                self._unheard = None
                _log.info("connected", workspace=team.name, bot=team.bot_name)
                return team

    async def _app(self, chat: Chat, team: Team, work: Work) -> AsyncApp:
        settings, application, web = self._settings, self._application, self._web
        token = _secret(settings.slack_bot_token)
        client = await web.reading()
        channels = Channels(client, self._clock.elapsed_s)
        people = People(client, team, self._clock.elapsed_s)
        directory = Directory(channels, people, team, lambda: application.configuration)
        acted = Acted(application.store.engine)

        async def first(kind: str, key: str) -> bool:
            return await asyncio.to_thread(partial(acted.first, kind, key, now=chat.now()))

        async def undo(kind: str, key: str) -> None:
            await asyncio.to_thread(acted.undo, kind, key)

        answers = Answers(web, first, undo)
        files = Files(web, token=token, api_url=settings.slack_api_url, max_bytes=application.max_file_bytes)
        homes = Homes(chat, directory, answers, web, work)
        places = Places(
            chat,
            channels,
            answers,
            work,
            names=lambda: self._names,
            tell=self._tell,
            anew=self._named,
        )
        logger = logging.getLogger("communique.slack.bolt")
        logger.addFilter(_worth_saying)
        app = AsyncApp(
            logger=logger,
            client=AsyncWebClient(base_url=settings.slack_api_url),
            authorize=_authorize(team, token),
            request_verification_enabled=False,  # `endpoint` does it, and bears more than the SDK's
        )
        listen(
            app,
            Conversations(chat, directory, answers, web, files, homes, work),
            Happenings(chat, directory, answers, files, homes, places, acted, team, work),
            roles={name: role for role, name in chat.names.items()},
        )
        return app

    async def _listened(self, app: AsyncApp) -> None:
        if self._settings.slack_mode == "http":
            secret = _secret(self._settings.slack_signing_secret)
            site = endpoint(app, secret, clock=time.time)
            async with listening_at(site, self._settings.http_host, self._settings.slack_port) as port:
                _log.info("listening", mode="http", port=port)
                if self._port is not None and not self._port.done():
                    self._port.set_result(port)
                await asyncio.Event().wait()
        handler = SocketHandler(
            app,
            _secret(self._settings.slack_app_token),
            web_client=AsyncWebClient(base_url=self._settings.slack_api_url),
            ping_interval=PING_S,
        )
        try:
            await handler.connected(patience_s=self._patience_s)
            _log.info("listening", mode="socket")
            await handler.lost(self._clock, patience_s=self._patience_s)
        except NotConnected as error:
            self._unheard = str(error)
            raise
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]  # theirs


def _authorize(team: Team, token: str) -> Callable[[], Coroutine[None, None, AuthorizeResult]]:
    """There is one workspace, and its token is known: nothing has to be asked before an acknowledgement."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=team.enterprise or None, team_id=team.id, bot_user_id=team.bot, bot_token=token
        )

    return authorize


def _meaning(pins: Pins, outside: frozenset[Destination], configuration: Configuration) -> Configuration:
    """A configuration with ids in place of names, and closed to channels that others read too."""
    return closed_to(pinned(configuration, pins), outside)


def _worth_saying(record: logging.LogRecord) -> bool:
    """The SDK finds the token in the environment too, and warns at every start that it has no use for it."""
    return "will be unused" not in record.getMessage()


def _secret(value: SecretStr | None) -> str:
    return "" if value is None else value.get_secret_value()
