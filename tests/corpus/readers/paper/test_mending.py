from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.paper.mending import Spellings, mended

NOTHING_KNOWN = Spellings()

LINES = st.lists(
    st.text(alphabet="abzAZäß-\N{SOFT HYPHEN}\N{HYPHEN} 19,.’中文かж", max_size=12).map(
        lambda line: " ".join(line.split())
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("the infor-", "mation came"), "the information came"),
        (("the infor\N{SOFT HYPHEN}", "mation came"), "the information came"),
        (("a co\N{SOFT HYPHEN}operation", "ends"), "a cooperation ends"),
        (("the Anglo-", "Norman fleet"), "the Anglo-Norman fleet"),
        (("the MiG-", "29 flew"), "the MiG-29 flew"),
        (("in 2019-", "20 it fell"), "in 2019-20 it fell"),
        (("die Ein-", "und Ausfuhr"), "die Ein- und Ausfuhr"),
        (("pre-", "and post-war"), "pre- and post-war"),
        (("an e-", "mail"), "an e-mail"),
        (("THE MINIS-", "TERS MET"), "THE MINISTERS MET"),
        (("he said –", "and left"), "he said – and left"),
        (("two", "lines"), "two lines"),
        (("俄罗斯总统", "普京"), "俄罗斯总统普京"),
        (("建交", "75周年"), "建交75周年"),
        (("министер-", "ство"), "министерство"),
    ],
)
def test_lines_become_text(lines: tuple[str, ...], text: str) -> None:
    assert mended(lines, NOTHING_KNOWN)[0] == text


@pytest.mark.parametrize(
    ("elsewhere", "text"),
    [
        ("their long-term plan", "a long-term view"),
        ("a mid-term vote", "a long-term view"),
        ("a long way to the end of the term came", "a long-term view"),
        ("longterm is a name", "a longterm view"),
        ("nothing of it", "a longterm view"),
    ],
)
def test_the_document_tells_whether_a_hyphen_is_the_words_own(elsewhere: str, text: str) -> None:
    assert mended(("a long-", "term view"), Spellings.of([elsewhere]))[0] == text


def test_a_common_word_is_no_compound_of_two_others() -> None:
    known = Spellings.of(["what was with us stood out there"])
    assert mended(("they went with-", "out him"), known)[0] == "they went without him"


@given(LINES, LINES)
def test_mending_keeps_every_letter_in_order(lines: list[str], elsewhere: list[str]) -> None:
    text, starts = mended(lines, Spellings.of(elsewhere))
    assert [sign for sign in text if sign.isalnum()] == [
        sign for line in lines for sign in line if sign.isalnum()
    ]
    assert len(starts) == len(lines)
    assert list(starts) == sorted(starts)
    assert "\N{SOFT HYPHEN}" not in text


@given(LINES)
def test_each_line_starts_where_it_is_said_to(lines: list[str]) -> None:
    text, starts = mended(lines, NOTHING_KNOWN)
    for line, start in zip(lines, starts, strict=True):
        letters = "".join(filter(str.isalnum, line))
        assert "".join(filter(str.isalnum, text[start:])).startswith(letters)
