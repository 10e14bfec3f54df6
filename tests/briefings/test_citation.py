"""Citations: an id that says all that is needed to check a quote."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.citation import citation_of, pages_of, read_citation_id
from briefings.errors import InvalidCitation
from briefings.quote import Quote, quote_of
from corpus.span import Span
from tests.builders import a_citation
from tests.passages import a_document, a_passage

document_ids = st.text(min_size=1, max_size=40).filter(
    lambda name: name == name.strip() and not {"\n", "\r"} & set(name) and name.isprintable()
)


@st.composite
def ordered_spans(draw: st.DrawFn) -> tuple[Span, ...]:
    ends = sorted(draw(st.sets(st.integers(0, 10**9), min_size=2, max_size=12)))
    return tuple(Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False))


@given(document_ids, st.integers(1, 10**8), ordered_spans())
def test_an_id_gives_back_what_it_was_made_of(
    document_id: str, revision: int, spans: tuple[Span, ...]
) -> None:
    citation = a_citation(document_id, revision=revision, spans=spans)
    assert read_citation_id(citation.id) == (document_id, revision, spans)


def test_an_id_depends_on_document_revision_and_spans_alone() -> None:
    one = a_citation(title="One title", publisher="One", published_at=None, url=None)
    assert one.id == a_citation(title="Another").id == "harbour-post-0a1b2c3d@1:1204-1263"


def test_a_citation_takes_over_what_is_known_of_the_document() -> None:
    passage = a_passage("The tunnel opens in March.", publisher="Harbour Post")
    citation = citation_of(passage.document, quote_of(passage))
    assert citation.publisher == "Harbour Post"
    assert citation.published_at == "2024-05-19"
    assert citation.text_sha256 == passage.document.text_sha256
    assert citation.spans == (passage.span,)


@st.composite
def paged_spans(draw: st.DrawFn) -> tuple[int, tuple[int, ...], Span]:
    """How long a text is, where its pages start, some of them empty, and a span of it."""
    length = draw(st.integers(1, 300))
    starts = draw(st.lists(st.integers(0, length), max_size=12))
    start = draw(st.integers(0, length - 1))
    return length, (0, *sorted(starts)), Span(start, draw(st.integers(start + 1, length)))


@given(paged_spans())
def test_a_quote_is_on_the_pages_that_hold_its_first_and_last_character(
    drawn: tuple[int, tuple[int, ...], Span],
) -> None:
    length, starts, span = drawn
    pages = [range(*ends) for ends in pairwise((*starts, length))]
    found = pages_of(starts, (span,))
    assert found is not None
    first, last = found
    assert span.start in pages[first - 1]
    assert span.end - 1 in pages[last - 1]
    assert first <= last


def test_a_quote_that_ends_with_its_page_is_on_that_page_alone() -> None:
    assert pages_of((0, 40, 90), (Span(10, 40),)) == (1, 1)
    assert pages_of((0, 40, 90), (Span(10, 41),)) == (1, 2)
    assert pages_of((0, 40, 90), (Span(40, 90),)) == (2, 2)


def test_a_quote_in_pieces_is_on_the_pages_from_its_first_to_its_last() -> None:
    document = a_document(pages=(0, 40, 90))
    quote = Quote(("One piece.", "Another."), (Span(10, 20), Span(95, 103)))
    assert citation_of(document, quote).pages == (1, 3)


def test_a_citation_of_a_document_without_pages_names_none() -> None:
    passage = a_passage("The tunnel opens in March.")
    assert citation_of(passage.document, quote_of(passage)).pages is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "harbour-post",
        "harbour-post@1",
        "harbour-post@1:",
        "harbour-post@0:1-2",
        "harbour-post@1:5",
        "harbour-post@1:5-5",
        "harbour-post@1:9-5",
        "harbour-post@1:1-4,3-6",
        "harbour-post@1:7-9,1-3",
        "harbour-post@one:1-2",
        "@1:1-2",
    ],
)
def test_what_names_no_spans_is_no_citation(typed: str) -> None:
    with pytest.raises(InvalidCitation) as caught:
        read_citation_id(typed)
    assert caught.value.citation_id == typed
    assert caught.value.reason


@given(st.text(max_size=60))
def test_any_text_is_a_citation_or_a_plain_mistake(typed: str) -> None:
    try:
        document_id, revision, spans = read_citation_id(typed)
    except InvalidCitation:
        return
    assert document_id
    assert revision > 0
    assert spans
