"""What somebody may know of a configuration who may not see every collection."""

from __future__ import annotations

from pathlib import Path

from config import parse
from config.known import known_to

CONFIGURATION = parse(
    """
timezone: UTC
collections:
  public: {paths: [public]}
  board: {paths: [board], allow: ["slack:C0BOARD"]}
  staff: {paths: [staff], allow: ["slack:C0BOARD", "slack:C0STAFF"]}
topics:
  merger: {words: [bid], aliases: {harbour: [project seagull]}}
  pay: {words: [wages]}
  harbour: {words: [harbour]}
  spare: {words: [ferry]}
keywords:
  project seagull: {channels: ["slack:C0BOARD"]}
  harbour: {channels: ["slack:C0BOARD", "slack:C0ROOM"]}
briefings:
  boardroom: {title: For the board, at: "08:00", topics: [merger, harbour], to: ["slack:C0BOARD"]}
  canteen: {title: For the staff, at: "08:00", topics: [pay], to: ["slack:C0STAFF"]}
  morning: {title: Morning, at: "08:00", topics: [harbour], to: ["slack:C0BOARD", "slack:C0ROOM"]}
  nowhere: {title: Nowhere, topics: [spare]}
""",
    path="test",
    folder=Path(),
)


def test_names_are_known_where_one_of_their_places_sees_nothing_more() -> None:
    known = known_to(CONFIGURATION, frozenset({"public"}))
    assert list(known.briefings) == ["morning"]
    assert list(known.topics) == ["harbour"]
    assert list(known.keywords) == ["harbour"]
    assert known.aliases() == {}


def test_who_sees_more_knows_what_goes_to_those_who_see_as_much() -> None:
    known = known_to(CONFIGURATION, frozenset({"public", "staff"}))
    assert list(known.briefings) == ["canteen", "morning"]
    assert list(known.topics) == ["pay", "harbour"]


def test_who_sees_everything_knows_what_goes_nowhere_too() -> None:
    assert known_to(CONFIGURATION, frozenset(CONFIGURATION.collections)) is CONFIGURATION


def test_collections_stay_since_they_say_who_sees_what() -> None:
    assert known_to(CONFIGURATION, frozenset()).collections is CONFIGURATION.collections
