"""The passages of any one revision, from its stored text alone.

The store keeps passages of the current revision only. What an older one states is read from its text, blocks
and sentences again, by the same pure functions that read it the first time.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from corpus.annotation import annotated, date_context
from corpus.block import QUOTABLE
from corpus.document import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.block import Block
    from corpus.document import Document
    from corpus.span import Span


def passages_of(
    document: Document, text: str, blocks: Sequence[Block], sentences: Sequence[Span]
) -> tuple[Passage, ...]:
    """Every sentence of this revision that may be quoted, in order.

    Args:
        text: canonical text of the revision.
        blocks: of the whole text, in order.
        sentences: in order; those outside quotable blocks are passed over.

    Returns:
        Passages numbered -1, -2, …: the store never uses such a number.
    """
    starts = [span.start for span in sentences]
    paragraphs = [
        sentences[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        for block in blocks
        if block.role in QUOTABLE
    ]
    context = date_context(text, paragraphs, published_at=document.published_at, read_at=document.read_at)
    stated = annotated(text, paragraphs, context, language=document.language)
    found: list[Passage] = []
    for number, (spans, said) in enumerate(zip(paragraphs, stated, strict=True)):
        words = [span.of(text) for span in spans]
        for at, (span, annotation) in enumerate(zip(spans, said, strict=True)):
            found.append(
                Passage(
                    id=-len(found) - 1,
                    document=document,
                    number=len(found),
                    paragraph=number,
                    span=span,
                    text=words[at],
                    before=words[at - 1] if at else "",
                    after=words[at + 1] if at + 1 < len(words) else "",
                    attribution=annotation.attribution,
                    figures=annotation.figures,
                    dates=annotation.dates,
                )
            )
    return tuple(found)
