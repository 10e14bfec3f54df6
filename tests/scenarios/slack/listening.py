"""The bot, listening to the fake Slack in this process, over an application of the test's."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.delivery.clock import RunningClock
from bot.slack_adapter.adapter import SlackAdapter
from bot.slack_adapter.web import Web
from config.settings import Settings
from tests.slack.workspace import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.application import Application
    from tests.slack.people import Slack

LOOPBACK = "127.0.0.1"


def settings_of(slack: Slack, *, mode: str = "socket", port: int = 0) -> Settings:
    """What an operator sets for this Slack; nothing comes from the environment but what is not named here.

    Nobody waits for having asked a lot: the clocks of scenes stand.
    """
    return Settings.model_validate(
        {
            "COMMUNIQUE_LIMIT_PERSON": 0,
            "COMMUNIQUE_LIMIT_CHANNEL": 0,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_MODE": mode,
            "SLACK_PORT": port,
            "SLACK_API_URL": slack.url,
        }
    )


@asynccontextmanager
async def listening(
    slack: Slack, application: Application, *, mode: str = "socket", told: list[str] | None = None
) -> AsyncIterator[SlackAdapter]:
    """The adapter, once it hears what happens.

    Args:
        told: what the admins are told.
    """
    settings = settings_of(slack, mode=mode)
    web = Web.of(settings)
    assert web is not None
    notes = [] if told is None else told

    def tell(sentence: str, *, again: bool = True) -> None:
        del again
        notes.append(sentence)

    adapter = SlackAdapter(application, web, settings, RunningClock(application.now()), tell=tell)
    running = asyncio.create_task(adapter.run())
    try:
        if mode == "socket":
            await slack.connected()
        else:
            port = await adapter.port()
            slack.events_url = f"http://{LOOPBACK}:{port}/slack/events"
        yield adapter
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
