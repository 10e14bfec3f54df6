"""The ledger as a state machine: workers, admins, a platform and a clock, in any order, anything failing.

`COMMUNIQUE_MACHINE=1000` runs so many examples; the suite is content with fewer.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.delivery import judging
from bot.delivery.errors import Refused, Uncertain, Unreadable
from bot.delivery.message import Content, Receipt
from bot.delivery.messenger import Limits
from bot.ledger import Ledger
from bot.ledger.entries import Edition, Frozen, LeftOut, Occurrence, Planned
from bot.ledger.recording import Outcome
from bot.ledger.states import OPEN, DeliveryState, Kind
from config.configuration import Unknown
from config.destination import destination
from corpus.store.engine import open_engine
from corpus.store.schema import metadata
from tests.bot.ledger.entries import EIGHT

if TYPE_CHECKING:
    from bot.ledger.entries import Claim, Delivery

LIMITS = Limits(timeout=timedelta(seconds=20), settle=timedelta(seconds=15))
LEASE = 2 * LIMITS.timeout + timedelta(seconds=40)
GLASS, WALL = destination("file:glass"), destination("file:wall")
"""One destination shows what arrived there, the other does not."""

WORKERS = st.sampled_from(["anna", "boris"])
NUMBERS = st.integers(0, 2)
WHERE = st.sampled_from(["file:glass", "file:wall"])
FATES = st.sampled_from(["fine", "fine", "lost before", "lost after", "refused", "for good", "dies", "late"])


@dataclass(frozen=True)
class Posted:
    """What people see."""

    delivery_id: str
    body: str
    thread: str | None
    at: timedelta
    shown_at: timedelta


@dataclass(frozen=True)
class InHand:
    """A claim, and until when it may be used, by the clock that does not jump and by the one that does."""

    claim: Claim
    until: timedelta
    until_at: datetime


class LedgerMachine(RuleBasedStateMachine):
    """See the module."""

    def __init__(self) -> None:
        super().__init__()
        self.passed, self.wall = timedelta(0), EIGHT
        self.engine = open_engine("sqlite://")
        metadata.create_all(self.engine)
        self.ledger = Ledger(self.engine, clock=lambda: self.wall)
        self.posted: list[Posted] = []
        self.words: dict[tuple[str, str], tuple[str, ...]] = {}
        self.hands: defaultdict[str, list[InHand]] = defaultdict(list)
        self.late: list[Outcome] = []
        self.excused: set[str] = set()
        """Those of which the ledger itself says that they may be seen twice, or not at all."""
        self.fences: dict[str, int] = {}
        self.sent: set[str] = set()

    def teardown(self) -> None:
        self._carry_all()
        self.engine.dispose()

    @initialize(parts=st.integers(1, 3))
    def begin(self, parts: int) -> None:
        """Something to send, so that not every example has to find its way there."""
        self.plan(0, further=True)
        self.freeze(0, 17, parts)
        self.freeze(1, 18, 1)

    # What the program does

    @rule(number=NUMBERS, further=st.booleans())
    def plan(self, number: int, *, further: bool) -> None:
        """Windows overlap: what is planned again stands once."""
        several = [an_occurrence(number), an_occurrence(number + 1)][: 1 + further]
        self.ledger.plan([Planned(one, (GLASS, WALL)) for one in several])

    @rule(number=NUMBERS, words=st.integers(0, 99), parts=st.integers(1, 3))
    def freeze(self, number: int, words: int, parts: int) -> None:
        one = an_occurrence(number)
        waiting = {
            str(where)
            for each in self.ledger.waiting(self.wall + timedelta(days=9))
            if each.occurrence.id == one.id
            for where in each.destinations
        }
        contents = tuple(Content(f"{words}, part {part}") for part in range(1, parts + 1))
        edition = Edition(self.wall, told=({"fact": number},), upto_change=number)
        assert self.ledger.freeze(one, [Frozen(edition, contents, (GLASS, WALL))]) == len(waiting)
        for where in waiting:
            self.words[one.id, where] = tuple(each.body for each in contents)

    @rule(worker=WORKERS, limit=st.integers(1, 4))
    def claim(self, worker: str, limit: int) -> None:
        safe = LEASE - LIMITS.timeout
        self.hands[worker] += [
            InHand(claim, self.passed + safe, self.wall + safe)
            for claim in self.ledger.claim(worker, "file", lease=LEASE, limit=limit)
        ]

    @precondition(lambda self: any(self.hands.values()))
    @rule(worker=WORKERS, fate=FATES, seconds=st.integers(0, 19), lag=st.integers(0, 14))
    def send(self, worker: str, fate: str, seconds: int, lag: int) -> None:
        if not self.hands[worker]:
            return
        held = self.hands[worker].pop(0)
        if self.passed >= held.until or self.wall >= held.until_at:
            self.ledger.unsend([held.claim])
            return
        self.wait(seconds)
        receipt = None
        if fate in {"fine", "lost after", "late"} or (fate == "dies" and seconds % 2):
            receipt = self._post(held.claim, timedelta(seconds=lag))
        if fate == "dies":
            self.hands[worker].clear()
            return
        outcome = self._outcome(held.claim, fate, receipt)
        if fate == "late":
            self.late.append(outcome)
        else:
            self._record(outcome)

    @rule(worker=WORKERS, fate=st.sampled_from(["fine", "fine", "fine", "fails", "dies"]))
    def look(self, worker: str, fate: str) -> None:
        for claim in self.ledger.claim_unknown(worker, "file", lease=LEASE, limit=4):
            if fate == "dies":
                continue
            if fate == "fails":
                error = Uncertain("no answer")
                self._record(judging.after_failed_search(claim, error, judging.BACKOFF, now=self.wall))
            else:
                self._record(self._found(claim))

    @rule(worker=WORKERS)
    def give_back(self, worker: str) -> None:
        self.ledger.unsend([one.claim for one in self.hands.pop(worker, [])])
        self.ledger.release(worker)

    @rule(worker=WORKERS)
    def die(self, worker: str) -> None:
        self.hands.pop(worker, None)

    @precondition(lambda self: self.late)
    @rule(at=st.integers(0, 9))
    def record_late(self, at: int) -> None:
        self._record(self.late.pop(at % len(self.late)))

    # What happens to it

    @rule(seconds=st.sampled_from([1, 10, 40, 90, 400]))
    def wait(self, seconds: int) -> None:
        self.passed += timedelta(seconds=seconds)
        self.wall += timedelta(seconds=seconds)

    @precondition(lambda self: all(one.shown_at <= self.passed for one in self.posted))
    @rule(hours=st.sampled_from([1, 3]))
    def clock_jumps_ahead(self, hours: int) -> None:
        """Not while a message is still to show in its history: that wait goes by the ledger's clock."""
        self.wall += timedelta(hours=hours)

    @rule(seconds=st.sampled_from([30, 3600]))
    def clock_jumps_back(self, seconds: int) -> None:
        self.wall -= timedelta(seconds=seconds)

    @rule(number=NUMBERS)
    def unplan(self, number: int) -> None:
        self.ledger.unplan([an_occurrence(number).id])

    @rule(number=NUMBERS, where=WHERE, state=st.sampled_from([DeliveryState.SKIPPED, DeliveryState.FAILED]))
    def leave_out(self, number: int, where: str, state: DeliveryState) -> None:
        self.ledger.leave_out([LeftOut(an_occurrence(number), (destination(where),), "holiday", state)])

    @rule(number=NUMBERS, where=WHERE)
    def thaw(self, number: int, where: str) -> None:
        one = an_occurrence(number)
        if self.ledger.thaw(one.id, destination(where)):
            self._forget(one.id, where)

    @precondition(lambda self: any(self.hands.values()))
    @rule(worker=WORKERS)
    def bar(self, worker: str) -> None:
        """A reader may no longer see what is about to be sent: it is written anew, or left out."""
        if not self.hands[worker]:
            return
        claim = self.hands[worker].pop(0).claim
        delivery = claim.delivery
        thawed = delivery.attempt == 1 and self.ledger.thaw(
            delivery.occurrence_id, delivery.destination, fence=delivery.fence
        )
        if thawed:
            self._forget(delivery.occurrence_id, str(delivery.destination))
        else:
            self.excused.add(delivery.id)
            self._record(Outcome(claim, DeliveryState.SKIPPED, reason="no longer allowed"))

    @rule(at=st.integers(0, 20), arrived=st.booleans())
    def resolve(self, at: int, *, arrived: bool) -> None:
        undecided = [
            one for one in self._deliveries() if one.state in {DeliveryState.HELD, DeliveryState.UNKNOWN}
        ]
        if undecided:
            one = undecided[at % len(undecided)]
            assert self.ledger.resolve(one.id, arrived=arrived) is not None
            self.excused.add(one.id)

    # What always holds

    @invariant()
    def every_promise_is_kept(self) -> None:
        deliveries = self._deliveries()
        self.nothing_is_seen_twice_unless_the_ledger_says_so()
        self.what_is_seen_is_what_was_frozen_in_order_and_in_one_thread(deliveries)
        self.a_fence_never_goes_back_and_what_is_sent_stays_sent(deliveries)
        self.a_reader_was_told_what_reached_it_whole(deliveries)

    def nothing_is_seen_twice_unless_the_ledger_says_so(self) -> None:
        seen = Counter(one.delivery_id for one in self.posted)
        assert {one for one, times in seen.items() if times > 1} <= self.excused

    def what_is_seen_is_what_was_frozen_in_order_and_in_one_thread(self, every: list[Delivery]) -> None:
        deliveries = {one.id: one for one in every}
        first = {(one.occurrence_id, str(one.destination), one.part): one for one in every}
        seen_at: dict[str, timedelta] = {}
        for posted in self.posted:
            delivery = deliveries[posted.delivery_id]
            key = (delivery.occurrence_id, str(delivery.destination))
            if delivery.id not in self.excused:
                assert posted.body == self.words[key][delivery.part - 1]
            seen_at.setdefault(delivery.id, posted.at)
            if delivery.part > 1:
                before = first[*key, delivery.part - 1]
                assert before.state is DeliveryState.SENT
                assert before.id in self.excused or seen_at[before.id] <= posted.at
                assert posted.thread == first[*key, 1].message_id

    def a_fence_never_goes_back_and_what_is_sent_stays_sent(self, every: list[Delivery]) -> None:
        for one in every:
            assert one.fence >= self.fences.get(one.id, 0)
            assert one.id not in self.sent or one.state is DeliveryState.SENT
            self.fences[one.id] = one.fence
            if one.state is DeliveryState.SENT:
                self.sent.add(one.id)

    def a_reader_was_told_what_reached_it_whole(self, every: list[Delivery]) -> None:
        parts: defaultdict[tuple[str, str], list[DeliveryState]] = defaultdict(list)
        for one in every:
            parts[str(one.destination), one.occurrence_id].append(one.state)
        whole = Counter(where for (where, _), each in parts.items() if set(each) == {DeliveryState.SENT})
        memories = self.ledger.memories([GLASS, WALL])
        told = {str(where): len(self.ledger.told(name, most=999)) for where, name in memories.items()}
        assert told == dict(whole)

    # How it is done

    def _post(self, claim: Claim, lag: timedelta) -> Receipt:
        message = claim.message
        shown_at = self.passed + lag
        self.posted.append(
            Posted(claim.delivery.id, message.content.body, message.thread, self.passed, shown_at)
        )
        return Receipt(f"message {len(self.posted)}", self.wall)

    def _outcome(self, claim: Claim, fate: str, receipt: Receipt | None) -> Outcome:
        match fate:
            case "refused":
                error: Refused | Uncertain = Refused("too many")
            case "for good":
                error = Refused("no such channel", lasting=True)
            case "lost before" | "lost after":
                error = Uncertain("no answer")
            case _:
                assert receipt is not None
                return judging.sent(claim, receipt)
        return judging.after_error(claim, error, judging.BACKOFF, now=claim.due_at)

    def _found(self, claim: Claim) -> Outcome:
        if claim.delivery.destination == WALL:
            error = Unreadable("nothing can be read")
            outcome = judging.after_failed_search(claim, error, judging.BACKOFF, now=self.wall)
            if outcome.state is DeliveryState.READY:
                self.excused.add(claim.delivery.id)
            return outcome
        shown = [
            Receipt(f"message {number}", self.wall)
            for number, one in enumerate(self.posted, start=1)
            if one.delivery_id == claim.delivery.id and one.shown_at <= self.passed
        ]
        return judging.after_search(claim, shown[0] if shown else None, LIMITS)

    def _record(self, outcome: Outcome) -> None:
        self.ledger.record([outcome])

    def _forget(self, occurrence_id: str, where: str) -> None:
        """What nobody has seen may be written anew."""
        del self.words[occurrence_id, where]
        theirs = [one for one in self._deliveries() if one.occurrence_id == occurrence_id]
        ids = {one.id for one in theirs if str(one.destination) == where}
        assert not {one.delivery_id for one in self.posted} & (ids - self.excused)

    def _deliveries(self) -> list[Delivery]:
        return [one for _, several in self.ledger.occurrences() for one in several]

    def _carry_all(self) -> None:
        """Nothing is lost: from anywhere, a worker that nothing disturbs settles everything."""
        self.hands.clear()
        for each in self.ledger.waiting(self.wall + timedelta(days=9)):
            contents, edition = (Content("at last"),), Edition(self.wall, told=({"fact": "at last"},))
            self.ledger.freeze(each.occurrence, [Frozen(edition, contents, each.destinations)])
            self.words |= {(each.occurrence.id, str(where)): ("at last",) for where in each.destinations}
        for seconds in (*[1] * 10, *[1000] * 40):  # at first sooner than any history shows
            self.wait(seconds)
            for claim in self.ledger.claim("anna", "file", lease=LEASE, limit=99):
                self._record(judging.sent(claim, self._post(claim, timedelta(0))))
            for claim in self.ledger.claim_unknown("anna", "file", lease=LEASE, limit=99):
                self._record(self._found(claim))
        self.every_promise_is_kept()
        seen = {one.delivery_id for one in self.posted}
        every = self._deliveries()
        held = {(one.occurrence_id, one.destination) for one in every if one.state is DeliveryState.HELD}
        for one in every:  # what follows one that is held waits for the admin's word too
            assert one.state not in OPEN or (one.occurrence_id, one.destination) in held
            assert one.state is not DeliveryState.SENT or one.id in seen | self.excused
            if one.id in seen - self.excused:
                assert one.state in {DeliveryState.SENT, DeliveryState.HELD}


def an_occurrence(number: int) -> Occurrence:
    """Of every second one it is held what nobody knows."""
    unknown = Unknown.HOLD if number % 2 else Unknown.RESEND
    nominal = f"2026-03-0{number + 2}T08:00"
    return Occurrence(Kind.BRIEFING, "morning", nominal, "Europe/Stockholm", "2026.1", EIGHT, unknown=unknown)


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(
    max_examples=int(os.environ.get("COMMUNIQUE_MACHINE", "50")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
