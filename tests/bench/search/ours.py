"""Our own search, through its public interface alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.clearance import EVERYTHING
from corpus.index import BAR, Index, rebuild
from tests.bench.search.engines import LIMIT, Answer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpus.index import Entry, Found
    from tests.bench.search.engines import Ask


REFUSED_BELOW = BAR
"""The confidence below which the program says that it found nothing."""


@dataclass(frozen=True, slots=True)
class _Communique:
    """`corpus.index`, as `/ask` uses it: with the places of all matches.

    Attributes:
        bar: below which it finds nothing; the peers have none, and show whatever comes nearest.
    """

    bar: float = BAR

    def build(self, folder: Path, entries: Sequence[Entry]) -> None:
        rebuild(folder, entries, change=1)

    def open(self, folder: Path) -> Ask:
        index = Index.open(folder)
        if index is None:
            raise OSError(f"no index can be opened in {folder}")

        def ask(question: str) -> Answer:
            found = index.search(question, clearance=EVERYTHING, bar=self.bar, limit=LIMIT)
            return Answer([hit.passage_id for hit in found.hits], confidence(found))

        return ask


def confidence(found: Found) -> float:
    """What an answer is refused by."""
    return found.best_coverage


COMMUNIQUE = _Communique()
UNBARRED = _Communique(bar=0.0)
