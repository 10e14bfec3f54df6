"""Freshness: whoever asks waits for nobody who writes, and finds soon what was read meanwhile."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from structlog.testing import capture_logs

from bot.chat.corpus_listings import CorpusListings
from bot.chat.freshness import NOT_FRESH, Freshness
from bot.commands.ask import ask
from bot.ingest import ingest
from corpus.index import Index
from tests.corpus.index.damage import damage
from tests.ingested import an_application

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.application import Application

NEVER = timedelta(days=1)


def _read(application: Application, folder: Path, name: str, text: str) -> None:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    ingest(an_application(application.home.folder), [path])


def test_an_answer_at_hand_does_not_catch_up_and_the_next_one_finds_what_came(tmp_path: Path) -> None:
    application = an_application(tmp_path / "home")
    _read(application, tmp_path, "one", "The ferry carried 400 passengers on Monday.\n")
    freshness = Freshness(application, every=NEVER)
    freshness.begin()
    _read(application, tmp_path, "two", "The lighthouse keeper counted 17 whales on Tuesday.\n")
    assert not ask(application.at_hand(), "lighthouse whales").shape["answered"]
    freshness.now()
    assert ask(application.at_hand(), "lighthouse whales").shape["answered"]
    freshness.close()


def test_it_catches_up_by_itself(tmp_path: Path) -> None:
    application = an_application(tmp_path / "home")
    _read(application, tmp_path, "one", "The ferry carried 400 passengers on Monday.\n")
    freshness = Freshness(application, every=timedelta(milliseconds=1))
    freshness.begin()
    _read(application, tmp_path, "two", "The lighthouse keeper counted 17 whales on Tuesday.\n")
    change = application.store.change()
    _wait_until(lambda: application.at_hand().index().change == change)
    freshness.close()


def test_each_index_is_got_ready_once_while_newer_ones_are_found_already(tmp_path: Path) -> None:
    application = an_application(tmp_path / "home")
    _read(application, tmp_path, "one", "The ferry carried 400 passengers on Monday.\n")
    readied: list[int] = []
    go_on = threading.Event()

    def ready(index: Index) -> None:
        readied.append(index.change)
        go_on.wait()

    freshness = Freshness(application, every=timedelta(milliseconds=1), ready=ready)
    freshness.begin()
    _wait_until(lambda: len(readied) == 1)
    first = application.at_hand().index().change
    for number in range(2):
        _read(application, tmp_path, str(number), f"The lighthouse keeper counted {number + 17} whales.\n")
        _wait_until(lambda: application.at_hand().index().change == application.store.change())
    assert readied == [first]
    go_on.set()
    _wait_until(lambda: readied == [first, application.store.change()])
    freshness.close()


def test_what_cannot_be_got_ready_is_logged_once_and_answers_are_fresh_all_the_same(tmp_path: Path) -> None:
    application = an_application(tmp_path / "home")
    _read(application, tmp_path, "one", "The ferry carried 400 passengers on Monday.\n")
    readied: list[int] = []

    def ready(index: Index) -> None:
        readied.append(index.change)
        raise OSError

    with capture_logs() as logged:
        freshness = Freshness(application, every=timedelta(milliseconds=1), ready=ready)
        freshness.begin()
        _wait_until(lambda: len(readied) == 1)
        _read(application, tmp_path, "two", "The lighthouse keeper counted 17 whales on Tuesday.\n")
        _wait_until(lambda: readied[-1] == application.store.change())
        assert application.at_hand().index().change == readied[-1] > readied[0]
        assert freshness.trouble is None
        freshness.close()
    assert [entry["event"] for entry in logged] == ["index_not_ready"]


def test_what_cannot_be_caught_up_is_said_and_tried_again(tmp_path: Path) -> None:
    application = an_application(tmp_path / "home")
    _read(application, tmp_path, "one", "The ferry carried 400 passengers on Monday.\n")
    freshness = Freshness(application, every=timedelta(milliseconds=1))
    freshness.begin()
    database = tmp_path / "home" / "communique.db"
    database.rename(tmp_path / "gone")
    application.store.engine.dispose()
    _wait_until(lambda: freshness.trouble == NOT_FRESH)
    database.unlink(missing_ok=True)
    (tmp_path / "gone").rename(database)
    application.store.engine.dispose()
    _read(application, tmp_path, "two", "The lighthouse keeper counted 17 whales on Tuesday.\n")
    change = application.store.change()
    _wait_until(lambda: application.at_hand().index().change == change and freshness.trouble is None)
    freshness.close()


def test_an_index_that_is_damaged_while_the_program_runs_is_mended_by_the_next_answer(tmp_path: Path) -> None:
    application = an_application(tmp_path / "home")
    _read(application, tmp_path, "one", "The ferry carried 400 passengers on Monday.\n")
    freshness = Freshness(application, every=timedelta(milliseconds=1))
    freshness.begin()
    damage(application.home.index, "The ferry carried 400 passengers on Monday.")
    assert ask(application.at_hand(), "ferry passengers").shape["answered"]
    assert freshness.trouble is None
    _read(application, tmp_path, "two", "The lighthouse keeper counted 17 whales on Tuesday.\n")
    change = application.store.change()
    _wait_until(lambda: application.at_hand().index().change == change)
    assert ask(application.at_hand(), "lighthouse whales").shape["answered"]
    assert ask(application.at_hand(), "ferry passengers").shape["answered"]
    freshness.close()


def test_a_damaged_index_that_cannot_be_got_ready_is_mended(tmp_path: Path) -> None:
    application = an_application(tmp_path / "home")
    _read(application, tmp_path, "one", "Ada Quist opened the ferry port, and the mayor thanked Ada Quist.\n")
    damage(application.home.index, "Ada Quist")
    listings, readied = CorpusListings(application.store), threading.Event()

    def ready(index: Index) -> None:
        listings.lay_out(index)
        readied.set()

    with capture_logs() as logged:
        freshness = Freshness(application, every=timedelta(milliseconds=1), ready=ready)
        freshness.begin()
        assert readied.wait(30)
        freshness.close()
    assert logged == []
    made = Index.open(application.home.index)
    assert made is not None
    assert made.generation.damaged() == []


def _wait_until(holds: Callable[[], bool]) -> None:
    waited = threading.Event()
    for _ in range(3_000):
        if holds():
            return
        waited.wait(0.01)
    raise AssertionError("it never was so")
