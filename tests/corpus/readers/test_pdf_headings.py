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


def _letter(*subjects: str) -> bytes:
    """A letter whose lines are all of one size; its subject, and the heads of its sections, are bold."""
    head = column(["Elmsworth Ferries", "3 Quay Road", "", "To the Mayor", "", "18 May 2026"])
    texts = list(head)
    y = TOP - 110
    for subject in subjects:
        texts += [Text(LEFT, y, subject, font="F2"), *column(wrapped(HARBOUR, 80), y=y - _BELOW)]
        y -= 150
    return pdf([Page([*texts, *column(wrapped(MARKET, 80), y=y)])])


def test_the_bold_subject_of_a_letter_is_its_title() -> None:
    found = read(_letter("Re: Winter ferries"))
    assert found.metadata.title == "Re: Winter ferries"
    assert (Role.TITLE, "Re: Winter ferries") in roles(found)


def test_the_subject_is_the_title_over_heads_of_sections_too() -> None:
    assert read(_letter("Re: Winter ferries", "Our offer")).metadata.title == "Re: Winter ferries"


@pytest.mark.parametrize("heads", [("Summary", "Our offer"), ("1. The offer we make", "2. Its price")])
def test_the_first_head_of_several_sections_is_no_title(heads: tuple[str, ...]) -> None:
    assert read(_letter(*heads)).metadata.title is None


def test_a_bold_line_below_running_text_is_no_title() -> None:
    texts = [
        *column(wrapped(HARBOUR, 80)),
        Text(LEFT, 640, "What the market says", font="F2"),
        *column(wrapped(MARKET, 80), y=600),
        *column(wrapped(HARBOUR, 80), y=400),
    ]
    assert read(pdf([Page(texts)])).metadata.title is None
