"""Where the lines of a plain text begin and end: soft-wrapped lines are one, all others stand alone.

A text is wrapped as a whole or not at all, so its long lines are looked at first. Then, between two lines of
a stretch without a blank line, a break is soft when the next word would not have fitted, or when the sentence
plainly goes on.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIST_MARKER = re.compile(r"(?:[-*+•◦▪‣●○■□–—·]|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
"""What opens an item of a list."""

_MAX_WRAPPED_CHARS = 140
_MIN_WRAPPED_CHARS = 30
_UNWRAPPED_SHARE = 0.1
_ENDED = re.compile(r"[.!?…。！？:;：；][\"'”’»)\]]*$")


class Stretch(NamedTuple):
    """One line of a text as it was meant.

    Attributes:
        span: without white space at its ends; line breaks inside it are soft.
        chunk: counts the stretches between blank lines, from 0.
    """

    span: Span
    chunk: int


class _Physical(NamedTuple):
    start: int
    text: str  # without white space at its ends

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))


def stretches(text: str) -> list[Stretch]:
    """The lines of a text in order, covering all but white space."""
    chunks = list(_chunks(text))
    lengths = [len(line.text) for chunk in chunks for line in chunk]
    long = sum(length > _MAX_WRAPPED_CHARS for length in lengths)
    wrapped = long <= len(lengths) * _UNWRAPPED_SHARE
    return [
        Stretch(span, number)
        for number, chunk in enumerate(chunks)
        for span in (_joined(chunk) if wrapped and len(chunk) > 1 else [line.span for line in chunk])
    ]


def _chunks(text: str) -> Iterator[list[_Physical]]:
    chunk: list[_Physical] = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            chunk.append(_Physical(at + len(line) - len(line.lstrip()), words))
        elif chunk:
            yield chunk
            chunk = []
        at += len(line) + 1
    if chunk:
        yield chunk


def _joined(chunk: Sequence[_Physical]) -> list[Span]:
    """The lines of one chunk, soft breaks closed."""
    width = max(len(line.text) for line in chunk)
    spans = [chunk[0].span]
    for line, following in pairwise(chunk):
        if _soft(line.text, following.text, width, filled=len(chunk) > 2):
            spans[-1] = Span(spans[-1].start, following.span.end)
        else:
            spans.append(following.span)
    return spans


def _soft(line: str, following: str, width: int, *, filled: bool) -> bool:
    """Whether the break between two lines is only there because the line was full.

    Args:
        width: of the longest line around.
        filled: there are enough lines around to trust that width.
    """
    if len(line) < _MIN_WRAPPED_CHARS or LIST_MARKER.match(following):
        return False
    word = following.split(maxsplit=1)[0]
    full = len(line) + 1 + len(word) > width
    if following[0].islower() and word.isalpha():
        return not _ENDED.search(line) or (full and filled)
    return full and filled and width <= _MAX_WRAPPED_CHARS
