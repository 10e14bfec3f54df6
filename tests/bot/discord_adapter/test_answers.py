"""Answers: what Discord refused whole can be tried again, and what arrived in part is not posted twice."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.chat.outcome import Post
from bot.chat.payloads import payloads_of
from bot.delivery.errors import Refused
from bot.discord_adapter.answers import Answers
from bot.discord_adapter.messenger import DiscordMessenger
from bot.discord_adapter.web import Web
from bot.rendering.discord.message import message_of
from briefings.reply import Reply
from config.destination import Destination, Platform
from tests.bot.slack_adapter.test_answers import Acts
from tests.discord.community import BOT_TOKEN
from tests.discord.server import discord_serving

if TYPE_CHECKING:
    from collections.abc import Callable

ROOM = "500000000000000001"
LONG = Reply("Sources", rows=tuple((f"{number}", "a document " * 8) for number in range(60)))
POST = Post(Destination(Platform.DISCORD, ROOM), LONG, once="share abc")


def _refusing(web: Web, number: int) -> Callable[..., Any]:
    """The same requests, but that one of the posts finds no channel."""
    real, posts = web.request, 0

    async def request(method: str, path: str, **more: Any) -> Any:  # noqa: ANN401  as the client's own
        nonlocal posts
        posts += method == "POST"
        gone = {"channel_id": "500000000000000404"} if method == "POST" and posts == number else {}
        return await real(method, path, **{**more, **gone})

    return request


@pytest.mark.parametrize(("refused", "arrived"), [(1, True), (2, False)])
def test_only_what_arrived_nowhere_is_posted_at_the_next_click(
    monkeypatch: pytest.MonkeyPatch, refused: int, *, arrived: bool
) -> None:
    assert len(payloads_of(LONG, message_of)) > 1

    async def work() -> None:
        async with discord_serving() as discord:
            discord.add_channel(ROOM, "room")
            web, acts = Web(BOT_TOKEN, discord.url), Acts()
            answers = Answers(web, DiscordMessenger(web), acts.first, acts.undo)
            with monkeypatch.context() as patched:
                patched.setattr(web, "request", _refusing(web, refused))
                with pytest.raises(Refused):
                    await answers.post(POST)
            assert await answers.post(POST) is arrived
            await web.aclose()

    asyncio.run(work())
