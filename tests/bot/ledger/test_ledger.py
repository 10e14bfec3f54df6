"""What the ledger promises, whichever database it stands in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.ledger import hearing
from bot.ledger.ledger import Ledger
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState, Kind, OccurrenceState
from tests.bot.ledger.entries import EIGHT, ONE, TWO, a_receipt, an_occurrence, frozen, planned

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from bot.ledger.entries import Claim

LEASE = timedelta(seconds=60)


class Clock:
    def __init__(self) -> None:
        self.now = EIGHT

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(database: Engine, clock: Clock) -> Ledger:
    return Ledger(database, clock=clock)


def _claimed(ledger: Ledger, owner: str = "worker", *, limit: int = 10) -> list[Claim]:
    return ledger.claim(owner, "file", lease=LEASE, limit=limit)


def _looked(ledger: Ledger, owner: str = "worker") -> list[Claim]:
    return ledger.claim_unknown(owner, "file", lease=LEASE, limit=10)


def _states(ledger: Ledger) -> list[DeliveryState]:
    return [one.state for _, deliveries in ledger.occurrences() for one in deliveries]


def _sent(ledger: Ledger, claims: list[Claim]) -> None:
    ledger.record([Outcome(one, DeliveryState.SENT, a_receipt(f"m{at}")) for at, one in enumerate(claims)])


def test_what_is_planned_twice_stands_once(ledger: Ledger) -> None:
    assert len(ledger.plan([planned()], {(Kind.BRIEFING, "morning"): EIGHT})) == 1
    assert ledger.plan([planned()], {(Kind.BRIEFING, "morning"): EIGHT}) == []
    assert _states(ledger) == [DeliveryState.PLANNED] * 2


def test_a_watermark_never_goes_back(ledger: Ledger) -> None:
    key = (Kind.BRIEFING, "morning")
    ledger.plan([], {key: EIGHT})
    ledger.plan([], {key: EIGHT - timedelta(days=1)})
    assert ledger.watermarks() == {key: EIGHT}


def test_what_is_skipped_is_on_record_and_never_sent(ledger: Ledger) -> None:
    ledger.plan([planned(state=OccurrenceState.SKIPPED, reason="only the latest is caught up")])
    assert ledger.waiting(EIGHT) == []
    ((occurrence, deliveries),) = ledger.occurrences()
    assert occurrence.reason == "only the latest is caught up"
    assert [one.state for one in deliveries] == [DeliveryState.SKIPPED] * 2


def test_the_words_are_fixed_by_the_first_freeze(ledger: Ledger) -> None:
    ledger.plan([planned()])
    assert ledger.freeze(an_occurrence(), [frozen("first")]) == 2
    assert ledger.freeze(an_occurrence(), [frozen("second")]) == 0
    assert {one.message.content.body for one in _claimed(ledger)} == {"first"}


def test_a_message_is_held_by_one_worker_at_a_time(ledger: Ledger) -> None:
    ledger.plan([planned()])
    ledger.freeze(an_occurrence(), [frozen("words")])
    first, second = _claimed(ledger, "a", limit=1), _claimed(ledger, "b")
    assert {one.delivery.destination for one in (*first, *second)} == {ONE, TWO}
    assert len(first) == len(second) == 1
    assert _claimed(ledger, "c") == []


def test_nothing_is_claimed_before_it_is_due(ledger: Ledger, clock: Clock) -> None:
    ledger.plan([planned()])
    ledger.freeze(an_occurrence(), [frozen("words")])
    clock.wait(-1)
    assert _claimed(ledger) == []
    assert ledger.next_due("file") == EIGHT
    clock.wait(1)
    assert len(_claimed(ledger)) == 2


def test_the_second_part_follows_the_first_one_into_its_thread(ledger: Ledger) -> None:
    ledger.plan([planned(to=(ONE,))])
    ledger.freeze(an_occurrence(), [frozen("one", "two", to=(ONE,))])
    first = _claimed(ledger)
    assert [one.message.part for one in first] == [1]
    assert _claimed(ledger) == []
    ledger.record([Outcome(first[0], DeliveryState.SENT, a_receipt("root"))])
    (second,) = _claimed(ledger)
    assert (second.message.part, second.message.parts, second.message.thread) == (2, 2, "root")


def test_every_part_of_a_reply_stands_in_the_thread_that_it_replies_to(ledger: Ledger) -> None:
    ledger.post(an_occurrence(), [replace(frozen("one", "two", to=(ONE,)), thread="root")])
    _sent(ledger, _claimed(ledger))
    (second,) = _claimed(ledger)
    assert (second.message.part, second.message.thread) == (2, "root")


def test_parts_after_one_that_failed_are_given_up(ledger: Ledger) -> None:
    ledger.plan([planned(to=(ONE,))])
    ledger.freeze(an_occurrence(), [frozen("one", "two", to=(ONE,))])
    (first,) = _claimed(ledger)
    recorded = ledger.record([Outcome(first, DeliveryState.FAILED, reason="no such channel")])
    assert _states(ledger) == [DeliveryState.FAILED, DeliveryState.SKIPPED]
    assert recorded.done == (an_occurrence().id,)


def test_a_lease_that_ends_is_looked_into_never_sent_again_at_once(ledger: Ledger, clock: Clock) -> None:
    ledger.plan([planned(to=(ONE,))])
    ledger.freeze(an_occurrence(), [frozen("words", to=(ONE,))])
    _claimed(ledger, "dead")
    assert _looked(ledger) == []
    clock.wait(61)
    assert _claimed(ledger) == []
    (found,) = _looked(ledger)
    assert found.delivery.state is DeliveryState.UNKNOWN


def test_who_lost_a_claim_changes_nothing_but_a_receipt_is_proof(ledger: Ledger, clock: Clock) -> None:
    ledger.plan([planned(to=(ONE,))])
    ledger.freeze(an_occurrence(), [frozen("words", to=(ONE,))])
    (stale,) = _claimed(ledger, "slow")
    clock.wait(61)
    _looked(ledger, "other")
    refused = Outcome(stale, DeliveryState.READY, wait=timedelta(0))
    assert ledger.record([refused]).lost == (refused,)
    assert _states(ledger) == [DeliveryState.UNKNOWN]
    assert ledger.record([Outcome(stale, DeliveryState.SENT, a_receipt())]).lost == ()
    assert _states(ledger) == [DeliveryState.SENT]


def test_a_reader_has_been_told_when_every_part_has_arrived(ledger: Ledger) -> None:
    ledger.plan([planned()])
    ledger.freeze(an_occurrence(), [frozen("one", "two")])
    _sent(ledger, _claimed(ledger))
    assert ledger.memories([ONE, TWO]) == {}
    assert ledger.heard(Kind.BRIEFING, "morning") == {}
    _sent(ledger, _claimed(ledger))
    memories = ledger.memories([ONE, TWO])
    assert len(memories) == 2
    assert memories[ONE] == memories[TWO], "those who were told the same share a memory"
    assert [facts for _, facts in ledger.told(memories[ONE], most=5)] == [[{"fact": "the tunnel opened"}]]
    assert {one.upto_change for one in ledger.heard(Kind.BRIEFING, "morning").values()} == {7}


def test_a_long_memory_is_read_in_order_and_no_further_than_asked(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "LINKS_AT_ONCE", 3)
    for day in range(8):
        one = an_occurrence(nominal=f"2026-03-0{day + 1}T08:00")
        ledger.post(one, [frozen("words", to=(ONE,), told=({"day": day},))])
        _sent(ledger, _claimed(ledger))
    memory_id = ledger.memories([ONE])[ONE]
    for most in (9, 5, 3, 1):
        told = [fact["day"] for _, facts in ledger.told(memory_id, most=most) for fact in facts]
        assert told == [*range(8)][-most:]


def test_what_did_not_arrive_has_not_been_told(ledger: Ledger) -> None:
    ledger.plan([planned()])
    ledger.freeze(an_occurrence(), [frozen("words")])
    first, second = _claimed(ledger)
    ledger.record([Outcome(first, DeliveryState.SENT, a_receipt()), Outcome(second, DeliveryState.FAILED)])
    assert list(ledger.memories([ONE, TWO])) == [first.delivery.destination]
    assert list(ledger.heard(Kind.BRIEFING, "morning")) == [first.delivery.destination]


def test_what_nobody_has_touched_can_be_written_anew(ledger: Ledger) -> None:
    ledger.plan([planned()])
    ledger.freeze(an_occurrence(), [frozen("old", "more")])
    (claim,) = [one for one in _claimed(ledger) if one.delivery.destination == ONE]
    assert ledger.thaw(an_occurrence().id, ONE, fence=claim.delivery.fence)
    assert [one.destinations for one in ledger.waiting(EIGHT)] == [(ONE,)]
    assert ledger.freeze(an_occurrence(), [frozen("new", to=(ONE,))]) == 1
    (again,) = [one for one in _claimed(ledger) if one.delivery.destination == ONE]
    assert again.message.content.body == "new"


def test_what_has_been_tried_is_never_written_anew(ledger: Ledger) -> None:
    ledger.plan([planned(to=(ONE,))])
    ledger.freeze(an_occurrence(), [frozen("old", to=(ONE,))])
    (claim,) = _claimed(ledger)
    ledger.record([Outcome(claim, DeliveryState.READY, wait=timedelta(0))])
    (again,) = _claimed(ledger)
    assert not ledger.thaw(an_occurrence().id, ONE, fence=again.delivery.fence)


def test_what_was_claimed_and_not_sent_can_be_given_back(ledger: Ledger) -> None:
    ledger.plan([planned()])
    ledger.freeze(an_occurrence(), [frozen("words")])
    assert ledger.unsend(_claimed(ledger)) == 2
    assert [one.delivery.attempt for one in _claimed(ledger)] == [1, 1]


@pytest.mark.parametrize("arrived", [True, False])
def test_an_admin_decides_what_nobody_knows(ledger: Ledger, *, arrived: bool) -> None:
    ledger.plan([planned(to=(ONE,))])
    ledger.freeze(an_occurrence(), [frozen("one", "two", to=(ONE,))])
    (claim,) = _claimed(ledger)
    ledger.record([Outcome(claim, DeliveryState.HELD, reason="its history cannot be read")])
    ((_, deliveries),) = ledger.occurrences(state=DeliveryState.HELD)
    assert ledger.resolve(deliveries[0].id, arrived=arrived) is not None
    (following,) = _claimed(ledger)
    assert following.message.part == (2 if arrived else 1)


def test_what_is_settled_needs_no_word_of_an_admin(ledger: Ledger) -> None:
    ledger.plan([planned(to=(ONE,))])
    ledger.freeze(an_occurrence(), [frozen("words", to=(ONE,))])
    _sent(ledger, _claimed(ledger))
    ((_, deliveries),) = ledger.occurrences()
    assert ledger.resolve(deliveries[0].id, arrived=False) is None


def test_what_is_posted_twice_stands_once(ledger: Ledger) -> None:
    note = an_occurrence(kind=Kind.NOTE, subject="preflight", nominal="2026-03-02")
    assert ledger.post(note, [frozen("look here")])
    assert not ledger.post(note, [frozen("look here again")])
    assert {one.message.content.body for one in _claimed(ledger)} == {"look here"}


def test_an_occurrence_is_done_when_nothing_is_left_to_do(ledger: Ledger) -> None:
    ledger.plan([planned()])
    ledger.freeze(an_occurrence(), [frozen("words")])
    claims = _claimed(ledger)
    assert ledger.record([Outcome(claims[0], DeliveryState.SENT, a_receipt())]).done == ()
    assert ledger.record([Outcome(claims[1], DeliveryState.FAILED)]).done == (an_occurrence().id,)
    ((occurrence, _),) = ledger.occurrences()
    assert occurrence.state is OccurrenceState.DONE


def test_who_was_told_the_words_of_a_document_can_be_found(ledger: Ledger) -> None:
    ledger.plan([planned()])
    ledger.freeze(an_occurrence(), [frozen("words")])
    assert ledger.sent_quotes(["tunnel-1"], since=EIGHT - timedelta(days=1)) == []
    _sent(ledger, _claimed(ledger))
    found = ledger.sent_quotes(["tunnel-1"], since=EIGHT - timedelta(days=1))
    assert {(one.destination, one.line) for one in found} == {
        (ONE, "morning 03-02 #1"),
        (TWO, "morning 03-02 #1"),
    }


def test_what_is_in_no_plan_any_more_is_forgotten_while_nothing_is_written(ledger: Ledger) -> None:
    ledger.plan([planned()])
    assert ledger.unplan([an_occurrence().id]) == 1
    ledger.plan([planned()])
    ledger.freeze(an_occurrence(), [frozen("words")])
    assert ledger.unplan([an_occurrence().id]) == 0


def test_marks_are_short_and_differ_between_ledgers(ledger: Ledger, database: Engine) -> None:
    ledger.plan([planned()])
    marks = {one.mark for _, deliveries in ledger.occurrences() for one in deliveries}
    assert len(marks) == 2
    assert all(len(mark) <= 25 and mark.isalnum() for mark in marks)
    assert Ledger(database).key == ledger.key
