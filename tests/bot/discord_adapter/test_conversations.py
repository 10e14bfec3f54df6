"""What people do on purpose on Discord, where it is not what the bot knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.discord.channel import Overwrite
from tests.discord.interaction import Doing
from tests.discord.permissions import Permission
from tests.ingested import the_demo
from tests.scenarios.discord.scene import BEN, ROOM, buttons, on_discord, words

if TYPE_CHECKING:
    from bot.application import Application
    from tests.discord.people import Discord

NEWS = "500000000000000091"
READ_ONLY = {BEN: Overwrite(deny=int(Permission.SEND_MESSAGES), of_member=True)}


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


def test_nobody_shares_an_answer_where_they_may_not_write_themselves(application: Application) -> None:
    async def people(discord: Discord) -> None:
        discord.add_channel(NEWS, "announcements", overwrites=READ_ONLY)
        await discord.command(BEN, NEWS, "ask", {"question": "Kraft Siberia capacity"})
        (answer,) = await discord.seen(BEN, NEWS)
        await discord.click(BEN, answer, buttons(answer)["Share"])
        (_, refused) = await discord.seen(BEN, NEWS, count=2)
        assert "You may not write here" in words(refused)
        assert discord.messages(NEWS) == []

    on_discord(application, people, begun=True)
