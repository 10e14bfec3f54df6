"""Notes to the admins: none is missing, and they are few."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.notes import BUCKET, Notes
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from pathlib import Path

CHANNELS = 11


def test_what_fails_later_is_told_too_and_much_of_it_in_few_notes(tmp_path: Path) -> None:
    to = ", ".join(f'"file:{number}.jsonl"' for number in range(CHANNELS))
    room = Newsroom(tmp_path, HandClock("2026-03-02T06:58:00+00:00"), to=to)
    room.desk.day.round()
    room.clock.to("2026-03-02T07:00:00+00:00")
    ledger, notes = room.desk.ledger, Notes(room.desk.press)
    claims = ledger.claim("somebody", "file", lease=timedelta(hours=1), limit=CHANNELS)
    for claim in claims:
        room.clock.pass_time(timedelta(seconds=20))
        ledger.record([Outcome(claim, DeliveryState.FAILED, reason="archived")])
        notes.report(room.clock.now())
    room.clock.pass_time(BUCKET)
    notes.report(room.clock.now())
    room.round()
    told = [one for one in room.texts("notes.jsonl") if "archived" in one]
    assert len(told) == 5, "of 1, 2, 4, 8, and in the end all"
    assert all(f"file:{number}.jsonl" in told[-1] for number in range(CHANNELS))
