"""Shown: an answer is remembered for a month, under a name that nobody can guess; on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.chat.asker import Asker
from bot.chat.shown import Shelf, ShownLine, shown_of
from briefings.reply import Item, Reply, Section
from config.destination import destination
from tests.builders import ask_reply, city_ledger, harbour_post

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.chat.shown import Shown

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
ANN = Asker(destination("slack:U012ANN"), destination("slack:C012ABC"))


def keep(shelf: Shelf, reply: Reply, *, words: str = "tunel opning date", at: datetime = NOW) -> Shown:
    """Asked by Ann in her channel."""
    options = {"limit": 5, "since": None, "until": "2026-03-01"}
    one = shown_of(reply, asker=ANN, command="ask", words=words, options=options, now=at)
    shelf.put([one])
    return one


def test_an_answer_is_found_again_as_it_was_kept(database: Engine) -> None:
    shelf = Shelf(database)
    kept = keep(shelf, ask_reply())
    assert shelf.find(kept.id) == kept
    assert (kept.person, kept.destination, kept.shown_at) == (ANN.person, ANN.where, NOW)
    assert (kept.command, kept.words) == ("ask", "tunel opning date")
    assert kept.options == {"limit": 5, "until": "2026-03-01"}
    assert kept.line(1) == ShownLine(1, "ask #1", (harbour_post().id, city_ledger().id))
    assert kept.line(3) is None


def test_a_line_without_a_quote_is_kept_without_a_citation(database: Engine) -> None:
    shelf = Shelf(database)
    item = Item(1, "check #1", (), draft="The tunnel costs nothing.")
    kept = keep(shelf, Reply("Draft", sections=(Section("", (item,)),)), words="")
    assert shelf.find(kept.id) == kept
    assert kept.line(1) == ShownLine(1, "check #1", ())


def test_several_answers_are_kept_together(database: Engine) -> None:
    shelf = Shelf(database)
    several = [
        shown_of(ask_reply(), asker=ANN, command="ask", words=words, options={}, now=NOW)
        for words in ("one", "two", "three")
    ]
    shelf.put(several)
    shelf.put([])
    assert [shelf.find(one.id) for one in several] == several


def test_names_differ_and_are_short_and_of_letters_and_digits_only(database: Engine) -> None:
    shelf = Shelf(database)
    names = {keep(shelf, ask_reply()).id for _ in range(20)}
    assert len(names) == 20
    assert all(len(name) == 12 and name.isalnum() and name.islower() for name in names)


def test_what_is_no_name_finds_nothing(database: Engine) -> None:
    shelf = Shelf(database)
    keep(shelf, ask_reply())
    assert [shelf.find(name) for name in ("", "%", "aaaaaaaaaaaa", "a\0b", "é", "a" * 5_000)] == [None] * 6


def test_words_that_no_database_takes_are_kept_without_what_it_refuses(database: Engine) -> None:
    shelf = Shelf(database)
    kept = keep(shelf, ask_reply(), words="tunnel\0 opening\ud800\n date")
    assert kept.words == "tunnel opening� date"
    assert shelf.find(kept.id) == kept
