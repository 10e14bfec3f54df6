"""The day waits for what is being read, as far as its hour allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.delivery.day import FIRST_READING, FREEZE_LAST, INTAKE_LEAD, PREFLIGHT_LAST, PREFLIGHT_LEAD
from bot.delivery.desk import desk_of
from bot.delivery.planner import FREEZE_LEAD
from bot.ledger.states import OccurrenceState
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from pathlib import Path

SEVEN = "2026-03-02T06:00:00+00:00"
EIGHT = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
"""08:00 in Stockholm, when the briefing is due."""

A_MOMENT = timedelta(seconds=1)


@dataclass
class Intake:
    """Has read everything at some instant, or not yet."""

    complete_at: datetime | None = None

    def fed(self, since: datetime) -> bool:
        return self.complete_at is not None and self.complete_at >= since


@pytest.fixture
def intake() -> Intake:
    return Intake()


@pytest.fixture
def room(tmp_path: Path, intake: Intake) -> Newsroom:
    """With a document, and a file that cannot be read, which the preflight has a note of."""
    room = Newsroom(tmp_path, HandClock(SEVEN))
    _opened(room, intake)
    (room.folder / "news/broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    room.read("tunnel.txt", "The tunnel under the harbour opened on 3 May 2024 after nine years of work.\n")
    return room


def _opened(room: Newsroom, intake: Intake) -> None:
    """The program starts now."""
    room.desk = desk_of(room.application, room.clock, simulated=True, fed=intake.fed)


def _round_at(room: Newsroom, at: datetime) -> None:
    room.clock.to(at)
    room.round()


def _examined(room: Newsroom) -> bool:
    return "could not be read" in "".join(room.texts("notes.jsonl"))


def _frozen(room: Newsroom) -> bool:
    states = [one.state for one, _ in room.desk.ledger.occurrences(subject="morning")]
    return bool(states) and states[-1] is not OccurrenceState.PLANNED


def test_the_preflight_waits_for_what_is_being_read_but_leaves_time_to_mend_something(
    room: Newsroom,
) -> None:
    for at in (EIGHT - PREFLIGHT_LEAD, EIGHT - PREFLIGHT_LAST - A_MOMENT):
        _round_at(room, at)
        assert not _examined(room)
    _round_at(room, EIGHT - PREFLIGHT_LAST)
    assert _examined(room)


def test_the_preflight_comes_as_soon_as_all_is_read(room: Newsroom, intake: Intake) -> None:
    _round_at(room, EIGHT - PREFLIGHT_LEAD)
    assert not _examined(room)
    intake.complete_at = EIGHT - INTAKE_LEAD
    _round_at(room, EIGHT - PREFLIGHT_LEAD + A_MOMENT)
    assert _examined(room)


def test_what_was_read_before_the_reading_for_this_briefing_does_not_count(
    room: Newsroom, intake: Intake
) -> None:
    intake.complete_at = EIGHT - INTAKE_LEAD - A_MOMENT
    _round_at(room, EIGHT - PREFLIGHT_LEAD)
    _round_at(room, EIGHT - FREEZE_LEAD)
    assert not _frozen(room)


def test_what_is_in_time_waits_for_the_reading_until_just_before_its_hour(room: Newsroom) -> None:
    for at in (EIGHT - FREEZE_LEAD, EIGHT - FREEZE_LAST - A_MOMENT):
        _round_at(room, at)
        assert not _frozen(room)
    _round_at(room, EIGHT - FREEZE_LAST)
    assert _frozen(room)
    assert room.sent() == []
    _round_at(room, EIGHT)
    (message,) = room.sent()
    assert message["sent_at"].startswith("2026-03-02T07:00:00")


def test_what_is_in_time_is_written_two_minutes_before_where_all_is_read(
    room: Newsroom, intake: Intake
) -> None:
    intake.complete_at = EIGHT - INTAKE_LEAD
    _round_at(room, EIGHT - FREEZE_LEAD - A_MOMENT)
    assert not _frozen(room)
    _round_at(room, EIGHT - FREEZE_LEAD)
    assert _frozen(room)


def test_a_document_that_is_read_while_the_briefing_waits_is_in_it(room: Newsroom, intake: Intake) -> None:
    _round_at(room, EIGHT - FREEZE_LEAD)
    room.read("toll.txt", "Lorries will pay a toll of 12 euros in the tunnel from June 2024.\n")
    intake.complete_at = EIGHT - timedelta(minutes=1)
    _round_at(room, EIGHT - timedelta(minutes=1))
    _round_at(room, EIGHT)
    assert "toll of 12 euros" in room.texts()[0]


def test_a_program_that_is_late_reads_first_but_not_for_ever(room: Newsroom, intake: Intake) -> None:
    started_at = EIGHT + timedelta(minutes=10)
    room.clock.to(EIGHT - timedelta(hours=12))
    room.round()
    room.clock.to(started_at)
    _opened(room, intake)
    for at in (started_at, started_at + FIRST_READING - A_MOMENT):
        _round_at(room, at)
        assert room.sent() == []
    _round_at(room, started_at + FIRST_READING)
    assert len(room.sent()) == 1


def test_a_program_that_is_late_writes_as_soon_as_all_is_read(room: Newsroom, intake: Intake) -> None:
    started_at = EIGHT + timedelta(minutes=10)
    room.clock.to(EIGHT - timedelta(hours=12))
    room.round()
    room.clock.to(started_at)
    _opened(room, intake)
    _round_at(room, started_at)
    assert room.sent() == []
    intake.complete_at = started_at
    _round_at(room, started_at + A_MOMENT)
    assert len(room.sent()) == 1
