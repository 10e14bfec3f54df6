"""Acted: what is told twice is done once, and what was not done after all can be tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.chat.acted import KEPT, Acted

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


def test_whoever_hears_of_something_first_acts_and_nobody_else(database: Engine) -> None:
    acted = Acted(database)
    assert acted.first("event", "Ev012ABC", now=NOW)
    assert not acted.first("event", "Ev012ABC", now=NOW)
    assert acted.first("click", "Ev012ABC", now=NOW)


def test_what_was_not_done_after_all_can_be_tried_again(database: Engine) -> None:
    acted = Acted(database)
    assert acted.first("click", "share abc", now=NOW)
    acted.undo("click", "share abc")
    assert acted.first("click", "share abc", now=NOW)


def test_what_is_long_past_is_forgotten_but_a_greeting(database: Engine) -> None:
    acted = Acted(database)
    for kind in ("event", "greeting"):
        assert acted.first(kind, "C012ABC", now=NOW)
    later = NOW + KEPT + timedelta(seconds=1)
    assert acted.first("event", "Ev034DEF", now=later)
    assert acted.first("event", "C012ABC", now=later)
    assert not acted.first("greeting", "C012ABC", now=later)
