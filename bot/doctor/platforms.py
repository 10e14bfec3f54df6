"""The doctor on chat platforms: their adapters ask them, where they are set up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.chat.pins import Pins
from bot.delivery.notes import IN_CHAT
from bot.doctor.check import Check
from config import Settings
from config.destination import Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.application import Application


def slack(application: Application) -> Iterator[Check]:
    """How things stand with Slack, or that it is not set up."""
    settings = Settings.read()
    if settings.slack_bot_token is None:
        yield Check("slack", "ok", "not set up (SLACK_BOT_TOKEN is not set)")
        return
    yield _notes(application)
    from bot.slack_adapter import examining  # the SDK is slow to load

    known = Pins(application.store.engine).of(Platform.SLACK)
    yield from asyncio.run(examining.examined(settings, application.written, known))


def _notes(application: Application) -> Check:
    """Whether notes to the admins go where people look who work in a chat."""
    where = application.configuration.admins.notes
    if any(one.platform in IN_CHAT for one in where):
        return Check("notes", "ok", f"to {', '.join(map(str, where))}")
    return Check(
        "notes",
        "warn",
        f"notes to the admins go to {', '.join(map(str, where)) or 'the console'} alone, where few look",
        "name a channel of the admins under admins: notes, as slack:C012ABC",
    )


def discord(application: Application) -> Iterator[Check]:
    """How things stand with Discord, where its token is set."""
    settings = Settings.read()
    if settings.discord_token is None:
        return
    from bot.discord_adapter import examining  # the SDK is slow to load
    from bot.discord_adapter.syncing import Synced

    known = Synced(application.store.engine)
    yield from asyncio.run(examining.examined(settings, application.written, known))
