"""Shards: the searchable passages of one collection, in one or more parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.index.part import frequency
from corpus.index.rarity import rarity

if TYPE_CHECKING:
    from corpus.index.part import Part

_MOST_RARITIES = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Shard:
    """One collection; what is counted over it is counted over all its parts."""

    parts: tuple[Part, ...]
    _rarities: dict[str, float | None] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        """How many passages it holds."""
        return sum(map(len, self.parts))

    def df(self, term: str) -> int:
        """How many passages hold a term."""
        return frequency(term, self.parts)

    def rarity(self, term: str) -> float | None:
        """How much a word says among these passages (BM25's idf, above 0); None when it stands in none."""
        try:
            return self._rarities[term]
        except KeyError:
            df = self.df(term)
            said = rarity(df, len(self)) if df else None
            if len(self._rarities) >= _MOST_RARITIES:
                self._rarities.clear()
            self._rarities[term] = said
            return said
