"""Two workers over one database of either kind: which of them reads a source, and what is written down."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.intake.standing import Outcome, Standings
from bot.migrations.upgrade import upgrade
from bot.web.fetched import NO_VALIDATORS, Validators
from config.configuration import Source, SourceKind
from corpus.store.engine import open_engine, url_of_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
MINUTE, HOURLY = timedelta(minutes=1), timedelta(hours=1)
PLACE = "https://harbourpost.example/feed"
FEED = Source("public", SourceKind.FEED, PLACE, HOURLY)
WORKERS = 6


@pytest.fixture(params=["sqlite", "postgresql"])
def standings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Standings]:
    """Over an empty database at the newest migration."""
    if request.param == "postgresql":
        engine = open_engine(request.getfixturevalue("postgres_url"))
    else:
        engine = open_engine(url_of_file(tmp_path / "communique.db"))
        upgrade(engine)
    yield Standings(engine)
    engine.dispose()


def test_of_many_workers_that_want_a_source_at_once_one_has_it(standings: Standings) -> None:
    def claim(worker: int) -> bool:
        return standings.claim(FEED, f"worker {worker}", now=NOW, until=NOW + MINUTE)

    with ThreadPoolExecutor(WORKERS) as workers:
        assert sum(workers.map(claim, range(WORKERS))) == 1


def test_a_worker_that_died_is_followed_when_its_time_is_over(standings: Standings) -> None:
    assert standings.claim(FEED, "one", now=NOW, until=NOW + MINUTE)
    for passed, free in ((MINUTE / 2, False), (MINUTE, True)):
        assert standings.claim(FEED, "two", now=NOW + passed, until=NOW + 2 * MINUTE) is free


def test_sources_of_one_address_in_two_collections_are_two(standings: Standings) -> None:
    board = Source("board", SourceKind.FEED, PLACE)
    assert standings.claim(FEED, "one", now=NOW, until=NOW + MINUTE)
    assert standings.claim(board, "two", now=NOW, until=NOW + MINUTE)
    standings.record(board, Outcome(HOURLY, "it hangs"), now=NOW)
    public, closed = standings.of([FEED, board])
    assert (public.failures, closed.failures) == (0, 1)


def test_what_is_written_down_comes_back_with_its_instants(standings: Standings) -> None:
    validators = Validators('"one"', "Mon, 02 Mar 2026 05:00:00 GMT")
    standings.record(FEED, Outcome(HOURLY, new=True, validators=validators), now=NOW)
    (one,) = standings.of([FEED])
    assert (one.read_at, one.new_at, one.next_at) == (NOW, NOW, NOW + HOURLY)
    assert (one.failures, one.failing_since, one.trouble) == (0, None, None)
    assert one.validators == validators

    standings.record(FEED, Outcome(HOURLY, "it hangs", "wait"), now=NOW + HOURLY)
    standings.record(FEED, Outcome(HOURLY, "it is gone"), now=NOW + 2 * HOURLY)
    (one,) = standings.of([FEED])
    assert (one.read_at, one.new_at) == (NOW, NOW), "of the last time that it was read"
    assert (one.failures, one.failing_since, one.trouble, one.hint) == (
        2,
        NOW + HOURLY,
        "it is gone",
        None,
    )
    assert one.validators == validators, "it answers with what it has sent already once it is back"


def test_how_often_a_source_is_asked_goes_by_what_is_configured_now_and_its_patience_by_what_was(
    standings: Standings,
) -> None:
    daily, often = replace(FEED, every=24 * HOURLY), replace(FEED, every=MINUTE)
    standings.record(FEED, Outcome(HOURLY), now=NOW)
    for one in (daily, often):
        assert [found.next_at for found in standings.of([one])] == [NOW + one.every]
        assert standings.first_at([one]) == NOW + one.every
    standings.record(FEED, Outcome(HOURLY, "it hangs", retry_after=2 * HOURLY), now=NOW)
    for one in (daily, often):
        assert [found.next_at for found in standings.of([one])] == [NOW + 2 * HOURLY]
        assert standings.first_at([one]) == NOW + 2 * HOURLY


def test_an_address_that_was_a_page_and_is_a_feed_now_is_asked_for_all_of_it(standings: Standings) -> None:
    page = Source("public", SourceKind.URL, PLACE)
    standings.record(page, Outcome(HOURLY, validators=Validators('"one"', None)), now=NOW)
    (one,) = standings.of([FEED])
    assert (one.validators, one.next_at) == (NO_VALIDATORS, None)
    standings.record(FEED, Outcome(HOURLY, validators=Validators('"two"', None)), now=NOW)
    (one,) = standings.of([FEED])
    assert one.validators == Validators('"two"', None)
