"""Recent: an answer can be asked about as soon as it is shown, whether or not it is written down yet."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.chat.asker import Asker
from bot.chat.recent import MAX_HELD, Recent
from bot.chat.shown import Shelf
from bot.migrations.upgrade import upgrade
from config.destination import destination
from corpus.errors import StoreUnavailable
from corpus.store.engine import open_engine, transaction, url_of_file
from tests.builders import ask_reply

if TYPE_CHECKING:
    from pathlib import Path

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


def test_what_waits_to_be_written_is_written_before_somebody_is_forgotten(database: Engine) -> None:
    with closing(Recent(Shelf(database))) as recent:
        handle = keep(recent).handle or ""
        recent.forget(ANN.person)
        assert recent.reply(handle) is None
        assert Shelf(database).find(handle) is not None, "where whoever deletes finds it"


def test_nobody_is_told_that_they_are_forgotten_while_an_answer_of_theirs_waits_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(url_of_file(tmp_path / "communique.db"))
    upgrade(engine)
    with closing(Recent(Shelf(engine))) as recent:
        with transaction(engine), monkeypatch.context() as patch:  # SQLite lets nobody else write
            keep(recent)
            patch.setattr("bot.chat.recent.PATIENCE_S", 0.01)
            with pytest.raises(StoreUnavailable, match="busy"):
                recent.forget(ANN.person)
        recent.forget(ANN.person)
    engine.dispose()
