"""Blocking: what two sentences must share before it is worth comparing them at all."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING

from corpus.words.content import content_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.document import Passage

    Key = tuple[str, ...]

MAX_BLOCK = 120
"""Passages that share something, beyond which it is too common to tell anything."""


MAX_PAIRS = 10_000
"""Pairs that are compared, those with the most in common first: who asks waits about 40 µs for each."""

MAX_WEIGHED = 1_000_000
"""Pairs that are weighed for it, those of the rarest keys first."""


_WORTH = {"value": 3.0, "date": 2.0, "words": 1.5, "unit": 1.0}
"""What a common key of each kind says."""


def keys(passage: Passage) -> set[Key]:
    """What a passage can be comparable by: a unit with a word or a value, a date, two words side by side."""
    stems = content_stems(passage.text)
    units = {figure.unit for figure in passage.figures if figure.unit}
    return {
        *(("unit", unit, word) for unit in units for word in stems),
        *(("value", figure.unit or "", f"{figure.value:.3g}") for figure in passage.figures),
        *(("date", mention.iso.partition("/")[0]) for mention in passage.dates),
        *(("words", *pair) for pair in pairwise(stems)),
    }


def blocks(passages: Iterable[Passage]) -> Mapping[Key, list[Passage]]:
    """Passages by what they share, without what too many of them share."""
    found: dict[Key, list[Passage]] = defaultdict(list)
    for passage in passages:
        for key in keys(passage):
            found[key].append(passage)
    return {key: block for key, block in found.items() if 1 < len(block) <= MAX_BLOCK}


def sharing(asked: Iterable[Passage], pool: Iterable[Passage]) -> dict[int, list[Passage]]:
    """For each passage, by id, those of a pool that share with it what few others do; itself not."""
    own = {passage.id: keys(passage) for passage in asked}
    wanted = set(chain.from_iterable(own.values()))
    found: dict[Key, list[Passage]] = defaultdict(list)
    for passage in pool:
        for key in keys(passage) & wanted:
            found[key].append(passage)
    beside = {}
    for number, mine in own.items():
        shared = (found[key] for key in sorted(mine) if 1 < len(found.get(key, ())) <= MAX_BLOCK)
        near = {passage.id: passage for passage in chain.from_iterable(shared)}
        near.pop(number, None)
        beside[number] = list(near.values())
    return beside


def comparable(passages: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
    """The pairs of passages that have the most and the rarest in common, each once, the best first."""
    at = {passage.id: number for number, passage in enumerate(passages)}
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    weighed = 0
    for key, block in sorted(blocks(passages).items(), key=lambda each: len(each[1])):
        weighed += len(block) * (len(block) - 1) // 2
        if weighed > MAX_WEIGHED:
            break
        worth = _WORTH[key[0]] / math.sqrt(len(block))
        for pair in combinations([at[passage.id] for passage in block], 2):
            shared[pair] += worth
    best = heapq.nsmallest(MAX_PAIRS, shared, key=lambda pair: (-shared[pair], pair))
    return [(passages[first], passages[second]) for first, second in best]
