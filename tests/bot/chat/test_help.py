"""Help in chat."""

from __future__ import annotations

import pytest

from bot.chat.help import ADMINS_ENTRIES, ENTRIES, EXAMPLES, OWN_NAMES, help_reply, nearest
from bot.chat.typed import CHAT_ONLY, OF_ADMINS, OWN
from bot.grammar import COMMANDS, parsed

NAMES = {"ask": "/find", "brief": "/brief", "fact": "/fact", "communique": "/bot"}

NOT_FOR_CHAT = {"document"}
"""All of a document, sentence by sentence: for programs."""


def test_every_command_is_told_of_by_the_name_that_it_has_here() -> None:
    typed = [row[0] for row in help_reply(NAMES).rows]
    assert typed[0] == "/find QUESTION"
    assert "/bot timeline [WORDS]" in typed
    assert all(one.startswith(("/find", "/brief", "/fact", "/bot ")) for one in typed)


def test_every_command_for_chat_is_told_of_and_those_of_admins_to_admins_alone() -> None:
    everybody = {one.name for one in ENTRIES}
    admins = {one.name for one in ADMINS_ENTRIES}
    assert everybody | admins == {*COMMANDS, *CHAT_ONLY} - NOT_FOR_CHAT - {"help"}
    assert admins >= OF_ADMINS
    assert everybody >= OWN
    shown = "\n".join(row[0] for row in help_reply(OWN_NAMES).rows)
    assert not any(f"/communique {name}" in shown for name in admins)
    told = help_reply(OWN_NAMES, admin=True).rows
    assert len(told) == len(everybody) + len(admins)


@pytest.mark.parametrize(("role", "words"), EXAMPLES)
def test_every_example_can_be_typed(role: str, words: str) -> None:
    assert parsed(words if role == "communique" else f"{role} {words}")
    assert f"/{role} {words}".strip() in help_reply(OWN_NAMES).footer


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("timelin", "timeline"),
        ("/hlep", "help"),
        ("SUBSCRIB", "subscribe"),
        ("soruces", "sources"),
        ("ad", "add"),
    ],
)
def test_a_wrong_word_has_its_nearest_command(typed: str, meant: str) -> None:
    assert nearest(typed) == f"did you mean {meant!r}?"


@pytest.mark.parametrize("typed", ["", "xyzzy", "🙂", "a" * 10_000])
def test_a_word_that_is_near_to_none_has_help(typed: str) -> None:
    assert nearest(typed) == "say help to see the commands"


def test_a_command_of_admins_is_not_told_to_whoever_mistypes() -> None:
    assert "amend" not in nearest("amnd")
