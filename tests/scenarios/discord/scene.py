"""A scene: a server with two people and a room, and what they do there while the bot listens."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.discord_adapter.adapter import DiscordAdapter
from bot.discord_adapter.syncing import Synced, synced
from bot.discord_adapter.web import Web
from config.settings import Settings
from tests.discord.community import BOT_TOKEN
from tests.discord.permissions import Permission
from tests.discord.server import discord_serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
    from typing import Any

    from bot.application import Application
    from tests.discord.message import Message
    from tests.discord.people import Discord

ANNA, BEN = "700000000000000001", "700000000000000002"
"""Somebody who manages the server, and a member."""

ROOM = "500000000000000001"
MANAGERS = "600000000000000001"


def settings_of(discord: Discord, **more: Any) -> Settings:  # noqa: ANN401  of any kind
    """What an operator sets for this Discord; nobody waits, however much they ask: its clock stands."""
    unlimited = {"COMMUNIQUE_LIMIT_PERSON": 0, "COMMUNIQUE_LIMIT_CHANNEL": 0}
    token = {"DISCORD_TOKEN": BOT_TOKEN, "DISCORD_API_URL": discord.url}
    return Settings.model_validate({**unlimited, **token, **more})


@asynccontextmanager
async def listening(
    discord: Discord,
    application: Application,
    *,
    told: list[str] | None = None,
    **more: Any,  # noqa: ANN401
) -> AsyncIterator[DiscordAdapter]:
    """The adapter, once it hears what happens.

    Args:
        told: what the admins are told.
        more: settings.
    """
    settings = settings_of(discord, **more)
    await synced(settings, Synced(application.store.engine), now=application.now())
    web = Web.of(settings)
    assert web is not None
    notes = [] if told is None else told

    def tell(sentence: str, *, again: bool = True) -> None:
        del again
        notes.append(sentence)

    adapter = DiscordAdapter(application, web, settings, tell=tell)
    running = asyncio.create_task(adapter.run())
    try:
        await discord.connected()
        yield adapter
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def on_discord(
    application: Application,
    people: Callable[[Discord], Coroutine[Any, Any, None]],
    *,
    told: list[str] | None = None,
    begun: bool = False,
    **more: Any,  # noqa: ANN401  settings
) -> None:
    """What people do in a server with one room, while the bot listens.

    Args:
        told: what the admins are told.
        begun: they wait until it takes a server for a new one, which takes a while.
    """

    async def scene() -> None:
        async with discord_serving() as discord:
            discord.add_role(MANAGERS, "managers", Permission.MANAGE_GUILD)
            discord.add_user(ANNA, "anna", roles=[MANAGERS])
            discord.add_user(BEN, "ben")
            discord.add_channel(ROOM, "room")
            async with listening(discord, application, told=told, **more) as adapter:
                if begun:
                    await adapter.begun()
                await people(discord)

    asyncio.run(scene())


def components(message: Message) -> Iterator[dict[str, Any]]:
    """Every component of a message, however deep it stands."""

    def each(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for one in found:
            yield one
            yield from each(one.get("components", []))

    return each(message.components)


def words(message: Message) -> str:
    """All that a message says."""
    return "\n".join([message.content, *(one["content"] for one in components(message) if "content" in one)])


def buttons(message: Message) -> dict[str, str]:
    """The labels of a message's buttons, each with its custom id."""
    return {one["label"]: one["custom_id"] for one in components(message) if one["type"] == 2}


def menus(message: Message) -> list[tuple[str, dict[str, str]]]:
    """Every menu of a message: its custom id, and the value of each option by its label."""
    return [
        (one["custom_id"], {option["label"]: option["value"] for option in one["options"]})
        for one in components(message)
        if one["type"] == 3
    ]
