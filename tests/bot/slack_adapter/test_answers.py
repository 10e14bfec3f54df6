"""Answers: an act posts once, and what Slack refused can be tried again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.chat.outcome import Post
from bot.chat.trouble import said
from bot.delivery.errors import Refused, Uncertain
from bot.slack_adapter.answers import Answers
from bot.slack_adapter.web import Web
from config.destination import Destination, Platform
from tests.platform.faults import Fault
from tests.slack.server import slack_serving
from tests.slack.workspace import BOT, BOT_TOKEN

POST = Post(Destination(Platform.SLACK, "C012ABC"), said("The toll is €4."), once="share abc")


@dataclass
class Acts:
    """What has been acted on, in memory."""

    done: set[tuple[str, str]] = field(default_factory=set)

    async def first(self, kind: str, key: str) -> bool:
        new = (kind, key) not in self.done
        self.done.add((kind, key))
        return new

    async def undo(self, kind: str, key: str) -> None:
        self.done.discard((kind, key))


def test_what_was_refused_is_posted_once_the_bot_has_been_invited() -> None:
    async def work() -> None:
        async with slack_serving() as slack:
            slack.add_user("U012ABC", "ann")
            channel = slack.add_channel("C012ABC", "room", members=["U012ABC"], bot=False)
            web, acts = Web(BOT_TOKEN, slack.url), Acts()
            answers = Answers(web, acts.first, acts.undo)
            with pytest.raises(Refused):
                await answers.post(POST)
            channel.members.add(BOT)
            assert await answers.post(POST)
            assert not await answers.post(POST)
            assert [one.text for one in slack.messages("C012ABC")] == ["The toll is €4."]
            await web.aclose()

    asyncio.run(work())


def test_what_may_have_been_posted_is_not_posted_again() -> None:
    async def work() -> None:
        async with slack_serving() as slack:
            slack.add_channel("C012ABC", "room", members=[])
            web, acts = Web(BOT_TOKEN, slack.url), Acts()
            answers = Answers(web, acts.first, acts.undo)
            slack.faults.script.append(Fault.DROP_AFTER)
            with pytest.raises(Uncertain):
                await answers.post(POST)
            assert not await answers.post(POST)
            assert len(slack.messages("C012ABC")) == 1
            await web.aclose()

    asyncio.run(work())
