"""Privacy: all that is kept of a person is told, and gone when they want it, in every table there is."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select

from bot.chat.asker import Asker
from bot.chat.hiding import Hidden
from bot.chat.missing import Unanswered
from bot.chat.muting import Muted
from bot.chat.privacy import Fate, forget, kept_of
from bot.chat.proposals import Proposals
from bot.chat.rating import Ratings
from bot.chat.shown import Shelf, shown_of
from bot.chat.snippets import Snippet, Snippets
from bot.intake.tables import offer
from bot.ledger import Ledger
from bot.ledger.recording import Outcome
from bot.ledger.states import DeliveryState, Kind
from bot.subscriptions.subscription import Subscription
from bot.versions.change import Change
from bot.versions.tables import configuration
from briefings.reply import Reply
from config.destination import destination
from corpus.store.engine import reading, transaction
from corpus.store.schema import metadata
from tests.bot.ledger.entries import EIGHT, a_receipt, an_occurrence, frozen
from tests.builders import ask_reply

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.ledger.entries import Occurrence
    from config.destination import Destination

ANN, BOB = destination("slack:U012ANN"), destination("slack:U012BOB")
HERE = destination("slack:C012ABC")
AUDITED = {("configuration", "made_by"), ("configuration", "made_in")}
"""Columns in which somebody's id stays."""


@pytest.fixture
def ledger(database: Engine) -> Ledger:
    return Ledger(database, clock=lambda: EIGHT)


def live(ledger: Ledger, person: Destination) -> None:
    """Leave something in every table that remembers people."""
    engine, asker = ledger.engine, Asker(person, HERE)
    citation = ask_reply().items()[0].statements[0].citation
    answer = shown_of(ask_reply(), asker=asker, command="ask", words=f"by {person}", options={}, now=EIGHT)
    Shelf(engine).put([answer])
    Ratings(engine).rate(answer, person, useful=True, now=EIGHT)
    Proposals(engine).begin(Change("topic.new", "", {}), asker, after=0, now=EIGHT)
    for where in (theirs(person), person):
        Unanswered(engine).ask(where, f"what {person} wants", by=person, now=EIGHT)
        Hidden(engine).hide(where, f"{person}", citation, by=person, now=EIGHT)
        Muted(engine).mute(where, f"keyword {person.address}", by=person, now=EIGHT)
    Snippets(engine).claim(Snippet(person, "1.1", "ferry", "a@1:0-4", Reply("")), timedelta(0), now=EIGHT)
    with transaction(engine) as connection:
        for state in ("offered", "approved", "refused"):
            connection.execute(insert(offer).values(an_offer(person, f"{person}{state}", state)))
        number = 1 if person == ANN else 2
        made = {"made_by": str(person), "made_in": str(person), "made_at": EIGHT}
        connection.execute(insert(configuration).values(number=number, text="", change="", **made))
    digest = ledger.subscribe(
        Subscription("", Kind.DIGEST, person, "UTC", EIGHT, ("tunnel",), at=time(7, 30))
    )
    sent(ledger, an_occurrence(kind=Kind.DIGEST, subject=digest.id, nominal="2026-03-01"), person)


def theirs(person: Destination) -> Destination:
    """A channel of theirs."""
    return destination(f"slack:C{person.address[1:]}")


def an_offer(person: Destination, key: str, state: str) -> dict[str, Any]:
    return {
        "id": key,
        "kind": "link",
        "name": "https://news.example/a",
        "collection": "public",
        "offered_by": str(person),
        "offered_in": str(person),
        "offered_at": EIGHT,
        "state": state,
        "documents": [],
    }


def sent(ledger: Ledger, occurrence: Occurrence, person: Destination) -> None:
    assert ledger.post(occurrence, [frozen(f"for {person}", to=(person,))])
    claims = ledger.claim("test", "slack", lease=timedelta(minutes=1), limit=9)
    ledger.record([Outcome(one, DeliveryState.SENT, a_receipt()) for one in claims])


def mentions(database: Engine, person: Destination) -> set[tuple[str, str]]:
    """The tables and columns in which somebody's id stands, of all there are."""
    found = set()
    with reading(database) as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)).mappings():
                found |= {
                    (table.name, str(name)) for name, value in row.items() if str(person) in repr(value)
                }
    return found


def everything(database: Engine) -> dict[str, list[str]]:
    with reading(database) as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }


def test_all_that_is_kept_of_somebody_is_told_with_what_becomes_of_it(ledger: Ledger) -> None:
    assert kept_of(ledger.engine, ANN) == ()
    live(ledger, ANN)
    told = {one.what: (one.fate, one.why) for one in kept_of(ledger.engine, ANN)}
    gone = (Fate.DELETED, "")
    without = (Fate.WITHOUT_YOU, "others read there")
    assert told == {
        "1 answer that you were shown": gone,
        "1 answer that you rated": gone,
        "1 change that you began": gone,
        "2 questions without an answer": gone,
        "3 things that you handed in": gone,
        "1 line hidden in our own conversation": gone,
        "1 keyword muted in our own conversation": gone,
        "1 snippet that you were given": gone,
        "1 digest or follow": gone,
        "2 messages of these": gone,
        "1 line that you called wrong in a channel": without,
        "1 keyword that you muted in a channel": without,
        "1 version of the configuration": (Fate.KEPT, "admins can see who changed what"),
    }


def test_nothing_of_somebody_is_left_in_any_table_but_what_an_audit_needs(
    ledger: Ledger, database: Engine
) -> None:
    live(ledger, BOB)
    before = everything(database)
    live(ledger, ANN)
    gone, left = forget(ledger, ANN)
    assert mentions(database, ANN) == AUDITED
    assert [one.what for one in left] == ["1 version of the configuration"]
    assert sum(one.number for one in gone) == 16
    after = everything(database)
    for name, rows in before.items():
        assert set(rows) <= set(after[name]), f"what is Bob's stays: {name}"
    (hidden,) = Hidden(database).listed(where=theirs(ANN))
    assert (hidden.hidden_by, hidden.who) == (None, "by somebody"), "what others read stays hidden"
    assert Muted(database).at(theirs(ANN)) == {f"keyword {ANN.address}"}
    assert [one.destination for one in ledger.subscriptions()] == [BOB]
    assert forget(ledger, ANN) == ((), left), "and a second time changes nothing"
    assert everything(database) == after


def test_who_is_forgotten_can_begin_anew(ledger: Ledger, database: Engine) -> None:
    live(ledger, ANN)
    first = everything(database)
    forget(ledger, ANN)
    with transaction(database) as connection:
        connection.execute(configuration.delete())
    live(ledger, ANN)
    again = everything(database)
    assert {name: len(rows) for name, rows in again.items()} == {
        name: len(rows) for name, rows in first.items()
    }


def test_what_is_being_read_or_sent_just_now_stays_and_is_told(ledger: Ledger, database: Engine) -> None:
    with transaction(database) as connection:
        connection.execute(insert(offer).values(an_offer(ANN, "reading", "reading")))
    digest = ledger.subscribe(Subscription("", Kind.DIGEST, ANN, "UTC", EIGHT, at=time(7, 30)))
    occurrence = an_occurrence(kind=Kind.DIGEST, subject=digest.id, nominal="2026-03-01")
    ledger.post(occurrence, [frozen("news", to=(ANN,))])
    claims = ledger.claim("test", "slack", lease=timedelta(minutes=1), limit=9)
    _, left = forget(ledger, ANN)
    assert {one.what: one.why for one in left} == {
        "1 thing that you handed in": "it is being read: ask again later",
        "1 message of these": "it is on its way: ask again later",
    }
    ledger.record([Outcome(one, DeliveryState.SENT, a_receipt()) for one in claims])
    _, left = forget(ledger, ANN)
    assert [one.what for one in left] == ["1 thing that you handed in"]


def test_notes_that_name_somebody_are_told(ledger: Ledger) -> None:
    note = an_occurrence(kind=Kind.NOTE, subject="hidden lines", nominal="abc")
    assert ledger.post(note, [frozen(f"post · by {ANN}", to=(BOB,))])
    (one,) = kept_of(ledger.engine, ANN)
    assert (one.what, one.fate) == ("1 note that names you", Fate.KEPT)
    assert [one.what for one in kept_of(ledger.engine, BOB)] == ["1 message that admins had sent to you"]
