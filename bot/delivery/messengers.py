"""The messengers of an installation, by platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.closed import Closed
from bot.delivery.console import ConsoleMessenger
from bot.delivery.outbox import OutboxMessenger
from config import Settings
from config.destination import Platform

if TYPE_CHECKING:
    from bot.application import Application
    from bot.delivery.clock import Clock
    from bot.delivery.messenger import Messenger


def set_up(settings: Settings) -> frozenset[Platform]:
    """The platforms that an installation can send to: the console and files always, chats with a token."""
    tokens = {Platform.SLACK: settings.slack_bot_token, Platform.DISCORD: settings.discord_token}
    chats = {platform for platform, token in tokens.items() if token is not None}
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
    settings, closed = Settings.read(), Closed(application)
    # The SDKs are slow to load.
    if settings.slack_bot_token is not None:
        from bot.slack_adapter import messenger as slack
        from bot.slack_adapter.private import Private
        from bot.slack_adapter.readers import Readers as SlackReaders
        from bot.slack_adapter.web import Web as SlackWeb

        token = settings.slack_bot_token.get_secret_value()
        slack_web = SlackWeb(token, settings.slack_api_url)
        messengers[Platform.SLACK] = slack.SlackMessenger(
            slack_web, private=Private(slack_web), readers=SlackReaders(slack_web, closed)
        )
    if settings.discord_token is not None:
        from bot.discord_adapter import messenger as discord
        from bot.discord_adapter.readers import Readers as DiscordReaders
        from bot.discord_adapter.web import Web as DiscordWeb

        token = settings.discord_token.get_secret_value()
        discord_web = DiscordWeb(token, settings.discord_api_url)
        messengers[Platform.DISCORD] = discord.DiscordMessenger(discord_web, readers=DiscordReaders(closed))
    return messengers
