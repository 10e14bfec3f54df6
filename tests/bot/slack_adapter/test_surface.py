"""What the app declares that it reacts to and calls."""

from __future__ import annotations

import ast
from itertools import chain
from typing import TYPE_CHECKING

from slack_sdk.web.async_client import AsyncWebClient

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


def test_every_method_that_the_adapter_calls_is_declared() -> None:
    assert set(_called()) - set(METHODS) - WITH_THE_APP_TOKEN == set()


def test_what_people_choose_from_has_names_of_its_own() -> None:
    assert len({one.role for one in COMMANDS}) == len(COMMANDS)
    assert len({one.callback_id for one in SHORTCUTS}) == len(SHORTCUTS)
    assert len({one.name for one in SHORTCUTS}) == len(SHORTCUTS)


def _called() -> Iterator[str]:
    """The methods of the Web API that the adapter's source names, as Slack names them."""
    methods = {name for name in vars(AsyncWebClient) if "_" in name.strip("_") and name != "api_call"}
    for path in sorted((ROOT / "bot" / "slack_adapter").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in methods:
                yield node.attr.replace("_", ".")
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "api_call":
                first = node.args[0] if node.args else None
                assert isinstance(first, ast.Constant), f"{path.name}: name the method outright"
                yield str(first.value)
