"""Sketches: a few hundred characters that tell whether two entries have the same words, or nearly.

What a feed said last time is not kept; its sketch is. The smallest hashes of the words of a text are a fair
sample of them, the same sample each time, so two sketches compare as the texts would (Broder, "On the
resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.words.tokens import token_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE_SAMPLE = 12
_TEXT_SAMPLE = 24
_HASH_DIGITS = 8
_EXACT_DIGITS = 16
_WRITTEN = re.compile(r"(\w*)\.(\d+)\.((?:[0-9a-f]{8})*)-(\w*)\.(\d+)\.((?:[0-9a-f]{8})*)")

_ALIKE = 0.5
"""From this share of common words on two texts are close: two reports of one event share less."""

_TITLE_WORDS = 3
"""Shorter titles ("News", "In brief") are anybody's."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is left of the words of an entry.

    Attributes:
        title: digest of the whole title; empty where there is none.
        text: the same of the text.
        title_words: how many.
        text_words: how many.
        title_sample: the smallest hashes of its different words.
        text_sample: the same of the text.
    """

    title: str
    title_words: int
    title_sample: frozenset[int]
    text: str
    text_words: int
    text_sample: frozenset[int]

    def __str__(self) -> str:
        return (
            f"{self.title}.{self.title_words}.{_written(self.title_sample)}"
            f"-{self.text}.{self.text_words}.{_written(self.text_sample)}"
        )

    @property
    def digest(self) -> str:
        """Of title and text together."""
        return self.title + self.text

    def same_title(self, other: Sketch) -> bool:
        """Whether both have one title, and more than a word or two."""
        return self.title == other.title and self.title_words >= _TITLE_WORDS

    def same_text(self, other: Sketch, *, at_least: int) -> bool:
        """Whether both have one text, of at least so many words."""
        return self.text == other.text and self.text_words >= at_least

    def like_text(self, other: Sketch) -> bool:
        """Whether about half of the words of the texts are common to both."""
        return _resemblance(self.text_sample, other.text_sample, _TEXT_SAMPLE) >= _ALIKE

    def close(self, other: Sketch) -> bool:
        """Whether the titles or the texts have about half of their words in common."""
        titles = min(self.title_words, other.title_words) >= _TITLE_WORDS
        alike = _resemblance(self.title_sample, other.title_sample, _TITLE_SAMPLE)
        return (titles and alike >= _ALIKE) or self.like_text(other)


def sketch_of(title: str, text: str) -> Sketch:
    """The sketch of an entry, from plain text."""
    titled, told = token_texts(title), token_texts(text)
    return Sketch(
        _digest(titled), len(titled), _sample(titled, _TITLE_SAMPLE),
        _digest(told), len(told), _sample(told, _TEXT_SAMPLE),
    )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def sketch_from(written: str) -> Sketch:
    """The sketch that was written down; one of nothing where it is no sketch."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return sketch_of("", "")
    title, title_words, title_sample, text, text_words, text_sample = match.groups()
    return Sketch(
        title, int(title_words), _read(title_sample), text, int(text_words), _read(text_sample)
    )  # fmt: skip


def _digest(words: Sequence[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:_EXACT_DIGITS] if words else ""


def _sample(words: Sequence[str], size: int) -> frozenset[int]:
    return frozenset(sorted({zlib.crc32(word.encode()) for word in words})[:size])


def _written(sample: frozenset[int]) -> str:
    return "".join(f"{value:0{_HASH_DIGITS}x}" for value in sorted(sample))


def _read(written: str) -> frozenset[int]:
    return frozenset(int(written[at : at + _HASH_DIGITS], 16) for at in range(0, len(written), _HASH_DIGITS))


def _resemblance(one: frozenset[int], other: frozenset[int], size: int) -> float:
    """The share of words common to both texts, estimated from their samples; 0 where either is empty."""
    if not one or not other:
        return 0.0
    together = sorted(one | other)[:size]
    return sum(value in one and value in other for value in together) / len(together)
