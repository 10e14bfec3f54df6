"""Tolerance: whether two figures can be the same number, each as exactly as it was written.

The less precise mention decides: 240 billion and 240.1 billion are one number, and so are
"nearly 77" and 76.9.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.figures import Qualifier

if TYPE_CHECKING:
    from corpus.document import Passage
    from corpus.figures import Figure

ONE_SIDED = 0.05
"""How far "nearly" may lie under its figure, and "more than" over it, as a share of the figure."""

ROUND = 0.1
"""How far a number may lie from a round one that the sentence calls about right, as a share of the figure."""

FARTHEST = 0.6
"""No tolerance reaches farther, as a share of the larger number: half a million of 1 million."""

_LITERAL = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_LAST_FRACTION = re.compile(r"[.,](\d{1,2})$|[.](\d+)$")


@dataclass(frozen=True, slots=True)
class Room:
    """What numbers a figure can stand for.

    Attributes:
        value: as written.
        low: the least that its qualifier allows.
        high: the most.
        step: half a unit of its last digit; the looser step of two figures decides.
        digits: how many of its digits say something.
    """

    value: float
    low: float
    high: float
    step: float
    digits: int

    def meets(self, other: Room) -> bool:
        """Whether one number can be both."""
        if abs(self.value - other.value) > FARTHEST * max(abs(self.value), abs(other.value)):
            return False
        step = max(self.step, other.step)
        return self.low - step <= other.high and other.low - step <= self.high


def room(passage: Passage, figure: Figure) -> Room:
    """What numbers a figure of a sentence can stand for."""
    low, high = _bounds(figure)
    written = _written(passage, figure)
    return Room(figure.value, low, high, _half_step(written, figure), _digits(written, figure))


def equal(one: Passage, first: Figure, other: Passage, second: Figure) -> bool:
    """Whether a figure of one sentence can be the same number as a figure of another."""
    return room(one, first).meets(room(other, second))


def significant_digits(passage: Passage, figure: Figure) -> int:
    """How many digits of a figure say something: 240.1 has four, 77 two, "twelve" two, 20 one."""
    return _digits(_written(passage, figure), figure)


def _digits(written: str | None, figure: Figure) -> int:
    return max(1, len(re.sub(r"\D", "", written or f"{figure.value:g}").strip("0")))


def _bounds(figure: Figure) -> tuple[float, float]:
    margin = abs(figure.value) * ONE_SIDED
    match figure.qualifier:
        case Qualifier.NEARLY | Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return figure.value - margin, figure.value
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return figure.value, figure.value + margin
        case _:
            return figure.value, figure.value


def _half_step(written: str | None, figure: Figure) -> float:
    """Half a unit of the last digit written: 26.3 is exact to 0.05, 240 billion to half a billion.

    A plain whole number is a count, exact unless the sentence says "about": 11 is not 10.
    """
    if written is None:
        return 0.0
    whole = re.sub(r"\D", "", written)
    fraction = _LAST_FRACTION.search(written)
    decimals = len(fraction[1] or fraction[2]) if fraction else 0
    plain = float(f"{whole}e-{decimals}")
    if not plain or not math.isfinite(plain):
        return 0.0
    unit = abs(figure.value) / plain
    exact = 10.0**-decimals / 2 * unit
    if figure.qualifier is not Qualifier.ABOUT or decimals:
        return exact
    zeros = len(whole) - len(whole.rstrip("0"))
    return max(exact, min(10.0**zeros / 2 * unit, ROUND * abs(figure.value)))


def _written(passage: Passage, figure: Figure) -> str | None:
    start = figure.span.start - passage.span.start
    literal = _LITERAL.search(passage.text[start : start + len(figure.span)])
    return literal.group() if literal else None
