"""Scores of the selection: ROUGE of a brief over a cluster of news reports, beside their first sentences.

In come the Multi-News clusters of the evaluation folder (never part of this repository), each with one human
summary of about 220 words; out comes how much of its words and word pairs the chosen sentences have.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise, zip_longest
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from briefings.selection import Budget, chosen, stands_alone
from tests.quality.plain import passages_of_text

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from corpus.document import Passage

CLUSTERS = Path("eval/dev/text/multinews.jsonl")
WORDS = 220

Cluster = tuple[list[list["Passage"]], str]


def scores(shared: Path, *, every: int = 1) -> dict[str, float]:
    """ROUGE-1 and ROUGE-2 F1 of ours and of the lead, over all clusters and over each half.

    Args:
        shared: the folder that holds the evaluation data.
        every: only every so-manieth cluster of each half.
    """
    read = clusters(shared, every=every)
    return {
        f"{name}_rouge{size}_{half}": mean(
            rouge(select(documents), summary, size=size) for documents, summary in sample
        )
        for half, sample in (("even", read[::2]), ("odd", read[1::2]))
        for name, select in (("chosen", best), ("lead", lead))
        for size in (1, 2)
    }


def clusters(shared: Path, *, every: int = 1) -> list[Cluster]:
    """The documents of each cluster as passages, and its summary."""
    found: list[Cluster] = []
    with (shared / CLUSTERS).open(encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            if at // 2 % every:
                continue
            row = json.loads(line)
            count, documents = 0, []
            for number, paragraphs in enumerate(row["docs"]):
                passages = passages_of_text("\n\n".join(paragraphs), f"{at}-{number}", first_id=count)
                count += len(passages)
                documents.append(passages)
            found.append((documents, row["ref"]))
    return found


def best(documents: Sequence[Sequence[Passage]]) -> list[str]:
    """What we choose, in the order chosen."""
    able = [one for passages in documents for one in passages if stands_alone(one)]
    origins = {one.document.id: one.document.id for one in able}
    return [one.text for one in chosen(able, origins, Budget(words=WORDS))]


def lead(documents: Sequence[Sequence[Passage]]) -> list[str]:
    """The first sentence of each document, then the second of each, and so on."""
    return [one.text for row in zip_longest(*documents) for one in row if one is not None]


def rouge(sentences: Sequence[str], summary: str, *, size: int) -> float:
    """F1 of word n-grams with the summary, both cut to the same number of words; no stemming."""
    ours = Counter(_grams(" ".join(sentences), size))
    gold = Counter(_grams(summary, size))
    common = sum((ours & gold).values())
    return 2 * common / (sum(ours.values()) + sum(gold.values())) if common else 0.0


def _grams(text: str, size: int) -> Iterator[Hashable]:
    words = re.findall(r"\w+", text.lower())[:WORDS]
    return iter(words) if size == 1 else pairwise(words)
