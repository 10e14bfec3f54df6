"""A source that cannot be read for a day: the admins are told, each day until it can."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.delivery.failing import failing
from bot.intake.standing import Outcome, Standings
from config.configuration import SourceKind
from tests.bot.delivery.newsroom import OPEN

if TYPE_CHECKING:
    from tests.bot.delivery.newsroom import Newsroom

FEED = "https://harbourpost.example/feed?key=0123456789"
BOARDS = "https://board.example/minutes"
HOURLY = timedelta(hours=1)


@pytest.fixture
def fed(either: Newsroom) -> Newsroom:
    """A feed that everybody may see, and one that only the board may; notes go to the file for everybody."""
    held = either.application.configuration
    collections = {
        name: replace(one, feeds=(BOARDS if name == "board" else FEED,))
        for name, one in held.collections.items()
    }
    either.application.configuration = replace(
        held, collections=collections, admins=replace(held.admins, notes=(OPEN,))
    )
    return either


def read(newsroom: Newsroom, collection: str, trouble: str | None) -> None:
    """The feed of a collection is read, or not."""
    (feed,) = (
        one for one in newsroom.application.configuration.sources(collection) if one.kind is SourceKind.FEED
    )
    standings = Standings(newsroom.application.store.engine)
    standings.record(feed, Outcome(HOURLY, trouble), now=newsroom.clock.now())


def test_what_fails_for_a_day_is_told_once_a_day_until_it_is_read(fed: Newsroom) -> None:
    read(fed, "public", "harbourpost.example has no such page (404)")
    fed.later(hours=23)
    assert fed.said(failing) == []

    fed.later(hours=2)
    (told,) = fed.said(failing)
    text = " ".join(told["text"].split())
    assert text.startswith("Not read for a day: 1 source")
    assert "harbourpost.example has no such page (404); never read" in text
    fed.later(minutes=5)
    assert fed.said(failing) == []
    fed.later(days=1)
    assert len(fed.said(failing)) == 1

    read(fed, "public", None)
    fed.later(days=1)
    assert fed.said(failing) == []


def test_the_key_in_an_address_is_not_told(fed: Newsroom) -> None:
    read(fed, "public", "harbourpost.example has no such page (404)")
    fed.later(days=2, hours=4)
    (told,) = fed.said(failing)
    assert "https://harbourpost.example/feed" in told["text"]
    assert "0123456789" not in str(told)


def test_a_source_of_a_closed_collection_is_counted_and_not_named(fed: Newsroom) -> None:
    read(fed, "board", "board.example wants a name and a password (401)")
    fed.later(days=2, hours=4)
    (told,) = fed.said(failing)
    assert "1 source of a closed collection" in " ".join(told["text"].split())
    assert "board.example" not in str(told)
