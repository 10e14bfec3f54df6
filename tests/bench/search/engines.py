"""The engines that are compared: how each is asked, and where it is to be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.index import Entry

LIMIT = 5
"""Passages an answer gives."""


class Answer(NamedTuple):
    """What an engine says to a question.

    Attributes:
        passage_ids: at most `LIMIT`, the best first.
        confidence: what it would refuse by; comparable between questions as far as the engine makes it so.
    """

    passage_ids: Sequence[int]
    confidence: float


Ask = Callable[[str], Answer]


class Engine(Protocol):
    """A search that holds its passages in a folder."""

    def build(self, folder: Path, entries: Sequence[Entry]) -> None:
        """Make the index, in one thread where that can be chosen."""

    def open(self, folder: Path) -> Ask:
        """What answers questions over an index that was built."""


OURS = "communique"
UNBARRED = "communique, no bar"
STEMMED = "tantivy BM25 + stemmer"
FUZZY = "tantivy fuzzy d 1/2"
NGRAMS = "tantivy n-gram 3"
FTS5 = "SQLite FTS5"
WRATIO = "rapidfuzz WRatio"

_PLACES: Mapping[str, tuple[str, str]] = {
    OURS: ("ours", "COMMUNIQUE"),
    UNBARRED: ("ours", "UNBARRED"),
    STEMMED: ("tantivy_peers", "STEMMED"),
    FUZZY: ("tantivy_peers", "FUZZY"),
    NGRAMS: ("tantivy_peers", "NGRAMS"),
    FTS5: ("fts5", "FTS5"),
    WRATIO: ("wratio", "WRATIO"),
}
NAMES = tuple(_PLACES)


def engine(name: str) -> Engine:
    """One engine, imported alone: the others would count as its memory."""
    module, attribute = _PLACES[name]
    return cast("Engine", getattr(import_module(f"tests.bench.search.{module}"), attribute))
