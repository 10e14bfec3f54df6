"""Claiming: when a message may be taken, by whom, and for how long."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.ledger.ledger import Ledger
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState
from config.configuration import Unknown
from config.destination import destination
from tests.bot.ledger.entries import EIGHT, ONE, TWO, a_receipt, an_occurrence, frozen, planned

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.ledger.entries import Claim

LEASE, WAIT, SECOND = timedelta(seconds=60), timedelta(seconds=30), timedelta(seconds=1)


class Desk:
    """A ledger with one message, and a clock that is set by hand."""

    def __init__(self, database: Engine) -> None:
        self.now = EIGHT
        self.ledger = Ledger(database, clock=lambda: self.now)
        self.ledger.plan([planned(to=(ONE,))])
        self.ledger.freeze(an_occurrence(), [frozen("words", to=(ONE,))])

    def at(self, now: datetime) -> Desk:
        self.now = now
        return self

    def claim(self, owner: str = "worker", *, platform: str = "file", limit: int = 10) -> list[Claim]:
        return self.ledger.claim(owner, platform, lease=LEASE, limit=limit)

    def look(self, owner: str = "looker", *, platform: str = "file") -> list[Claim]:
        return self.ledger.claim_unknown(owner, platform, lease=LEASE, limit=10)


@pytest.fixture
def desk(database: Engine) -> Desk:
    return Desk(database)


def test_a_claim_says_who_holds_it_since_when_and_until_when(desk: Desk) -> None:
    held = desk.claim()[0].delivery
    assert (held.state, held.owner, held.lease_until) == (DeliveryState.SENDING, "worker", EIGHT + LEASE)
    assert (held.attempt, held.first_try_at, held.last_try_at) == (1, EIGHT, EIGHT)


def test_a_claim_carries_what_is_sent_and_what_it_is_for(desk: Desk) -> None:
    desk.ledger.record([Outcome(one, DeliveryState.SENT, a_receipt()) for one in desk.claim()])
    reply = an_occurrence(nominal="reply", unknown=Unknown.HOLD, due_at=EIGHT - WAIT)
    desk.ledger.post(reply, [replace(frozen("a", to=(ONE,)), thread="root"), frozen("b", to=(TWO,))])
    first, second = sorted(desk.claim(), key=lambda one: one.message.content.body)
    assert (first.message.content.body, first.message.thread) == ("a", "root")
    assert (second.message.content.body, second.message.thread) == ("b", None)
    assert (first.kind, first.subject, first.nominal, first.due_at, first.unknown) == (
        reply.kind,
        reply.subject,
        "reply",
        EIGHT - WAIT,
        Unknown.HOLD,
    )


@pytest.mark.parametrize(
    "state", [DeliveryState.READY, DeliveryState.UNKNOWN, DeliveryState.HELD, DeliveryState.FAILED]
)
def test_a_receipt_is_proof_of_what_was_not_settled_on_purpose(desk: Desk, state: DeliveryState) -> None:
    (claim,) = desk.claim()
    desk.ledger.record([Outcome(claim, state, wait=WAIT)])
    assert desk.ledger.record([Outcome(claim, DeliveryState.SENT, a_receipt("m1"))]).lost == ()
    ((_, (held,)),) = desk.ledger.occurrences()
    assert (held.state, held.message_id) == (DeliveryState.SENT, "m1")


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.SKIPPED])
def test_a_second_receipt_or_one_of_what_was_left_out_changes_nothing(
    desk: Desk, state: DeliveryState
) -> None:
    (claim,) = desk.claim()
    desk.ledger.record([Outcome(claim, state)])
    late = Outcome(claim, DeliveryState.SENT, a_receipt("m2"))
    assert desk.ledger.record([late]).lost == (late,)
    ((_, (held,)),) = desk.ledger.occurrences()
    assert (held.state, held.message_id) == (state, None)


def test_a_second_try_remembers_when_the_first_was(desk: Desk) -> None:
    (first,) = desk.claim()
    desk.ledger.record([Outcome(first, DeliveryState.READY, wait=WAIT)])
    assert desk.at(EIGHT + WAIT - SECOND).claim() == []
    again = desk.at(EIGHT + WAIT).claim()[0].delivery
    assert (again.attempt, again.first_try_at, again.last_try_at) == (2, EIGHT, EIGHT + WAIT)
    assert again.fence == first.delivery.fence + 1


def test_what_may_have_arrived_is_looked_for_when_its_wait_is_over_and_by_one_at_a_time(desk: Desk) -> None:
    (sent,) = desk.claim()
    desk.ledger.record([Outcome(sent, DeliveryState.UNKNOWN, wait=WAIT)])
    assert desk.at(EIGHT + WAIT - SECOND).look() == []
    ends_at = EIGHT + WAIT + LEASE
    held = desk.at(EIGHT + WAIT).look()[0].delivery
    assert (held.state, held.owner, held.lease_until) == (DeliveryState.UNKNOWN, "looker", ends_at)
    assert held.fence == sent.delivery.fence + 1
    assert desk.look("another") == []
    assert desk.at(ends_at - SECOND).look("another") == []
    (taken,) = desk.at(ends_at).look("another")
    assert (taken.delivery.owner, taken.delivery.fence) == ("another", held.fence + 1)


def test_what_a_sender_that_is_gone_may_have_sent_is_looked_for_when_its_lease_has_ended(desk: Desk) -> None:
    desk.claim()
    assert desk.at(EIGHT + LEASE - SECOND).look() == []
    (found,) = desk.at(EIGHT + LEASE).look()
    assert found.delivery.owner == "looker"


def test_who_gave_back_what_it_looked_for_has_no_say_in_it_any_more(desk: Desk) -> None:
    (sent,) = desk.claim()
    desk.ledger.record([Outcome(sent, DeliveryState.UNKNOWN, wait=WAIT)])
    (held,) = desk.at(EIGHT + WAIT).look()
    assert desk.at(EIGHT + WAIT + SECOND).ledger.release("looker") == 1
    refused = Outcome(held, DeliveryState.HELD)
    assert desk.ledger.record([refused]).lost == (refused,)
    (again,) = desk.look("another")
    assert again.delivery.fence == held.delivery.fence + 2
    assert again.delivery.due_at == EIGHT + WAIT + SECOND


def test_looking_in_vain_is_counted_until_it_is_sent_again(desk: Desk) -> None:
    (sent,) = desk.claim()
    desk.ledger.record([Outcome(sent, DeliveryState.UNKNOWN, wait=timedelta(0))])
    for times in range(2):
        (held,) = desk.look()
        assert held.delivery.negative_reads == times
        desk.ledger.record([Outcome(held, DeliveryState.UNKNOWN, wait=timedelta(0), negative=True)])
    (held,) = desk.look()
    desk.ledger.record([Outcome(held, DeliveryState.READY, wait=timedelta(0), negative=True)])
    assert desk.claim()[0].delivery.negative_reads == 0


def test_each_platform_takes_its_own(desk: Desk) -> None:
    room = destination("slack:C012ABC")
    desk.ledger.plan([planned(nominal="room", to=(room,))])
    desk.ledger.freeze(an_occurrence(nominal="room"), [frozen("words", to=(room,))])
    assert [one.delivery.destination for one in desk.claim(platform="slack")] == [room]
    assert [one.delivery.destination for one in desk.claim()] == [ONE]
    desk.at(EIGHT + LEASE)
    assert [one.delivery.destination for one in desk.look(platform="slack")] == [room]
    assert [one.delivery.destination for one in desk.look()] == [ONE]


def test_what_is_due_longest_is_taken_first_and_no_more_than_asked(desk: Desk) -> None:
    earlier = an_occurrence(nominal="earlier", due_at=EIGHT - timedelta(hours=1))
    desk.ledger.post(earlier, [frozen("words", to=(TWO,))])
    assert [one.delivery.destination for one in desk.claim(limit=1)] == [TWO]
    assert [one.delivery.destination for one in desk.claim(limit=1)] == [ONE]


def test_a_second_part_waits_for_the_first_of_its_own_message(desk: Desk) -> None:
    other = an_occurrence(nominal="other")
    desk.ledger.post(other, [frozen("one", "two")])
    claims = {(one.delivery.occurrence_id, one.delivery.destination): one for one in desk.claim()}
    desk.ledger.record([Outcome(claims[an_occurrence().id, ONE], DeliveryState.SENT, a_receipt("m1"))])
    assert desk.claim() == []
    desk.ledger.record([Outcome(claims[other.id, TWO], DeliveryState.SENT, a_receipt("m2"))])
    (second,) = desk.claim()
    assert (second.delivery.occurrence_id, second.delivery.destination) == (other.id, TWO)
    assert (second.message.part, second.message.thread) == (2, "m2")


def test_each_part_waits_for_the_one_right_before_it(desk: Desk) -> None:
    desk.ledger.post(an_occurrence(nominal="other"), [frozen("one", "two", "three", to=(TWO,))])
    for part in (1, 2, 3):
        claims = [one for one in desk.claim() if one.delivery.destination == TWO]
        assert [one.message.part for one in claims] == [part]
        assert desk.claim() == []
        desk.ledger.record([Outcome(claims[0], DeliveryState.SENT, a_receipt(f"m{part}"))])
