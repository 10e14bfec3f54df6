"""Memory as it is stored: whatever was told comes back as it was, and means the same to the next briefing."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from datetime import UTC
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingest import ingest
from briefings.change import ChangeKind
from briefings.citation import Citation, citation_of
from briefings.errors import UnknownMemory
from briefings.memory import Memory, Told
from briefings.quote import Quote, quote_of
from briefings.remembering import told_from, told_shape
from briefings.shapes import brief_shape
from corpus.dates import DateMention
from corpus.document import Document, Passage
from corpus.figures import Figure, Qualifier
from corpus.span import Span
from tests.ingested import an_application
from tests.passages import a_document, a_passage
from tests.quality.gold.mornings import mornings
from tests.quality.gold.town import FOLDERS
from tests.quality.mornings import briefed

if TYPE_CHECKING:
    from pathlib import Path

    from bot.application import Application

FRIDAY = "2024-05-17T06:00:00Z"

_text = st.text(max_size=20)
_maybe = st.none() | _text
_count = st.integers(0, 2**40)
_spans = st.builds(lambda start, length: Span(start, start + length), _count, st.integers(1, 500))
_documents = st.builds(
    Document,
    **dict.fromkeys(("id", "title", "source", "collection", "text_sha256", "read_at"), _text),
    **dict.fromkeys(("publisher", "author", "published_at", "url", "language"), _maybe),
    revision=_count,
    sentences=_count,
    date_inferred=st.booleans(),
    flags=st.lists(_text, max_size=2).map(tuple),
    pages=st.lists(_count, max_size=3).map(lambda starts: tuple(sorted({0, *starts})) if starts else ()),
)
_figures = st.builds(
    Figure,
    span=_spans,
    value=st.floats(allow_nan=False, allow_infinity=False),
    unit=_maybe,
    qualifier=st.none() | st.sampled_from(Qualifier),
    period=_maybe,
)
_dates = st.builds(DateMention, span=_spans, iso=_text, inferred=st.booleans(), resolved_from=_maybe)
_passages = st.builds(
    Passage,
    **dict.fromkeys(("text", "before", "after"), _text),
    **dict.fromkeys(("id", "number", "paragraph"), _count),
    **dict.fromkeys(("attribution", "named_source"), _maybe),
    document=_documents,
    span=_spans,
    figures=st.lists(_figures, max_size=2).map(tuple),
    dates=st.lists(_dates, max_size=2).map(tuple),
)
_quotes = st.builds(
    Quote,
    pieces=st.lists(_text, min_size=1, max_size=3).map(tuple),
    spans=st.lists(_spans, min_size=1, max_size=3).map(tuple),
    cut_before=st.booleans(),
    cut_after=st.booleans(),
)


@st.composite
def _told(draw: st.DrawFn) -> Told:
    passage = draw(_passages)
    quote = draw(_quotes | st.just(quote_of(passage)))
    own = citation_of(passage.document, quote)
    others = st.builds(citation_of, _documents, _quotes)
    carriers = draw(st.lists(st.just(own) | others, max_size=3).map(tuple))
    return Told(passage, quote, carriers, draw(_text))


def again(told: Told) -> Told:
    """What was told, after a night in the database."""
    return told_from(json.loads(json.dumps(told_shape(told))))


@given(_told())
def test_whatever_was_told_comes_back_exactly(told: Told) -> None:
    assert asdict(again(told)) == asdict(told)


def test_every_sentence_of_the_demo_comes_back_exactly(demo: Application) -> None:
    documents = [one.id for one in demo.reader.documents()]
    for passage in demo.reader.passages_of(documents):
        told = Told(passage, quote_of(passage), (citation_of(passage.document, quote_of(passage)),), FRIDAY)
        assert asdict(again(told)) == asdict(told)


def _names(shape: Any) -> set[str]:  # noqa: ANN401  any JSON
    if isinstance(shape, list):
        return set().union(*map(_names, shape))
    return set(shape).union(*map(_names, shape.values())) if isinstance(shape, dict) else set()


def test_no_field_of_what_is_told_is_forgotten() -> None:
    # Each field holds something: what is left out where it is empty stands too.
    document = Document(
        "post", 1, "Tunnel", "Post", "Ann", "2024-05-16", True, "https://post.example", "en",
        "/news/a.txt", "public", ("opinion",), "0" * 64, FRIDAY, 3, (0, 5),
    )  # fmt: skip
    span = Span(3, 9)
    figure = Figure(span, 0.0, "percent", Qualifier.ABOUT, "2023")
    date = DateMention(span, "2024-05", inferred=True, resolved_from="document")
    passage = Passage(
        1, document, 2, 4, span, "It leaks.", "So.", "No.", "Ann", (figure,), (date,), "the office"
    )
    quote = Quote(("It", "leaks."), (Span(3, 5), Span(6, 9)), cut_before=True, cut_after=True)
    other = citation_of(replace(document, id="wire"), quote)
    stored = _names(told_shape(Told(passage, quote, (other,), FRIDAY)))

    known = {
        one.name
        for kind in (Told, Passage, Document, Figure, DateMention, Quote, Citation)
        for one in fields(kind)
    }
    assert known <= stored


def test_a_field_that_was_added_since_is_passed_over() -> None:
    passage = a_passage("The tunnel cost 412 million euros.")
    shape = told_shape(Told(passage, quote_of(passage), (), FRIDAY))
    later = {**shape, "mood": "calm", "passage": {**shape["passage"], "weight": 3}}
    assert asdict(told_from(later)) == asdict(told_from(shape))


def test_what_was_stored_before_there_were_pages_is_read_as_without() -> None:
    document = a_document(pages=(0, 40))
    quote = Quote(("It leaks.",), (Span(38, 47),))
    other = citation_of(replace(document, id="wire"), quote)
    stored = told_shape(Told(replace(a_passage("It leaks."), document=document), quote, (other,), FRIDAY))
    del stored["passage"]["document"]["pages"]
    del stored["carriers"][0]["pages"]
    read = told_from(stored)
    assert read.passage.document == replace(document, pages=())
    assert read.carriers == (replace(other, pages=None),)
    assert told_shape(read) == stored


@pytest.mark.parametrize("version", [2, None, "1"])
def test_a_form_that_is_not_known_is_an_error_that_says_so(version: object) -> None:
    passage = a_passage("The tunnel cost 412 million euros.")
    shape = told_shape(Told(passage, quote_of(passage), (), FRIDAY)) | {"version": version}
    with pytest.raises(UnknownMemory, match="only 1 can be read here"):
        told_from(shape)


def test_a_briefing_is_the_same_with_a_memory_that_was_stored(tmp_path: Path) -> None:
    memory, changes = Memory(), set()
    for morning in mornings()[:4]:
        application = an_application(tmp_path, at=morning.at.replace(tzinfo=UTC))
        ingest(application, [next(FOLDERS["a"].parent.rglob(name)) for name in morning.documents])
        stored = replace(memory, told=tuple(map(again, memory.told)))
        briefing, after = briefed(application, memory, application.now())
        same, _ = briefed(application, stored, application.now())
        assert brief_shape(same) == brief_shape(briefing)
        changes |= {line.change.kind for line in briefing.lines() if line.change}
        memory = after

    assert changes == set(ChangeKind)
