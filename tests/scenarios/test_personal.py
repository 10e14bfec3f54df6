"""Personal: on both platforms people say what they think of an answer, and have themselves forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.forgetting import CANNOT_BE_UNDONE, DELETE_FOR_GOOD, DELETE_IT
from bot.chat.privacy import kept_of
from bot.chat.rating import THANKS, Ratings
from config.destination import destination
from tests.ingested import the_demo
from tests.scenarios.discord import scene as on_a_server
from tests.scenarios.slack import scene as in_a_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from tests.discord.message import Message as DiscordMessage
    from tests.discord.people import Discord
    from tests.slack.message import Message as SlackMessage
    from tests.slack.people import Slack

QUESTION = "Kraft Siberia capacity"


@pytest.fixture
def application(tmp_path: Path) -> Application:
    return the_demo(tmp_path)


def ratings(application: Application) -> list[tuple[str, bool]]:
    return [(one["query"], one["useful"]) for one in Ratings(application.store.engine).exported("key")]


def test_on_slack_somebody_rates_an_answer_changes_it_and_is_forgotten(application: Application) -> None:
    here, ben = in_a_workspace, destination(f"slack:{in_a_workspace.BEN}")

    async def people(slack: Slack) -> None:
        async def typed(command: str, text: str) -> SlackMessage:
            before = len(await slack.seen(here.BEN, here.ROOM, count=0))
            await slack.command(here.BEN, here.ROOM, command, text)
            return (await slack.seen(here.BEN, here.ROOM, count=before + 1))[-1]

        async def clicked(message: SlackMessage, label: str, told: str) -> SlackMessage:
            await slack.click(here.BEN, message, here.buttons(message)[label])
            (answer,) = await slack.seen(here.BEN, here.ROOM, where=lambda one: told in one.text)
            assert answer.only_for == here.BEN
            return answer

        answer = await typed("/ask", QUESTION)
        await clicked(answer, "👍", THANKS[True])
        await clicked(answer, "👎", THANKS[False])
        assert ratings(application) == [(QUESTION, False)]
        page = await typed("/communique", "forget-me")
        assert "1 answer that you rated" in page.text
        asked = await clicked(page, DELETE_IT, CANNOT_BE_UNDONE)
        await clicked(asked, DELETE_FOR_GOOD, "Forgotten")
        assert kept_of(application.store.engine, ben) == ()

    here.on_slack(application, people)


def test_on_discord_somebody_rates_an_answer_changes_it_and_is_forgotten(application: Application) -> None:
    here, ben = on_a_server, destination(f"discord:@{on_a_server.BEN}")

    async def people(discord: Discord) -> None:
        async def typed(command: str, **options: str) -> DiscordMessage:
            before = len(await discord.seen(here.BEN, here.ROOM, count=0))
            assert (await discord.command(here.BEN, here.ROOM, command, options)).acknowledged
            return (await discord.seen(here.BEN, here.ROOM, count=before + 1))[-1]

        async def clicked(message: DiscordMessage, label: str, told: str) -> DiscordMessage:
            assert (await discord.click(here.BEN, message, here.buttons(message)[label])).acknowledged
            (answer,) = await discord.seen(here.BEN, here.ROOM, where=lambda one: told in here.words(one))
            assert answer.only_for == here.BEN
            return answer

        answer = await typed("ask", question=QUESTION)
        await clicked(answer, "👍", THANKS[True])
        await clicked(answer, "👎", THANKS[False])
        assert ratings(application) == [(QUESTION, False)]
        page = await typed("communique forget-me")
        assert "1 answer that you rated" in here.words(page)
        asked = await clicked(page, DELETE_IT, CANNOT_BE_UNDONE)
        await clicked(asked, DELETE_FOR_GOOD, "Forgotten")
        assert kept_of(application.store.engine, ben) == ()

    here.on_discord(application, people)


def test_on_discord_who_asks_a_lot_is_told_when_to_go_on(application: Application) -> None:
    here = on_a_server

    async def people(discord: Discord) -> None:
        for _ in range(2):
            discord.say(here.BEN, here.BEN, QUESTION)
        told = await discord.seen(here.BEN, here.BEN, count=2)
        assert sorted("in a short time: go on in" in here.words(one) for one in told) == [False, True]

    here.on_discord(application, people, COMMUNIQUE_LIMIT_PERSON=1)
