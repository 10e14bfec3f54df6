"""The passages of any revision follow from its stored text."""

from __future__ import annotations

from corpus.block import Block, Role
from corpus.revision import passages_of
from corpus.span import Span
from tests.passages import a_document

TEXT = (
    "Tunnel\n\nThe tunnel opens in March. Ferries stop.\n\nShare this page\n\nA toll of 3 euros is planned."
)
SPANS = [Span(0, 6), Span(8, 34), Span(35, 48), Span(50, 65), Span(67, 96)]
BLOCKS = [
    Block(Role.TITLE, SPANS[0]),
    Block(Role.PARAGRAPH, Span(8, 48)),
    Block(Role.BOILERPLATE, SPANS[3]),
    Block(Role.PARAGRAPH, SPANS[4]),
]


def test_only_sentences_of_paragraphs_are_passages_with_their_neighbours() -> None:
    found = passages_of(a_document(text=TEXT), TEXT, BLOCKS, [*SPANS[:3], SPANS[4]])
    assert [one.text for one in found] == [
        "The tunnel opens in March.",
        "Ferries stop.",
        "A toll of 3 euros is planned.",
    ]
    assert [(one.before, one.after) for one in found] == [
        ("", "Ferries stop."),
        ("The tunnel opens in March.", ""),
        ("", ""),
    ]
    assert [one.paragraph for one in found] == [0, 0, 1]
    assert [one.number for one in found] == [0, 1, 2]


def test_numbers_are_ones_that_no_store_gives() -> None:
    found = passages_of(a_document(text=TEXT), TEXT, BLOCKS, [*SPANS[:3], SPANS[4]])
    assert [one.id for one in found] == [-1, -2, -3]


def test_a_passage_is_annotated() -> None:
    found = passages_of(a_document(text=TEXT), TEXT, BLOCKS, [*SPANS[:3], SPANS[4]])
    assert found[0].dates
    assert [figure.value for figure in found[2].figures] == [3]


def test_an_empty_text_has_none() -> None:
    assert passages_of(a_document(text=""), "", [], []) == ()
