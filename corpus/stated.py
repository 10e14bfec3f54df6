"""What a text states: its quotable sentences, annotated, from its blocks and sentences alone."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.annotation import Annotation, annotated, date_context
from corpus.block import QUOTABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.block import Block
    from corpus.span import Span


@dataclass(frozen=True, slots=True)
class StatedPassage:
    """One quotable sentence: its block, counted from 0, where it stands, and what it states."""

    paragraph: int
    span: Span
    annotation: Annotation


def stated(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Span],
    *,
    language: str | None,
    published_at: str | None,
    read_at: str,
) -> tuple[StatedPassage, ...]:
    """Every sentence that may be quoted, in order, with what it states.

    Args:
        text: canonical text.
        blocks: of the whole text, in order.
        sentences: in order; those outside quotable blocks are passed over.
        language: ISO 639-1, where known.
        published_at: a date or a UTC instant, where known.
        read_at: when this text was first read: the document's own dates are not taken for later than this.
    """
    starts = [span.start for span in sentences]
    paragraphs = [
        sentences[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        for block in blocks
        if block.role in QUOTABLE
    ]
    context = date_context(text, paragraphs, published_at=published_at, read_at=read_at)
    annotations = annotated(text, paragraphs, context, language=language)
    return tuple(
        StatedPassage(number, span, annotation)
        for number, (spans, said) in enumerate(zip(paragraphs, annotations, strict=True))
        for span, annotation in zip(spans, said, strict=True)
    )
