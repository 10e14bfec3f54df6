"""Blocks: what each stretch of a canonical text is for.

In comes a canonical text that a reader made; the cleaning rules cut it into blocks; out of the quotable
ones come passages.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.errors import InvalidSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.span import Span


class Role(StrEnum):
    """What a block is for. Only paragraphs and list items are searched and quoted."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    BOILERPLATE = "boilerplate"


QUOTABLE = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})
"""The roles whose sentences may be searched and quoted."""

SPLIT = frozenset({Role.TITLE, Role.HEADING, Role.PARAGRAPH, Role.LIST_ITEM})
"""The roles that are split into sentences (captions, footnotes and boilerplate are not)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of canonical text with one role; it neither starts nor ends with white space."""

    role: Role
    span: Span


def check_blocks(text: str, blocks: Sequence[Block]) -> None:
    """Check that blocks are in order, do not overlap, and cover all but white space.

    Raises:
        InvalidSpan: naming the first stretch that is out of order, uncovered, or has white space at an end.
    """
    at = 0
    for block in blocks:
        start, end = block.span.start, block.span.end
        if start < at:
            raise InvalidSpan(start, end, reason="blocks overlap or are out of order")
        if text[at:start].strip():
            raise InvalidSpan(at, start, reason="text outside every block")
        words = block.span.of(text)
        if words != words.strip():
            raise InvalidSpan(start, end, reason="a block starts or ends with white space")
        at = end
    if text[at:].strip():
        raise InvalidSpan(at, len(text), reason="text outside every block")
