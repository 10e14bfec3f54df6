"""Traditional characters are searched as simplified ones, a character for a character."""

from __future__ import annotations

import re
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.words.scripts import CJK
from corpus.words.simplified import simplified
from corpus.words.tokens import TOKENS_VERSION

TEXT = st.text(max_size=60) | st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0xFAFF))


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("習近平會見記者", "习近平会见记者"),
        ("上海合作組織", "上海合作组织"),
        ("臺灣與台灣", "台湾与台湾"),
        ("裡面和裏面", "里面和里面"),
        ("頭髮發展", "头发发展"),
        ("龜", "龟"),
        ("abc 1 é – 🙂", "abc 1 é – 🙂"),
    ],
)
def test_each_traditional_character_stands_for_its_simplified_one(traditional: str, simple: str) -> None:
    assert simplified(traditional) == simple


@given(TEXT)
def test_length_and_script_stay_and_once_is_enough(text: str) -> None:
    found = simplified(text)
    assert len(found) == len(text)
    assert simplified(found) == found
    kept = re.compile(f"[^{CJK}]")
    assert [sign for sign in text if kept.match(sign)] == [sign for sign in found if kept.match(sign)]


def test_the_table_is_the_one_that_the_version_of_tokens_stands_for() -> None:
    """Another table gives other tokens: then raise `TOKENS_VERSION`, so that indexes are made anew."""
    whole = simplified("".join(map(chr, range(sys.maxunicode + 1))))
    assert (TOKENS_VERSION, zlib.crc32(whole.encode("utf-32-le", "surrogatepass"))) == (3, 4283987764)
