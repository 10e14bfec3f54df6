"""A stretch of a text, by where it stands: the one way anything here points at words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import InvalidSpan

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)`, in Unicode code points of a canonical text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise InvalidSpan(self.start, self.end, reason="a span starts at 0 or later and is not empty")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters at this span.

        Raises:
            InvalidSpan: the text ends before the span does.
        """
        if self.end > len(text):
            raise InvalidSpan(self.start, self.end, reason=f"the text has {len(text)} characters")
        return text[self.start : self.end]

    def shifted(self, offset: int) -> Span:
        """The same stretch, counted from `offset` code points earlier."""
        return Span(self.start + offset, self.end + offset)

    def holds(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


def in_order(spans: Iterable[Span]) -> bool:
    """Whether the spans are sorted and do not overlap (touching is allowed)."""
    last = 0
    for span in spans:
        if span.start < last:
            return False
        last = span.end
    return True
