"""Where destinations stand in a configuration, and rewriting them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from config.addresses import Uses, addressed, closed_to, destinations_of, uses_of
from config.destination import Destination, Platform, destination
from config.reader import parse

TEXT = """
timezone: UTC
collections:
  public: {paths: [public]}
  board: {paths: [board], allow: ["slack:#board", "slack:@anna"]}
topics: {energy: {words: [gas]}}
keywords: {ferry: {channels: ["slack:#newsroom", "slack:#board"]}}
briefings:
  morning: {topics: [energy], at: "08:00", to: ["slack:#board", "console", "slack:C012ABC"]}
admins: {slack: [U012ABC], notes: ["slack:#board", "console"]}
"""
CONFIGURATION = parse(TEXT, path="test", folder=Path())
BOARD, FOUND = destination("slack:#board"), destination("slack:C012ABC")


def test_a_destination_is_replaced_wherever_it_stands() -> None:
    found = addressed(CONFIGURATION, {BOARD: destination("slack:C999ABC")})

    elsewhere = destination("slack:C999ABC")
    assert found.collections["board"].allow == (elsewhere, destination("slack:@anna"))
    assert found.keywords["ferry"].channels == (destination("slack:#newsroom"), elsewhere)
    assert found.briefings["morning"].to == (elsewhere, destination("console"), FOUND)
    assert found.admins.notes == (elsewhere, destination("console"))
    assert BOARD not in destinations_of(found, Platform.SLACK)


def test_what_has_no_clearance_of_its_own_keeps_none() -> None:
    assert addressed(CONFIGURATION, {BOARD: FOUND}).collections["public"].allow is None


def test_two_destinations_that_mean_the_same_become_one() -> None:
    found = addressed(CONFIGURATION, {BOARD: FOUND})

    assert found.briefings["morning"].to == (FOUND, destination("console"))


def test_what_a_configuration_has_to_do_with_a_destination_is_named() -> None:
    assert uses_of(CONFIGURATION, BOARD) == Uses(("morning",), ("ferry",), ("board",), notes=True)
    assert not uses_of(CONFIGURATION, destination("slack:C999ABC")).any


def test_a_destination_of_the_outside_sees_what_is_open_to_all_and_nothing_else() -> None:
    found = closed_to(CONFIGURATION, {BOARD})

    assert found.visible_to(BOARD) == {"public"}
    assert found.visible_to(destination("slack:@anna")) == {"public", "board"}
    assert found.briefings == CONFIGURATION.briefings


def test_a_collection_that_was_open_to_the_outside_alone_is_open_to_nobody() -> None:
    found = closed_to(CONFIGURATION, {BOARD, destination("slack:@anna")})

    assert found.collections["board"].allow == ()


_DESTINATIONS = st.sampled_from(destinations_of(CONFIGURATION, Platform.SLACK))
_IDS = st.from_regex(r"C[A-Z0-9]{5}", fullmatch=True).map(lambda found: Destination(Platform.SLACK, found))


@given(st.dictionaries(_DESTINATIONS, _IDS))
def test_all_that_is_meant_is_replaced_and_the_rest_stays(meant: dict[Destination, Destination]) -> None:
    before = destinations_of(CONFIGURATION, Platform.SLACK)
    after = destinations_of(addressed(CONFIGURATION, meant), Platform.SLACK)

    assert set(after) == {meant.get(where, where) for where in before}
