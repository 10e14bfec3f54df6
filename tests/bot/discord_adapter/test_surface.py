"""The surface: what Discord shows, and what comes of what people fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from discord import Intents, Permissions
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.managing.nouns import Noun
from bot.chat.phrasing import in_chat
from bot.chat.typed import CHAT_ONLY
from bot.discord_adapter.surface import (
    COMMANDS,
    INTENTS,
    LEFT_OUT,
    MENUS,
    PERMISSIONS,
    PRIVILEGED,
    WORDS,
    Act,
    Kind,
    SlashOption,
    intents,
    line_of,
    named,
    names,
    permissions,
)
from bot.grammar import COMMANDS as GRAMMAR
from bot.grammar import parsed
from config.settings import DISCORD_COMMANDS

ROOT = Path(__file__).resolve().parents[3]
ACTS = {act.name: act for command in COMMANDS for act in command.acts}
TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def test_everything_that_can_be_asked_in_chat_can_be_asked_with_a_slash() -> None:
    assert set(ACTS) == {*GRAMMAR, *CHAT_ONLY} - {"document"}
    assert len(ACTS) == sum(len(command.acts) for command in COMMANDS)
    assert {command.role for command in COMMANDS} == set(DISCORD_COMMANDS)


@pytest.mark.parametrize("command", [name for name in GRAMMAR if name != "document"])
def test_every_option_of_the_grammar_is_a_field(command: str) -> None:
    fills = [one.fills for one in ACTS[command].options]
    expected = [one.name for one in GRAMMAR[command].options if (command, one.name) not in LEFT_OUT]
    assert [one for one in fills if one != WORDS] == expected
    assert fills.count(WORDS) == bool(GRAMMAR[command].words)


def test_what_a_digest_cannot_do_without_is_asked_for_before_it_is_sent() -> None:
    assert [one.name for one in ACTS["subscribe"].options if one.required] == ["at"]


@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.name)
def test_names_and_descriptions_keep_to_the_limits_of_discord(act: Act) -> None:
    assert len({one.name for one in act.options}) == len(act.options) <= 25
    required = [one.required for one in act.options]
    assert required == sorted(required, reverse=True), "Discord wants those that are required first"
    for name, description in [(one.name, one.description) for one in act.options] + [
        (act.name, act.description)
    ]:
        assert re.fullmatch(r"[a-z_-]{1,32}", name)
        assert 1 <= len(description) <= 100


def test_words_that_a_command_needs_are_required() -> None:
    for name, command in GRAMMAR.items():
        if name in ACTS and command.words:
            (words,) = (one for one in ACTS[name].options if one.fills == WORDS)
            assert words.required == command.needs_words


def test_what_is_for_admins_is_a_command_of_its_own() -> None:
    (admins,) = (command for command in COMMANDS if command.admins)
    of_admins = {"offers", "plan", "amend", "config", *Noun, "undo"} - {Noun.SOURCES}
    assert {act.name for act in admins.acts} == of_admins
    assert names(DISCORD_COMMANDS)["offers"] == "/communique-admin offers"


def test_what_the_bot_says_names_commands_that_are_there() -> None:
    called = names(DISCORD_COMMANDS | {"ask": "find"})
    assert in_chat("communique offers", called) == "/communique-admin offers"
    assert in_chat("communique timeline WORDS", called) == "/communique timeline WORDS"
    assert in_chat("communique ask WORDS", called) == "/find WORDS"


def test_an_invocation_is_the_line_that_somebody_would_have_typed() -> None:
    filled: dict[str, str | int | bool] = {"question": "who pays?", "limit": 3, "collection": "the board"}
    assert line_of("ask", filled) == 'ask who pays? --limit 3 --collection "the board"'
    assert line_of("compare", {"all": True}) == "compare --all"
    assert line_of("compare", {"all": False}) == "compare"
    assert line_of("brief", {"lines": 4, "what": "tolls"}) == "brief tolls --limit 4"
    assert line_of("add", {"link": "https://example.org"}) == "add https://example.org"
    assert line_of("help", {}) == "help"
    assert line_of("briefings", {"name": "morning"}) == "briefings morning"
    assert line_of("history", {}) == "history"


def test_what_is_typed_into_a_field_is_never_an_option() -> None:
    command, words, options = parsed(line_of("check", {"text": "it costs --limit 3 and --all"}))
    assert (command.name, words, options) == ("check", "it costs —limit 3 and —all", {})
    _, _, options = parsed(line_of("amend", {"document": "D1", "title": 'A "toll" --flag opinion'}))
    assert options == {"title": "A 'toll' --flag opinion"}


@given(data=st.data())
def test_the_grammar_reads_back_what_was_filled_in(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([one for one in GRAMMAR if one != "document"]))
    fields = [one for one in ACTS[name].options if one.required or data.draw(st.booleans())]
    filled = {one.name: data.draw(_value(one)) for one in fields}
    command, words, options = parsed(line_of(name, filled))
    assert command.name == name
    expected: dict[str, Any] = {}
    for one in fields:
        value = filled[one.name]
        if one.fills == WORDS:
            assert words == _as_words(str(value))
        elif value is not False:
            (option,) = (known for known in GRAMMAR[name].options if known.name == one.fills)
            expected[option.keyword] = value.replace('"', "'") if isinstance(value, str) else value
    assert options == expected


def _value(field: SlashOption) -> st.SearchStrategy[str | int | bool]:
    if field.kind is Kind.INTEGER:
        return st.integers(1, field.most)
    if field.kind is Kind.BOOLEAN:
        return st.booleans()
    likely = st.sampled_from(["a --limit 3", '"', '" --until', "--all", '--since="x"', "“quoted”"])
    return (st.one_of(TYPED, likely)).filter(lambda typed: bool(_as_words(typed)))


def _as_words(value: str) -> str:
    """How the grammar keeps words: single spaces, no quotes around them all."""
    words = " ".join(re.sub(r"(?:^|(?<=\s))--(?=[a-z])", "—", value).split())
    inside = words[1:-1]
    return inside if len(words) > 1 and words[0] == words[-1] == '"' and '"' not in inside else words


def test_a_field_that_is_not_there_is_no_silence() -> None:
    with pytest.raises(KeyError):
        line_of("ask", {"colour": "red"})
    assert named("brief", "lines").fills == "limit"


def test_permissions_are_the_bits_that_discord_py_knows() -> None:
    assert Permissions(permissions()) == Permissions(**dict.fromkeys(PERMISSIONS, True))
    assert all(one.reason for one in PERMISSIONS.values())
    assert not Permissions(permissions()).administrator


def test_the_privileged_intent_is_asked_for_only_where_it_is_of_use_and_granted() -> None:
    every = {name for name, _ in Intents.all()}
    assert set(INTENTS) <= every
    privileged = {"members", "presences", "message_content"}
    assert privileged & set(INTENTS) == {PRIVILEGED}
    assert set(INTENTS) - set(intents(keywords=True, granted=False)) == {PRIVILEGED}
    assert PRIVILEGED not in intents(keywords=False, granted=True)
    assert PRIVILEGED in intents(keywords=True, granted=True)


def test_the_manual_tells_every_permission_and_every_intent_with_its_reason() -> None:
    page = (ROOT / "docs" / "discord.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE)
    assert told == [*((name, one.reason) for name, one in PERMISSIONS.items()), *INTENTS.items()]


def test_menus_keep_to_the_limits_of_discord() -> None:
    assert len(MENUS) <= 15
    assert all(1 <= len(one.name) <= 32 for one in MENUS)
