"""How much of a human summary some sentences hold, as published scores measure it.

In come sentences in the order chosen; all systems' are cut by one rule, and scored by rouge-score with its
stemmer, sentences joined by a line break.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

from rouge_score.rouge_scorer import RougeScorer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Overlap(NamedTuple):
    """F1 of words and of word pairs with the summaries, and the share of word pairs said before; percent."""

    rouge1: float
    rouge2: float
    repeated: float


def overlap(sentences: Sequence[str], summaries: Sequence[str]) -> Overlap:
    """The mean overlap with each of the summaries."""
    found = [_scorer().score(summary, "\n".join(sentences)) for summary in summaries]
    rouge1, rouge2 = (100 * mean(one[size].fmeasure for one in found) for size in ("rouge1", "rouge2"))
    return Overlap(rouge1, rouge2, repeated(sentences))


def average(overlaps: Iterable[Overlap]) -> dict[str, float]:
    """The mean of each measure."""
    return {
        name: mean(values) for name, values in zip(Overlap._fields, zip(*overlaps, strict=True), strict=True)
    }


def filled(sentences: Iterable[str], words: int) -> list[str]:
    """Whole sentences in their order until the next does not fit."""
    kept: list[str] = []
    left = words
    for sentence in sentences:
        left -= len(sentence.split())
        if left < 0:
            break
        kept.append(sentence)
    return kept


def repeated(sentences: Iterable[str]) -> float:
    """Percent of the pairs of neighbouring words, function words and all, that the sentences said before."""
    seen: set[tuple[str, str]] = set()
    again = pairs = 0
    for sentence in sentences:
        for pair in pairwise(re.findall(r"\w+", sentence.lower())):
            pairs += 1
            again += pair in seen
            seen.add(pair)
    return 100 * again / pairs if pairs else 0.0


@cache
def _scorer() -> RougeScorer:
    return RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
