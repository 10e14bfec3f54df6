"""Offers are made once, decided once, and forgotten by nobody; on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Event
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.errors import UnknownName, UsageMistake
from bot.intake import tables
from bot.offers import File, Link, Offers, State
from bot.offers.errors import AlreadyDecided, TooManyOffers
from bot.offers.offers import LEASE, MAX_REASON_CHARS, MAX_WAITING
from corpus.store.engine import reading
from tests.bot.offers.offering import (
    ADA,
    ANN,
    BOARD,
    BOB,
    CONFIGURATION,
    FILE,
    LINK,
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
    from bot.report import Report
    from config.destination import Destination


def test_an_offer_says_who_offered_what_where_and_when(offers: Offers) -> None:
    made = offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW)
    assert made.new
    assert made.refused_before is None
    (held,) = offers.waiting()
    assert held == made.offer == offers.find(made.offer.id)
    assert (held.name, held.offered_by, held.offered_in, held.offered_at) == (LINK.url, ANN, NEWSROOM, NOW)
    assert (held.state, held.collection, held.documents) == (State.OFFERED, "public", ())


def test_the_same_link_or_the_same_bytes_while_they_wait_are_the_same_offer(offers: Offers) -> None:
    link = offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW).offer
    file = offers.offer(FILE, by=ANN, where=NEWSROOM, now=NOW).offer
    again = Link("HTTPS://EXAMPLE.org/harbour#map")
    renamed = File("copy of harbour.txt", FILE.data)
    later = NOW + timedelta(hours=1)
    assert [
        offers.offer(again, by=BOB, where=NEWSROOM, now=later),
        offers.offer(renamed, by=BOB, where=NEWSROOM, now=later),
    ] == [
        replace(offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW), offer=link, new=False),
        replace(offers.offer(FILE, by=ANN, where=NEWSROOM, now=NOW), offer=file, new=False),
    ]
    assert offers.waiting() == sorted([link, file], key=lambda one: one.key)


def test_what_was_approved_before_says_which_document_it_is(offers: Offers) -> None:
    name = offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW).offer.id
    offers.approve(name, by=ADA, now=NOW, read=Desk())
    again = offers.offer(LINK, by=BOB, where=OFFICE, now=NOW)
    assert again.new  # the office files into the board's collection: another document there
    told = offers.offer(LINK, by=BOB, where=NEWSROOM, now=NOW)
    assert not told.new
    assert told.offer.documents == ("harbour-1a2b3c4d",)


def test_nobody_learns_of_a_document_that_they_may_not_see(offers: Offers) -> None:
    name = offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW).offer.id
    offers.approve(name, by=ADA, now=NOW, read=Desk(), collection="board")
    again = offers.offer(LINK, by=BOB, where=NEWSROOM, now=NOW)
    assert again.new
    assert again.offer.id != name


def test_what_was_refused_can_be_offered_again_and_says_so(offers: Offers) -> None:
    first = offers.offer(FILE, by=ANN, where=NEWSROOM, now=NOW).offer
    refused = offers.refuse(first.id, by=ADA, now=NOW, reason=" It is a draft. ")
    assert (refused.state, refused.decided_by, refused.decided_at) == (State.REFUSED, ADA, NOW)
    assert refused.trouble == "It is a draft."
    again = offers.offer(FILE, by=ANN, where=NEWSROOM, now=NOW)
    assert again.new
    assert again.offer.id != first.id
    assert again.refused_before == refused
    assert offers.waiting() == [again.offer]
    assert offers.decided(limit=5) == [refused]


def test_a_reason_is_kept_as_one_harmless_line(offers: Offers) -> None:
    name = offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW).offer.id
    refused = offers.refuse(name, by=ADA, now=NOW, reason="\x00 It is\n\u202ea draft.\ud800 " + "x" * 1_000)
    assert refused.trouble.startswith("It is a draft.")
    assert len(refused.trouble) == MAX_REASON_CHARS


def test_an_offer_survives_a_restart_with_its_bytes(offers: Offers, database: Engine) -> None:
    name = offers.offer(FILE, by=ANN, where=NEWSROOM, now=NOW).offer.id
    database.dispose()
    after = Offers(database, CONFIGURATION, max_file_bytes=MAX_BYTES)
    desk = Desk()
    done = after.approve(name, by=ADA, now=NOW, read=desk)
    assert done.offer == after.find(name)
    assert (done.offer.state, done.offer.documents) == (State.APPROVED, ("harbour-1a2b3c4d",))
    [(read, collection)] = desk.asked
    assert (read.data, collection) == (FILE.data, "public")
    assert kept_bytes(database) == [None]


def test_an_admin_may_file_it_elsewhere(offers: Offers) -> None:
    name = offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW).offer.id
    with pytest.raises(UnknownName, match="no collection 'bord'"):
        offers.approve(name, by=ADA, now=NOW, read=Desk(), collection="bord")
    desk = Desk()
    offers.approve(name, by=ADA, now=NOW, read=desk, collection="board")
    assert [collection for _, collection in desk.asked] == ["board"]
    assert offers.find(name).collection == "board"


def test_a_failed_read_keeps_the_offer_open_with_its_trouble(offers: Offers, database: Engine) -> None:
    name = offers.offer(FILE, by=ANN, where=NEWSROOM, now=NOW).offer.id
    failed = offers.approve(name, by=ADA, now=NOW, read=Desk(trouble="there is no text in it"))
    assert failed.offer == offers.find(name)
    assert (failed.offer.state, failed.offer.trouble) == (State.OFFERED, "there is no text in it")
    assert failed.offer.decided_by is None
    assert kept_bytes(database) == [FILE.data]
    assert offers.approve(name, by=MAX, now=NOW, read=Desk()).offer.trouble == ""


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (UsageMistake("the web is closed"), "the web is closed"),
        (RuntimeError("a bug"), "something went wrong inside"),
        (KeyboardInterrupt(), "reading was interrupted"),
    ],
)
def test_a_read_that_breaks_off_keeps_the_offer_open(offers: Offers, error: BaseException, told: str) -> None:
    name = offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW).offer.id

    def read(offer: Offer, collection: str) -> Report:
        assert (offer.name, collection) == (LINK.url, "public")
        raise error

    with pytest.raises(type(error)):
        offers.approve(name, by=ADA, now=NOW, read=read)
    held = offers.find(name)
    assert held.state is State.OFFERED
    assert told in held.trouble


def test_the_second_admin_is_told_who_decided_what_and_when(offers: Offers) -> None:
    approved = offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW).offer.id
    offers.approve(approved, by=ADA, now=NOW, read=Desk())
    refused = offers.offer(FILE, by=ANN, where=NEWSROOM, now=NOW).offer.id
    offers.refuse(refused, by=ADA, now=NOW)
    for name, what in ((approved, "approved"), (refused, "refused")):
        told = f"the offer {name} was {what}: by {ADA} at 2026-03-02 07:00 UTC"
        with pytest.raises(AlreadyDecided, match=told):
            offers.approve(name, by=MAX, now=NOW, read=Desk())
        with pytest.raises(AlreadyDecided, match=told):
            offers.refuse(name, by=MAX, now=NOW)


def test_of_two_admins_at_once_one_decides(offers: Offers) -> None:
    name = offers.offer(FILE, by=ANN, where=NEWSROOM, now=NOW).offer.id
    desk, together = Desk(), Barrier(4)

    def decide(number: int) -> str:
        together.wait()
        try:
            if number % 2:
                return offers.approve(name, by=f"slack:U{number}", now=NOW, read=desk).offer.state
            return offers.refuse(name, by=f"slack:U{number}", now=NOW).state
        except AlreadyDecided:
            return "late"

    with ThreadPoolExecutor(4) as admins:
        fates = list(admins.map(decide, range(4)))
    (fate,) = (one for one in fates if one != "late")
    held = offers.find(name)
    assert held.state == fate
    assert len(desk.asked) == (held.state is State.APPROVED)


def test_while_one_admin_has_it_read_nobody_else_decides(offers: Offers) -> None:
    name = offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW).offer.id
    begun, go_on = Event(), Event()

    def read(offer: Offer, collection: str) -> Report:
        begun.set()
        assert go_on.wait(10)
        return Desk()(offer, collection)

    with ThreadPoolExecutor(1) as admin:
        reading_it = admin.submit(offers.approve, name, by=ADA, now=NOW, read=read)
        assert begun.wait(10)
        assert [one.state for one in offers.waiting()] == [State.READING]
        with pytest.raises(AlreadyDecided, match="approved, and is being read: by slack:U0ADMIN1"):
            offers.refuse(name, by=MAX, now=NOW)
        go_on.set()
        assert reading_it.result().offer.state is State.APPROVED


def test_what_was_being_read_when_the_program_died_can_be_decided_later(offers: Offers) -> None:
    name = offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW).offer.id

    def read(offer: Offer, collection: str) -> Report:
        """Takes so long that another admin comes by."""
        with pytest.raises(AlreadyDecided):
            offers.approve(name, by=MAX, now=NOW + LEASE - timedelta(seconds=1), read=Desk())
        offers.refuse(name, by=MAX, now=NOW + LEASE)
        return Desk()(offer, collection)

    with pytest.raises(AlreadyDecided, match=f"refused: by {MAX}"):
        offers.approve(name, by=ADA, now=NOW, read=read)
    assert offers.find(name).state is State.REFUSED


def test_two_who_offer_the_same_at_once_make_one_offer(offers: Offers) -> None:
    together = Barrier(4)

    def offer(number: int) -> bool:
        together.wait()
        return offers.offer(LINK, by=f"slack:U{number}", where=NEWSROOM, now=NOW).new

    with ThreadPoolExecutor(4) as people:
        assert sum(people.map(offer, range(4))) == 1
    assert len(offers.waiting()) == 1


def test_whoever_offers_too_much_is_asked_kindly_to_wait(offers: Offers) -> None:
    for number in range(MAX_WAITING):
        offers.offer(Link(f"https://example.org/{number}"), by=ANN, where=NEWSROOM, now=NOW)
    with pytest.raises(TooManyOffers, match="thank you: 20 offers of yours still wait"):
        offers.offer(LINK, by=ANN, where=NEWSROOM, now=NOW)
    admin = offers.offer(Link("https://example.org/21"), by=ANN, where=NEWSROOM, now=NOW, limited=False)
    assert admin.new
    assert not offers.offer(Link("https://example.org/7"), by=ANN, where=NEWSROOM, now=NOW).new
    assert offers.offer(LINK, by=BOB, where=NEWSROOM, now=NOW).new
    for one in [one for one in offers.waiting() if one.offered_by == ANN][:2]:
        offers.refuse(one.id, by=ADA, now=NOW)
    assert offers.offer(Link("https://example.org/more"), by=ANN, where=NEWSROOM, now=NOW).new


def test_an_offer_is_found_by_the_beginning_of_its_name(offers: Offers) -> None:
    made = [
        offers.offer(Link(f"https://example.org/{number}"), by=str(number), where=NEWSROOM, now=NOW).offer
        for number in range(33)
    ]
    assert len({one.id for one in made}) == 33
    assert offers.find(f" {made[0].id.upper()} ") == made[0]
    assert offers.find(made[0].key) == made[0]
    firsts = [one.id[0] for one in made]
    with pytest.raises(UsageMistake, match="several offers begin with"):
        offers.find(max(firsts, key=firsts.count))
    for unknown in ("", "%", "_", "1", "0189", "\x00", "\ud800"):
        with pytest.raises(UnknownName, match="no offer"):
            offers.find(unknown)


@pytest.mark.parametrize(("where", "collection"), [(NEWSROOM, "public"), (OFFICE, "board"), (BOARD, "chair")])
def test_an_offer_is_filed_where_fewest_besides_those_who_heard_of_it_see_it(
    offers: Offers, where: Destination, collection: str
) -> None:
    assert offers.offer(LINK, by=ANN, where=where, now=NOW).offer.collection == collection


def kept_bytes(database: Engine) -> list[bytes | None]:
    """What is kept of files."""
    with reading(database) as connection:
        return list(connection.execute(select(tables.offer.c.data)).scalars())
