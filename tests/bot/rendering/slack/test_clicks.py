"""Clicks: what a message carries comes back as it was, and what is not ours is no click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.click import Click
from bot.rendering.handles import handle_of
from bot.rendering.slack.clicks import click_of
from bot.rendering.slack.message import message_of
from briefings.reply import OF_A_LINE, OF_AN_ANSWER, Verb
from tests.bot.rendering.slack.kinds import HANDLE, KINDS
from tests.bot.rendering.slack.replies import chat_replies
from tests.bot.rendering.slack.test_message import of_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefings.reply import Reply


def menu_clicks(message: dict[str, Any]) -> Iterator[Click | None]:
    """A click on every option of every menu, as Slack would send it."""
    for menu in of_type(message, "static_select"):
        groups = menu.get("option_groups", [menu])
        for option in (option for group in groups for option in group["options"]):
            yield click_of(
                {"type": "static_select", "action_id": menu["action_id"], "selected_option": option}
            )


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(chat_replies())
def test_every_button_and_every_option_comes_back_as_it_was_meant(reply: Reply) -> None:
    message = message_of(reply)
    if message is None:
        return
    handle = reply.handle or ""
    expected = [
        Click(one.verb, handle=handle) if one.verb in OF_AN_ANSWER else Click(one.verb, value=one.value)
        for one in reply.actions
    ]
    assert [click_of(button) for button in of_type(message, "button")] == expected
    lines = {
        str(item.number) if handle else handle_of(item.name) for item in reply.items() if item.statements
    }
    for click in menu_clicks(message):
        assert click is not None
        assert click.verb in OF_A_LINE
        assert click.handle == handle
        assert click.line in lines


def test_lines_are_asked_for_by_number_under_a_handle_and_by_name_without() -> None:
    by_number, by_name = message_of(KINDS["fact"]), message_of(KINDS["morning"])
    assert by_number is not None
    assert by_name is not None
    assert list(menu_clicks(by_number)) == [Click(verb, handle=HANDLE, line="1") for verb in OF_A_LINE]
    assert Click(Verb.WHY, line="morning 05-20 #3") in list(menu_clicks(by_name))


@pytest.mark.parametrize(
    "action",
    [
        {},
        {"action_id": "share"},
        {"action_id": "launch:0", "value": "x"},
        {"action_id": "line:0"},
        {"action_id": "line:0", "selected_option": None},
        {"action_id": "line:0", "selected_option": {"value": "why"}},
        {"action_id": "line:0", "selected_option": {"value": "share|a|1"}},
        {"action_id": None, "value": 4},
    ],
)
def test_what_is_not_ours_is_no_click(action: dict[str, Any]) -> None:
    assert click_of(action) is None


@given(st.dictionaries(st.text(), st.none() | st.text() | st.lists(st.text())))
def test_no_payload_is_an_error(action: dict[str, Any]) -> None:
    click_of({"action_id": "line:0", **action})
