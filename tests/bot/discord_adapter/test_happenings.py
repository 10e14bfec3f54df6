"""What is said among others on Discord: everybody there reads the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ingested import the_demo
from tests.scenarios.discord.scene import ANNA, BEN, ROOM, buttons, on_discord, words

if TYPE_CHECKING:
    from bot.application import Application
    from tests.discord.message import Message
    from tests.discord.people import Discord

QUESTION = "Power of Siberia capacity"


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    return the_demo(tmp_path_factory.mktemp("happenings"))


async def _answered(discord: Discord, user: str, text: str, files: dict[str, bytes] | None = None) -> Message:
    """The answer to a mention."""
    before = len(await discord.seen(user, ROOM, count=0))
    discord.say(user, ROOM, text, mentions_bot=True, attachments=files)
    return (await discord.seen(user, ROOM, count=before + 1))[-1]


def test_what_is_for_the_askers_eyes_is_not_told_to_all_but_the_command_that_tells_it_alone(
    application: Application,
) -> None:
    async def people(discord: Discord) -> None:
        for said, command in (
            ("config", "/communique-admin config"),
            ("plan", "/communique-admin plan"),
            ("offers", "/communique-admin offers"),
            ("Subscriptions", "/communique subscriptions"),
            ("/hidden", "/communique hidden"),
            ("subscribe energy --at 08:00", "/communique subscribe energy"),
        ):
            answer = await _answered(discord, ANNA, said)
            assert command in words(answer)
            assert len(words(answer)) < 120
            assert buttons(answer) == {}

    on_discord(application, people)


def test_a_question_that_begins_like_such_a_command_is_answered(application: Application) -> None:
    async def people(discord: Discord) -> None:
        for said in (
            "hidden costs of the gas trade",
            "offers that China made",
            "plan for the gas pipeline",
            "follow up on the gas talks?",
        ):
            assert "your eyes" not in words(await _answered(discord, BEN, said))

    on_discord(application, people)


def test_a_file_or_an_address_said_to_the_bot_by_name_is_handed_in(application: Application) -> None:
    async def people(discord: Discord) -> None:
        file = {"note.txt": b"The bridge opened on 3 May 2024 after nine years.\n"}
        assert "note.txt" in words(await _answered(discord, BEN, "", file))
        assert "Handed in" in words(await _answered(discord, BEN, "https://example.org/bridge"))

    on_discord(application, people)


def test_a_reply_to_one_of_its_messages_is_answered_where_it_asks_or_names_the_bot(
    application: Application,
) -> None:
    async def people(discord: Discord) -> None:
        answer = await _answered(discord, BEN, QUESTION)
        for chat in ("thanks, will read later", "brief and to the point", "ok", f"<@{ANNA}> did you see?"):
            discord.say(BEN, ROOM, chat, reply_to=answer)
        asked = discord.say(BEN, ROOM, f"{QUESTION}?", reply_to=answer)
        opened = discord.say(BEN, ROOM, "open 1", reply_to=answer)
        named = discord.say(BEN, ROOM, QUESTION, reply_to=answer, mentions_bot=True)
        told = await discord.seen(BEN, ROOM, count=4)
        assert {one.replies_to for one in told[1:]} == {asked.id, opened.id, named.id}
        assert "no line" not in " ".join(map(words, told))

    on_discord(application, people)


def test_a_picture_below_one_of_its_messages_is_not_answered(application: Application) -> None:
    async def people(discord: Discord) -> None:
        answer = await _answered(discord, BEN, "thanks")
        discord.say(BEN, ROOM, "", reply_to=answer, attachments={"cat.png": b"\x89PNG"})
        await _answered(discord, BEN, "thanks")
        assert len(await discord.seen(BEN, ROOM)) == 2

    on_discord(application, people)
