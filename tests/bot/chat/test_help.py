"""Help in chat."""

from __future__ import annotations

import pytest

from bot.chat.help import ADMINS_GROUP, EXAMPLES, GROUPS, OWN_NAMES, help_reply, nearest
from bot.chat.phrasing import IN_CHAT, typed
from bot.chat.typed import OF_ADMINS, OWN
from bot.grammar import parsed

NAMES = {"ask": "/find", "brief": "/brief", "fact": "/fact", "communique": "/bot"}


def test_every_command_is_told_of_by_the_name_that_it_has_here() -> None:
    rows = help_reply(NAMES).rows
    assert rows[0] == ("Ask", "")
    told = [row[0] for row in rows if row[1]]
    assert told[0] == "/find QUESTION"
    assert "/bot timeline [WORDS]" in told
    assert all(one.startswith(("/find", "/brief", "/fact", "/bot ")) for one in told)


def test_where_options_are_fields_help_names_them_so() -> None:
    told = help_reply(OWN_NAMES, admin=True, fields=True)
    shown = [*(row[0] for row in told.rows), *told.footer]
    assert "/communique subscribe [TOPICS] at: 08:00" in shown
    assert "/communique subscribe at: 08:00 days: mon-fri" in shown
    assert not any("--" in one for one in shown)


def test_every_command_for_chat_is_told_of_and_those_of_admins_to_admins_alone() -> None:
    everybody = {one.name for entries in GROUPS.values() for one in entries}
    admins = {one.name for entries in ADMINS_GROUP.values() for one in entries}
    assert everybody | admins == IN_CHAT - {"help"}
    assert admins >= OF_ADMINS
    assert everybody >= OWN
    shown = "\n".join(row[0] for row in help_reply(OWN_NAMES).rows)
    assert not any(f"/communique {name}" in shown for name in admins)
    told = help_reply(OWN_NAMES, admin=True).rows
    assert len(told) == len(everybody) + len(admins) + len(GROUPS) + len(ADMINS_GROUP)


@pytest.mark.parametrize(("role", "words"), EXAMPLES)
def test_every_example_can_be_typed(role: str, words: str) -> None:
    assert parsed(words if role == "communique" else f"{role} {words}")
    assert f"/{role} {words}".strip() in help_reply(OWN_NAMES).footer


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("timelin", "timeline"),
        ("/hlep", "help"),
        ("SUBSCRIB", "subscribe"),
        ("soruces", "sources"),
        ("ad", "add"),
    ],
)
def test_a_wrong_word_has_its_nearest_command(word: str, meant: str) -> None:
    assert nearest(word, NAMES) == f"did you mean {typed(meant, NAMES)}?"


@pytest.mark.parametrize("word", ["", "xyzzy", "🙂", "a" * 10_000])
def test_a_word_that_is_near_to_none_has_help(word: str) -> None:
    assert nearest(word, NAMES) == "see them all with /bot help"


def test_a_command_of_admins_is_not_told_to_whoever_mistypes() -> None:
    assert "amend" not in nearest("amnd")
