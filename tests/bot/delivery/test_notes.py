"""Notes to the admins: none is missing, and they are few."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.held import held
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState
from tests.scenarios.desks import HandClock, Newsroom

if TYPE_CHECKING:
    from pathlib import Path

    from bot.ledger.entries import Claim

CHANNELS = 11


def _a_room(tmp_path: Path, channels: int = CHANNELS) -> tuple[Newsroom, list[Claim]]:
    """A morning at eight, claimed for every channel."""
    to = ", ".join(f'"file:{number}.jsonl"' for number in range(channels))
    room = Newsroom(tmp_path, HandClock("2026-03-02T06:58:00+00:00"), to=to)
    room.desk.day.round()
    room.clock.to("2026-03-02T07:00:00+00:00")
    return room, room.desk.ledger.claim("somebody", "file", lease=timedelta(hours=1), limit=channels)


def _fail(room: Newsroom, claim: Claim, state: DeliveryState = DeliveryState.FAILED) -> None:
    room.desk.ledger.record([Outcome(claim, state, wait=timedelta(0), reason="archived")])


def _told(room: Newsroom) -> list[str]:
    return [one for one in room.texts("notes.jsonl") if "archived" in one]


def _named(told: list[str], claim: Claim) -> int:
    return sum(f"{claim.delivery.destination}" in one for one in told)


def test_what_fails_later_is_told_too_each_once_and_in_few_notes(tmp_path: Path) -> None:
    room, claims = _a_room(tmp_path)
    for claim in claims:
        room.clock.pass_time(timedelta(seconds=20))
        _fail(room, claim)
        held(room.desk.press, room.clock.now())
    room.round()
    room.round()
    told = _told(room)
    assert len(told) == 2, "of the first two minutes, and of the rest once nothing is under way"
    assert all(_named(told, claim) == 1 for claim in claims)
    assert all("communique ledger show" in one for one in told)


def test_what_is_found_out_late_is_told_though_others_of_the_same_try_were(tmp_path: Path) -> None:
    room, claims = _a_room(tmp_path, 3)
    for minutes, claim in zip((1, 4, 5), claims, strict=True):
        room.clock.to(f"2026-03-02T07:{minutes:02}:00+00:00")
        _fail(room, claim, DeliveryState.HELD)
        held(room.desk.press, room.clock.now())
    room.clock.pass_time(timedelta(minutes=3))
    room.round()
    told = _told(room)
    assert all(_named(told, claim) == 1 for claim in claims)


def test_what_fails_again_at_once_is_told_again(tmp_path: Path) -> None:
    room, (claim,) = _a_room(tmp_path, 1)
    _fail(room, claim)
    room.round()
    room.clock.pass_time(timedelta(seconds=5))
    room.desk.ledger.resolve(claim.delivery.id, arrived=False)
    (again,) = room.desk.ledger.claim("somebody", "file", lease=timedelta(hours=1), limit=1)
    _fail(room, again)
    room.round()
    room.round()
    assert len(_told(room)) == 2
