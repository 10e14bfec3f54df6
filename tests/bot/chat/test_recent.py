"""Recent: an answer can be asked about as soon as it is shown, whether or not it is written down yet."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.chat.asker import Asker
from bot.chat.recent import MAX_HELD, Recent
from bot.chat.shown import Shelf
from config.destination import destination
from corpus.store.engine import transaction
from tests.builders import ask_reply

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from briefings.reply import Reply

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
ANN = Asker(destination("slack:U012ANN"), destination("slack:C012ABC"))


def keep(recent: Recent) -> Reply:
    return recent.keep(ask_reply(), asker=ANN, command="ask", words="tunnel", options={"limit": 5}, now=NOW)


def test_an_answer_is_found_while_somebody_else_writes_to_the_database(database: Engine) -> None:
    with closing(Recent(Shelf(database))) as recent, transaction(database):  # SQLite lets nobody else write
        reply = keep(recent)
        found = recent.find(reply.handle or "")
        assert found is not None
        assert (found.person, found.words) == (ANN.person, "tunnel")
        assert recent.reply(reply.handle or "") == reply
    assert Shelf(database).find(found.id) == found, "and it was written as soon as it could be"


def test_an_answer_that_is_no_longer_held_is_found_on_the_shelf(database: Engine) -> None:
    with closing(Recent(Shelf(database))) as recent:
        first = keep(recent)
        for _ in range(MAX_HELD):
            keep(recent)
        assert recent.reply(first.handle or "") is None
    assert recent.find(first.handle or "") is not None
