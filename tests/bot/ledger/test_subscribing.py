"""What people asked for, and how far what follows the documents has come, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.ledger import Ledger
from bot.ledger.states import Kind
from bot.ledger.subscribing import Word
from bot.subscriptions.stored import followed_shape
from bot.subscriptions.subscription import Followed, Subscription
from briefings.citation import citation_of
from briefings.memory import Told
from briefings.quote import quote_of
from config.destination import destination
from config.schedule import DateRange
from tests.bot.ledger.entries import ONE, an_occurrence, frozen
from tests.passages import a_passage

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
ANN, BOB = destination("slack:@ann"), destination("slack:@bob")
DIGEST = Subscription(
    "", Kind.DIGEST, ANN, "Europe/Stockholm", NOW, ("tunnel",), (0, 1, 2, 3, 4), time(7, 30), 5
)


@pytest.fixture
def ledger(database: Engine) -> Ledger:
    return Ledger(database, clock=lambda: NOW)


def a_follow() -> Subscription:
    passage = a_passage("The harbour tunnel has cost 412 million euros so far.")
    quote = quote_of(passage)
    told = Told(passage, quote, (citation_of(passage.document, quote),), "2026-03-02T07:00:00Z")
    return Subscription("", Kind.FOLLOW, BOB, "UTC", NOW, followed=Followed("morning 03-02 #1", told, 7))


def test_a_subscription_comes_back_as_it_was_written_down(ledger: Ledger) -> None:
    digest = ledger.subscribe(DIGEST)
    assert ledger.subscriptions(to=ANN) == [digest]
    assert replace(digest, id="") == DIGEST
    follow = ledger.subscribe(a_follow())
    (held,) = ledger.subscriptions(kind=Kind.FOLLOW)
    assert held.followed is not None
    assert follow.followed is not None
    assert followed_shape(held.followed) == followed_shape(follow.followed)


def test_the_same_at_the_same_instant_is_one_and_later_another(ledger: Ledger) -> None:
    first = ledger.subscribe(DIGEST)
    assert ledger.subscribe(DIGEST) == first
    assert ledger.unsubscribe(first.id, NOW)
    assert ledger.subscribe(DIGEST) == first
    later = ledger.subscribe(replace(DIGEST, created_at=NOW + timedelta(days=1)))
    assert later.id != first.id
    assert ledger.subscriptions() == [first, later]


def test_what_has_ended_is_gone_and_ends_once(ledger: Ledger) -> None:
    name = ledger.subscribe(DIGEST).id
    assert ledger.unsubscribe(name, NOW)
    assert not ledger.unsubscribe(name, NOW)
    assert ledger.subscriptions() == []


def test_a_pause_is_kept_and_called_off(ledger: Ledger) -> None:
    name = ledger.subscribe(DIGEST).id
    week = DateRange(date(2026, 3, 2), date(2026, 3, 8))
    ledger.pause(name, week)
    assert ledger.subscriptions()[0].paused == week
    ledger.pause(name, None)
    assert ledger.subscriptions()[0].paused is None


def test_only_one_of_two_that_start_from_the_same_place_gets_on(ledger: Ledger) -> None:
    follow = ledger.subscribe(a_follow())
    assert follow.followed is not None
    grown = replace(follow.followed, heard=(("changed", "ledger"),))
    occurrence = an_occurrence(kind=Kind.FOLLOW, subject=follow.id, nominal="changed:ledger@1")
    word = Word(follow.id, occurrence, (frozen("news", to=(ONE,)),), grown)
    assert ledger.progress("follows") == 0
    assert ledger.say([word], "follows", since=0, upto=4) == 1
    other = replace(word, occurrence=replace(occurrence, nominal="changed:wire@1"))
    assert ledger.say([other], "follows", since=0, upto=5) == 0
    assert ledger.progress("follows") == 4
    assert len(ledger.occurrences()) == 1
    (held,) = ledger.subscriptions()
    assert held.followed is not None
    assert held.followed.heard == grown.heard


def test_digests_follow_a_topic_to_its_new_name_and_are_the_same_digests(ledger: Ledger) -> None:
    one = ledger.subscribe(replace(DIGEST, topics=("port", "tunnel", "ships")))
    other = ledger.subscribe(replace(DIGEST, topics=("tunnels",), at=time(9, 0)))
    follow = ledger.subscribe(a_follow())
    ledger.rename_topic("tunnel", "Tunnel")
    assert {held.id: held.topics for held in ledger.subscriptions()} == {
        one.id: ("port", "Tunnel", "ships"),
        other.id: ("tunnels",),
        follow.id: (),
    }
