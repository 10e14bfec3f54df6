"""People hand in links and files on Discord; what a manager approves by a click is read and quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ingested import an_application
from tests.scenarios.discord.scene import ANNA, BEN, ROOM, buttons, on_discord, words

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from tests.discord.message import Message
    from tests.discord.people import Discord

TEXT = b"The Lantern Bay ferry carried 48,000 passengers in 2023.\n"
LINK = "https://news.example.com/ferry"
OFFERS = "communique-admin offers"


@pytest.fixture
def application(tmp_path: Path) -> Application:
    return an_application(tmp_path)


async def _answered(discord: Discord, user: str, name: str, **options: str | int) -> Message:
    before = len(await discord.seen(user, ROOM, count=0))
    assert (await discord.command(user, ROOM, name, options)).acknowledged
    return (await discord.seen(user, ROOM, count=before + 1))[-1]


def test_a_file_waits_for_a_manager_and_is_answered_from_once_approved(application: Application) -> None:
    async def people(discord: Discord) -> None:
        discord.say(BEN, BEN, "", attachments={"ferry.txt": TEXT})
        (offered,) = await discord.seen(BEN, BEN)
        assert "ferry.txt" in words(offered)
        assert "waits until an admin approves it" in words(offered)
        assert buttons(offered) == {}
        waiting = await _answered(discord, ANNA, OFFERS)
        assert "ferry.txt" in words(waiting)
        await discord.click(ANNA, waiting, buttons(waiting)["Approve"])
        (read,) = await discord.seen(ANNA, ROOM, where=lambda one: "Added to the collection" in words(one))
        assert read.only_for == ANNA
        assert "48,000" in words(await _answered(discord, BEN, "ask", question="ferry passengers"))

    on_discord(application, people)


def test_a_manager_decides_at_once_from_the_menu_of_a_message_and_may_refuse(
    application: Application,
) -> None:
    async def people(discord: Discord) -> None:
        message = discord.say(BEN, ROOM, "see this", attachments={"ferry.txt": TEXT})
        assert (await discord.context_menu(ANNA, "Add to corpus", message)).acknowledged
        (offered,) = await discord.seen(ANNA, ROOM)
        assert offered.only_for == ANNA
        assert {"Approve", "Refuse"} == set(buttons(offered))
        await discord.click(ANNA, offered, buttons(offered)["Refuse"])
        await discord.seen(ANNA, ROOM, where=lambda one: "Refused" in words(one))
        assert "No offer waits" in words(await _answered(discord, ANNA, OFFERS))

    on_discord(application, people)


def test_a_member_approves_nothing_whatever_is_clicked(application: Application) -> None:
    async def people(discord: Discord) -> None:
        discord.say(BEN, BEN, LINK)
        (offered,) = await discord.seen(BEN, BEN)
        assert LINK in words(offered).replace("\\", "")
        waiting = await _answered(discord, ANNA, OFFERS)
        discord.set_roles(ANNA, [])
        await discord.click(ANNA, waiting, buttons(waiting)["Approve"])
        await discord.seen(ANNA, ROOM, where=lambda one: "Only admins" in words(one))

    on_discord(application, people)


def test_a_link_or_a_file_is_handed_in_by_a_command(application: Application) -> None:
    async def people(discord: Discord) -> None:
        linked = await _answered(discord, BEN, "communique add", link=LINK)
        assert "waits until an admin approves it" in words(linked)
        await discord.command(BEN, ROOM, "communique add", attachments={"file": ("ferry.txt", TEXT)})
        (_, filed) = await discord.seen(BEN, ROOM, count=2)
        assert "ferry.txt" in words(filed)
        neither = await _answered(discord, BEN, "communique add")
        assert "needs a web address" in words(neither)

    on_discord(application, people)


def test_a_file_that_cannot_be_had_is_told_by_its_name_and_why(application: Application) -> None:
    application.max_file_bytes = 1_000

    async def people(discord: Discord) -> None:
        said = discord.say(BEN, ROOM, "", attachments={"large.txt": b"x" * 2_000, "lost.txt": TEXT})
        lost = next(one for one in said.attachments if one["filename"] == "lost.txt")
        del discord.community.files[lost["id"]]
        strange = discord.say(BEN, ROOM, "", attachments={"strange.txt": TEXT})
        strange.attachments[0]["url"] = "http://127.0.0.1:9/strange.txt"
        for number, message in enumerate((said, strange), 1):
            await discord.context_menu(BEN, "Add to corpus", message)
            await discord.seen(BEN, ROOM, count=number)
        one, other = map(words, await discord.seen(BEN, ROOM, count=2))
        assert "large.txt: this file is too large" in one.replace("\\", "")
        assert "lost.txt: Discord does not hand this file over" in one.replace("\\", "")
        assert "strange.txt: Discord does not hand this file over" in other.replace("\\", "")

    on_discord(application, people)
