"""The text of a paper: the words of its pages put into the order of reading, mended, with roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.block import Block, Role
from corpus.readers.markup import joined
from corpus.readers.paper.columns import regions
from corpus.readers.paper.flow import flowing
from corpus.readers.paper.measures import measures
from corpus.readers.paper.mending import Spellings, mended
from corpus.readers.paper.paragraphs import paragraphs
from corpus.readers.paper.roles import with_roles
from corpus.readers.paper.row import rows
from corpus.readers.paper.running import without_running_heads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.readers.paper.row import Row
    from corpus.readers.paper.word import Word

    Page = Mapping[int, Sequence[Word]]


@dataclass(frozen=True)
class PaperText:
    """Canonical text with its blocks.

    Attributes:
        pages: where each page starts in the text, the first at 0; a page without text where the next starts.
        replaced: how many characters had to be replaced.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[int, ...]
    replaced: int = 0

    @property
    def title(self) -> str | None:
        """What stands largest on the first page, where anything stands larger than the rest."""
        return next((block.span.of(self.text) for block in self.blocks if block.role is Role.TITLE), None)


def paper_text(pages: Sequence[Page]) -> PaperText:
    """The text of these pages.

    Args:
        pages: of each its words, by the direction they are painted in, as `painted` gives them.
    """
    upright = [_upright(page) for page in pages]
    all_rows = [
        rows(page.get(turn, ()), number)
        for number, (page, turn) in enumerate(zip(pages, upright, strict=True))
    ]
    in_columns = [
        region
        for number, words in enumerate(without_running_heads(all_rows))
        for region in (*regions(words, number), *_turned(pages[number], upright[number], number))
        if region
    ]
    usual = measures(in_columns)
    found = flowing(with_roles([list(paragraphs(region, usual)) for region in in_columns], usual))
    spellings = Spellings.of(line for paragraph in found for line in paragraph.lines)
    lines, starts = [], []
    for paragraph in found:
        text, offsets = mended(paragraph.lines, spellings)
        if text:
            lines.append((paragraph.role, text))
            starts.append([(row.page, at) for row, at in zip(paragraph.rows, offsets, strict=True)])
    text, blocks, replaced = joined(lines)
    return PaperText(text, blocks, _page_starts(len(pages), len(text), blocks, starts), replaced)


def _upright(page: Page) -> int:
    """The direction that most of a page's characters are painted in."""
    return max(page, key=lambda turn: sum(len(word.text) for word in page[turn]), default=0)


def _turned(page: Page, upright: int, number: int) -> list[list[Row]]:
    """What stands athwart on a page, as the names of axes do."""
    return [rows(page[turn], number) for turn in sorted(page) if turn != upright]


def _page_starts(
    count: int, chars: int, blocks: Sequence[Block], starts: Sequence[Sequence[tuple[int, int]]]
) -> tuple[int, ...]:
    first: dict[int, int] = {}
    for block, offsets in zip(blocks, starts, strict=True):
        for page, at in offsets:
            first.setdefault(page, block.span.start + at)
    found, following = list[int](), chars
    for page in range(count - 1, -1, -1):
        following = min(following, first.get(page, following))
        found.append(following)
    return (0, *found[-2::-1]) if found else ()
