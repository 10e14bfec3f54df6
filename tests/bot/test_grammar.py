"""One grammar for every surface."""

from __future__ import annotations

from importlib import import_module
from inspect import signature

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UsageMistake
from bot.grammar import COMMANDS, parsed


def test_words_and_options_may_stand_in_any_order() -> None:
    command, words, options = parsed("ask --limit 3 who opened the tunnel --since=2024-05-01 in May")
    assert command.name == "ask"
    assert words == "who opened the tunnel in May"
    assert options == {"limit": 3, "since": "2024-05-01"}


def test_a_chat_command_with_a_slash_is_the_same_command() -> None:
    assert parsed("/ask tunnel")[:2] == parsed("ASK tunnel")[:2]


def test_a_value_of_several_words_is_quoted() -> None:
    _, words, options = parsed('brief --topic "harbour tunnel" --limit 2')
    assert (words, options) == ("", {"topic": "harbour tunnel", "limit": 2})


def test_quotation_marks_around_the_whole_question_fall_away_and_those_inside_stay() -> None:
    assert parsed('ask "harbour tunnel"')[1] == "harbour tunnel"
    assert parsed('ask who said "never" to "the toll"')[1] == 'who said "never" to "the toll"'


def test_apostrophes_and_dashes_inside_words_are_no_grammar() -> None:
    assert parsed("ask who's behind the dual-use -- and state-run -- trade")[1] == (
        "who's behind the dual-use -- and state-run -- trade"
    )


def test_a_flag_takes_no_value() -> None:
    _, words, options = parsed("compare --all")
    assert (words, options) == ("", {"everything": True})


@pytest.mark.parametrize(
    ("line", "says", "hint"),
    [
        ("", "no command", "the commands"),
        ("aks tunnel", "no command 'aks'", "did you mean 'ask'?"),
        ("ask", "ask needs QUERY", None),
        ("ask tunnel --limit", "--limit needs N", None),
        ("brief --topic --limit 3", "--topic needs WORDS", None),
        ("ask tunnel --limit none", "'none' is no whole number", None),
        ("ask tunnel --limit 0", "'0' is no whole number", None),
        ("ask tunnel --colour red", "no option --colour", "--limit"),
        ("subscriptions --all", "no option --all", "--to"),
    ],
)
def test_a_mistake_is_named_with_its_likely_fix(line: str, says: str, hint: str | None) -> None:
    with pytest.raises(UsageMistake) as caught:
        parsed(line)
    assert says in str(caught.value)
    assert hint is None or hint in (caught.value.hint or "")


@given(st.text())
def test_any_line_is_a_command_or_a_usage_mistake(line: str) -> None:
    try:
        command, _, options = parsed(line)
    except UsageMistake:
        return
    assert set(options) <= {option.keyword for option in command.options}


@given(st.sampled_from(sorted(COMMANDS)), st.text())
def test_any_words_after_a_command_are_read(name: str, rest: str) -> None:
    try:
        command, _, _ = parsed(f"{name} {rest}")
    except UsageMistake:
        return
    assert command.name == name


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_function_that_takes_its_options(name: str) -> None:
    function = getattr(import_module(f"bot.commands.{name}"), name)
    taken = [one for one in signature(function).parameters.values() if one.kind is one.KEYWORD_ONLY]
    assert {one.name for one in taken} == {option.keyword for option in COMMANDS[name].options}
