"""People hand in links and files on Slack; what an admin approves by a click is read, and answered from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.ingested import an_application
from tests.scenarios.slack.scene import ANNA, BEN, ROOM, buttons, on_slack

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from tests.slack.message import Message
    from tests.slack.people import Slack

TEXT = b"The Lantern Bay ferry carried 48,000 passengers in 2023.\n"


@pytest.fixture
def application(tmp_path: Path) -> Application:
    return an_application(tmp_path)


async def _answered(slack: Slack, user: str, place: str, line: str) -> Message:
    before = len(await slack.seen(user, place, count=0))
    await slack.command(user, place, "/communique", line)
    return (await slack.seen(user, place, count=before + 1))[-1]


def test_a_file_waits_for_an_admin_and_is_answered_from_once_approved(application: Application) -> None:
    async def people(slack: Slack) -> None:
        await slack.say(BEN, BEN, "", files=[slack.upload(BEN, "ferry.txt", TEXT)])
        (offered,) = await slack.seen(BEN, BEN)
        assert "ferry.txt" in offered.text
        assert "waits until an admin approves it" in offered.text
        assert buttons(offered) == {}
        waiting = await _answered(slack, ANNA, ROOM, "offers")
        assert "ferry.txt" in waiting.text
        await slack.click(ANNA, waiting, buttons(waiting)["Approve"])
        (read,) = await slack.seen(ANNA, ROOM, where=lambda one: "Added to the collection" in one.text)
        assert read.only_for == ANNA
        assert "48,000" in (await _answered(slack, BEN, ROOM, "ask ferry passengers")).text

    on_slack(application, people)


def test_an_admin_decides_at_once_and_may_refuse(application: Application) -> None:
    async def people(slack: Slack) -> None:
        message = await slack.say(BEN, ROOM, "see this", files=[slack.upload(BEN, "ferry.txt", TEXT)])
        await slack.shortcut(ANNA, "add", message)
        (offered,) = await slack.seen(ANNA, ROOM)
        assert {"Approve", "Refuse"} == set(buttons(offered))
        await slack.click(ANNA, offered, buttons(offered)["Refuse"])
        await slack.seen(ANNA, ROOM, where=lambda one: "Refused" in one.text)
        assert "No offer waits" in (await _answered(slack, ANNA, ROOM, "offers")).text

    on_slack(application, people)


def test_a_link_alone_is_handed_in_and_words_about_one_are_a_question(application: Application) -> None:
    async def people(slack: Slack) -> None:
        await slack.say(BEN, BEN, "<https://news.example.com/ferry>")
        (offered,) = await slack.seen(BEN, BEN)
        assert "https://news.example.com/ferry" in offered.text
        assert "waits until an admin approves it" in offered.text

    on_slack(application, people)


def test_a_file_that_cannot_be_had_is_told_by_its_name_and_why(application: Application) -> None:
    application.max_file_bytes = 1_000

    async def people(slack: Slack) -> None:
        large = slack.upload(BEN, "large.txt", b"x" * 2_000)
        lost = slack.upload(BEN, "lost.txt", TEXT)
        del slack.workspace.files[lost.id]
        strange = replace(slack.upload(BEN, "strange.txt", TEXT), address="http://127.0.0.1:9/strange.txt")
        await slack.say(BEN, BEN, "", files=[large, lost, strange])
        (told,) = await slack.seen(BEN, BEN)
        assert "large.txt: this file is too large" in told.text
        assert "lost.txt: Slack does not hand this file over" in told.text
        assert "strange.txt: Slack does not hand this file over" in told.text

    on_slack(application, people)


def test_without_the_scope_for_files_slacks_page_to_sign_in_is_no_document(application: Application) -> None:
    async def people(slack: Slack) -> None:
        slack.workspace.scopes -= {"files:read"}
        await slack.say(BEN, BEN, "", files=[slack.upload(BEN, "ferry.txt", TEXT)])
        (told,) = await slack.seen(BEN, BEN)
        assert "ferry.txt: Slack does not hand this file over" in told.text
        assert "No offer waits" in (await _answered(slack, ANNA, ROOM, "offers")).text

    on_slack(application, people)
