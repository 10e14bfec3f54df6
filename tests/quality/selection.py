"""Scores of the selection: how much of a summary of several reports its sentences hold, beside LexRank's.

In come the Multi-News clusters of the evaluation folder (never part of this repository), each with one human
summary of about 220 words; out come ROUGE and repetition of ours, of LexRank and of the first sentences.
"""

from __future__ import annotations

import json
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.selecting.selection import Budget, chosen, companions, stands_alone
from tests.quality.lexrank import ranked
from tests.quality.plain import passages_of_text
from tests.quality.summaries import average, filled, overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Passage

CLUSTERS = Path("eval/dev/text/multinews.jsonl")
WORDS = (220, 100)

Cluster = tuple[list[list["Passage"]], str]


def scores(shared: Path, *, every: int = 1) -> dict[str, dict[str, dict[str, float]]]:
    """Percent by system and words, and by half of the clusters, all and either; and ours less LexRank's.

    Args:
        shared: the folder that holds the evaluation data.
        every: only every so-manieth cluster of each half.
    """
    read = clusters(shared, every=every)
    found = {}
    for name, select in (("chosen", best), ("lexrank", central), ("lead", lead)):
        orders = [select(documents) for documents, _ in read]
        for words in WORDS:
            overlaps = [
                overlap(filled(order, words), [summary])
                for order, (_, summary) in zip(orders, read, strict=True)
            ]
            halves = {"all": overlaps, "even": overlaps[::2], "odd": overlaps[1::2]}
            found[f"{name} {words}"] = {half: average(some) for half, some in halves.items()}
    for words in WORDS:
        found[f"chosen less lexrank {words}"] = {
            half: {measure: ours[measure] - found[f"lexrank {words}"][half][measure] for measure in ours}
            for half, ours in found[f"chosen {words}"].items()
        }
    return found


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


def best(documents: Sequence[Sequence[Passage]], *, updates: bool = False) -> list[str]:
    """What we choose, in the order chosen."""
    said = [one for passages in documents for one in passages]
    together = companions(said)
    able = [one for one in said if stands_alone(one) or one.id in together]
    origins = {one.document.id: one.document.id for one in said}
    picked = chosen(able, origins, Budget(), together=together, among=said, updates=updates)
    return [one.text for one in picked]


def central(documents: Sequence[Sequence[Passage]]) -> list[str]:
    """What LexRank chooses, the most central first."""
    return ranked([one.text for passages in documents for one in passages])


def lead(documents: Sequence[Sequence[Passage]]) -> list[str]:
    """The first sentence of each document, then the second of each, and so on."""
    return [one.text for row in zip_longest(*documents) for one in row if one is not None]
