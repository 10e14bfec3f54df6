"""Blocking: what two sentences must share before it is worth comparing them at all."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.words.content import content_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


def blocks(passages: Iterable[Passage]) -> Mapping[Key, list[Passage]]:
    """Passages by what they share, without what too many of them share."""
    found: dict[Key, list[Passage]] = defaultdict(list)
    for passage in passages:
        for key in keys(passage):
            found[key].append(passage)
    return {key: block for key, block in found.items() if 1 < len(block) <= MAX_BLOCK}
