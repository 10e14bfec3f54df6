"""Offered: whoever may decide learns of what was handed in, once, and once more when it waits too long."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.delivery.offered import offered
from bot.offers import File, Link, Offers
from bot.report import Report
from config.destination import destination
from corpus.errors import ReadFailure

if TYPE_CHECKING:
    from bot.offers import Offer
    from tests.bot.delivery.newsroom import Newsroom

ANN = "slack:U012ANN"
BOARD = destination("file:board.jsonl")
NEWSROOM = destination("slack:#newsroom")
SETTLED = timedelta(minutes=2, seconds=10)


@pytest.fixture(autouse=True)
def admins(newsroom: Newsroom) -> None:
    with_notes(newsroom)


def with_notes(room: Newsroom) -> None:
    """Notes go to the open outbox."""
    from config import load

    path = room.folder / "communique.yaml"
    text = path.read_text(encoding="utf-8")
    if "admins" not in text:
        path.write_text(text + 'admins: {notes: ["file:open.jsonl"]}\n', encoding="utf-8")
    room.application.configuration = load(path)


def offers_in(room: Newsroom) -> Offers:
    """The offers of the newsroom."""
    return Offers(room.application.store.engine, room.application.configuration, max_file_bytes=1_000)


def offer(room: Newsroom, what: Link | File, *, by: str = ANN) -> Offer:
    """Offered just now, in the newsroom."""
    return offers_in(room).offer(what, by=by, where=NEWSROOM, now=room.clock.now()).offer


def test_a_new_offer_is_told_once_with_who_and_where_and_how_to_decide(either: Newsroom) -> None:
    with_notes(either)
    one = offer(either, Link("https://example.org/harbour"))
    assert either.said(offered) == []  # others may follow within two minutes
    either.clock.at += SETTLED
    (told,) = either.said(offered)
    assert told["destination"] == "file:open.jsonl"
    words = " ".join(told["text"].split())
    assert words.startswith(f"New: 1 offer {one.id} example.org/harbour (https)")
    assert f"by {ANN} · in slack:#newsroom · for public" in words
    assert f"communique offers approve {one.id}, or: communique offers refuse {one.id}" in words
    either.later(hours=1)
    assert either.said(offered) == []


def test_what_comes_within_two_minutes_is_one_note_and_what_comes_later_another(newsroom: Newsroom) -> None:
    first = offer(newsroom, Link("https://example.org/1"))
    newsroom.later(minutes=1)
    second = offer(newsroom, File("harbour.md", b"The tunnel is open."))
    newsroom.later(minutes=2)
    third = offer(newsroom, Link("https://example.org/3"))
    (told,) = newsroom.said(offered)
    assert "New: 2 offers" in told["text"]
    assert all(one in told["text"] for one in (first.id, second.id, "harbour.md", "offers approve ID"))
    assert third.id not in told["text"]
    newsroom.clock.at += SETTLED
    (told,) = newsroom.said(offered)
    assert third.id in told["text"]


def test_what_was_decided_meanwhile_is_not_told(newsroom: Newsroom) -> None:
    one = offer(newsroom, Link("https://example.org/1"))
    two = offer(newsroom, Link("https://example.org/2"))
    offers = offers_in(newsroom)
    offers.refuse(one.id, by=ANN, now=newsroom.clock.now())
    read = Report(added=["two"])
    offers.approve(two.id, by=ANN, now=newsroom.clock.now(), read=lambda offer, collection: read)  # noqa: ARG005  as called
    newsroom.later(days=4)
    assert newsroom.said(offered) == []


def test_an_offer_that_waited_three_days_is_reminded_of_once(newsroom: Newsroom) -> None:
    one = offer(newsroom, Link("https://example.org/1"))
    newsroom.clock.at += SETTLED
    assert len(newsroom.said(offered)) == 1
    newsroom.later(days=2, hours=23)
    assert newsroom.said(offered) == []
    newsroom.later(hours=1)
    (told,) = newsroom.said(offered)
    assert "Waiting for 3 days: 1 offer" in told["text"]
    assert one.id in told["text"]
    newsroom.later(days=30)
    assert newsroom.said(offered) == []


def test_an_offer_that_could_not_be_read_says_why_in_the_note(newsroom: Newsroom) -> None:
    one = offer(newsroom, Link("https://example.org/1"))
    failed = Report(failed=[ReadFailure("https://example.org/1", "there is no such page (404)")])
    offers_in(newsroom).approve(
        one.id,
        by=ANN,
        now=newsroom.clock.now(),
        read=lambda offer, collection: failed,  # noqa: ARG005  as called
    )
    newsroom.clock.at += SETTLED
    (told,) = newsroom.said(offered)
    assert "could not be read: there is no such page (404)" in " ".join(told["text"].split())


def test_a_flood_of_offers_is_one_short_note(newsroom: Newsroom) -> None:
    for number in range(40):
        offer(newsroom, Link(f"https://example.org/{number}"), by=f"slack:U{number % 4}")
    newsroom.clock.at += SETTLED
    (told,) = newsroom.said(offered)
    assert "New: 40 offers" in told["text"]
    assert "+28 more" in told["text"]
    assert "communique offers list" in told["text"]


def test_an_address_is_shown_as_words_and_cut_where_it_is_long(newsroom: Newsroom) -> None:
    offer(newsroom, Link(f"http://example.org/<!channel>@everyone?next=https://other.example/{'a' * 500}"))
    newsroom.clock.at += SETTLED
    (told,) = newsroom.said(offered)
    words = "".join(told["text"].split())
    assert "http://" not in words
    assert "<!channel>" not in words
    assert "…" in words
    assert len(words) < 500


def test_an_offer_for_a_closed_collection_is_counted_and_not_named(newsroom: Newsroom) -> None:
    link = Link("https://example.org/secret")
    offers_in(newsroom).offer(link, by=ANN, where=BOARD, now=newsroom.clock.now())
    newsroom.clock.at += SETTLED
    (told,) = newsroom.said(offered)
    assert "1 offer for a closed collection" in told["text"]
    assert "secret" not in told["text"]
    assert "board" not in told["text"]
