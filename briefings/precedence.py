"""Precedence: which of several copies of one text stands for them all, as the one quoted and cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.comparing.periods import told

if TYPE_CHECKING:
    from corpus.document import Document


def lacking(document: Document) -> tuple[bool, bool, bool]:
    """What a reader misses who would check a document: a link, a publisher, a date that it states itself.

    The less comes first in order, a link before all else.
    """
    dated = document.published_at is not None and not document.date_inferred
    return not document.url, not document.publisher, not dated


def precedence(document: Document) -> tuple[bool, bool, bool, str, str]:
    """Order of copies: those with the most to check them by first, of these the earliest published."""
    return *lacking(document), *told(document)
