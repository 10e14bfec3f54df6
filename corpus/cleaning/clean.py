"""The one door of cleaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.block import Block, Role
from corpus.document import CleanDocument
from corpus.span import Span

if TYPE_CHECKING:
    from corpus.document import ReadDocument


def cleaned(document: ReadDocument, known_boilerplate: frozenset[str] = frozenset()) -> CleanDocument:
    """The document with a role for every stretch of its text.

    Args:
        known_boilerplate: lines that this document's host repeats, as `repeated_lines` gives them.
    """
    del known_boilerplate
    blocks, at = [], 0
    for line in document.text.split("\n"):
        if words := line.strip():
            start = at + line.index(words)
            blocks.append(Block(Role.PARAGRAPH, Span(start, start + len(words))))
        at += len(line) + 1
    return CleanDocument(document.text, document.blocks or tuple(blocks), document.metadata)
