"""Running heads and feet: what stands on page after page at the same height, but for the page's number.

They are known by repetition and place alone, never by their words: the same text among a page's first or last
rows, at the same height, with numbers that stay or that count the pages.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.paper.row import Row
    from corpus.readers.paper.word import Word

_EDGE_ROWS = 3
_ENOUGH_PAGES = 3
_SAME_HEIGHT_POINTS = 3.0
_MAX_NUMBERS = 4
_NUMBER = re.compile(r"\d{1,9}")

_Key = tuple[object, ...]


def without_running_heads(pages: Sequence[Sequence[Row]]) -> list[list[Word]]:
    """The words of each page but for its running heads and feet; one page alone has none that show.

    Pages that are alike in all they hold are the text, not its running heads.

    Args:
        pages: the rows of each page, from the top down, across all columns.
    """
    seen: dict[_Key, int] = {}
    for page in pages:
        for key in {key for row in _edge(page) for key in _keys(row)}:
            seen[key] = seen.get(key, 0) + 1
    enough = min(_ENOUGH_PAGES, max(2, len(pages)))
    kept = []
    for page in pages:
        running = {id(row) for row in _edge(page) if any(seen[key] >= enough for key in _keys(row))}
        kept.append([word for row in page if id(row) not in running for word in row.words])
    return kept if any(kept) else [[word for row in page for word in row.words] for page in pages]


def _edge(page: Sequence[Row]) -> Sequence[Row]:
    return page if len(page) <= 2 * _EDGE_ROWS else [*page[:_EDGE_ROWS], *page[-_EDGE_ROWS:]]


def _keys(row: Row) -> Iterator[_Key]:
    """What this row would have in common with the others: each number in it may be the same or count on."""
    numbers = [int(number) for number in _NUMBER.findall(row.text)]
    if len(numbers) > _MAX_NUMBERS:
        numbers, shape = [], row.text
    else:
        shape = _NUMBER.sub("#", row.text)
    height = round(row.base / _SAME_HEIGHT_POINTS)
    for counting in product((False, True), repeat=len(numbers)):
        slots = (
            (counts, number - row.page if counts else number)
            for counts, number in zip(counting, numbers, strict=True)
        )
        yield shape, height, *slots
