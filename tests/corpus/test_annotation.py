"""Annotations: every sentence of a document with what it states."""

from __future__ import annotations

from corpus.annotation import Annotation, annotated, date_context
from corpus.span import Span

TEXT = "Exports grew 4 percent last year. Anna Berg called it “a start.”\n\nThe pact of 4 April 2023 holds."
PARAGRAPHS = [[Span(0, 33), Span(34, 64)], [Span(66, len(TEXT))]]


def test_annotations_come_in_the_shape_of_the_paragraphs() -> None:
    context = date_context(TEXT, PARAGRAPHS, published_at=None, read_at="2024-01-01T00:00:00Z")
    assert context.document == "2023-04-04"
    (first, second), (third,) = annotated(TEXT, PARAGRAPHS, context)
    assert [(figure.value, figure.unit, figure.period) for figure in first.figures] == [
        (4, "percent", "2022")
    ]
    assert [(found.iso, found.resolved_from) for found in first.dates] == [("2022", "document")]
    assert second == Annotation(attribution="Anna Berg")
    assert [found.iso for found in third.dates] == ["2023-04-04"]


def test_the_publication_date_comes_before_the_documents_own() -> None:
    context = date_context(TEXT, PARAGRAPHS, published_at="2024-05-16", read_at="2024-06-01T00:00:00Z")
    assert annotated(TEXT, PARAGRAPHS, context)[0][0].dates[0].iso == "2023"


def test_an_empty_document_has_no_annotations() -> None:
    context = date_context("", [], published_at=None, read_at="2024-01-01T00:00:00Z")
    assert annotated("", [], context) == []
    assert annotated("", [[]], context) == [[]]


def test_what_is_too_long_for_a_sentence_is_not_annotated_and_its_neighbours_are() -> None:
    data = "1-2.5 million tons said Ann Berg on 3 May 2031, " * 42
    text = f"Anna Berg said 3 ships sank. {data}\nBo Lind said 4 ships sank."
    spans = [Span(0, 28), Span(29, 29 + len(data)), Span(len(text) - 26, len(text))]
    context = date_context(text, [spans], published_at=None, read_at="2035-01-01T00:00:00Z")
    assert context.document is None
    ((first, second, third),) = annotated(text, [spans], context)
    assert second == Annotation()
    assert (first.attribution, third.attribution) == ("Anna Berg", "Bo Lind")
    assert [figure.value for one in (first, third) for figure in one.figures] == [3, 4]
