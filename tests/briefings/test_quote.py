"""Quotes: the document's characters, and nothing else but […]."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefings.quote import CUT, Quote, quote_of
from corpus.span import Span
from tests.passages import a_passage


@st.composite
def quotes(draw: st.DrawFn) -> tuple[str, Quote]:
    """A text, and a quote of one or more stretches of it."""
    text = draw(st.text(min_size=1, max_size=80))
    ends = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    spans = tuple(Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False))
    cut_before, cut_after = draw(st.booleans()), draw(st.booleans())
    return text, Quote(tuple(span.of(text) for span in spans), spans, cut_before, cut_after)


@given(quotes())
def test_the_text_is_the_pieces_joined(made: tuple[str, Quote]) -> None:
    _, quote = made
    whole = f" {CUT} ".join(quote.pieces)
    assert quote.text == (f"{CUT} " * quote.cut_before) + whole + (f" {CUT}" * quote.cut_after)


@given(quotes(), st.data())
def test_a_stretch_is_found_where_its_characters_are(made: tuple[str, Quote], data: st.DataObject) -> None:
    text, quote = made
    piece = data.draw(st.sampled_from(quote.spans))
    start = data.draw(st.integers(piece.start, piece.end - 1))
    span = Span(start, data.draw(st.integers(start + 1, piece.end)))
    found = quote.located(span)
    assert found is not None
    assert quote.text[found[0] : found[1]] == span.of(text)


def test_a_stretch_that_was_left_out_is_nowhere() -> None:
    quote = Quote(("one", "three"), (Span(0, 3), Span(8, 13)))
    assert quote.located(Span(4, 7)) is None
    assert quote.located(Span(2, 9)) is None


def test_a_passage_is_quoted_whole() -> None:
    passage = a_passage("The tunnel opens in March.")
    quote = quote_of(passage)
    assert quote.text == "The tunnel opens in March."
    assert quote.spans == (passage.span,)
    assert not quote.cut_before
    assert not quote.cut_after
