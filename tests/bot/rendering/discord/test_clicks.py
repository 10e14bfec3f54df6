"""Clicks: what a message carries comes back as it was, and what is not ours is no click."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.click import Click
from bot.chat.lines import there
from bot.rendering.discord.clicks import (
    button_id,
    click_of,
    line_action,
    option_value,
    select_id,
)
from bot.rendering.handles import handle_of, meant
from briefings.reply import OF_A_LINE, OF_AN_ANSWER, Action, Verb
from config.destination import destination
from tests.builders import an_item

HANDLE = "k3v9m2q7x4b1"
others = sorted(set(Verb) - set(OF_A_LINE) - OF_AN_ANSWER)
marks = st.text("abcdefghijklmnopqrstuvwxyz234567", max_size=24)
values = st.text(max_size=110)
anything = st.text(max_size=300) | st.text("\N{GRINNING FACE}|:~ ", max_size=90)


@given(st.sampled_from(others), values, marks)
def test_a_button_comes_back_as_it_was_meant_whatever_its_mark(verb: Verb, value: str, mark: str) -> None:
    custom_id = button_id(Action(verb, value), HANDLE)
    if custom_id is None:
        assert len(value) > 60 or not value.isprintable() or not value.isascii()
        return
    assert len(custom_id) <= 100
    assert click_of(custom_id + mark, []) == Click(verb, value=value)


@given(st.sampled_from(sorted(OF_AN_ANSWER)), st.text(max_size=20), marks)
def test_a_button_of_an_answer_carries_its_handle(verb: Verb, handle: str, mark: str) -> None:
    custom_id = button_id(Action(verb, "unused"), handle)
    if custom_id is not None:
        assert click_of(custom_id + mark, []) == Click(verb, handle=handle)


@given(st.sampled_from(OF_A_LINE), st.sampled_from(["", HANDLE]), st.text("ab #:|05-", max_size=40), marks)
def test_a_button_of_a_line_carries_its_answer_and_its_line(
    verb: Verb, handle: str, line: str, mark: str
) -> None:
    custom_id = button_id(line_action(verb, handle, line), None)
    assert custom_id is not None
    assert click_of(custom_id + mark, []) == Click(verb, handle=handle, line=line)


@given(st.sampled_from(others), anything, st.integers(1, 2**64))
def test_whatever_a_button_is_about_there_is_room_for_it(verb: Verb, value: str, channel: int) -> None:
    held = handle_of(value)
    custom_id = button_id(Action(verb, held), HANDLE)
    assert custom_id is not None
    assert len(custom_id) <= 100
    click = click_of(custom_id, [])
    assert click is not None
    assert meant(click.value, [value]) == value
    assert button_id(Action(Verb.UNHIDE, there(value, destination(f"discord:@{channel}"))), None) is not None


@given(st.sampled_from(OF_A_LINE), st.sampled_from(["", HANDLE]), anything)
def test_whatever_a_line_is_called_there_is_room_for_it(verb: Verb, handle: str, name: str) -> None:
    if not name:
        return
    value = option_value(replace(an_item(number=3), name=name), handle)
    assert value is not None
    click = click_of(f"{select_id(handle)}", [value])
    assert click is not None
    assert button_id(line_action(verb, click.handle, click.line), None) is not None
    assert handle or meant(click.line, [name]) == name


def test_a_button_that_is_about_a_citation_keeps_it_whole() -> None:
    custom_id = button_id(Action(Verb.WRONG, "ledger-4e5f@1:880-921,950-960"), None)
    assert custom_id == "c:wrong:ledger-4e5f@1:880-921,950-960:"
    assert click_of(custom_id, []) == Click(Verb.WRONG, value="ledger-4e5f@1:880-921,950-960")


@given(st.text(max_size=110), marks)
def test_an_option_names_the_answer_and_the_line(name: str, mark: str) -> None:
    item = replace(an_item(number=3), name=name)
    by_number, by_name = option_value(item, HANDLE), option_value(item, "")
    assert by_number is not None
    assert click_of(f"{select_id(HANDLE)}{mark}", [by_number]) == Click(Verb.CONTEXT, handle=HANDLE, line="3")
    if by_name is not None:
        assert len(by_name) <= 100
        assert click_of(f"{select_id('')}{mark}", [by_name]) == Click(Verb.CONTEXT, line=handle_of(name))


def test_a_line_without_a_name_or_a_quote_is_not_asked_for() -> None:
    assert option_value(replace(an_item(), name=""), "") is None
    assert option_value(an_item(), "a|b") is None
    assert select_id("x" * 100) is None


@pytest.mark.parametrize(
    ("custom_id", "chosen"),
    [
        ("", []),
        ("c", []),
        ("c:share", []),
        ("c:launch:x:", []),
        ("x:share:a:", []),
        ("l:1:a:", []),
        ("l:1:a:", ["why"]),
        ("l:1:a:", ["share|a|1"]),
        ("l:1:a:", ["context|a|1", "context|a|2"]),
    ],
)
def test_what_is_not_ours_is_no_click(custom_id: str, chosen: list[str]) -> None:
    assert click_of(custom_id, chosen) is None


@given(st.text(), st.lists(st.text(), max_size=2), st.sampled_from(["", "c:", "l:1:", "c:why:"]))
def test_nothing_that_is_sent_back_is_an_error(custom_id: str, chosen: list[str], begin: str) -> None:
    click_of(begin + custom_id, chosen)
