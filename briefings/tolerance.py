"""Tolerance: whether two figures can be the same number, each as exactly as it was written.

The less precise mention decides: 240 billion and 240.1 billion are one number, and so are
"nearly 77" and 76.9.
"""

from __future__ import annotations

import math
import re
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


def equal(one: Passage, first: Figure, other: Passage, second: Figure) -> bool:
    """Whether a figure of one sentence can be the same number as a figure of another."""
    if abs(first.value - second.value) > FARTHEST * max(abs(first.value), abs(second.value)):
        return False
    tolerance = max(_half_step(one, first), _half_step(other, second))
    low, high = _bounds(first)
    least, most = _bounds(second)
    return low - tolerance <= most and least - tolerance <= high


def significant_digits(passage: Passage, figure: Figure) -> int:
    """How many digits of a figure say something: 240.1 has four, 77 two, "twelve" two, 20 one."""
    written = _written(passage, figure) or f"{figure.value:g}"
    return max(1, len(re.sub(r"\D", "", written).strip("0")))


def _bounds(figure: Figure) -> tuple[float, float]:
    room = abs(figure.value) * ONE_SIDED
    match figure.qualifier:
        case Qualifier.NEARLY | Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return figure.value - room, figure.value
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return figure.value, figure.value + room
        case _:
            return figure.value, figure.value


def _half_step(passage: Passage, figure: Figure) -> float:
    """Half a unit of the last digit written: 26.3 is exact to 0.05, 240 billion to half a billion.

    A plain whole number is a count, exact unless the sentence says "about": 11 is not 10.
    """
    digits = _written(passage, figure)
    if digits is None:
        return 0.0
    whole = re.sub(r"\D", "", digits)
    fraction = _LAST_FRACTION.search(digits)
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
