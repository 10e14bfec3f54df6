"""Notes that admins act on in Slack: what is held, and once a week what nothing answers."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.chat.settling import ARRIVED_ALREADY, NOTED, SENT_AGAIN
from bot.chat.trouble import ADMINS_ONLY
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState
from config.configuration import Often
from tests.scenarios.slack.scene import ANNA, BEN, buttons
from tests.scenarios.slack.stage import ADMINS, NEWSROOM, Stage, staged

if TYPE_CHECKING:
    from pathlib import Path

    from tests.slack.message import Message

BEFORE, DUE = "2024-05-20T05:59:50+00:00", "2024-05-20T06:00:00+00:00"
ARRIVED, AGAIN = "It arrived", "Send again"


async def held_note(stage: Stage) -> Message:
    """What the admins are told once nobody knows whether the morning briefing arrived."""
    await asyncio.to_thread(stage.desk.day.round)
    stage.clock.to(DUE)
    ledger = stage.desk.ledger
    claims = ledger.claim("lost", "slack", lease=timedelta(minutes=1), limit=9)
    ledger.record([Outcome(one, DeliveryState.HELD, wait=timedelta(0), reason="timed out") for one in claims])
    await stage.until("2024-05-20T06:05:00+00:00")
    (note,) = stage.posted(ADMINS)
    assert "nobody knows whether it arrived" in note.text
    assert "communique" not in note.text
    assert buttons(note).keys() == {ARRIVED, AGAIN}
    return note


@pytest.mark.parametrize(("label", "told", "posted"), [(ARRIVED, NOTED, 0), (AGAIN, SENT_AGAIN, 1)])
def test_an_admin_settles_what_is_held_by_one_click(
    tmp_path: Path, label: str, told: str, posted: int
) -> None:
    async def scene() -> None:
        async with staged(tmp_path, BEFORE, documents=False) as stage:
            note = await held_note(stage)
            assert stage.posted(NEWSROOM) == []
            assert ADMINS_ONLY in (await stage.clicked(note, label, by=BEN)).text
            assert told in (await stage.clicked(note, label, by=ANNA)).text
            await stage.until("2024-05-20T06:10:00+00:00")
            assert len(stage.posted(NEWSROOM)) == posted
            again = await stage.clicked(note, AGAIN, by=ANNA)
            assert ARRIVED_ALREADY in again.text
            await stage.until("2024-05-20T06:15:00+00:00")
            assert len(stage.posted(NEWSROOM)) == posted
            assert stage.posted(ADMINS) == [note]

    asyncio.run(scene())


def test_admins_who_ask_for_it_get_a_list_of_what_nothing_answers_on_monday(tmp_path: Path) -> None:
    async def scene() -> None:
        async with staged(tmp_path, "2024-05-21T09:00:00+00:00") as stage:
            page = await stage.typed("/communique access", by=ANNA)
            shown = await stage.filled_in(page, "Admins and notes", {"unanswered": "weekly"}, by=ANNA)
            assert "without who asked" in shown.text
            await stage.clicked(shown, "Make it so", by=ANNA)
            assert stage.application.configuration.admins.unanswered is Often.WEEKLY
            for asked in ("who invented the unicorn carousel", "Who invented the unicorn carousel?"):
                await stage.said(asked, by=BEN, where=BEN)
            await stage.typed("/ask trade", by=BEN)
            for writing in threading.enumerate():
                if writing.name == "unanswered":
                    writing.join()
            stage.clock.to("2024-05-27T05:58:00+00:00")
            await stage.until("2024-05-27T05:59:00+00:00")
            assert [one for one in stage.posted(ADMINS) if "unicorn" in one.text] == []
            await stage.until("2024-05-27T06:01:00+00:00")
            (note,) = [one for one in stage.posted(ADMINS) if "unicorn" in one.text]
            assert "What to feed next: nothing answers 1 question" in note.text
            assert "asked 2 times since Tue 21 May 2024" in note.text
            assert BEN not in note.text
            assert "communique" not in note.text

    asyncio.run(scene())
