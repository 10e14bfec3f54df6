"""Bullets that are drawn: small round or square shapes beside a line, which no font tells of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from corpus.readers.paper.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.paper.stretch import Matrix

_SIGN = "•"
_MAX_POINTS = 24.0
_MAX_STRETCH = 1.5
_HEIGHT_EM = (0.1, 0.65)
_GAP_EM = (0.16, 2.5)
_ABOVE_BASE_EM = (0.1, 0.55)
MAX_SHAPES = 500
_MAX_WORDS = 8_000
"""A page with more is a drawing, or no page that a person reads: its shapes are no bullets."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A small shape by its edges, in points, measured as words are: heights grow downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """From its top to its bottom, in points."""
        return self.bottom - self.top


class Outline:
    """The edges of a path as it is drawn."""

    def __init__(self) -> None:
        self._xs: tuple[float, float] | None = None
        self._ys = (0.0, 0.0)

    def reach(self, x: float, y: float, matrix: Matrix) -> None:
        """Let the path go to this point, or towards it."""
        a, b, c, d, e, f = matrix
        x, y = a * x + c * y + e, b * x + d * y + f
        if self._xs is None:
            self._xs, self._ys = (x, x), (y, y)
        else:
            self._xs = min(self._xs[0], x), max(self._xs[1], x)
            self._ys = min(self._ys[0], y), max(self._ys[1], y)

    def closed(self) -> Shape | None:
        """What was drawn since the last call, where it may be a bullet: small, and about as wide as high."""
        xs, ys, self._xs = self._xs, self._ys, None
        if xs is None or not all(map(isfinite, (*xs, *ys))):
            return None
        short, long = sorted((xs[1] - xs[0], ys[1] - ys[0]))
        if not 0 < long <= min(_MAX_POINTS, _MAX_STRETCH * short):
            return None
        return Shape(xs[0], -ys[1], xs[1], -ys[0])


def bullets(shapes: Sequence[Shape], words: Sequence[Word]) -> Iterator[Word]:
    """A sign for each shape that stands before a word as a bullet does, on the baseline of that word."""
    if len(shapes) > MAX_SHAPES or len(words) > _MAX_WORDS:
        return
    by_base = sorted(words, key=lambda word: word.base)
    bases = [word.base for word in by_base]
    for shape in shapes:
        lowest = shape.bottom + shape.height * _ABOVE_BASE_EM[1] / _HEIGHT_EM[0]
        near = by_base[bisect_left(bases, shape.top) : bisect_right(bases, lowest)]
        marked = (word for word in near if _marks(shape, word))
        if word := min(marked, key=lambda word: word.left, default=None):
            yield Word(_SIGN, shape.left, shape.right, word.base, word.size, word.bold)


def _marks(shape: Shape, word: Word) -> bool:
    size = word.size
    above_base = word.base - (shape.top + shape.bottom) / 2
    return (
        _HEIGHT_EM[0] * size <= shape.height <= _HEIGHT_EM[1] * size
        and _GAP_EM[0] * size <= word.left - shape.right <= _GAP_EM[1] * size
        and _ABOVE_BASE_EM[0] * size <= above_base <= _ABOVE_BASE_EM[1] * size
    )
