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

LIST_MARKER = re.compile(r"(?:[-*+•◦▪‣●○■□–—·]|\(?\d{1,2}[.)]|\(?(?:[a-z]|[ivx]{2,4})\))\s+(?=\S)")
"""What opens an item of a list."""

_MAX_WRAPPED_CHARS = 140
_MIN_WRAPPED_CHARS = 30
_UNWRAPPED_SHARE = 0.1
_TRUSTED_LINES = 4
_WIDEST_OF = 20  # one line in so many may stand out of the column
_BROKEN_WORD = re.compile(r"[^\W\d_]{2}-$")
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
    lengths = sorted(len(line.text) for chunk in chunks for line in chunk)
    unwrapped = sum(length > _MAX_WRAPPED_CHARS for length in lengths) > len(lengths) * _UNWRAPPED_SHARE
    width = lengths[-1 - len(lengths) // _WIDEST_OF] if len(lengths) > _TRUSTED_LINES else 0
    return [
        Stretch(span, number)
        for number, chunk in enumerate(chunks)
        for span in ([line.span for line in chunk] if unwrapped or len(chunk) == 1 else _joined(chunk, width))
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


def _joined(chunk: Sequence[_Physical], width: int) -> list[Span]:
    """The lines of one chunk, soft breaks closed.

    Args:
        width: at which the document is wrapped, in characters; 0 when it has too few lines to tell.
    """
    flowing = sum(not _ENDED.search(line.text) for line in chunk[:-1]) * 2 >= len(chunk) - 1
    spans = [chunk[0].span]
    for line, following in pairwise(chunk):
        if _soft(line.text, following.text, width if flowing else 0):
            spans[-1] = Span(spans[-1].start, following.span.end)
        else:
            spans.append(following.span)
    return spans


def _soft(line: str, following: str, width: int) -> bool:
    """Whether the break between two lines is only there because the line was full."""
    if _BROKEN_WORD.search(line) and following[0].islower():
        return True
    if len(line) < _MIN_WRAPPED_CHARS or LIST_MARKER.match(following):
        return False
    word = following.split(maxsplit=1)[0]
    full = 0 < width <= _MAX_WRAPPED_CHARS and width < len(line) + 1 + len(word)
    return full or (word.islower() and word.isalpha() and not _ENDED.search(line))
