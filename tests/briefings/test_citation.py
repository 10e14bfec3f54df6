"""Citations: an id that says all that is needed to check a quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.citation import citation_of, read_citation_id
from briefings.errors import InvalidCitation
from briefings.quote import quote_of
from corpus.span import Span
from tests.builders import a_citation
from tests.passages import a_passage

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
