"""Which line names the document, and which of the lines around it do not."""

from __future__ import annotations

import pytest

from corpus.block import QUOTABLE
from corpus.cleaning import cleaned
from corpus.document import CleanDocument, ReadDocument

PROSE = """The tunnel under the harbour opened to traffic after a long delay, the council said.

The builders will pay the rest of the added cost, but not before the next winter."""


def page(head: str) -> CleanDocument:
    return cleaned(ReadDocument("page", "page", f"{head}\n\n{PROSE}"))


@pytest.mark.parametrize(
    "head",
    [
        "Harbour tunnel opens\nA year late and over budget",
        "Harbour tunnel opens\nOSLO, June 5 (Wire) -",
        "OSLO, June 5 (Wire) -\nHarbour tunnel opens",
        "Subject: Re: Harbour tunnel opens\nFrom: Ann Lee",
        "From: Ann Lee <ann@example.org>\nTo: all of us\nSubject: Fwd: Re: Harbour tunnel opens",
        "(c) 2024 Harbour Wire Ltd\nHarbour tunnel opens",
        "Title: Harbour tunnel opens\nAuthor: Ann Lee",
        "Betreff: AW: Harbour tunnel opens\nVon: Ann Lee",
        "Dear colleagues,\n\nHarbour tunnel opens",
        "Harbour tunnel opens\nSehr geehrte Damen und Herren,",
    ],
)
def test_the_first_line_of_words_or_the_labelled_one_is_the_title(head: str) -> None:
    assert page(head).metadata.title == "Harbour tunnel opens"


@pytest.mark.parametrize("head", ["OSLO, June 5 (Wire) -", "(c) 2024 Harbour Wire", "Dear colleagues,"])
def test_a_dateline_a_copyright_and_a_greeting_are_neither_title_nor_text(head: str) -> None:
    found = page(head)
    assert found.metadata.title is None
    assert found.blocks[0].role not in QUOTABLE


def test_a_dateline_on_a_line_of_its_own_still_names_the_agency() -> None:
    assert page("OSLO, June 5 (Wire) -").metadata.publisher == "Wire"
