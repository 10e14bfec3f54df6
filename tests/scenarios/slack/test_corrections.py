"""What was sent to a channel and reads otherwise now is put right there; who follows it is told alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.desk import desk_of
from bot.slack_adapter.messenger import SlackMessenger
from bot.slack_adapter.web import Web
from config.destination import Platform
from tests.scenarios.desks import HandClock, Newsroom
from tests.scenarios.slack.scene import ANNA, BEN, ROOM, menus
from tests.scenarios.slack.standing import standing
from tests.slack.workspace import BOT_TOKEN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.slack.message import Message
    from tests.slack.people import Slack

COST = "The harbour tunnel has cost {} million euros so far.\n"


def test_a_correction_arrives_where_the_briefing_did_and_alone_with_who_follows_the_line(
    tmp_path: Path,
) -> None:
    newsroom = Newsroom(tmp_path, HandClock("2026-06-08T05:00:00+00:00"), to=f'"slack:{ROOM}"')
    with standing(newsroom.application) as there:
        messengers = {Platform.SLACK: SlackMessenger(Web(BOT_TOKEN, there.slack.url))}
        newsroom.desk = desk_of(newsroom.application, newsroom.clock, messengers=messengers, simulated=True)

        def seen() -> list[Message]:
            return there.do(lambda slack: slack.seen(ANNA, ROOM, count=0))

        newsroom.read("post.txt", COST.format(31))
        newsroom.until("2026-06-08T06:10:00+00:00")
        (briefing,) = seen()
        assert "31 million" in briefing.text

        async def follow(slack: Slack) -> None:
            ((action_id, options),) = menus(briefing)
            (followed,) = [value for value in options.values() if value.startswith("follow|")]
            await slack.click(BEN, briefing, action_id, option=followed)
            await slack.seen(BEN, ROOM, where=lambda one: one.only_for == BEN)

        there.do(follow)
        newsroom.read("post.txt", COST.format(34))
        newsroom.until("2026-06-08T09:00:00+00:00")
        _, correction = seen()
        assert "Correction" in correction.text
        assert "31 million" in correction.text
        assert "34 million" in correction.text
        assert correction.metadata is not None
        told = there.do(lambda slack: slack.seen(BEN, BEN))
        assert "34 million" in told[0].text
    newsroom.application.store.engine.dispose()
