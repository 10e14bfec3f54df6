"""Proposals: kept for a day, each for whoever began it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.chat.asker import Asker
from bot.chat.proposals import KEPT_FOR, Proposals
from bot.versions.change import Change
from config.destination import destination

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOW = datetime(2024, 5, 20, 6, tzinfo=UTC)
ANNA = Asker(destination("slack:U012ABC"), destination("slack:C012ABC"), admin=True)
BEN = Asker(destination("slack:U0BEN"), destination("slack:C012ABC"), admin=True)
CHANGE = Change("briefing.edit", "morning", MappingProxyType({"title": ("Early",), "days": ("mon", "tue")}))


def test_what_was_begun_comes_back_to_whoever_began_it_and_to_nobody_else(database: Engine) -> None:
    proposals = Proposals(database)
    begun = proposals.begin(CHANGE, ANNA, after=3, now=NOW)
    assert proposals.find(begun.id, ANNA) == begun
    assert (begun.change, begun.after) == (CHANGE, 3)
    assert proposals.find(begun.id, BEN) is None


def test_what_is_filled_in_takes_the_place_of_what_was(database: Engine) -> None:
    proposals = Proposals(database)
    begun = proposals.begin(CHANGE, ANNA, after=3, now=NOW)
    filled = proposals.fill(begun, {"title": ("Late",), "topics": ()}, after=4)
    assert dict(filled.change.values) == {"title": ("Late",), "topics": ()}
    assert proposals.find(begun.id, ANNA) == filled
    proposals.drop(filled)
    assert proposals.find(begun.id, ANNA) is None


def test_what_nobody_went_on_with_is_gone_after_a_day(database: Engine) -> None:
    proposals = Proposals(database)
    old = proposals.begin(CHANGE, ANNA, after=0, now=NOW)
    new = proposals.begin(CHANGE, ANNA, after=0, now=NOW + KEPT_FOR + timedelta(seconds=1))
    assert proposals.find(old.id, ANNA) is None
    assert proposals.find(new.id, ANNA) == new
