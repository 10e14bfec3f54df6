from __future__ import annotations

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.neutral import neutral, neutral_slices
from briefings.reply import Slice
from tests.bot.rendering.replies import words

VISIBLE_FORMATS = {0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2}
VISIBLE_FORMATS |= {0x110BD, 0x110CD}
"""Signs that enclose the digits after them: Unicode calls them format characters, and they are seen."""


def test_no_control_format_or_separator_character_of_unicode_survives() -> None:
    for code in set(range(sys.maxunicode + 1)) - VISIBLE_FORMATS:
        character = chr(code)
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
            assert character not in neutral(f"a{character}b"), hex(code)


def test_letters_without_a_shape_are_dropped() -> None:
    assert neutral("a\u034f\u115f\u1160\u17b4\u180b\u3164\uffa0b") == "ab"


def test_what_is_seen_stays() -> None:
    seen = "The €412.6 million […] – 隧道，тоннель, שלום, ❤\ufe0f, “naïve” e\u0301 <b> [x] @all \u06dd"
    assert neutral(seen) == seen


def test_white_space_of_any_kind_becomes_one_space_and_the_ends_are_trimmed() -> None:
    assert neutral("\n a\r\n\t b\xa0\u3000c\u2028d\x1ce \x85") == "a b c d e"


def test_joined_emoji_show_their_members() -> None:
    assert neutral("👩\u200d🚀") == "👩🚀"


def test_a_lone_surrogate_shows_as_the_replacement_character() -> None:
    assert neutral("a\ud800b") == "a\ufffdb"


@given(words)
def test_neutral_text_is_neutral_already(text: str) -> None:
    assert neutral(neutral(text)) == neutral(text)


@given(words, st.data())
def test_fragments_joined_are_the_neutral_text(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    slices = [Slice(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    fragments = neutral_slices(text, slices)
    assert "".join(fragment for fragment, _ in fragments) == neutral(text)
    assert all(fragment for fragment, _ in fragments)


def test_emphasis_follows_its_words_when_characters_before_them_are_dropped() -> None:
    text = "a\u200b\n\n long  way"
    assert neutral_slices(text, [Slice(text.index("long"), text.index("long") + 4)]) == [
        ("a ", False),
        ("long", True),
        (" way", False),
    ]


def test_letters_stay_where_fragments_meet_and_end() -> None:
    assert neutral_slices("An X XX ", [Slice(3, 4)]) == [("An ", False), ("X", True), (" XX", False)]
    assert neutral_slices(" X ", []) == [("X", False)]
    assert neutral(" X marks an X ") == "X marks an X"
