"""The bot is invited to a channel: it greets once, and admins choose by a click what comes there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.versions.versions import Versions
from config.destination import destination
from tests.ingested import an_application, the_demo
from tests.scenarios.slack.scene import ANNA, BEN, buttons, on_slack

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application
    from tests.slack.people import Slack

NEW = "C0NEW"
POST, CHOOSE, NOT = "Post it here on weekdays at 08:00", "Choose topics", "Not here"


@pytest.fixture
def application(tmp_path: Path) -> Application:
    return the_demo(tmp_path)


def _new_channel(slack: Slack) -> None:
    slack.add_channel(NEW, "new", members=[ANNA, BEN], bot=False)


def test_it_greets_once_and_shows_what_it_would_post(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _new_channel(slack)
        await slack.invite_bot(NEW, ANNA)
        (hello,) = await slack.seen(BEN, NEW)
        assert "I have read 15 documents, the newest from 20 May 2024" in hello.text
        assert set(buttons(hello)) == {POST, CHOOSE, NOT}
        await slack.kick_bot(NEW, ANNA)
        await slack.invite_bot(NEW, ANNA)
        await slack.say(BEN, BEN, "help")
        await slack.seen(BEN, BEN)
        assert len(slack.messages(NEW)) == 1

    on_slack(application, people)


def test_an_admins_click_has_the_briefing_posted_there_from_then_on(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _new_channel(slack)
        await slack.invite_bot(NEW, ANNA)
        (hello,) = await slack.seen(ANNA, NEW)
        await slack.click(BEN, hello, buttons(hello)[POST])
        (refused,) = await slack.seen(BEN, NEW, where=lambda one: one.only_for == BEN)
        assert "admin" in refused.text
        await slack.click(ANNA, hello, buttons(hello)[POST])
        (done,) = await slack.seen(ANNA, NEW, where=lambda one: one.only_for == ANNA)
        assert "Mon 20 May 2024 08:00 Stockholm" in done.text or "Tue 21 May 2024 08:00" in done.text
        (now,) = [one for one in slack.messages(NEW) if one.only_for is None]
        assert "on weekdays at 08:00" in now.text
        assert buttons(now) == {}

    on_slack(application, people)
    where = destination(f"slack:{NEW}")
    assert [name for name, one in application.configuration.briefings.items() if where in one.to]
    last = Versions(application.store.engine).latest()
    assert last is not None
    assert (last.made_by, last.made_in) == (f"slack:{ANNA}", str(where))


def test_topics_are_chosen_in_a_dialogue(application: Application) -> None:
    async def people(slack: Slack) -> None:
        _new_channel(slack)
        await slack.invite_bot(NEW, ANNA)
        (hello,) = await slack.seen(ANNA, NEW)
        await slack.click(ANNA, hello, buttons(hello)[CHOOSE])
        await slack.until(lambda: ANNA in slack.views)
        asked = json.dumps(slack.views[ANNA])
        assert "in #new" in asked
        assert "It comes on weekdays at 08:00" in asked
        submitted = await slack.submit(ANNA, {"chosen": ["energy", "trade"]})
        assert submitted.acknowledged
        await slack.seen(ANNA, NEW, where=lambda one: one.only_for == ANNA)
        told = [one.text for one in slack.messages(NEW) if one.only_for is None]
        assert told[-1].startswith("This channel gets")

    on_slack(application, people)
    where = destination(f"slack:{NEW}")
    (briefing,) = [one for one in application.configuration.briefings.values() if where in one.to]
    assert set(briefing.topics) == {"energy", "trade"}


def test_without_documents_it_says_how_to_feed_it(tmp_path: Path) -> None:
    async def people(slack: Slack) -> None:
        _new_channel(slack)
        await slack.invite_bot(NEW, ANNA)
        (hello,) = await slack.seen(BEN, NEW)
        assert "I have nothing to read yet" in hello.text
        assert "in our own conversation" in hello.text
        assert buttons(hello) == {}

    on_slack(an_application(tmp_path), people)
