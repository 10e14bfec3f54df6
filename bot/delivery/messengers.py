"""The messengers of an installation, by platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.console import ConsoleMessenger
from bot.delivery.outbox import OutboxMessenger
from config import Settings
from config.destination import Platform

if TYPE_CHECKING:
    from bot.application import Application
    from bot.delivery.clock import Clock
    from bot.delivery.messenger import Messenger


def set_up(settings: Settings) -> frozenset[Platform]:
    """The platforms that an installation can send to: the console and files always, Slack with a token."""
    chats = {Platform.SLACK} if settings.slack_bot_token is not None else set()
    return frozenset({Platform.CONSOLE, Platform.FILE} | chats)


def messengers_of(application: Application, clock: Clock) -> dict[Platform, Messenger]:
    """Those that this installation can send with, as its settings stand now.

    Raises:
        ConfigErrors: the settings are wrong.
    """
    messengers: dict[Platform, Messenger] = {
        Platform.CONSOLE: ConsoleMessenger(clock=clock.now),
        Platform.FILE: OutboxMessenger(application.home.folder, clock=clock.now),
    }
    settings = Settings.read()
    token = settings.slack_bot_token
    if token is not None:
        from bot.slack_adapter.messenger import SlackMessenger  # its SDK is slow to load
        from bot.slack_adapter.web import Web

        messengers[Platform.SLACK] = SlackMessenger(Web(token.get_secret_value(), settings.slack_api_url))
    return messengers
