"""The tokens of a text: their forms, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.words.tokens import fold, latin, tokens


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("240.1", "240,1"),
        ("1,000,000", "1000000"),
        ("1\u202f000\u202f000", "1000000"),
        ("$77 billion", "$77 BILLION"),
        ("26.50", "26.5"),
        ("U.S.", "US"),
        ("China's", "China"),
        ("China’s", "China"),
        ("café", "cafe\u0301"),
        ("ﬁnance", "finance"),
        ("２４０．１", "240.1"),
        ("ёлка", "елка"),
        ("co\u00adoperate", "cooperate"),
        ("STRASSE", "straße"),
    ],
)
def test_two_ways_to_write_one_thing_are_the_same_tokens(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(("one", "other"), [("2023", "2024"), ("май", "маи"), ("240.1", "2401")])
def test_different_things_stay_different(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_a_dollar_sign_and_the_word_meet() -> None:
    assert set(words("$77 billion")) == {"dollar", "77", "billion"}


def test_chinese_runs_become_pairs_of_characters() -> None:
    assert words("北京会见了") == ["北京", "京会", "会见", "见了"]


def test_chinese_and_digits_beside_each_other_come_apart() -> None:
    assert words("5月16日") == ["5", "月", "16", "日"]


def test_cyrillic_is_read_in_latin_letters_too() -> None:
    assert latin(fold("Белоусов")) == "belousov"


def test_offsets_count_in_the_text_as_given_although_folding_changes_its_length() -> None:
    text = "Die ﬁnanz-Straße kostet ½ Ⅷ ２４０．１ Mrd."
    assert [text[token.start : token.end] for token in tokens(text)][:3] == ["Die", "ﬁnanz", "Straße"]


@given(st.text(max_size=200))
def test_every_token_stands_inside_the_text_and_is_not_empty(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.text
        assert "\n" not in token.text


@given(st.text(max_size=60))
def test_folding_a_token_again_changes_nothing(text: str) -> None:
    for token in tokens(text):
        again = [each.text for each in tokens(token.text)]
        assert fold(token.text) == token.text or again == [token.text] or not token.text.isascii()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("port's, ports", ["port", "ports"]),
        ("cafe\u0301s cafés", ["cafes", "cafes"]),
        ("U.S.A. ship.", ["usa", "ship"]),
        ("b2b port_authority", ["b2b", "port", "authority"]),
        ("ship渡船 so\u00adft", ["ship", "渡船", "soft"]),
    ],
)
def test_a_plain_beginning_does_not_cut_a_word_short(text: str, found: list[str]) -> None:
    assert words(text) == found
