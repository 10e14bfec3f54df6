"""Neighbours: the few sentences that may tell the same thing as a given one, or tell it otherwise.

What two sentences share is weighed by how rare it is: their rarest words, and the keys of their figures and
dates. Each collection is asked by itself, so that what one holds changes nothing in what another gives.
"""

from __future__ import annotations

import heapq
import math
from operator import itemgetter
from typing import TYPE_CHECKING

from corpus.index.candidates import Wanted, best_rows
from corpus.index.part import KEY_MARK
from corpus.index.rarity import rarity
from corpus.words.tokens import token_texts
from corpus.words.vocabulary import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.shard import Shard

MAX_NEIGHBOURS = 24
"""Of one collection, those that share the most first."""

MAX_TERMS = 16
"""The rarest words of a sentence that are looked for; the others tell little more."""

LEAST_SHARE = 0.1
"""Of the weight of all that is looked for: a long sentence shares some words by chance."""

LEAST_WORDS = 0.2
"""Words that nobody else has, for each e-fold of sentences: the more there are, the more of them share one
rare word by chance. Among 240 it comes to one such word, among 10,000 to nearly two."""

KEY_WEIGHTS = {"@": 0.25, "#": 0.4}
"""Of such a word: what the same date and the same number say; other keys are of one size and unit."""

FIGURE_WEIGHT = 0.6
"""The same for one of the two keys of a figure of nearly the same size and the same unit."""


def neighbours(shard: Shard, text: str, keys: Sequence[str]) -> list[int]:
    """The passages of a collection that share the most with a sentence, the best first; itself among them.

    Args:
        text: of the sentence.
        keys: its blocking keys (`corpus.blocking`).
    """
    weights = _weights(shard, text)
    rarest = rarity(1, len(shard))
    weights += [(KEY_MARK + key, rarest * KEY_WEIGHTS.get(key[0], FIGURE_WEIGHT)) for key in keys]
    if not weights:
        return []
    total = sum(weight for _, weight in weights)
    least = max(LEAST_SHARE * total, LEAST_WORDS * math.log(len(shard)) * rarest)
    near: list[tuple[float, int]] = []
    for part in shard.parts:
        wanted = [
            Wanted(weight, [part.rows_with(term)], [1.0])
            for word, weight in weights
            if (term := part.lexicon.term_id(word)) is not None
        ]
        rows, gained = best_rows(part, wanted, count=MAX_NEIGHBOURS + 1, allowed=part.alive)
        near += zip(gained.tolist(), part.passage_ids[rows].tolist(), strict=True)
    # Among equals the favour decides, which never depends on what was stored when.
    near.sort(reverse=True)
    return [number for gained, number in near[: MAX_NEIGHBOURS + 1] if gained >= least]


def _weights(shard: Shard, text: str) -> list[tuple[str, float]]:
    """The rarest words of a text that stand in a collection, with what each says."""
    found = [
        (term, weight)
        for term in set(token_texts(text)) - STOP_WORDS
        if (weight := shard.rarity(term)) is not None
    ]
    return heapq.nlargest(MAX_TERMS, found, key=itemgetter(1, 0))
