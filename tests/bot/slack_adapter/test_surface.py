"""What the app declares that it reacts to and calls."""

from __future__ import annotations

import ast
import re
from itertools import chain
from typing import TYPE_CHECKING

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_adapter import changes
from bot.slack_adapter.surface import COMMANDS, EVENTS, INTERACTIVE, METHODS, SCOPES, SHORTCUTS
from tests.papers import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

WITH_THE_APP_TOKEN = {"apps.connections.open"}
"""Needs no scope of the bot."""


def test_every_scope_is_needed_and_nothing_needs_another() -> None:
    needed = {*INTERACTIVE, *chain.from_iterable(METHODS.values())}
    needed |= set(chain.from_iterable(event.scopes for event in EVENTS.values()))
    assert set(SCOPES) == needed


def test_every_scope_and_every_event_has_its_reason() -> None:
    assert all(len(reason) > 10 for reason in SCOPES.values())
    assert all(len(event.reason) > 10 for event in EVENTS.values())


def test_every_method_is_one_of_the_sdk() -> None:
    assert {name for name in METHODS if not hasattr(AsyncWebClient, name.replace(".", "_"))} == set()


def test_every_method_that_the_adapter_calls_is_declared_and_no_other() -> None:
    assert set(_called()) - WITH_THE_APP_TOKEN == set(METHODS)


def test_every_change_of_a_channel_that_means_something_is_subscribed_to() -> None:
    assert set(changes._TOLD) <= set(EVENTS)


def test_what_people_choose_from_has_names_of_its_own() -> None:
    assert len({one.role for one in COMMANDS}) == len(COMMANDS)
    assert len({one.callback_id for one in SHORTCUTS}) == len(SHORTCUTS)
    assert len({one.name for one in SHORTCUTS}) == len(SHORTCUTS)


def test_the_manual_tells_every_scope_and_every_event_with_its_reason() -> None:
    page = (ROOT / "docs" / "slack.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([\w.:]+)` \| (.+) \|$", page, re.MULTILINE)
    assert told == [*SCOPES.items(), *((name, event.reason) for name, event in EVENTS.items())]


def _called() -> Iterator[str]:
    """The methods of the Web API that the adapter's source calls or names, as Slack names them."""
    methods = {name for name in vars(AsyncWebClient) if "_" in name.strip("_") and name != "api_call"}
    sources = (ROOT / "bot" / "slack_adapter").rglob("*.py")
    for path in sorted(one for one in sources if one.name != "surface.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in methods:
                yield node.attr.replace("_", ".")
            named = node.value if isinstance(node, ast.Constant) else None
            if isinstance(named, str) and "." in named and named.replace(".", "_") in methods:
                yield named
