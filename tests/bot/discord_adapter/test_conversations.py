"""What people do on purpose on Discord, where it is not what the bot knows."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from bot.discord_adapter.client import worth_saying
from tests.bot.discord_adapter.test_errors import a_no
from tests.discord import posting
from tests.discord.channel import Overwrite
from tests.discord.interaction import Doing
from tests.discord.permissions import Permission
from tests.ingested import the_demo
from tests.scenarios.discord.scene import BEN, ROOM, buttons, listening, menus, on_discord, words

if TYPE_CHECKING:
    from bot.application import Application
    from tests.discord.people import Discord

NEWS = "500000000000000091"
ANOTHER = "700000000000000009"
EMBEDDED = (
    "The **Kraft Siberia** pipeline [carried](https://example.org/gas) 22.7 billion cubic metres in 2023."
)
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


def test_what_a_bot_displays_or_embeds_is_checked_and_handed_in_like_what_is_typed(
    application: Application,
) -> None:
    async def people(discord: Discord) -> None:
        await discord.command(BEN, ROOM, "ask", {"question": "Kraft Siberia capacity"})
        (answer,) = await discord.seen(BEN, ROOM)
        await discord.click(BEN, answer, buttons(answer)["Share"])
        *_, shared = await discord.seen(BEN, ROOM, where=lambda one: one.only_for is None)
        await discord.context_menu(BEN, "Check against sources", shared)
        (verdict,) = await discord.seen(
            BEN, ROOM, where=lambda one: one.only_for == BEN and "sentence" in words(one)
        )
        assert "6 sentences: 5 carried, 1 not found" in words(verdict)
        discord.add_user(ANOTHER, "another", is_bot=True)
        sent = {"content": "", "embeds": [{"type": "rich", "title": "News", "description": EMBEDDED}]}
        embedding = posting.post(discord.community, discord.channel(ROOM), ANOTHER, sent)
        await discord.context_menu(BEN, "Check against sources", embedding)
        await discord.seen(BEN, ROOM, where=lambda one: "2 sentences" in words(one))
        await discord.context_menu(BEN, "Add to corpus", embedding)
        await discord.seen(BEN, ROOM, where=lambda one: "Handed in" in words(one))

    on_discord(application, people)


def test_of_two_programs_with_one_token_one_answers_and_the_other_does_nothing(
    application: Application, caplog: pytest.LogCaptureFixture
) -> None:
    async def people(discord: Discord) -> None:
        async with listening(discord, application):
            await discord.until(lambda: len(discord.gateway.sessions) == 2)
            await discord.command(BEN, ROOM, "ask", {"question": "Kraft Siberia capacity"})
            (answer,) = await discord.seen(BEN, ROOM)
            await discord.until(lambda: len(discord.refused) == 1)
            custom_id, options = menus(answer)[0]
            await discord.choose(BEN, answer, custom_id, [*options][:1])
            await discord.seen(BEN, ROOM, count=2)
            await discord.until(lambda: len(discord.refused) == 2)
            assert await discord.autocomplete(BEN, ROOM, "brief", "what", "ener")
            await discord.until(lambda: len(discord.refused) == 3)
            async with asyncio.timeout(30):
                while len(_not_answered(logs)) < 3:  # noqa: ASYNC110  nothing tells when a log is written
                    await asyncio.sleep(0.01)
            assert discord.called["PATCH /webhooks/{application}/{token}/messages/{message}"] == 2

    with capture_logs() as logs, caplog.at_level(logging.ERROR):
        on_discord(application, people)
    assert {one["log_level"] for one in _not_answered(logs)} == {"info"}
    assert not [one for one in logs if one["log_level"] == "error"]
    assert not caplog.records


def _not_answered(logs: list[Any]) -> list[Any]:
    return [one for one in logs if one["event"] == "not_answered"]


@pytest.mark.parametrize(("code", "said"), [(40060, False), (10062, False), (50035, True)])
def test_what_comes_too_late_while_somebody_types_shows_no_traceback(code: int, *, said: bool) -> None:
    error = a_no(code)
    shown = (type(error), error, None)
    record = logging.LogRecord("", logging.ERROR, "", 1, "Ignoring exception", None, shown)
    assert worth_saying(record) is said
