"""Names that mean for ever what they meant when they were first met."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.chat.pins import Pins, name_of, pinned
from bot.migrations.upgrade import upgrade
from bot.opening import opened
from config.destination import Platform, destination
from config.reader import parse
from corpus.store.engine import open_engine, url_of_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

NOW = datetime(2024, 5, 20, 6, tzinfo=UTC)
NAMED = parse(
    """
timezone: UTC
collections: {public: {paths: [public]}, board: {paths: [board], allow: ["slack:#Board"]}}
briefings: {morning: {at: "08:00", to: ["slack:#board", "slack:@anna", "slack:#new"]}}
""",
    path="test",
    folder=Path(),
)
NAMELESS = parse("timezone: UTC\ncollections: {public: {paths: [public]}}\n", path="test", folder=Path())


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "postgresql":
        engine = open_engine(request.getfixturevalue("postgres_url"))
    else:
        engine = open_engine(url_of_file(tmp_path / "communique.db"))
        upgrade(engine)
    yield engine
    engine.dispose()


def test_the_first_id_of_a_name_stays_whoever_bears_it_later(database: Engine) -> None:
    pins = Pins(database)

    assert pins.pin(Platform.SLACK, "board", "C012ABC", now=NOW) == "C012ABC"
    assert pins.pin(Platform.SLACK, "board", "C666BAD", now=NOW) == "C012ABC"
    assert pins.of(Platform.SLACK) == {"board": "C012ABC"}
    assert pins.of(Platform.DISCORD) == {}


def test_without_asking_slack_a_configuration_means_what_was_pinned(database: Engine) -> None:
    pins = Pins(database)
    pins.pin(Platform.SLACK, "board", "C012ABC", now=NOW)
    pins.pin(Platform.SLACK, "@anna", "U012ABC", now=NOW)

    found = pinned(NAMED, pins)
    assert list(map(str, found.briefings["morning"].to)) == ["slack:C012ABC", "slack:U012ABC", "slack:#new"]
    assert found.visible_to(destination("slack:C012ABC")) == {"public", "board"}
    assert found.visible_to(destination("slack:#board")) == {"public"}


def test_where_no_name_is_given_no_database_is_asked(tmp_path: Path) -> None:
    nowhere = open_engine(url_of_file(tmp_path / "not/there.db"))

    assert pinned(NAMELESS, Pins(nowhere)) is NAMELESS
    nowhere.dispose()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("slack:#board", "board"),
        ("slack:#Board", "board"),
        ("slack:@anna", "@anna"),
        ("slack:C012ABC", None),
        ("discord:112233445566778899", None),
        ("console", None),
    ],
)
def test_only_names_are_pinned(written: str, name: str | None) -> None:
    assert name_of(destination(written)) == name


def test_what_runs_by_hand_means_the_channels_that_the_running_bot_means(tmp_path: Path) -> None:
    config = tmp_path / "communique.yaml"
    config.write_text("timezone: UTC\nbriefings: {morning: {at: '08:00', to: ['slack:#board']}}\n")
    before = opened(home=tmp_path / "home", config=config)
    Pins(before.store.engine).pin(Platform.SLACK, "board", "C012ABC", now=NOW)

    after = opened(home=tmp_path / "home", config=config)
    assert after.configuration.briefings["morning"].to == (destination("slack:C012ABC"),)
    assert after.written.briefings["morning"].to == (destination("slack:#board"),)
