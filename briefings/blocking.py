"""Blocking: what two sentences must share before it is worth comparing them at all."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from corpus.words.content import content_stems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.document import Passage

    Key = tuple[str, ...]

MAX_BLOCK = 120
"""Passages that share something, beyond which it is too common to tell anything."""


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
        shared = (found.get(key, ()) for key in sorted(mine) if len(found.get(key, ())) <= MAX_BLOCK)
        near = {passage.id: passage for passage in chain.from_iterable(shared)}
        near.pop(number, None)
        beside[number] = list(near.values())
    return beside
