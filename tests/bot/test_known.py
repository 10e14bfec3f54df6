"""Known: each clearance knows its part of the configuration in force, and nobody another's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.known import Knowing, Known
from config import parse
from corpus.clearance import EVERYTHING, Clearance
from corpus.index import Aliases

CONFIGURATION = parse(
    """
timezone: UTC
collections:
  public: {paths: [public]}
  board: {paths: [board], allow: ["slack:C0BOARD"]}
topics:
  merger: {words: [bid], aliases: {harbour: [project seagull]}}
  ferry: {words: [ferry], aliases: {ferry: [boat]}}
briefings:
  boardroom: {title: For the board, at: "08:00", topics: [merger], to: ["slack:C0BOARD"]}
  morning: {title: Morning, at: "08:00", topics: [ferry], to: ["slack:C0ROOM"]}
""",
    path="test",
    folder=Path(),
)
OPEN = Clearance(frozenset({"public"}))


def test_a_clearance_knows_the_names_and_the_aliases_of_its_part_alone() -> None:
    known = Known(CONFIGURATION, OPEN)
    assert list(known.configuration.topics) == ["ferry"]
    assert known.aliases == Aliases.of({"ferry": ["boat"]})


def test_the_operator_knows_the_whole() -> None:
    known = Known(CONFIGURATION, EVERYTHING)
    assert known.configuration is CONFIGURATION
    assert known.aliases == Aliases.of({"harbour": ["project seagull"], "ferry": ["boat"]})


def test_what_is_known_is_worked_out_once_for_each_clearance_and_configuration() -> None:
    knowing = Knowing()
    known = knowing.of(CONFIGURATION, OPEN)
    assert knowing.of(CONFIGURATION, EVERYTHING).configuration is CONFIGURATION
    assert knowing.of(CONFIGURATION, Clearance(frozenset({"public"}))) is known
    later = replace(CONFIGURATION)
    assert knowing.of(later, OPEN) is not known
    assert knowing.of(later, EVERYTHING).configuration is later
