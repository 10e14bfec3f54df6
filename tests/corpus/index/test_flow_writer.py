"""The flow of texts: the tokens of each, however many are cut at once, and however few words are kept."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index.flow_writer import FlowWriter
from corpus.words.tokens import cased_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = st.text(alphabet=st.sampled_from("aB1 .'-王門会ёЖ$"), max_size=20)


def written(texts: Sequence[str], *, at_once_chars: int, kept_chars: int) -> list[list[tuple[str, bool]]]:
    """Each text as its terms, with whether they have a capital, read back from the flow."""
    writer = FlowWriter(at_once_chars=at_once_chars, kept_chars=kept_chars)
    for text in texts:
        writer.add(text)
    flow, starts = writer.flow()
    terms = list(writer.terms)
    assert list(writer.terms.values()) == list(range(len(terms)))
    return [
        [(terms[number >> 1], bool(number & 1)) for number in flow[start:end].tolist()]
        for start, end in pairwise(starts)
    ]


@given(st.lists(TEXT, max_size=8), st.integers(0, 40), st.integers(0, 10))
def test_a_text_gives_its_tokens_whatever_else_is_written(
    texts: list[str], at_once_chars: int, kept_chars: int
) -> None:
    tokens = [cased_tokens([text]) for text in texts]
    assert written(texts, at_once_chars=at_once_chars, kept_chars=kept_chars) == [
        list(zip(each.texts, each.capitals, strict=True)) for each in tokens
    ]


@pytest.mark.parametrize("kept_chars", [0, 1000])
def test_a_flow_can_be_asked_for_again_and_go_on(kept_chars: int) -> None:
    writer = FlowWriter(kept_chars=kept_chars)
    writer.add("Northern harbour")
    first, _ = writer.flow()
    writer.add("northern light")
    again, starts = writer.flow()
    assert again[:2].tolist() == first.tolist()
    assert starts.tolist() == [0, 2, 4]
    assert list(writer.terms) == ["northern", "harbour", "light"]
