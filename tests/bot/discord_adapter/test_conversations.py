"""What people do on purpose on Discord, where it is not what the bot knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.discord.interaction import Doing
from tests.ingested import the_demo
from tests.scenarios.discord.scene import BEN, ROOM, on_discord, words

if TYPE_CHECKING:
    from bot.application import Application
    from tests.discord.people import Discord


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    return the_demo(tmp_path_factory.mktemp("conversations"))


@pytest.mark.parametrize(
    ("doing", "data"),
    [
        (Doing.COMPONENT, {"custom_id": "of another version", "component_type": 2}),
        (Doing.COMPONENT, {"custom_id": "l:1:x:", "component_type": 3, "values": ["share|x|1"]}),
        (Doing.MODAL, {"custom_id": "of another version", "components": []}),
    ],
)
def test_a_button_or_a_dialogue_that_is_not_known_is_answered_so(
    application: Application, doing: Doing, data: dict[str, Any]
) -> None:
    async def people(discord: Discord) -> None:
        done = await discord._do(BEN, discord.channel(ROOM), doing, data)
        assert done.acknowledged
        (answer,) = await discord.seen(BEN, ROOM)
        assert answer.only_for == BEN
        assert "any more" in words(answer)

    on_discord(application, people)
