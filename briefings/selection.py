"""Selection: the few sentences that say the most of what many origins say.

Coverage of word pairs, each weighted by the number of origins that have it, with a weight for early
sentences: on Multi-News it beats LexRank, TextRank, SumBasic and the lead (docs/decisions, selection). A
sentence must be understood on its own: it neither hangs on the one before it nor asks a question.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.words.content import content_stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.document import Passage

MIN_WORDS, MAX_WORDS = 6, 60
"""White-space words of a sentence that can stand as a line; Chinese counts two characters a word."""

LEAD = 0.08
"""How fast a sentence loses weight with its place in the document."""

LENGTH = 0.2
"""Power of its length that a sentence's worth is divided by: to be longer is no merit."""

LONELY = 0.2
"""Weight of a pair that only one origin has, against 1 for each origin of a shared one."""

_HANGS = re.compile(
    r"""[“"'‘(]*(?:
      this|that|these|those|they|them|their|he|she|his|her|it|its|such|both|however|but|and|so|yet|or|then|also
    | moreover|furthermore|in\ addition|therefore|thus|consequently|meanwhile|instead|nevertheless|still
    | besides|similarly|likewise|as\ such|for\ (?:instance|example)|at\ the\ same\ time|to\ that\ end|in\ turn
    | on\ the\ (?:one|other)\ hand|(?:first|second|third)ly|here|another|others
    | the\ (?:former|latter|two)
    | это|этот|эта|эти|они|он|она|оно|его|её|их|также|однако|кроме\ того|поэтому|таким\ образом|но|там
    | при\ этом
    )\b
    |[“"'‘(]*(?:这|那|他|她|它|该|此|但|然而|因此|同时|此外|另外|而|并|也)""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS = re.compile(r"[.!…。！][”\"'’)\]」』]*(?:\s*\[\d+\])*\s*$")
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may be chosen.

    Attributes:
        lines: at most so many.
        words: at most so many white-space words over all quotes; no cap on a source holds then.
        per_source: at most so many lines of one document.
    """

    lines: int | None = None
    words: int | None = None
    per_source: int | None = None


def stands_alone(passage: Passage) -> bool:
    """Whether a sentence can be understood, and is worth reading, without its neighbours."""
    words = word_count(passage.text)
    return (
        MIN_WORDS <= words <= MAX_WORDS
        and _ENDS.search(passage.text) is not None
        and _HANGS.match(passage.text) is None
    )


def word_count(text: str) -> int:
    """White-space words; every two ideographs count as one more."""
    ideographs = len(_IDEOGRAPH.findall(text))
    return len(text.split()) + ideographs // 2


def chosen(
    candidates: Sequence[Passage],
    origins: Mapping[str, str],
    budget: Budget,
    *,
    weights: Mapping[int, float] | None = None,
) -> list[Passage]:
    """The passages that cover the most, the best first.

    Args:
        candidates: in any order; the result does not depend on it.
        origins: document id to its origin, for all candidates.
        weights: factor by passage id, where one is worth more than its words (disputed, widely carried).

    Returns:
        A greedy choice: each passage adds the most to those before it, for its length.
    """
    pairs = {passage.id: _pairs(passage) for passage in candidates}
    having: dict[tuple[str, str], set[str]] = defaultdict(set)
    for passage in candidates:
        for pair in pairs[passage.id]:
            having[pair].add(origins[passage.document.id])
    value = {pair: float(len(where)) if len(where) > 1 else LONELY for pair, where in having.items()}

    def gain(passage: Passage) -> float:
        fresh = sum(value[pair] for pair in pairs[passage.id] if pair not in covered)
        factor = (weights or {}).get(passage.id, 1.0) * _standing(passage)
        return factor * fresh / math.pow(word_count(passage.text) + 1, LENGTH)

    covered: set[tuple[str, str]] = set()
    order = sorted(candidates, key=lambda each: (each.document.id, each.number))
    queue = [(-gain(passage), at, passage) for at, passage in enumerate(order)]
    heapq.heapify(queue)
    purse = Purse(budget)
    picked: list[Passage] = []
    while queue and not purse.empty():
        _, at, passage = heapq.heappop(queue)
        worth = gain(passage)
        if queue and -worth > queue[0][0]:
            heapq.heappush(queue, (-worth, at, passage))  # others cover part of it by now: weigh it again
            continue
        if worth <= 0:
            break
        if purse.pays(passage):
            picked.append(passage)
            covered |= pairs[passage.id]
    return picked


def _standing(passage: Passage) -> float:
    """The weight of place and substance: early sentences, figures and named speakers are worth more."""
    return (
        (1.25 if passage.figures else 1.0)
        * (1.1 if passage.attribution else 1.0)
        / (1.0 + LEAD * passage.number)
    )


def _pairs(passage: Passage) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(content_stems(passage.text)))


class Purse:
    """What is left of a budget."""

    def __init__(self, budget: Budget) -> None:
        """Start with all of it."""
        self._budget = budget
        self._lines = 0
        self._words = 0
        self._by_source: dict[str, int] = defaultdict(int)

    def empty(self) -> bool:
        """Whether no further line can be paid for."""
        return self._budget.lines is not None and self._lines >= self._budget.lines

    def pays(self, passage: Passage, *, capped: bool = True) -> bool:
        """Take a passage's cost, if there is enough left for it; not capped, one source may fill it all."""
        words, source = len(passage.text.split()), passage.document.id
        if self._budget.words is not None and self._words + words > self._budget.words:
            return False
        most = self._budget.per_source if capped and self._budget.words is None else None
        if most is not None and self._by_source[source] >= most:
            return False
        self._lines += 1
        self._words += words
        self._by_source[source] += 1
        return True
