"""Headings by their type and place, numbered ones too, and the subject of a letter."""

from __future__ import annotations

import pytest

from corpus.block import Role
from tests.corpus.readers.papers import HARBOUR, MARKET, read, roles
from tests.corpus.readers.pdfs import LEFT, TOP, Page, Text, column, pdf, wrapped

_BELOW = 30.0


def _over_text(*headings: Text) -> bytes:
    """Headings, each over a paragraph, on one page."""
    texts: list[Text] = []
    for heading in headings:
        texts += [heading, *column(wrapped(HARBOUR, 80), y=heading.y - _BELOW)]
    return pdf([Page(texts)])


@pytest.mark.parametrize(("size", "font"), [(10.5, "F1"), (11.0, "F1"), (10.0, "F2"), (14.0, "F1")])
def test_a_numbered_line_in_larger_or_bold_type_over_text_is_a_heading(size: float, font: str) -> None:
    found = read(
        _over_text(Text(LEFT, TOP, "1. Summary", size, font), Text(LEFT, 500, "2. Volumes", size, font))
    )
    numbered = [role for role, text in roles(found) if text in {"1. Summary", "2. Volumes"}]
    assert len(numbered) == 2
    assert set(numbered) <= {Role.HEADING, Role.TITLE}


def test_a_numbered_line_in_the_type_of_the_text_is_an_item() -> None:
    found = read(_over_text(Text(LEFT, TOP, "1. Summary"), Text(LEFT, 500, "2. Volumes")))
    assert (Role.LIST_ITEM, "2. Volumes") in roles(found)


def test_the_items_of_a_list_in_larger_type_are_no_headings() -> None:
    items = ["1. Consult the operators", "2. Publish the draft", "3. Put it to the vote"]
    texts = [*column(items, size=11), *column(wrapped(f"{HARBOUR} {MARKET}", 80), y=600)]
    assert roles(read(pdf([Page(texts)])))[:3] == [(Role.LIST_ITEM, item) for item in items]
