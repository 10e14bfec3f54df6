"""A configuration to change, and a change of it that a test says in one line."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from bot.versions.acts import made
from bot.versions.change import Change
from bot.versions.versions import checked
from config import ConfigErrors, parse

if TYPE_CHECKING:
    from bot.versions.edits import Edited
    from config import Configuration

ROOT = Path("/")

HELD = parse(
    """\
timezone: Europe/Stockholm
collections:
  public: {paths: [/srv/news], feeds: ["https://example.org/news.xml?key=1"]}
  board: {paths: [/srv/board], allow: ["slack:#board"]}
topics:
  tunnel: {words: [tunnel, harbour], aliases: {tunnel: [tube]}}
  toll: {words: [toll, fee]}
keywords:
  ring road: {channels: ["slack:#news"], cooldown: 30m}
briefings:
  morning:
    {title: Morning briefing, days: mon-fri, at: "08:00", topics: [tunnel], to: ["slack:#news", console]}
  monthly: {cron: "0 8 L * *", topics: [toll, tunnel], to: [console], words: 200}
  background: {title: Background}
""",
    path="communique.yaml",
    folder=ROOT,
)


def changed(
    act: str, name: str = "", configuration: Configuration = HELD, /, **values: str | list[str]
) -> Edited:
    """What a change makes of a configuration, which reads the same when it is read again."""
    edited = made(change(act, name, **values), configuration)
    checked(edited.configuration, 1)
    assert bool(edited.change) is (edited.configuration != configuration)
    return edited


def mistakes(
    act: str, name: str = "", configuration: Configuration = HELD, /, **values: str | list[str]
) -> list[str]:
    """What is said of a change that cannot be made: each mistake, and what to do about it."""
    with pytest.raises(ConfigErrors) as raised:
        made(change(act, name, **values), configuration)
    return [f"{one} → {one.hint}" for one in raised.value.errors]


def change(act: str, name: str = "", /, **values: str | list[str]) -> Change:
    """A change, of texts."""
    several = {field: (one,) if isinstance(one, str) else tuple(one) for field, one in values.items()}
    return Change(act, name, MappingProxyType(several))
