"""Platforms: the chat platforms that this installation is set up for, each heard beside the delivering."""

from __future__ import annotations

import asyncio
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from bot.delivery.notes import Notes
from bot.running.beside import kept_up
from briefings.replies.note import note
from config.errors import ConfigError, ConfigErrors

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from bot.application import Application
    from bot.delivery.clock import Clock
    from bot.delivery.editions import Press
    from config import Settings

DOCTOR = "communique doctor"


class Listener(Protocol):
    """Whoever hears what people say on a platform."""

    @property
    def trouble(self) -> str | None:
        """Why it cannot just now, or not rightly: one plain sentence without secrets, or None."""

    async def prepare(self) -> None:
        """Find out, within seconds, what the configuration means there; what cannot be is found out later."""

    async def run(self) -> None:
        """Listen until cancelled."""


class Tell(Protocol):
    """Tells the admins a sentence."""

    def __call__(self, sentence: str, *, again: bool = True) -> None:
        """Once a day, or once for ever."""


def listeners(
    application: Application, settings: Settings, clock: Clock, press: Press
) -> dict[str, Listener]:
    """Those that are set up, by the platform's name.

    Raises:
        ConfigErrors: one is set up by half.
    """
    found: dict[str, Listener] = {}
    if settings.slack_bot_token is not None:
        _check(settings)
        found["slack"] = _slack(application, settings, clock, press)
    if settings.discord_token is not None:
        found["discord"] = _discord(application, settings, clock, press)
    return found


def listening_to(
    heard: Mapping[str, Listener], clock: Clock
) -> list[Callable[[], Coroutine[None, None, None]]]:
    """What to run for listeners beside the delivering; one that fails takes nothing else with it."""
    return [
        partial(kept_up, name, listener.run, elapsed_s=clock.elapsed_s) for name, listener in heard.items()
    ]


async def prepared(heard: Mapping[str, Listener]) -> None:
    """All of them know what the configuration means on their platform, as far as that was to be had soon."""
    await asyncio.gather(*(listener.prepare() for listener in heard.values()))


def _slack(application: Application, settings: Settings, clock: Clock, press: Press) -> Listener:
    from bot.slack_adapter.adapter import SlackAdapter  # its SDK is slow to load
    from bot.slack_adapter.web import Web

    web = Web.of(settings)
    if web is None:
        raise AssertionError("a token is set")
    return SlackAdapter(application, web, settings, clock, tell=partial(_tell, press, clock, "slack"))


def _discord(application: Application, settings: Settings, clock: Clock, press: Press) -> Listener:
    from bot.discord_adapter.adapter import DiscordAdapter  # likewise
    from bot.discord_adapter.web import Web

    web = Web.of(settings)
    if web is None:
        raise AssertionError("a token is set")
    return DiscordAdapter(application, web, settings, tell=partial(_tell, press, clock, "discord"))


def _check(settings: Settings) -> None:
    socket = settings.slack_mode == "socket"
    name = "SLACK_APP_TOKEN" if socket else "SLACK_SIGNING_SECRET"
    if (settings.slack_app_token if socket else settings.slack_signing_secret) is None:
        where = "Basic Information, App-Level Tokens" if socket else "Basic Information, App Credentials"
        raise ConfigErrors(
            [
                ConfigError(
                    f"is not set, and SLACK_MODE is {settings.slack_mode}",
                    hint=f"copy it from the app's page: {where}",
                    key=name,
                )
            ]
        )


def _tell(press: Press, clock: Clock, platform: str, sentence: str, *, again: bool = True) -> None:
    """Tell the admins a sentence.

    Args:
        again: the same may be told on another day.
    """
    now = clock.now()
    once = sha256(sentence.encode()).hexdigest()[:12]
    nominal = f"{now:%Y-%m-%d} {once}" if again else once
    Notes(press).post(platform, nominal, note(sentence, (), DOCTOR), now=now)
