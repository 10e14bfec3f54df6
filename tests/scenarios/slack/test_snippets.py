"""A channel that asked for a keyword is told a fact where somebody mentions it, and quieted by a click."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.chat.snippets import CALLED_WRONG
from config.configuration import Keyword
from config.destination import destination
from tests.ingested import the_demo
from tests.scenarios.slack.scene import ANNA, BEN, ROOM, buttons, on_slack
from tests.slack.workspace import BOT

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from tests.slack.people import Slack

SAID = "Does anybody know how far Power of Siberia is?"


@pytest.fixture
def application(tmp_path: Path) -> Application:
    application = the_demo(tmp_path)
    asked = {"Power of Siberia": Keyword((destination(f"slack:{ROOM}"),), timedelta(0))}
    application.written = application.configuration = replace(application.configuration, keywords=asked)
    return application


async def _heard_all(slack: Slack) -> None:
    """Whatever was said before has been dealt with: a question that came later is answered."""
    before = len(await slack.seen(BEN, BEN, count=0))
    await slack.say(BEN, BEN, "help")
    await slack.seen(BEN, BEN, count=before + 1)


def test_a_keyword_brings_one_fact_into_its_thread(application: Application) -> None:
    async def people(slack: Slack) -> None:
        said = await slack.say(ANNA, ROOM, SAID)
        (fact,) = await slack.seen(BEN, ROOM)
        assert fact.thread_ts == said.ts
        assert fact.only_for is None
        assert "You mentioned “Power of Siberia”" in fact.text
        assert {"Mute here", "Wrong"} <= set(buttons(fact))
        assert fact.sent["unfurl_links"] is False

    on_slack(application, people)


def test_what_no_person_has_just_written_brings_nothing(application: Application) -> None:
    async def people(slack: Slack) -> None:
        await slack.say(ANNA, ROOM, SAID, bot_id="B0OTHER")
        await slack.say(BOT, ROOM, SAID)
        plain = await slack.say(ANNA, ROOM, "Good morning.")
        await slack.edit(plain, SAID)
        await slack.take_back(plain)
        await _heard_all(slack)
        assert await slack.seen(BEN, ROOM, count=0, where=lambda one: one.text != SAID) == []

    on_slack(application, people)


def test_elsewhere_nobody_asked_for_it(application: Application) -> None:
    async def people(slack: Slack) -> None:
        slack.add_channel("C0OTHER", "other", members=[ANNA, BEN])
        await slack.say(ANNA, "C0OTHER", SAID)
        await _heard_all(slack)
        assert await slack.seen(BEN, "C0OTHER", count=0) == []

    on_slack(application, people)


def test_any_member_can_mute_it_there_and_undo_that(application: Application) -> None:
    async def people(slack: Slack) -> None:
        await slack.say(ANNA, ROOM, SAID)
        (fact,) = await slack.seen(BEN, ROOM)
        await slack.click(BEN, fact, buttons(fact)["Mute here"])
        (muted,) = await slack.seen(BEN, ROOM, where=lambda one: one.only_for == BEN)
        assert "Muted" in muted.text
        await slack.say(ANNA, ROOM, SAID)
        await _heard_all(slack)
        assert len(await slack.seen(ANNA, ROOM, count=0)) == 1
        await slack.click(BEN, muted, buttons(muted)["Unmute"])
        await slack.seen(BEN, ROOM, where=lambda one: "Unmuted" in one.text)
        await slack.say(ANNA, ROOM, SAID)
        await slack.seen(ANNA, ROOM, count=2)

    on_slack(application, people)


def test_a_fact_called_wrong_is_not_brought_up_there_again(application: Application) -> None:
    async def people(slack: Slack) -> None:
        await slack.say(ANNA, ROOM, SAID)
        (fact,) = await slack.seen(BEN, ROOM)
        quoted = fact.text
        await slack.click(BEN, fact, buttons(fact)["Wrong"])
        (hidden,) = await slack.seen(BEN, ROOM, where=lambda one: one.only_for == BEN)
        assert "Hidden here" in hidden.text
        (left,) = await slack.seen(ANNA, ROOM, where=lambda one: one.ts == fact.ts)
        assert left.text == CALLED_WRONG
        assert left.thread_ts == fact.thread_ts
        assert _quote(quoted) not in json.dumps(left.blocks, ensure_ascii=False)
        await slack.say(ANNA, ROOM, SAID)
        await _heard_all(slack)
        others = await slack.seen(ANNA, ROOM, count=0)
        assert all(_quote(one.text) != _quote(quoted) for one in others[1:])

    on_slack(application, people)


def _quote(text: str) -> str:
    return text.split("· “", 1)[-1].split("”", 1)[0]
