from __future__ import annotations

from pathlib import Path

from corpus.block import Role, check_blocks
from corpus.document import ReadDocument
from corpus.errors import ReadFailure
from corpus.readers import pdf as reader
from corpus.readers.source import SourceFile
from tests.corpus.readers.pdfs import LEFT, TOP, Page, Text, column, pdf, wrapped

HARBOUR = (
    "The harbour of Elmsworth was closed to all ships on Monday after a storm had broken the outer wall. "
    "Engineers of the port said that the repair would take eleven weeks and cost four million crowns. "
    "Two ferries were sent to the northern quay, where the water is deep enough for them at every tide."
)
MARKET = (
    "In the market hall traders asked the council for a lower rent until the ferries are back at the quay. "
    "The council will decide about it in the second week of June, its speaker said after the meeting."
)


def read(data: bytes) -> ReadDocument:
    (found,) = reader.documents(SourceFile(Path("paper.pdf"), data))
    assert isinstance(found, ReadDocument), found
    check_blocks(found.text, found.blocks)
    return found


def failure(data: bytes) -> ReadFailure:
    (found,) = reader.documents(SourceFile(Path("paper.pdf"), data))
    assert isinstance(found, ReadFailure)
    return found


def test_the_lines_of_a_paragraph_become_one() -> None:
    found = read(pdf([Page(column(wrapped(HARBOUR, 80)))]))
    assert found.text == HARBOUR
    assert found.pages == (0,)


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = wrapped(HARBOUR, 40), wrapped(MARKET, 40)
    for shift in (0.0, 5.0):
        across = [*column(left), *column(right, x=320, y=TOP - shift)]
        across.sort(key=lambda text: -text.y)
        found = read(pdf([Page(across)]))
        assert found.text == f"{HARBOUR}\n\n{MARKET}"


def test_a_paragraph_over_a_pages_end_is_whole_and_the_page_starts_inside_it() -> None:
    lines = wrapped(HARBOUR, 60)
    found = read(pdf([Page(column(lines[:3], y=120)), Page(column(lines[3:]))]))
    assert found.text == HARBOUR
    assert found.pages == (0, HARBOUR.index(lines[3]))


def test_a_scan_without_text_says_what_it_is() -> None:
    found = failure(pdf([Page(picture=True), Page(picture=True)]))
    assert found.reason == "the pages are pictures: there is no text in it"
    assert found.hint


def test_what_is_no_pdf_is_one_plain_failure() -> None:
    assert failure(b"%PDF-1.7 and nothing more").reason == "this PDF cannot be read: it is damaged, or no PDF"


def test_the_largest_line_of_the_first_page_is_the_title() -> None:
    texts = [Text(LEFT, 790, "Storm closes harbour", 20, "F2"), *column(wrapped(HARBOUR, 80))]
    found = read(pdf([Page(texts)]))
    assert found.blocks[0].role is Role.TITLE
    assert found.metadata.title == "Storm closes harbour"
