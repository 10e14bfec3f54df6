"""Escaping: whatever anyone wrote is seen as they wrote it, and is markup nowhere."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.rendering.discord.escaping import address, escaped, labels, moment
from bot.rendering.neutral import neutral
from tests.bot.rendering.discord.markdown_reader import Seen, read, words_of
from tests.bot.rendering.replies import HOSTILE

MARKUP = (
    *("**b**", "*i*", "_i_", "__u__", "~~s~~", "||x||", "`c`", "```c```", "***", "*", "_"),
    *("# h", "### h", "-# s", "> q", ">>> q", "- l", "* l", "1. l", "2) l", "  # h", "#", "C#", "-", "1."),
    *("<@1>", "<@!1>", "<@&1>", "<#1>", "@everyone", "@here", "\\", "\\*", "¯\\_(ツ)_/¯"),
    *(
        "<t:1:f>",
        "</ask:1>",
        "<:x:1>",
        "<a:x:1>",
        "<id:guide>",
        ":smile:",
        "a:b:c:d:",
        "<mailto:a@b.example>",
    ),
    *("https://evil.example/a_b_c", "<https://evil.example>", "steam://run", "http://"),
    *("[a](https://evil.example)", "[", "](https://evil.example)", "[a", "]("),
)
said = (
    st.lists(st.sampled_from(MARKUP) | st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=6)
    .flatmap(lambda words: st.sampled_from(["", " "]).map(lambda between: between.join(words)))
    .map(neutral)
)
some = said.filter(bool)


@pytest.mark.parametrize("words", [neutral(one) for one in MARKUP])
def test_markup_that_is_escaped_is_none(words: str) -> None:
    assert read(escaped(words, starts_line=True)) == [Seen(words)]


def test_the_reader_of_these_tests_reads_markup() -> None:
    shown = read("### t\n-# **b** [a](https://a.example) <t:1:f>\n> - `c` @here\n||s|| https://a.example")
    assert {style for one in shown for style in one.styles} == {
        *(
            "heading",
            "small",
            "bold",
            "link",
            "time",
            "quote",
            "list",
            "code",
            "mention",
            "spoiler",
            "address",
        )
    }


@given(some)
def test_words_at_the_start_of_a_line_are_seen_as_they_are(words: str) -> None:
    assert read(escaped(words, starts_line=True)) == [Seen(words)]


@given(some, st.sampled_from(["### ", "-# ", "> ", "- "]))
def test_words_in_a_line_of_ours_are_seen_as_they_are(words: str, begin: str) -> None:
    seen = read(f"{begin}a {escaped(words)} z\nafter")
    assert [one.words for one in seen] == [f"a {words} z\n", "after"]
    first = read(f"{begin}{escaped(words, starts_line=True)} z")
    assert [one.words for one in first] == [f"{words} z\n"]


@given(some.filter(lambda words: not words.startswith(" ")), some)
@example("\\", "*")
@example("*", "a")
def test_bold_ends_where_it_should(words: str, after: str) -> None:
    seen = read(f"**{escaped(words, starts_line=True)}** {escaped(after)}")
    assert seen == [Seen(words, frozenset({"bold"})), Seen(f" {after}")]


@given(some, some)
def test_a_link_is_one_whatever_stands_before_it(before: str, name: str) -> None:
    if labels(name):
        seen = read(f"a {escaped(before)} [{name}](https://a.example/b)")
        assert seen == [Seen(f"a {before} "), Seen(name, frozenset({"link"}), "https://a.example/b")]


@pytest.mark.parametrize(
    "name", ["[a]", "a*b", "snake_case", "https://a.example", "❤\ufe0f", "👩", "a:b:", "x\\"]
)
def test_a_name_that_would_not_link_is_no_label(name: str) -> None:
    assert not labels(name)


@pytest.mark.parametrize(
    "name", ["Harbour Post", "haigang.example", "海港日报", "हिन्दुस्तान", "A & B (2024), p. 4", "O’Brien"]
)
def test_an_ordinary_name_is_a_label(name: str) -> None:
    assert labels(name)


def test_ordinary_words_cost_nothing() -> None:
    words = "The bill (about €412.6 million, up 18 %) - due at 08:00; a.example/b, me@a.example, #4 & 5 > 3!"
    assert escaped(words, starts_line=True) == words


@pytest.mark.parametrize("words", ["- a", "4. b", "> 3", "# 4", "+ c"])
def test_what_begins_a_block_is_plain_in_the_middle_of_a_line(words: str) -> None:
    assert escaped(words) == words
    assert escaped(words, starts_line=True) != words


def test_an_address_keeps_within_its_brackets() -> None:
    assert address("https://a.example/b_(c)") == "https://a.example/b_%28c%29"
    assert words_of(f"[a]({address('https://a.example/)b')})") == "a"


def test_an_instant_is_shown_by_each_readers_clock() -> None:
    assert moment(datetime(2024, 5, 20, 6, tzinfo=UTC)) == "<t:1716184800:f>"
