"""How well the article is cut out of a web page, beside trafilatura on the same pages.

**Source of the measure:** the article extraction benchmark of Zyte: shingles of four words as a multiset,
precision and recall a page averaged over pages, F1 of the two averages.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.block import Role
from corpus.cleaning import cleaned
from corpus.document import ReadDocument
from corpus.readers import html
from corpus.readers.source import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SHINGLE_WORDS = 4
_ARTICLE = frozenset({Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM})


@dataclass(frozen=True)
class Score:
    """Averages over pages, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Page:
    """One page: its article as people marked it, as we cut it, and as trafilatura does."""

    key: str
    truth: str
    ours: str
    theirs: str


def scores(shared: Path) -> dict[str, dict[str, Score]]:
    """Ours and trafilatura's on all pages, on the half the rules were written with, and on the other.

    Args:
        shared: the folder that holds `eval`.
    """
    read = list(pages(shared))
    halves = {"all": read, "seen": read[::2], "unseen": read[1::2]}
    return {
        half: {
            "communique": score((page.truth, page.ours) for page in some),
            "trafilatura": score((page.truth, page.theirs) for page in some),
        }
        for half, some in halves.items()
    }


def pages(shared: Path) -> Iterator[Page]:
    """Every page of the set, in the order of its keys."""
    from trafilatura import extract

    folder = shared / "eval" / "dev" / "text" / "html"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for key in sorted(truth):
        path = folder / f"{key}.html.gz"
        data = gzip.decompress(path.read_bytes())
        theirs = extract(data, include_comments=False) or ""
        yield Page(key, truth[key]["articleBody"], article(SourceFile(path, data)), theirs)


def article(file: SourceFile) -> str:
    """What we keep of a page as its article."""
    read = [document for document in html.documents(file) if isinstance(document, ReadDocument)]
    documents = [cleaned(document) for document in read]
    return "\n".join(
        block.span.of(document.text)
        for document in documents
        for block in document.blocks
        if block.role in _ARTICLE
    )


def score(pairs: Iterable[tuple[str, str]]) -> Score:
    """Precision and recall over pages of (true, found) texts."""
    precisions, recalls = [], []
    for true, found in pairs:
        wanted, had = shingles(true), shingles(found)
        common = (wanted & had).total()
        if had:
            precisions.append(common / had.total())
        if wanted:
            recalls.append(common / wanted.total())
    return Score(sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls)))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """How often each run of four words stands in a text; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    if not words:
        return Counter()
    last = max(1, len(words) - _SHINGLE_WORDS + 1)
    return Counter(tuple(words[start : start + _SHINGLE_WORDS]) for start in range(last))
