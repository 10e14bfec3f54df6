"""A briefing that is switched off: whatever was planned or written of it, nothing comes by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.configured import configured
from bot.commands.brief import brief
from bot.commands.deliver import deliver
from bot.commands.plan import plan
from bot.ledger.states import DeliveryState
from config.destination import destination
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = "2026-03-02T06:00:00+00:00"
"""07:00 in Stockholm; the briefing is due at 08:00."""

ON, OFF = "topics: [tunnel],", "topics: [tunnel], enabled: false,"


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path, HandClock(MONDAY))
    room.read("tunnel.txt", "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n")
    return room


@pytest.mark.parametrize(
    "until", ["2026-03-02T06:00:00", "2026-03-02T06:45:00", "2026-03-02T06:58:30", "2026-03-02T06:59:59"]
)
def test_nothing_of_it_is_sent_however_far_it_had_got(room: Newsroom, until: str) -> None:
    room.until(f"{until}+00:00")
    room.reconfigure(ON, OFF)
    room.until("2026-03-03T12:00:00+00:00")
    room.round()  # what had been written is planned anew, and then left out
    assert room.sent() == []
    for _, deliveries in room.desk.ledger.occurrences(subject="morning"):
        assert all(one.state is DeliveryState.SKIPPED for one in deliveries)


def test_what_fell_due_meanwhile_is_not_made_up_for(room: Newsroom) -> None:
    room.reconfigure(ON, OFF)
    room.until("2026-03-03T12:00:00+00:00")
    room.reconfigure(OFF, ON)
    room.until("2026-03-03T20:00:00+00:00")
    assert room.sent() == []
    room.until("2026-03-04T12:00:00+00:00")
    assert [one["sent_at"][:16] for one in room.sent()] == ["2026-03-04T07:00"]


def test_it_is_still_made_when_somebody_asks_for_it_by_name(room: Newsroom) -> None:
    room.reconfigure(ON, OFF)
    assert "opened on 3 May" in str(brief(room.application, "morning").shape)
    assert deliver(room.application, room.desk, "morning", at_once=True).ok
    assert len(room.sent()) == 1


def test_the_plan_says_that_it_is_off(room: Newsroom) -> None:
    room.reconfigure(ON, OFF)
    told = plan(room.application)
    assert told.reply.footer == ("morning: off",)
    assert told.shape["only_when_asked"] == ["morning"]


def test_the_configuration_in_chat_says_so_with_the_hours_that_it_would_come_at(room: Newsroom) -> None:
    room.reconfigure(ON, OFF)
    anna = destination("slack:U012ABC")
    rows = configured(room.application, Asker(anna, anna, admin=True), "").rows
    assert ("briefing morning", "off: mon-fri 08:00 Stockholm", "file:out.jsonl") in rows
