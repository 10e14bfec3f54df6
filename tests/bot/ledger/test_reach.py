"""How far an act on one message reaches: not to other destinations, and not to other days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.ledger import freezing
from bot.ledger.entries import BY_ADMIN, LeftOut
from bot.ledger.ledger import Ledger
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState, OccurrenceState
from config.destination import destination
from tests.bot.ledger.entries import EIGHT, ONE, TWO, a_receipt, an_occurrence, frozen, planned

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.ledger.entries import Claim, Delivery
    from config.destination import Destination

LEASE = timedelta(seconds=60)
MONDAY, TUESDAY = an_occurrence(), an_occurrence(nominal="2026-03-03T08:00")
Part = tuple[str, "Destination", int]
PLANNED, READY, SENDING, UNKNOWN = (
    DeliveryState.PLANNED,
    DeliveryState.READY,
    DeliveryState.SENDING,
    DeliveryState.UNKNOWN,
)
SENT, FAILED, SKIPPED = DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SKIPPED


@pytest.fixture
def ledger(database: Engine) -> Ledger:
    """Two days, each in two parts to two destinations, all of it due."""
    made = Ledger(database, clock=lambda: EIGHT)
    made.plan([planned(), planned(nominal=TUESDAY.nominal)])
    for one in (MONDAY, TUESDAY):
        assert made.freeze(one, [frozen("one", "two")]) == 2
    return made


def _parts(ledger: Ledger) -> dict[Part, Delivery]:
    return {
        (one.id, held.destination, held.part): held
        for one, deliveries in ledger.occurrences()
        for held in deliveries
    }


def _states(ledger: Ledger) -> dict[Part, DeliveryState]:
    return {part: held.state for part, held in _parts(ledger).items()}


def _days(ledger: Ledger) -> dict[str, OccurrenceState]:
    return {one.id: one.state for one, _ in ledger.occurrences()}


def _claimed(ledger: Ledger, *, owner: str = "worker") -> dict[tuple[str, Destination], Claim]:
    claims = ledger.claim(owner, "file", lease=LEASE, limit=10)
    return {(one.delivery.occurrence_id, one.delivery.destination): one for one in claims}


def test_one_destination_is_thawed_and_waits_with_a_single_part(ledger: Ledger) -> None:
    before = _states(ledger)
    assert ledger.thaw(MONDAY.id, ONE)
    after = _parts(ledger)
    thawed = after[MONDAY.id, ONE, 1]
    assert (thawed.state, thawed.parts, thawed.attempt) == (PLANNED, 1, 0)
    del before[MONDAY.id, ONE, 2]
    assert _states(ledger) == {**before, (MONDAY.id, ONE, 1): PLANNED}


def test_parts_are_given_up_after_the_one_that_failed_alone(ledger: Ledger) -> None:
    before = _states(ledger)
    claim = _claimed(ledger)[MONDAY.id, ONE]
    ledger.record([Outcome(claim, FAILED, reason="no such channel")])
    expected = {part: SENDING if part[2] == 1 else state for part, state in before.items()}
    assert _states(ledger) == expected | {(MONDAY.id, ONE, 1): FAILED, (MONDAY.id, ONE, 2): SKIPPED}
    assert _parts(ledger)[MONDAY.id, ONE, 2].reason == "part 1 did not arrive"


@pytest.mark.parametrize("arrived", [True, False])
def test_an_admins_word_takes_up_what_was_given_up_after_that_message_alone(
    ledger: Ledger, *, arrived: bool
) -> None:
    claims = _claimed(ledger)
    done = ledger.record([Outcome(one, FAILED, reason="no such channel") for one in claims.values()]).done
    assert set(done) == {MONDAY.id, TUESDAY.id}
    before = _parts(ledger)
    state = SENT if arrived else READY
    assert ledger.resolve(before[MONDAY.id, ONE, 1].id, arrived=arrived) is state
    changed = {(MONDAY.id, ONE, 1): state, (MONDAY.id, ONE, 2): READY}
    assert _states(ledger) == {part: held.state for part, held in before.items()} | changed
    assert _days(ledger) == {MONDAY.id: OccurrenceState.FROZEN, TUESDAY.id: OccurrenceState.DONE}
    first, second = (_parts(ledger)[MONDAY.id, ONE, part] for part in (1, 2))
    assert second.reason is None
    if arrived:
        assert (first.attempt, first.posted_at, first.reason) == (1, EIGHT, "an admin said that it arrived")
    else:
        assert (first.attempt, first.posted_at, first.reason) == (0, None, BY_ADMIN)


def test_an_admins_word_takes_a_message_from_whoever_looks_for_it(ledger: Ledger) -> None:
    claims = _claimed(ledger)
    ledger.record([Outcome(one, UNKNOWN, wait=timedelta(0)) for one in claims.values()])
    looking = ledger.claim_unknown("looker", "file", lease=LEASE, limit=10)
    held = next(
        one for one in looking if (one.delivery.occurrence_id, one.delivery.destination) == (MONDAY.id, ONE)
    )
    assert ledger.resolve(held.delivery.id, arrived=False) is READY
    after = _parts(ledger)[MONDAY.id, ONE, 1]
    assert (after.owner, after.lease_until, after.fence) == (None, None, held.delivery.fence + 1)
    refused = Outcome(held, DeliveryState.HELD)
    assert ledger.record([refused]).lost == (refused,)
    assert _states(ledger)[MONDAY.id, ONE, 1] is READY


def test_an_admin_has_what_was_never_written_written_after_all(ledger: Ledger) -> None:
    wednesday = an_occurrence(nominal="2026-03-04T08:00")
    ledger.plan([planned(nominal=wednesday.nominal)])
    assert ledger.leave_out([LeftOut(wednesday, (ONE, TWO), "the corpus could not be read", FAILED)]) == 2
    delivery_id = _parts(ledger)[wednesday.id, ONE, 1].id
    assert ledger.resolve(delivery_id, arrived=True) is None
    assert ledger.resolve(delivery_id, arrived=False) is PLANNED
    (waiting,) = ledger.waiting(EIGHT)
    assert (waiting.occurrence.id, waiting.destinations, waiting.occurrence.reason) == (
        wednesday.id,
        (ONE,),
        BY_ADMIN,
    )


def test_a_receipt_that_comes_late_takes_up_the_parts_after_it_alone(ledger: Ledger) -> None:
    claims = _claimed(ledger)
    ledger.record([Outcome(one, FAILED) for one in claims.values()])
    before = _states(ledger)
    late = Outcome(claims[MONDAY.id, ONE], SENT, a_receipt("m1"))
    assert ledger.record([late]).lost == ()
    assert _states(ledger) == before | {(MONDAY.id, ONE, 1): SENT, (MONDAY.id, ONE, 2): READY}
    assert _days(ledger) == {MONDAY.id: OccurrenceState.FROZEN, TUESDAY.id: OccurrenceState.DONE}


def test_what_is_given_back_is_nobodys_and_was_not_tried(ledger: Ledger) -> None:
    before = _states(ledger)
    claims = _claimed(ledger)
    claim = claims[MONDAY.id, ONE]
    assert ledger.unsend([claim]) == 1
    after = _parts(ledger)[MONDAY.id, ONE, 1]
    assert (after.state, after.owner, after.lease_until, after.attempt) == (READY, None, None, 0)
    others = {(*one, 1): SENDING for one in claims if one != (MONDAY.id, ONE)}
    assert _states(ledger) == before | others
    assert ledger.unsend([claim]) == 0


def test_a_worker_that_leaves_gives_back_what_it_looked_for_and_nothing_else(ledger: Ledger) -> None:
    claims = _claimed(ledger)
    looked_for = claims.pop((MONDAY.id, ONE))
    ledger.record([Outcome(looked_for, UNKNOWN, wait=timedelta(0))])
    ledger.claim_unknown("worker", "file", lease=LEASE, limit=10)
    assert ledger.release("somebody else") == 0
    assert ledger.release("worker") == 1
    after = _parts(ledger)
    freed = after[MONDAY.id, ONE, 1]
    assert (freed.state, freed.owner, freed.lease_until, freed.due_at) == (UNKNOWN, None, None, EIGHT)
    assert {(after[*one, 1].state, after[*one, 1].owner) for one in claims} == {(SENDING, "worker")}


@pytest.mark.parametrize("state", [SKIPPED, FAILED])
def test_who_is_left_out_of_one_day_waits_for_it_no_longer(ledger: Ledger, state: DeliveryState) -> None:
    days = [an_occurrence(nominal=f"2026-03-0{day}T08:00") for day in (4, 5)]
    ledger.plan([planned(nominal=one.nominal) for one in days])
    left_out, other = days
    before = _parts(ledger)
    assert ledger.leave_out([LeftOut(left_out, (ONE,), "nothing is new", state)]) == 1
    after = _parts(ledger)
    assert {part for part in after if after[part] != before[part]} == {(left_out.id, ONE, 1)}
    assert (after[left_out.id, ONE, 1].state, after[left_out.id, ONE, 1].reason) == (state, "nothing is new")
    assert _days(ledger)[left_out.id] is OccurrenceState.PLANNED
    assert ledger.leave_out([LeftOut(left_out, (ONE, TWO), "nothing is new", state)]) == 1
    closed = OccurrenceState.SKIPPED if state is SKIPPED else OccurrenceState.DONE
    assert (_days(ledger)[left_out.id], _days(ledger)[other.id]) == (closed, OccurrenceState.PLANNED)


def test_a_day_of_which_some_was_sent_and_some_left_out_is_done(ledger: Ledger) -> None:
    wednesday = an_occurrence(nominal="2026-03-04T08:00")
    ledger.plan([planned(nominal=wednesday.nominal)])
    ledger.freeze(wednesday, [frozen("words", to=(ONE,))])
    claim = _claimed(ledger)[wednesday.id, ONE]
    assert ledger.record([Outcome(claim, SENT, a_receipt())]).done == ()
    ledger.leave_out([LeftOut(wednesday, (TWO,), "nothing is new", SKIPPED)])
    assert _days(ledger)[wednesday.id] is OccurrenceState.DONE


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_however_many_destinations_there_are_each_is_reached(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(freezing, "_BATCH", batch)
    wednesday = an_occurrence(nominal="2026-03-04T08:00")
    rooms = tuple(destination(f"file:room-{number}.jsonl") for number in range(7))
    ledger.plan([planned(nominal=wednesday.nominal, to=rooms)])
    assert ledger.leave_out([LeftOut(wednesday, rooms[:3], "nothing is new", SKIPPED)]) == 3
    assert ledger.freeze(wednesday, [frozen("words", to=rooms[:6]), frozen("more", to=rooms[6:])]) == 4
    states = {where: state for (day, where, _), state in _states(ledger).items() if day == wednesday.id}
    assert states == dict.fromkeys(rooms[:3], SKIPPED) | dict.fromkeys(rooms[3:], READY)
