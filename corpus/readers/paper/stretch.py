"""A stretch of text as it is painted: a pen that moves along a line and leaves words behind.

**Source:** ISO 32000-2, 8.3.4 (matrices), 9.3 (text state), 9.4.4 (text space).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.canonical import REPLACEMENT
from corpus.readers.paper.word import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.readers.paper.glyphs import Glyphs

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
GAP_EM = 0.15
"""A jump that is wider than this part of the font's size is a space: narrower ones are kerning."""


@dataclass(frozen=True)
class TextState:
    """What of the graphics state places text; all lengths in points of the text's own space."""

    matrix: Matrix = IDENTITY
    font: Glyphs | None = None
    size: float = 0.0
    char_spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class Stretch:
    """What one operator paints: a pen that moves along a line and leaves words behind."""

    def __init__(self, state: TextState, text: Matrix, *, spaced: bool) -> None:
        self._state = state
        self._matrix = times(text, state.matrix)
        self._parts, self._start = list[str](), 0.0
        self._found: list[tuple[str, float, float, bool]] = []
        self.pen, self.chars, self.mute, self.spaced = 0.0, 0, 0, spaced

    def paint(self, text: str, width: float, *, space: bool) -> None:
        """Paint a sign, so many sizes wide; word spacing is added to a space."""
        state = self._state
        if text.isspace():
            self._end()
            self.spaced = True
        elif text:
            if not self._parts:
                self._start = self.pen
            self._parts.append(text)
            self.chars += len(text)
            self.mute += text.count(REPLACEMENT)
        spacing = state.char_spacing + (state.word_spacing if space else 0.0)
        self.pen += (width * state.size + spacing) * state.stretch

    def jump(self, ems: float) -> None:
        """Move the pen without painting."""
        if abs(ems) > GAP_EM:
            self._end()
        self.pen += ems * self._state.size * self._state.stretch

    def words(self) -> tuple[int, list[Word]]:
        """Which way the line runs, in quarter turns, and its words."""
        self._end()
        a, b, c, d, e, f = self._matrix
        if not all(map(math.isfinite, self._matrix)):
            return 0, []
        turns = round(math.atan2(b, a) / (math.pi / 2)) % 4
        along, up = ((1, 0), (0, 1), (-1, 0), (0, -1))[turns], ((0, 1), (-1, 0), (0, -1), (1, 0))[turns]
        size = abs(self._state.size) * math.hypot(c, d)
        bold = self._state.font is not None and self._state.font.bold
        words = []
        for text, start, end, spaced in self._found:
            left, right = sorted(along[0] * (pen * a + e) + along[1] * (pen * b + f) for pen in (start, end))
            x, y = start * a + self._state.rise * c + e, start * b + self._state.rise * d + f
            words.append(Word(text, left, right, -(up[0] * x + up[1] * y), size, bold, spaced))
        return turns, words

    def _end(self) -> None:
        if self._parts:
            text = "".join(self._parts)
            if text.strip(REPLACEMENT):
                self._found.append((text, self._start, self.pen, self.spaced))
            self._parts, self.spaced = [], False


def matrix_of(operands: Sequence[Any]) -> Matrix:
    """The matrix that six operands are.

    Raises:
        TypeError, ValueError: they are not six numbers.
    """
    a, b, c, d, e, f = (float(number) for number in operands)
    return a, b, c, d, e, f


def times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that does first `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
