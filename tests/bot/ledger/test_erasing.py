"""Erasing and pruning: what is somebody's own, or long past, goes; what others need stays."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from bot.ledger import Ledger, tables
from bot.ledger.erasing import erase, own
from bot.ledger.pruning import prune, prune_subscriptions
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState, Kind
from bot.subscriptions.subscription import Subscription
from config.destination import destination
from corpus.store.engine import reading, transaction
from tests.bot.ledger.entries import EIGHT, a_receipt, an_occurrence, frozen

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.ledger.entries import Occurrence
    from config.destination import Destination

ANN, BOB, ALL = destination("slack:U012ANN"), destination("slack:U012BOB"), destination("slack:C012ABC")
LEASE = timedelta(minutes=1)
LEDGER = (
    tables.occurrence,
    tables.edition,
    tables.quoted,
    tables.corrected,
    tables.content,
    tables.delivery,
    tables.memory,
    tables.reader,
    tables.heard,
    tables.subscription,
    tables.watermark,
)


@pytest.fixture
def ledger(database: Engine) -> Ledger:
    return Ledger(database, clock=lambda: EIGHT)


def sent(ledger: Ledger, occurrence: Occurrence, body: str, *to: Destination, **other: Any) -> None:  # noqa: ANN401  any field of an edition
    """It is posted, and arrives everywhere."""
    assert ledger.post(occurrence, [frozen(body, to=to, **other)])
    carried(ledger)


def carried(ledger: Ledger) -> None:
    claims = ledger.claim("test", "slack", lease=LEASE, limit=100)
    ledger.record([Outcome(one, DeliveryState.SENT, a_receipt(one.delivery.id)) for one in claims])


def a_digest(person: Destination) -> Subscription:
    return Subscription("", Kind.DIGEST, person, "Europe/Stockholm", EIGHT, ("tunnel",), at=time(7, 30))


def of_digest(digest: Subscription, day: int) -> Occurrence:
    return an_occurrence(kind=Kind.DIGEST, subject=digest.id, nominal=f"2026-03-{day:02}T07:30")


def everything(database: Engine) -> dict[str, list[str]]:
    """Every row of the ledger, as text."""
    with reading(database) as connection:
        return {one.name: [repr(tuple(row)) for row in connection.execute(select(one))] for one in LEDGER}


def test_nothing_of_somebody_is_left_that_is_theirs_alone(ledger: Ledger, database: Engine) -> None:
    digest = ledger.subscribe(a_digest(ANN))
    for day in (4, 5):
        sent(ledger, of_digest(digest, day), f"for Ann {day}", ANN)
    before = own_of(database, ANN)
    assert (before.subscriptions, before.messages) == (1, 3), "one waits for its day"
    with transaction(database) as connection:
        erase(connection, ANN)
    assert everything(database) == {one.name: [] for one in LEDGER}
    with transaction(database) as connection:
        erase(connection, ANN)
    after = own_of(database, ANN)
    assert (after.subscriptions, after.messages) == (0, 0)


def test_what_somebody_else_was_told_stays_and_what_admins_sent_too(ledger: Ledger, database: Engine) -> None:
    sent(ledger, an_occurrence(), "for both", ANN, BOB)
    shared = everything(database)
    digests = {one: ledger.subscribe(a_digest(one)) for one in (ANN, BOB)}
    sent(ledger, of_digest(digests[ANN], 4), "for Ann", ANN)
    sent(ledger, of_digest(digests[BOB], 4), "for Bob", BOB)
    with transaction(database) as connection:
        erase(connection, ANN)
    left = everything(database)
    assert [row for row in left["reader"] if str(ANN) in row] == []
    assert [row for row in left["content"] if "for Ann" in row] == []
    assert any("for Bob" in row for row in left["content"])
    assert set(shared["memory"]) <= set(left["memory"]), "Bob was told that too"
    assert set(shared["delivery"]) <= set(left["delivery"])
    assert own_of(database, ANN).sent_by_admins == 1
    memory = ledger.memories([BOB])[BOB]
    assert len(ledger.told(memory, most=100)) == 2
    assert ledger.subscriptions() == [digests[BOB]]


def test_what_is_being_sent_is_recorded_first_and_erased_then(ledger: Ledger, database: Engine) -> None:
    digest = ledger.subscribe(a_digest(ANN))
    assert ledger.post(of_digest(digest, 4), [frozen("one", "two", to=(ANN,))])
    claims = ledger.claim("test", "slack", lease=LEASE, limit=100)
    with transaction(database) as connection:
        erase(connection, ANN)
    assert own_of(database, ANN).under_way == 1
    assert not ledger.record([Outcome(claims[0], DeliveryState.SENT, a_receipt())]).lost
    with transaction(database) as connection:
        erase(connection, ANN)
    assert everything(database) == {one.name: [] for one in LEDGER}


def own_of(database: Engine, person: Destination) -> Any:  # noqa: ANN401  numbers
    with reading(database) as connection:
        return own(connection, person)


def pruned(database: Engine, **later: float) -> int:
    with transaction(database) as connection:
        return prune(connection, EIGHT + timedelta(**later))


def test_what_is_long_past_goes_but_the_last_of_a_briefing_and_what_readers_know(
    ledger: Ledger, database: Engine
) -> None:
    sent(ledger, an_occurrence(), "first", ANN)
    sent(ledger, an_occurrence(nominal="2026-03-03T08:00"), "second", ANN)
    assert pruned(database, days=0) == 0, "it was due at that instant"
    told = ledger.told(ledger.memories([ANN])[ANN], most=100)
    third = an_occurrence(nominal="2026-03-04T08:00", due_at=EIGHT + timedelta(days=1))
    assert ledger.post(third, [frozen("third", to=(ANN,))])
    assert pruned(database, days=9) == 2
    assert pruned(database, days=9) == 0
    assert ledger.told(ledger.memories([ANN])[ANN], most=100) == told
    left = everything(database)
    assert [row for row in left["content"] if "third" in row] == left["content"]
    assert len(left["delivery"]) == 1
    assert len(left["edition"]) == 3
    assert ledger.heard(Kind.BRIEFING, "morning").keys() == {ANN}


@pytest.mark.parametrize("state", [DeliveryState.HELD, DeliveryState.UNKNOWN])
def test_what_is_open_or_held_stays_however_old_it_is(
    ledger: Ledger, database: Engine, state: DeliveryState
) -> None:
    note = an_occurrence(kind=Kind.NOTE, subject="offers", nominal="abc")
    assert ledger.post(note, [frozen("note", to=(ANN,))])
    claims = ledger.claim("test", "slack", lease=LEASE, limit=1)
    ledger.record([Outcome(claims[0], state)])
    assert pruned(database, days=9_000) == 0
    assert ledger.resolve(claims[0].delivery.id, arrived=True) is DeliveryState.SENT
    assert pruned(database, days=9_000) == 1


def test_an_occurrence_that_was_pruned_is_not_sent_once_more(ledger: Ledger, database: Engine) -> None:
    ledger.plan([], {(Kind.BRIEFING, "morning"): EIGHT})
    sent(ledger, an_occurrence(due_at=EIGHT - timedelta(days=1)), "first", ANN)
    sent(ledger, an_occurrence(nominal="2026-03-03T08:00"), "second", ANN)
    assert pruned(database, days=400) == 1
    assert ledger.watermarks()[Kind.BRIEFING, "morning"] == EIGHT, "nothing due before that is planned again"


def test_what_was_given_up_long_ago_goes(ledger: Ledger, database: Engine) -> None:
    digest = ledger.subscribe(a_digest(ANN))
    held = ledger.subscribe(a_digest(BOB))
    ledger.unsubscribe(digest.id, EIGHT)
    with transaction(database) as connection:
        assert prune_subscriptions(connection, EIGHT) == 0
        assert prune_subscriptions(connection, EIGHT + timedelta(days=1)) == 1
    assert ledger.subscriptions() == [held]
