"""Places that a reply names: what a configuration has of chats, and whom a message may name."""

from __future__ import annotations

from pathlib import Path

from bot.chat.places import places_in, places_of, places_told
from config.destination import destination
from config.reader import parse

WRITTEN = """\
collections:
  board: {paths: [board], allow: ["slack:C034DEF", "discord:112233"]}
keywords:
  tunnel: {channels: ["slack:C012ABC"]}
briefings:
  morning: {days: mon-fri, at: "08:00", to: ["slack:C012ABC", "slack:#news", "file:a.jsonl", console]}
admins: {notes: ["discord:@1122"]}
"""


def test_all_in_chats_that_a_configuration_names_are_its_places() -> None:
    configuration = parse(WRITTEN, path="communique.yaml", folder=Path("/srv"))
    assert places_in(configuration, configuration) == (
        *("slack:C012ABC", "slack:#news", "slack:C034DEF"),
        *("discord:112233", "discord:@1122"),
    )


def test_nobody_on_slack_is_named_where_that_would_call_them() -> None:
    named = (*map(destination, ("slack:U012ABC", "slack:C012ABC", "slack:C012ABC")), None, "slack:@anna")
    assert places_of(*named) == ("slack:U012ABC", "slack:C012ABC", "slack:@anna")
    assert places_told(*named, "discord:@1122") == ("slack:C012ABC", "discord:@1122")
