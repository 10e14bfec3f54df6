"""Freshness: whoever asks waits for nobody who writes, and finds soon what was read meanwhile."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.chat.freshness import NOT_FRESH, Freshness
from bot.commands.ask import ask
from bot.ingest import ingest
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


def _wait_until(holds: Callable[[], bool]) -> None:
    waited = threading.Event()
    for _ in range(1_000):
        if holds():
            return
        waited.wait(0.01)
    raise AssertionError("it never was so")
