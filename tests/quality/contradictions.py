"""Scores of contradictions without numbers, over labelled pairs of sentences of our own.

In come pairs of sentences of many fields in four languages, each with how they stand; out come precision and
recall of what is called a conflict or a revision. One half was kept unseen while the rules were written.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.contradicting.contradiction import contradiction
from briefings.fact import Relation
from tests.passages import a_document, sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Passage

PAIRS = Path(__file__).parent / "gold/contradictions.json"
DAY = "2024-05-19"


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two sentences of two documents, and how a careful reader finds them to stand."""

    about: str
    one: Passage
    other: Passage
    relation: Relation | None


def labelled_pairs() -> list[LabelledPair]:
    """All pairs, in the order of the file; every second one is of the unseen half."""
    rows = json.loads(PAIRS.read_text(encoding="utf-8"))
    return [
        LabelledPair(
            row["about"],
            _passage(row["first"], "first-paper", row, DAY),
            _passage(row["second"], "second-paper", row, row.get("second_date", DAY)),
            None if row["relation"] is None else Relation(row["relation"]),
        )
        for row in rows
    ]


def _passage(text: str, paper: str, row: dict[str, str], day: str) -> Passage:
    document = a_document(
        paper,
        text=text,
        title=row.get("title", "News of the day"),
        publisher=paper,
        published_at=day,
        language=row.get("language", "en"),
    )
    return sentences_of(text, document)[0]


def scores() -> dict[str, float]:
    """Precision and recall of each half; a pair counts as found only under its own relation."""
    pairs = labelled_pairs()
    return {
        f"{name}_{half}": value
        for half, sample in (("even", pairs[::2]), ("odd", pairs[1::2]))
        for name, value in zip(("precision", "recall"), _precision_and_recall(sample), strict=True)
    }


def _precision_and_recall(pairs: Sequence[LabelledPair]) -> tuple[float, float]:
    found = [(pair.relation, contradiction(pair.one, pair.other)) for pair in pairs]
    right = sum(said is not None and said is relation for relation, said in found)
    return (
        right / max(1, sum(said is not None for _, said in found)),
        right / max(1, sum(relation is not None for relation, _ in found)),
    )
