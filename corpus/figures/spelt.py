"""What a run of words is worth as a number: "one hundred and two", "half a million", "two and a half"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.words.numbers import FRACTIONS, SMALL, SMALL_RU, SPOKEN_MAGNITUDES, TENS

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENERS = frozenset(SMALL) | TENS.keys() | SMALL_RU.keys() | {"a", "an", "half"}
"""The words that a spelt number may start with."""


def spelt_value(run: Sequence[str]) -> tuple[float, int]:
    """The number that a run of lower-case words starts with, and how many of them it takes: 0 for none.

    Args:
        run: words with nothing but spaces and hyphens between them; the first is one of `OPENERS`.
    """
    first, second, third = (*run, "", "", "")[:3]
    if first in SMALL_RU:
        return float(SMALL_RU[first]), 1
    if first == "half":
        if second in {"a", "an"} and third in SPOKEN_MAGNITUDES:
            return SPOKEN_MAGNITUDES[third] / 2, 3
        return (0.5, 2) if second in {"a", "an"} else (0.0, 0)
    if first in {"a", "an"}:
        return _behind_article(run)
    if second in FRACTIONS and second != "second" and (second.endswith(("s", "halves")) or first == "one"):
        return SMALL.get(first, 0) * FRACTIONS[second], 2 if SMALL.get(first) else 0
    value, count = _cardinal(run)
    if tuple(run[count : count + 3]) in {("and", "a", "half"), ("and", "one", "half")}:
        return value + 0.5, count + 3
    return value, count


def _behind_article(run: Sequence[str]) -> tuple[float, int]:
    """A quarter of, a quarter of a million, a dozen, a million."""
    _, second, third, fourth, fifth = (*run, "", "", "", "")[:5]
    if second in FRACTIONS and third == "of":
        if fourth in {"a", "an"} and fifth in SPOKEN_MAGNITUDES:
            return FRACTIONS[second] * SPOKEN_MAGNITUDES[fifth], 5
        return (FRACTIONS[second], 2) if second != "half" else (0.0, 0)
    return _cardinal(("one", *run[1:])) if second in SPOKEN_MAGNITUDES else (0.0, 0)


def _cardinal(run: Sequence[str]) -> tuple[float, int]:
    """A whole number in words."""
    total, part, last, count = 0.0, 0.0, "", 0
    for word, following in pairwise((*run, "")):
        if word in SPOKEN_MAGNITUDES and last and last != "and" and SPOKEN_MAGNITUDES.get(last, 0) <= 100:
            part *= SPOKEN_MAGNITUDES[word]
            if SPOKEN_MAGNITUDES[word] >= 1000:
                total, part = total + part, 0.0
        elif word in SPOKEN_MAGNITUDES and last in SPOKEN_MAGNITUDES and total:
            total *= SPOKEN_MAGNITUDES[word]  # a thousand billion
        elif word in TENS and (not last or last in SPOKEN_MAGNITUDES or last == "and"):
            part += TENS[word]
        elif word in SMALL and (not last or last in SPOKEN_MAGNITUDES or last == "and" or _fits(last, word)):
            part += SMALL[word]
        elif not (word == "and" and last in SPOKEN_MAGNITUDES and (following in SMALL or following in TENS)):
            break
        last, count = word, count + 1
    return total + part, count


def _fits(tens: str, small: str) -> bool:
    return tens in TENS and 0 < SMALL[small] < 10
