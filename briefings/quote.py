"""Quotes: the exact words of one document, by where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Passage
    from corpus.span import Span

CUT = "[…]"
"""What stands where words were left out; the only thing between “ and ” that no document wrote."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One or more stretches of one document, in order.

    Attributes:
        pieces: the characters of each span, untouched.
        spans: where each piece stands, in the document's canonical text.
        cut_before: the sentence began earlier.
        cut_after: the sentence went on.
    """

    pieces: tuple[str, ...]
    spans: tuple[Span, ...]
    cut_before: bool = False
    cut_after: bool = False

    @property
    def text(self) -> str:
        """The pieces joined by ` […] `, with `[…]` at an end that is cut; never empty."""
        whole = f" {CUT} ".join(self.pieces)
        return f"{f'{CUT} ' if self.cut_before else ''}{whole}{f' {CUT}' if self.cut_after else ''}"

    def located(self, span: Span) -> tuple[int, int] | None:
        """Where a stretch of the document stands in `text`, or None when it was left out."""
        at = len(CUT) + 1 if self.cut_before else 0
        for piece in self.spans:
            if piece.holds(span):
                start = at + span.start - piece.start
                return start, start + len(span)
            at += len(piece) + len(CUT) + 2
        return None


def quote_of(passage: Passage) -> Quote:
    """The whole sentence of a passage as a quote."""
    return Quote((passage.text,), (passage.span,))
