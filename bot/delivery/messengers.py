"""The messengers of an installation, by platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.console import ConsoleMessenger
from bot.delivery.outbox import OutboxMessenger
from config.destination import Platform

if TYPE_CHECKING:
    from bot.application import Application
    from bot.delivery.clock import Clock
    from bot.delivery.messenger import Messenger


def messengers_of(application: Application, clock: Clock) -> dict[Platform, Messenger]:
    """Those that this installation can send with: the console and files always."""
    return {
        Platform.CONSOLE: ConsoleMessenger(clock=clock.now),
        Platform.FILE: OutboxMessenger(application.home.folder, clock=clock.now),
    }
