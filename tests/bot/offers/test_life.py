"""The life of offers: whatever people and admins do in whatever order, nothing is lost or decided twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from bot.intake import tables
from bot.offers import File, Link, Offers, State
from bot.offers.errors import AlreadyDecided
from bot.offers.offer import OPEN
from corpus.store.engine import reading, transaction
from tests.bot.offers.offering import (
    ADA,
    ANN,
    BOARD,
    BOB,
    CONFIGURATION,
    MAX,
    MAX_BYTES,
    NEWSROOM,
    NOW,
    OFFICE,
    Desk,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.offers import Offer
    from config.destination import Destination

THINGS = (
    Link("https://example.org/a"),
    Link("https://example.org/b"),
    File("a.md", b"The tunnel is open."),
    File("b.txt", b"The ferry is gone."),
)


class Life(RuleBasedStateMachine):
    """The handle beside a plain dictionary of what should stand in it, by key."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.engine = engine
        with transaction(engine) as connection:
            connection.execute(tables.offer.delete())
        self.offers = Offers(engine, CONFIGURATION, max_file_bytes=MAX_BYTES)
        self.held: dict[str, Offer] = {}
        self.now = NOW

    @rule(
        what=st.sampled_from(THINGS),
        by=st.sampled_from([ANN, BOB]),
        where=st.sampled_from([NEWSROOM, OFFICE, BOARD]),
    )
    def offer(self, what: Link | File, by: str, where: Destination) -> None:
        """New where nothing of it stands; else what stands, which this place may see."""
        made = self.offers.offer(what, by=by, where=where, now=self.now)
        one = made.offer
        assert made.new == (one.key not in self.held)
        if made.new:
            assert (one.state, one.offered_by, one.offered_in) == (State.OFFERED, by, where)
            self.held[one.key] = one
        else:
            assert one == self.held[one.key]
            assert one.state is not State.REFUSED
            assert one.collection in CONFIGURATION.visible_to(where)
        if made.refused_before is not None:
            assert self.held[made.refused_before.key].state is State.REFUSED

    @rule(
        number=st.integers(0, 20),
        by=st.sampled_from([ADA, MAX]),
        trouble=st.sampled_from(["", "there is no text in it"]),
        collection=st.sampled_from([None, "public", "chair"]),
    )
    def approve(self, number: int, by: str, trouble: str, collection: str | None) -> None:
        """It is read once; what cannot be read waits on."""
        before = self.picked(number)
        if before is None:
            return
        desk = Desk(trouble=trouble)
        if before.state not in OPEN:
            with pytest.raises(AlreadyDecided):
                self.offers.approve(before.id, by=by, now=self.now, read=desk, collection=collection)
            assert desk.asked == []
            return
        after = self.offers.approve(before.id, by=by, now=self.now, read=desk, collection=collection).offer
        assert len(desk.asked) == 1
        assert after.state is (State.OFFERED if trouble else State.APPROVED)
        assert after.collection == (collection if collection and not trouble else before.collection)
        self.held[after.key] = after

    @rule(number=st.integers(0, 20), by=st.sampled_from([ADA, MAX]), reason=st.text(max_size=5))
    def refuse(self, number: int, by: str, reason: str) -> None:
        """It goes once."""
        before = self.picked(number)
        if before is None:
            return
        if before.state not in OPEN:
            with pytest.raises(AlreadyDecided):
                self.offers.refuse(before.id, by=by, now=self.now, reason=reason)
            return
        self.held[before.key] = self.offers.refuse(before.id, by=by, now=self.now, reason=reason)
        assert self.held[before.key].state is State.REFUSED

    @rule()
    def restart(self) -> None:
        """The program ends and begins again, an hour later."""
        self.engine.dispose()
        self.offers = Offers(self.engine, CONFIGURATION, max_file_bytes=MAX_BYTES)
        self.now += timedelta(hours=1)

    @invariant()
    def all_stand_as_they_should(self) -> None:
        """Those that wait and those that were decided are all there are."""
        waiting, decided = self.offers.waiting(), self.offers.decided(limit=100)
        assert {one.key: one for one in waiting + decided} == self.held
        assert all(one.state in OPEN for one in waiting)
        assert all(one.state not in OPEN for one in decided)

    @invariant()
    def the_bytes_of_a_file_are_there_exactly_while_it_waits(self) -> None:
        """A decision lets them go."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(tables.offer.c.id, tables.offer.c.data)).all()
        for key, data in rows:
            one = self.held[key]
            assert (data is not None) == (one.kind == "file" and one.state in OPEN)

    def picked(self, number: int) -> Offer | None:
        """One of those that stand."""
        keys = sorted(self.held)
        return self.held[keys[number % len(keys)]] if keys else None


def test_offers_live_by_their_rules(database: Engine) -> None:
    class OnThisDatabase(Life):
        def __init__(self) -> None:
            super().__init__(database)

    run_state_machine_as_test(
        OnThisDatabase,
        settings=settings(
            max_examples=8,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
