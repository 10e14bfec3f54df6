"""Pairs: two sentences that state one thing, as they were found and stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefings.fact import Relation
    from corpus.document import Passage


@dataclass(frozen=True, slots=True)
class Paired:
    """Two sentences that state one thing, and how they stand to each other.

    Attributes:
        strength: how much the two have in common; above 0.
    """

    one: Passage
    other: Passage
    relation: Relation
    strength: float
