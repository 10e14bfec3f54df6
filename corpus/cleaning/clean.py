"""The one door of cleaning: a read document in, its blocks and its completed metadata out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.block import Block
from corpus.cleaning.completion import completed
from corpus.cleaning.layout import stretches
from corpus.cleaning.line import Line
from corpus.cleaning.roles import roles
from corpus.document import CleanDocument

if TYPE_CHECKING:
    from corpus.document import ReadDocument


def cleaned(document: ReadDocument, *, read_at: str | None = None) -> CleanDocument:
    """The document with a role for every stretch of its text, and what the text says of itself.

    Args:
        read_at: an aware UTC instant, ISO: the day that the text gives for itself is not later than this.
    """
    lines = _lines(document)
    found = roles(lines, title=document.metadata.title)
    blocks = tuple(Block(role, line.span) for role, line in zip(found, lines, strict=True))
    return CleanDocument(document.text, blocks, completed(document.metadata, lines, found, read_at=read_at))


def _lines(document: ReadDocument) -> list[Line]:
    """The lines as the format gives them, else as the layout of the text shows them."""
    text = document.text
    if document.blocks:
        return [
            Line(block.span, " ".join(block.span.of(text).split()), number, block.role)
            for number, block in enumerate(document.blocks)
        ]
    return [Line(span, " ".join(span.of(text).split()), chunk) for span, chunk in stretches(text)]
