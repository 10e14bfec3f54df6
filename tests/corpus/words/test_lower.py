"""The words of a text in lower case are those that a pattern finds, however the text is cut at its spaces."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.words.lower import lower_words

TEXT = st.text(alphabet=st.sampled_from("aZéßΣ王и1_’-. \n\u00a0"), max_size=40)


@pytest.mark.parametrize("pattern", ["[a-z]+", "[a-zа-яё]+", r"[^\W\d_]+"])
@given(text=TEXT)
def test_they_are_the_words_that_the_pattern_finds(pattern: str, text: str) -> None:
    word = re.compile(pattern)
    assert lower_words(word)(text) == frozenset(word.findall(text.lower()))
