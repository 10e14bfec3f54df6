"""Marks: a message that was sent is found by its mark, and by no other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.ledger.marks import mark_of as a_mark
from bot.rendering.discord.clicks import click_of
from bot.rendering.discord.marks import is_marked, mark_of, with_mark
from bot.rendering.discord.message import message_of
from tests.bot.rendering.slack.kinds import KINDS
from tests.bot.rendering.slack.replies import chat_replies
from tests.discord.component_limits import every
from tests.discord.payloads import problems

if TYPE_CHECKING:
    from briefings.reply import Reply

MARK, OTHER = a_mark("key", "one"), a_mark("key", "two")


def as_kept(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """The components as Discord gives them back: each with a number, its own where it was sent with one."""
    components: list[dict[str, Any]] = json.loads(json.dumps(payload["components"]))
    for number, one in enumerate(every(components), 1):
        one.setdefault("id", number)  # type: ignore[attr-defined]
    return components


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(chat_replies())
def test_every_message_is_found_by_its_mark_alone_and_still_fits(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    sent, before = with_mark(message, MARK), json.dumps(message)
    assert json.dumps(message) == before
    assert problems(sent, kind="message") == []
    assert is_marked(as_kept(sent), MARK)
    assert not is_marked(as_kept(sent), OTHER)
    assert not is_marked(as_kept(message), MARK)


@pytest.mark.parametrize("name", KINDS)
def test_a_message_of_every_kind_has_room_for_a_mark(name: str) -> None:
    message = message_of(KINDS[name])
    assert message is not None
    sent = with_mark(message, MARK)
    clicked = any("custom_id" in one for one in every(message["components"]))
    assert mark_of(as_kept(sent)) == (MARK if clicked else None)
    assert is_marked(as_kept(sent), MARK)


def test_a_mark_changes_nothing_about_a_click() -> None:
    sent = with_mark(message_of(KINDS["morning"]) or {}, MARK)
    (menu,) = (one for one in every(sent["components"]) if "options" in one)
    assert menu["custom_id"] == f"l:1::{MARK}"
    click = click_of(menu["custom_id"], [menu["options"][2]["value"]])
    assert click is not None
    assert click.line == "morning 05-20 #3"


def test_the_numbers_of_components_are_such_as_discord_takes() -> None:
    for at in range(200):
        sent = with_mark(message_of(KINDS["why"]) or {}, a_mark("key", str(at)))
        first, second = [one["id"] for one in every(sent["components"]) if "id" in one]
        assert 0 < first < 2**31
        assert 0 < second < 2**31
        assert first != second
