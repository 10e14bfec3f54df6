"""Rankings: the candidates of a question, best first; only those that are looked at are taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterator


class Ranked(NamedTuple):
    """One candidate.

    Attributes:
        score: 0..1: what the list is sorted by.
        confidence: 0..1: how surely it answers.
        passage_id: the store's number.
        part: the place of its part among those searched.
        row: its place in the part.
    """

    score: float
    confidence: float
    passage_id: int
    part: int
    row: int


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Candidates, best first.

    Attributes:
        columns: the attributes of `Ranked`, of each candidate; none where there is no candidate.
    """

    columns: tuple[npt.NDArray[Any], ...] = ()

    def best_confidence(self) -> float:
        """That of the candidate with the most; 0 where there is none."""
        return float(self.columns[1].max()) if self.columns else 0.0

    def above(self, confidence: float) -> Iterator[Ranked]:
        """The candidates that have so much confidence at least."""
        if self.columns:
            for place in np.flatnonzero(self.columns[1] >= confidence).tolist():
                yield Ranked(*(column[place].item() for column in self.columns))

    def first(self, count: int) -> list[Ranked]:
        """At most so many."""
        return list(
            map(Ranked._make, zip(*(column[:count].tolist() for column in self.columns), strict=True))
        )
