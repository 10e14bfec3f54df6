"""A word where it stands on a page: what painting gives, and what reading starts from."""

from __future__ import annotations

from dataclasses import dataclass

_TOUCHING_EM = 0.1
_LEVEL_EM = 0.01
_MAX_GLUED_CHARS = 500


@dataclass(frozen=True, slots=True)
class Word:
    """Signs painted without a space between them; what a space cuts apart may still be one word's pieces.

    Attributes:
        left: where it starts, in points (1/72 inch) from the left, its line held upright.
        right: where it ends, in points.
        base: the height of its baseline in points; it grows downwards, and has no fixed zero.
        size: of its font, in points as painted.
        bold: its font is a bold one.
        spaced: a space was painted before it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    spaced: bool = False

    @property
    def middle(self) -> float:
        """Half-way between its ends, in points."""
        return (self.left + self.right) / 2

    def glued(self, after: Word) -> Word | None:
        """Both as one, where the other goes on right where this one ends, as of single signs."""
        if after.spaced or after.bold != self.bold or len(self.text) > _MAX_GLUED_CHARS:
            return None
        near = abs(after.left - self.right) <= _TOUCHING_EM * self.size
        level = abs(after.base - self.base) <= _LEVEL_EM * self.size
        if not (near and level and abs(after.size - self.size) <= _LEVEL_EM * self.size):
            return None
        text, right = self.text + after.text, max(self.right, after.right)
        return Word(text, self.left, right, self.base, self.size, self.bold, self.spaced)
