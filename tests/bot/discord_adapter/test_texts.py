"""The text of a message: without Discord's marks, and of those that bots make all that they show."""

from __future__ import annotations

import pytest

from bot.discord_adapter.texts import plain
from bot.rendering.discord.escaping import escaped


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        (
            "**The ferry** carried __48,000__ *people* in ~~2022~~ ||2023||.",
            "The ferry carried 48,000 people in 2022 2023.",
        ),
        ("> quoted\n### heading\n-# small", "quoted\nheading\nsmall"),
        (
            "see [the ledger](https://example.org/a_b_c) and <https://example.org/_d_>",
            "see the ledger and https://example.org/_d_",
        ),
        ("https://example.org/_a_*b* `code`", "https://example.org/_a_*b* code"),
        ("10 * 5 in snake_case, _really_", "10 * 5 in snake_case, really"),
        ("Good <:smile:500000000000000001>", "Good :smile:"),
        ("", ""),
    ],
)
def test_markdown_is_read_without_its_marks(markdown: str, read: str) -> None:
    assert plain(markdown) == read


@pytest.mark.parametrize(
    "words", ["5 * 3 is *not* 15", "# of ships: 3", "- a_b_c [x](y) `z` \\ ~~", "<@1> 1. 2)"]
)
def test_what_the_bot_escapes_is_read_as_it_was(words: str) -> None:
    assert plain(escaped(words, starts_line=True)) == words
