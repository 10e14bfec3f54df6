"""A lane, over a real ledger, a clock moved by hand and a platform that answers what it is told to."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

from bot.delivery.courier import Courier
from bot.delivery.errors import Refused, Uncertain, Unreadable
from bot.delivery.lane import GRIP, Grip
from bot.delivery.message import Content, Receipt
from bot.delivery.messenger import Limits
from bot.ledger import Ledger
from bot.ledger.states import DeliveryState, Kind
from bot.migrations.upgrade import upgrade
from config.configuration import Unknown
from config.destination import Platform
from corpus.errors import StoreUnavailable
from corpus.store.engine import open_engine, url_of_file
from tests.bot.ledger.entries import EIGHT, ONE, TWO, an_occurrence, frozen, planned
from tests.scenarios.desks import HandClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Engine

    from bot.delivery.message import Message
    from bot.ledger.entries import Claim, Delivery
    from bot.ledger.recording import Outcome, Recorded
    from briefings.reply import Reply
    from config.destination import Destination

PATIENCE = timedelta(minutes=15)
SETTLE = timedelta(seconds=15)


class Answer(NamedTuple):
    """What comes of one try to send."""

    error: Exception | None = None
    arrives: bool = False


class Posted(NamedTuple):
    """What people see."""

    where: Destination
    mark: str
    body: str
    at: datetime


@dataclass
class Scripted:
    """A platform that gives the answers it is told to, and then only good ones.

    Attributes:
        answers: to the next tries.
        searches: what goes wrong with the next searches.
        during: called while a message is being sent.
    """

    clock: HandClock
    limits: Limits = field(default_factory=lambda: Limits(settle=SETTLE))
    answers: deque[Answer] = field(default_factory=deque)
    searches: deque[Exception] = field(default_factory=deque)
    during: Callable[[], None] = lambda: None
    tries: list[Posted] = field(default_factory=list)
    posted: list[Posted] = field(default_factory=list)
    searched_at: list[datetime] = field(default_factory=list)

    def drawn(self, reply: Reply) -> Content | None:
        """Nothing is drawn here."""
        raise NotImplementedError

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        one = Posted(destination, mark, message.content.body, self.clock.now())
        self.tries.append(one)
        self.during()
        error, arrives = self.answers.popleft() if self.answers else Answer(arrives=True)
        if arrives:
            self.posted.append(one)
        if error is not None:
            raise error
        return Receipt(f"m{len(self.posted)}", one.at)

    async def find(
        self,
        destination: Destination,  # noqa: ARG002  marks are enough
        mark: str,
        since: datetime,
        *,
        thread: str | None = None,  # noqa: ARG002  there are none
    ) -> Receipt | None:
        self.searched_at.append(self.clock.now())
        if self.searches:
            raise self.searches.popleft()
        at = {one.mark: one.at for one in self.posted if one.at >= since}
        return Receipt("found", at[mark]) if mark in at else None

    async def probe(self, destination: Destination) -> None:
        """Every destination is there."""


@dataclass
class Room:
    """A ledger, and a courier to the platform."""

    ledger: Ledger
    clock: HandClock
    platform: Scripted
    grip: Grip = GRIP
    barred: Callable[[Claim], str | None] = lambda _claim: None

    def due(self, *bodies: str, to: tuple[Destination, ...] = (ONE,), **occurrence: object) -> None:
        """A message a body is frozen and due, to each."""
        one = planned(to=to, **occurrence)
        self.ledger.plan([one])
        self.ledger.freeze(one.occurrence, [frozen(*(bodies or ("It opened.",)), to=to)])

    def courier(self) -> Courier:
        return Courier(
            self.ledger,
            {Platform.FILE: self.platform},
            clock=self.clock,
            owner="worker",
            barred=self.barred,
            grip=self.grip,
        )

    def carry(self, patience: timedelta = PATIENCE) -> None:
        asyncio.run(self.courier().carry_due(patience=patience))

    def deliveries(self) -> list[Delivery]:
        return [one for _, each in self.ledger.occurrences() for one in each]

    def states(self) -> list[DeliveryState]:
        return [one.state for one in self.deliveries()]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    found = open_engine(url_of_file(tmp_path / "communique.db"))
    upgrade(found)
    yield found
    found.dispose()


@pytest.fixture
def room(engine: Engine) -> Room:
    clock = HandClock(EIGHT.isoformat())
    return Room(Ledger(engine, clock=clock.now), clock, Scripted(clock))


def test_what_is_refused_waits_and_is_sent(room: Room) -> None:
    room.due()
    room.platform.answers.append(Answer(Refused("the server is busy")))
    room.carry()
    assert room.states() == [DeliveryState.SENT]
    first, second = room.platform.tries
    assert second.at - first.at >= timedelta(seconds=1)
    assert room.platform.searched_at == []


def test_what_is_refused_for_good_fails_and_takes_the_later_parts_along(room: Room) -> None:
    room.due("one", "two", "three")
    room.platform.answers.append(Answer(Refused("the channel is gone", lasting=True)))
    room.carry()
    assert room.states() == [DeliveryState.FAILED, DeliveryState.SKIPPED, DeliveryState.SKIPPED]
    assert [one.reason for one in room.deliveries()] == [
        "the channel is gone",
        "part 1 did not arrive",
        "part 1 did not arrive",
    ]
    assert len(room.platform.tries) == 1


def test_what_arrived_although_the_answer_was_lost_is_found_and_not_sent_twice(room: Room) -> None:
    room.due()
    room.platform.answers.append(Answer(Uncertain("the line broke"), arrives=True))
    room.carry()
    ((delivery),) = room.deliveries()
    assert (delivery.state, delivery.message_id) == (DeliveryState.SENT, "found")
    assert len(room.platform.tries) == len(room.platform.posted) == 1


def test_what_is_looked_for_twice_in_vain_is_sent_again_the_same_to_the_byte(room: Room) -> None:
    room.due()
    room.platform.answers.append(Answer(Uncertain("the line broke")))
    room.carry()
    assert room.states() == [DeliveryState.SENT]
    first, second = room.platform.tries
    assert (first.mark, first.body) == (second.mark, second.body)
    one, two = room.platform.searched_at
    assert first.at <= one
    assert two - one >= room.platform.limits.timeout + SETTLE
    assert second.at >= two


@pytest.mark.parametrize(
    ("unknown", "state", "tries"),
    [(Unknown.RESEND, DeliveryState.SENT, 2), (Unknown.HOLD, DeliveryState.HELD, 1)],
)
def test_what_can_never_be_looked_for_goes_by_the_stated_policy(
    room: Room, unknown: Unknown, state: DeliveryState, tries: int
) -> None:
    room.due(unknown=unknown)
    room.platform.answers.append(Answer(Uncertain("the line broke")))
    room.platform.searches.append(Unreadable("its history is closed"))
    room.carry()
    assert room.states() == [state]
    assert len(room.platform.tries) == tries


def test_what_waits_for_its_turn_longer_than_its_lease_is_given_back_and_not_sent(room: Room) -> None:
    room.grip = Grip(in_flight=1)
    room.due(to=(ONE, TWO))
    room.platform.answers.append(Answer(Refused("too many messages", retry_after=timedelta(minutes=5))))
    room.carry()
    first, *_ = room.platform.tries
    (other,) = (one for one in room.deliveries() if one.destination != first.where)
    assert (other.state, other.attempt) == (DeliveryState.SENT, 1)  # what is given back counts as no try
    assert other.fence > 1  # and was claimed again
    assert len(room.platform.tries) == 3
    assert room.platform.searched_at == []


def test_a_briefing_that_may_not_be_sent_any_more_is_to_be_written_anew(room: Room) -> None:
    room.due("one", "two")
    room.barred = lambda _claim: "it cites a document that has been withdrawn"
    room.carry()
    (waiting,) = room.ledger.waiting(EIGHT)
    assert waiting.destinations == (ONE,)
    assert room.states() == [DeliveryState.PLANNED]
    assert room.platform.tries == []


def test_a_correction_that_may_not_be_sent_any_more_fails_with_the_reason(room: Room) -> None:
    one = an_occurrence(kind=Kind.CORRECTION, subject="tunnel-1", unknown=Unknown.HOLD)
    room.ledger.post(one, [frozen("It did not.", to=(ONE,))])
    room.barred = lambda _claim: "the destination may not see it any more"
    room.carry()
    ((delivery),) = room.deliveries()
    assert delivery.state is DeliveryState.FAILED
    assert delivery.reason == "the destination may not see it any more"
    assert room.platform.tries == []


class Endless(HandClock):
    """Nobody who sleeps wakes by itself."""

    async def sleep(self, seconds: float) -> None:  # noqa: ARG002  however long
        await asyncio.Event().wait()


def test_a_stop_finishes_what_is_under_way_and_gives_back_the_rest(engine: Engine) -> None:
    clock = Endless(EIGHT.isoformat())
    one_at_a_time = Limits(messages=1, period=timedelta(seconds=30))
    room = Room(Ledger(engine, clock=clock.now), clock, Scripted(clock, one_at_a_time))
    room.due(to=(ONE, TWO))

    async def stopped_in_the_middle() -> None:
        courier = room.courier()
        room.platform.during = courier.stop
        await courier.run()

    asyncio.run(stopped_in_the_middle())
    first, second = room.deliveries()
    assert [one.where for one in room.platform.posted] == [ONE]
    assert first.state is DeliveryState.SENT
    assert (second.state, second.owner, second.attempt) == (DeliveryState.READY, None, 0)


def test_a_messenger_that_fails_in_its_own_way_leaves_nothing_lost(room: Room) -> None:
    room.due()
    room.platform.answers.append(Answer(ValueError("a bug"), arrives=True))
    room.platform.searches.append(KeyError("another"))
    room.carry()
    assert room.states() == [DeliveryState.SENT]
    assert len(room.platform.tries) == 1
    assert len(room.platform.searched_at) == 2


class LockedAtFirst(Ledger):
    """Cannot be written to for some time."""

    locked = 3

    def record(self, outcomes: Sequence[Outcome]) -> Recorded:
        if self.locked:
            self.locked -= 1
            raise StoreUnavailable("communique.db", "it is locked by another program")
        return super().record(outcomes)


def test_what_could_not_be_written_down_at_once_is_written_down_later(engine: Engine) -> None:
    clock = HandClock(EIGHT.isoformat())
    room = Room(LockedAtFirst(engine, clock=clock.now), clock, Scripted(clock))
    room.due()
    room.carry()
    assert room.states() == [DeliveryState.SENT]
    assert len(room.platform.tries) == 1
    assert room.platform.searched_at == []


def test_a_platform_that_asks_to_be_left_alone_is_left_alone_by_all(room: Room) -> None:
    room.grip = Grip(in_flight=1)
    room.due(to=(ONE, TWO))
    wanted = timedelta(seconds=30)
    room.platform.answers.append(Answer(Refused("too many messages", retry_after=wanted)))
    room.carry()
    first, *others = room.platform.tries
    assert sorted(str(one.where) for one in others) == [str(ONE), str(TWO)]
    assert all(one.at - first.at >= wanted for one in others)
    assert room.states() == [DeliveryState.SENT, DeliveryState.SENT]
