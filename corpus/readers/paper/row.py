"""Rows: the words of a page that share a baseline, and the text they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.readers.paper.signs import RAISED_EM, SMALL, with_signs
from corpus.readers.paper.stretch import GAP_EM
from corpus.words.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.readers.paper.word import Word

CELL_GAP_EM = 1.5
"""A gap as wide as this is none between the words of a sentence, though it may be in a narrow column."""

_SAME_ROW_EM = 0.4
"""Most raised and lowered signs stay within this part of the size; the next line is a whole size away."""
_SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_UNSPACED_SIGN = re.compile(rf"[{UNSPACED}\u3000-\u303f\uff00-\uffef]")
_OVERPRINT_EM = 0.2


@dataclass(frozen=True)
class Row:
    """The words on one baseline, from left to right; never empty.

    Attributes:
        page: the page's number, from 0.
    """

    words: tuple[Word, ...]
    page: int = 0

    @cached_property
    def left(self) -> float:
        """Where it starts, in points."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends, in points."""
        return max(word.right for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size that most of its characters are painted in."""
        return _commonest(self.words)

    @cached_property
    def base(self) -> float:
        """The baseline of what is painted in that size."""
        return next(word.base for word in self.words if word.size >= self.size * SMALL)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @cached_property
    def text(self) -> str:
        """What it says, with a space between its words."""
        return _text(self.words, self.size, self.base)

    @cached_property
    def gaps(self) -> tuple[tuple[float, float], ...]:
        """Where it has gaps that may part cells, as (from, to) in points."""
        return tuple(
            (before.right, after.left)
            for before, after in zip(self.words, self.words[1:], strict=False)
            if after.left - before.right >= CELL_GAP_EM * self.size
        )

    def cells(self) -> list[str]:
        """Its text, parted at its gaps."""
        ends = {end for _, end in self.gaps}
        cells: list[list[Word]] = [[]]
        for word in self.words:
            if word.left in ends and cells[-1]:
                cells.append([])
            cells[-1].append(word)
        return [_text(cell, self.size, self.base) for cell in cells]


def rows(words: Iterable[Word], page: int) -> list[Row]:
    """The words by baseline, from the top down; raised and lowered signs with the words they belong to."""
    found: list[list[Word]] = []
    biggest: Word | None = None
    for word in sorted(words, key=lambda word: word.base):
        if biggest is None or not _level(biggest, word):
            found.append([])
            biggest = None
        found[-1].append(word)
        biggest = word if biggest is None or word.size > biggest.size else biggest
    return [Row(tuple(_without_overprint(line)), page) for line in with_signs(found)]


def joins_without_space(before: str, after: str) -> bool:
    """Whether two signs stand side by side in a script without spaces, its figures and quotes included."""
    signs = before[-1:], after[:1]
    return any(map(_UNSPACED_SIGN.match, signs)) and all(
        _UNSPACED_SIGN.match(sign) or not sign.isalpha() for sign in signs
    )


def _level(one: Word, other: Word) -> bool:
    return abs(one.base - other.base) <= _SAME_ROW_EM * max(one.size, other.size)


def _without_overprint(row: Iterable[Word]) -> Iterator[Word]:
    """The words without those that are painted twice to look bold."""
    before: Word | None = None
    for word in row:
        if (
            before is None
            or word.text != before.text
            or abs(word.left - before.left) > _OVERPRINT_EM * word.size
        ):
            yield word
        before = word


def _commonest(words: Sequence[Word]) -> float:
    chars: dict[float, int] = {}
    for word in words:
        chars[word.size] = chars.get(word.size, 0) + len(word.text)
    return max(chars, key=lambda size: chars[size])


def _text(words: Sequence[Word], size: float, base: float) -> str:
    parts = list[str]()
    before: Word | None = None
    for word in words:
        text = word.text if word.size >= SMALL * size else _small(word, before, base, size)
        if before is not None and _is_spaced(before, word):
            parts.append(" ")
        parts.append(text)
        before = word
    return " ".join("".join(parts).split())


def _small(word: Word, before: Word | None, base: float, size: float) -> str:
    """A small sign's text, its figures such that no number takes them in: `10³`, `7₂`, but `CO2`, `[4]`."""
    if base - word.base > RAISED_EM * size:
        return word.text if word.text.startswith("[") else word.text.translate(_SUPERSCRIPTS)
    after_figure = before is not None and before.text[-1:].isdigit() and not _is_spaced(before, word)
    return word.text.translate(_SUBSCRIPTS) if after_figure and word.base - base > 0 else word.text


def _is_spaced(before: Word, after: Word) -> bool:
    gap, size = after.left - before.right, max(before.size, after.size)
    if joins_without_space(before.text, after.text):
        return gap > size or (after.spaced and gap > GAP_EM * size)
    return gap > GAP_EM * size or (after.spaced and gap > 0)
