"""Relations: how two sentences stand to each other, to the letter or by what they state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.comparing.agreement import Comparison, comparison
from briefings.comparing.wording import folded
from briefings.fact import Relation

if TYPE_CHECKING:
    from corpus.document import Passage

FEWEST_CHARS = 12
"""A shorter sentence says the same by chance ("He declined.")."""

SAME_WORDS = 100.0
"""Strength of an agreement to the letter: more than any that is found."""


def relation(one: Passage, other: Passage) -> Comparison | None:
    """How two sentences stand to each other; None when they are about different things."""
    if _same_words(one, other):
        return Comparison(Relation.AGREE, SAME_WORDS)
    return comparison(one, other)


def _same_words(one: Passage, other: Passage) -> bool:
    words = folded(one.text)
    return one.id != other.id and len(words) >= FEWEST_CHARS and words == folded(other.text)
