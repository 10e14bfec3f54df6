"""Selection: the few sentences that say the most of what many origins say.

Coverage of words and of pairs of neighbouring words, each weighted by the origins that have it, with a weight
for early sentences: on Multi-News it beats LexRank and the first sentences (docs/decisions, selection). What
a chosen sentence has told is not told again.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefings.selecting.recency import recency
from briefings.selecting.self_contained import needs_before, stands_alone, word_count
from corpus.words.content import content_stems
from corpus.words.tokens import token_texts

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from corpus.document import Passage

__all__ = ["Budget", "Purse", "chosen", "companions", "in_lines", "stands_alone", "word_count"]

LEAD, LEAD_OF_UPDATES = 0.1, 2.0
"""How fast a sentence loses weight with its place; an update tells first what is new, then what was known."""

LENGTH = 0.5
"""Power of its words that a sentence's worth is divided by: to be longer is no merit."""

LONELY, LONELY_IN_UPDATES = 0.01, 0.1
"""Weight of a word that only one origin has, against 1 for each origin of a shared one; of updates, each has
something that none had before."""

FIGURES, SPEAKER = 1.1, 1.05
"""Factors for a sentence with a figure, and for one with a named speaker."""

REPETITION = 2
"""Power of the share of a sentence's word pairs that are not told yet."""


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


def companions(passages: Iterable[Passage]) -> dict[int, Passage]:
    """By the id of each sentence that hangs on the one before it: that sentence, where it stands alone.

    Args:
        passages: of any documents, in any order; only neighbours that are among them are found.
    """
    known = {(passage.document.id, passage.number): passage for passage in passages}
    found = {}
    for (document_id, number), passage in known.items():
        before = known.get((document_id, number - 1))
        if (
            before is not None
            and before.paragraph == passage.paragraph
            and needs_before(passage)
            and stands_alone(before)
        ):
            found[passage.id] = before
    return found


def in_lines(passages: Sequence[Passage], together: Mapping[int, Passage]) -> list[tuple[Passage, ...]]:
    """Chosen sentences as lines, in the order chosen; one with its companion before it is one line."""
    lines: dict[int, tuple[Passage, ...]] = {}
    for passage in passages:
        before = together.get(passage.id)
        if before is None:
            lines.setdefault(passage.id, (passage,))
        else:
            lines[before.id] = (*lines.get(before.id, (before,)), passage)
    return list(lines.values())


def chosen(
    candidates: Sequence[Passage],
    origins: Mapping[str, str],
    budget: Budget,
    *,
    weights: Mapping[int, float] | None = None,
    together: Mapping[int, Passage] | None = None,
    among: Sequence[Passage] = (),
    updates: bool = False,
) -> list[Passage]:
    """The passages that cover the most, the best first.

    Args:
        candidates: in any order; the result does not depend on it.
        origins: document id to its origin, for all candidates.
        weights: factor by passage id, where one is worth more than its words (disputed, widely carried).
        together: by the id of a candidate, another that it needs before it: both are chosen, or neither
            (see `companions`); the two cost one line.
        among: all that the candidates' documents say, them included, by which words are weighed: much is said
            in sentences that cannot be quoted alone. Empty, the candidates are all that is known.
        updates: the documents report one developing story, so that later days count more; documents of one
            day are chosen from alike.

    Returns:
        A greedy choice: each passage adds the most to those before it, for its length. A companion that was
        not chosen for itself stands right before the sentence that needs it.
    """
    beside = together or {}
    order = sorted(candidates, key=_place)
    units = [(beside[one.id], one) if one.id in beside else (one,) for one in order]
    quotable = list({one.id: one for unit in units for one in unit}.values())
    worth = _Worth(quotable, among or quotable, origins, weights or {}, updates=updates)
    queue = [(-worth.of(unit), at) for at, unit in enumerate(units)]
    heapq.heapify(queue)
    purse = Purse(budget)
    picked: dict[int, Passage] = {}
    while queue and not purse.empty():
        _, at = heapq.heappop(queue)
        unit = [passage for passage in units[at] if passage.id not in picked]
        if not unit:
            continue
        gain = worth.of(unit)
        if queue and -gain > queue[0][0]:
            heapq.heappush(queue, (-gain, at))  # others cover part of it by now: weigh it again
            continue
        if gain <= 0:
            break
        if purse.pays(*unit, joined=len(unit) < len(units[at])):
            picked.update((passage.id, passage) for passage in unit)
            worth.tell(unit)
    return list(picked.values())


class _Worth:
    """What sentences are worth beside those already told."""

    def __init__(
        self,
        quotable: Sequence[Passage],
        among: Sequence[Passage],
        origins: Mapping[str, str],
        weights: Mapping[int, float],
        *,
        updates: bool,
    ) -> None:
        documents = {passage.document.id: passage.document for passage in (*among, *quotable)}
        late = recency(documents.values()) if updates else dict.fromkeys(documents, 1.0)
        moving = len(set(late.values())) > 1
        lead = LEAD_OF_UPDATES if moving else LEAD
        numbers: dict[Hashable, int] = {}
        self._said: dict[int, tuple[int, ...]] = {}
        self._pairs: dict[int, frozenset[tuple[str, str]]] = {}
        self._words: dict[int, int] = {}
        self._factor: dict[int, float] = {}
        for passage in (*quotable, *among):
            if passage.id not in self._said:
                stems = content_stems(passage.text)
                said = dict.fromkeys((*stems, *pairwise(stems)))
                self._said[passage.id] = tuple(numbers.setdefault(item, len(numbers)) for item in said)
        for passage in quotable:
            self._words[passage.id] = 1 + word_count(passage.text)
            self._factor[passage.id] = (
                weights.get(passage.id, 1.0) * late[passage.document.id] * _substance(passage)
            ) / (1.0 + lead * passage.number)
        self._value = self._values(
            among, origins, late, items=len(numbers), lonely=LONELY_IN_UPDATES if moving else LONELY
        )
        self._told: set[tuple[str, str]] = set()

    def of(self, unit: Sequence[Passage]) -> float:
        """What sentences that come together add, for their length and place."""
        said: Iterable[int] = self._said[unit[0].id]
        if len(unit) > 1:
            said = dict.fromkeys(item for passage in unit for item in self._said[passage.id])
        fresh = sum(map(self._value.__getitem__, said))
        length = math.pow(sum(self._words[passage.id] for passage in unit), LENGTH)
        return max(self._factor[passage.id] for passage in unit) * fresh * self._unsaid(unit) / length

    def tell(self, unit: Sequence[Passage]) -> None:
        """Take these sentences as told: what they say adds nothing any more."""
        for passage in unit:
            for item in self._said[passage.id]:
                self._value[item] = 0.0
            self._told |= self._pairs_of(passage)

    def _unsaid(self, unit: Sequence[Passage]) -> float:
        """What a sentence's worth is multiplied with for the word pairs in it that are told already."""
        if not self._told:
            return 1.0  # nothing is, and most sentences are never weighed again
        pairs = frozenset[tuple[str, str]]().union(*map(self._pairs_of, unit))
        share = len(pairs & self._told) / len(pairs) if pairs else 0.0
        return math.pow(1.0 - share, REPETITION)

    def _pairs_of(self, passage: Passage) -> frozenset[tuple[str, str]]:
        if passage.id not in self._pairs:
            self._pairs[passage.id] = frozenset(pairwise(token_texts(passage.text)))
        return self._pairs[passage.id]

    def _values(
        self,
        among: Sequence[Passage],
        origins: Mapping[str, str],
        late: Mapping[str, float],
        *,
        items: int,
        lonely: float,
    ) -> list[float]:
        """Of each word and pair, over its origins: the root of how often each says it, of late for more."""
        counts: list[dict[str, float]] = [{} for _ in range(items)]
        for passage in sorted(among, key=_place):
            origin = origins[passage.document.id]
            weight = late[passage.document.id] ** 2  # its root is taken below
            for item in self._said[passage.id]:
                counts[item][origin] = counts[item].get(origin, 0.0) + weight
        return [
            sum(map(math.sqrt, by_origin.values())) * (1.0 if len(by_origin) > 1 else lonely)
            for by_origin in counts
        ]


def _place(passage: Passage) -> tuple[str, int]:
    """Where a passage stands, whatever order it came in."""
    return passage.document.id, passage.number


def _substance(passage: Passage) -> float:
    """The weight of what a sentence states: figures and named speakers are worth more."""
    return (FIGURES if passage.figures else 1.0) * (SPEAKER if passage.attribution else 1.0)


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

    def pays(self, *passages: Passage, capped: bool = True, joined: bool = False) -> bool:
        """Take the cost of one line, if there is enough left for it.

        Args:
            passages: what the line quotes, of one document.
            capped: not capped, one source may fill it all.
            joined: the sentences join a line that is paid for: only their words cost.
        """
        words = sum(len(passage.text.split()) for passage in passages)
        source = passages[0].document.id
        if self._budget.words is not None and self._words + words > self._budget.words:
            return False
        most = self._budget.per_source if capped and self._budget.words is None else None
        if not joined and most is not None and self._by_source[source] >= most:
            return False
        self._words += words
        if not joined:
            self._lines += 1
            self._by_source[source] += 1
        return True
