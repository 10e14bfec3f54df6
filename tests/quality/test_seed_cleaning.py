"""The example articles, line by line: no junk is quotable, nothing of an article is lost.

Lines are named by file and by their number in it, counted from 1.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus.block import QUOTABLE, Role, check_blocks
from corpus.cleaning import cleaned
from corpus.document import CleanDocument, ReadDocument
from corpus.readers import read

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the example articles are not here")

BESIDE: dict[str, dict[Role, set[int]]] = {
    "000": {Role.TITLE: {1}, Role.BOILERPLATE: {57}},
    "001": {
        Role.BOILERPLATE: {1, 2, 4, 68, 70},
        Role.HEADING: {14, 22, 32, 52},
        Role.LIST_ITEM: {38, 39, 40, 41, 42, 43, 47, 48, 49, 50},
        Role.FOOTNOTE: {64, 66},
    },
    "002": {
        Role.BOILERPLATE: {1, 5, 7, 9, 13, 17, 61, 62, 63},
        Role.TITLE: {3},
        Role.CAPTION: {15},
        Role.HEADING: {29, 43},
    },
    "003": {Role.TITLE: {1}, Role.BOILERPLATE: {60}},
    "004": {
        Role.TITLE: {1},
        Role.BOILERPLATE: {3, 47, 49, 51, 53},
        Role.HEADING: {13, 19, 27, 33, 39},
    },
}
"""What each line is that is no paragraph; every other line with a word on it is one."""


@cache
def seed(number: str) -> CleanDocument:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    (document,) = read(path, max_bytes=1_000_000)
    assert isinstance(document, ReadDocument)
    return cleaned(document)


@pytest.mark.parametrize("number", sorted(BESIDE))
def test_every_line_of_an_example_article_has_its_role(number: str) -> None:
    document = seed(number)
    check_blocks(document.text, document.blocks)
    expected = {line: role for role, lines in BESIDE[number].items() for line in lines}
    found = {document.text.count("\n", 0, block.span.start) + 1: block.role for block in document.blocks}
    assert found == {line: expected.get(line, Role.PARAGRAPH) for line in found}
    assert set(expected) <= set(found)


@pytest.mark.parametrize("number", sorted(BESIDE))
def test_every_line_with_words_is_in_a_block_of_its_own(number: str) -> None:
    document = seed(number)
    assert len(document.blocks) == sum(1 for line in document.text.split("\n") if line.strip())


def test_what_the_articles_say_of_themselves_becomes_metadata() -> None:
    crumb, sourced = seed("001").metadata, seed("004").metadata
    assert crumb.title == "Putin in Beijing, May 16-17 2024"
    assert (crumb.published_at, crumb.date_inferred) == ("2024-05-17", True)
    assert sourced.publisher == "Stern"
    assert "analysis" in seed("000").metadata.flags
    assert [seed(number).metadata.published_at for number in ("000", "002", "003", "004")] == [None] * 4


@pytest.mark.parametrize("number", sorted(BESIDE))
def test_quotable_lines_are_most_of_an_article(number: str) -> None:
    document = seed(number)
    quotable = sum(len(block.span) for block in document.blocks if block.role in QUOTABLE)
    assert quotable > len(document.text) * 0.9
