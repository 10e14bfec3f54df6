"""Somebody asks on Discord: by a command, a mention, a message to the bot alone; and clicks on the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ingested import the_demo
from tests.scenarios.discord.scene import BEN, ROOM, on_discord, words

if TYPE_CHECKING:
    from bot.application import Application
    from tests.discord.people import Discord

QUESTION = "Kraft Siberia capacity"
FIRST = "Moscow dreams of"


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    return the_demo(tmp_path_factory.mktemp("discord"))


def test_a_question_is_acknowledged_and_answered_to_its_asker_alone(application: Application) -> None:
    async def people(discord: Discord) -> None:
        asked = await discord.command(BEN, ROOM, "ask", {"question": QUESTION})
        assert asked.acknowledged
        (answer,) = await discord.seen(BEN, ROOM, where=lambda one: FIRST in words(one))
        assert answer.only_for == BEN
        assert discord.messages(ROOM) == []

    on_discord(application, people)
