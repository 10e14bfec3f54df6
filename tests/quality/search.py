"""Scores of the search on labelled questions: clean, misspelt, and respelt by sound, in three scripts.

In come the passages and questions of the evaluation folder (never part of this repository); out come the
share of questions answered rightly and, with half of all documents left out, how well refusals are told
from answers.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.clearance import EVERYTHING
from corpus.index import Entry, Index, rebuild

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SEARCH = Path("eval/dev/search")


@dataclass(frozen=True, slots=True)
class Question:
    """One labelled question.

    Attributes:
        id: shared by all variants of it.
        kind: the set it comes from.
        variant: how it was misspelt.
        text: as it is asked.
        gold: ids of the passages that answer it.
    """

    id: str
    kind: str
    variant: str
    text: str
    gold: frozenset[int]


@dataclass(frozen=True, slots=True)
class Score:
    """What was measured for one set and variant.

    Attributes:
        asked: questions.
        first: share whose first hit is right.
        fifth: share with a right hit among the first five.
        answered: share answered at all.
        refused: of the questions whose answer was taken away, the share with nothing found.
        auroc: how well the best coverage tells questions with an answer from those without.
    """

    asked: int
    first: float
    fifth: float
    answered: float
    refused: float
    auroc: float


def unseen(question_id: str) -> bool:
    """Whether a question belongs to the half that is not looked at while rules are written."""
    return hashlib.sha1(question_id.encode(), usedforsecurity=False).digest()[0] % 2 == 1


def questions(shared: Path) -> list[Question]:
    """All labelled questions."""
    return [
        Question(row["qid"], row["set"], row["variant"], row["query"], frozenset(row["gold"]))
        for name in ("queries.open-license", "queries.research-only")
        for row in _rows(shared / SEARCH / f"{name}.jsonl.gz")
    ]


def entries(shared: Path, wanted: frozenset[int], *, distractors: int) -> list[Entry]:
    """The passages wanted and the first so many others (ids are in random order), document by document."""
    rows = [
        row
        for name in ("open-license", "research-only")
        for row in _rows(shared / SEARCH / f"{name}.jsonl.gz")
    ]
    others = sorted(row["id"] for row in rows if row["id"] not in wanted)[:distractors]
    kept = wanted.union(others)
    left = sorted((row for row in rows if row["id"] in kept), key=itemgetter("doc"))
    return [Entry(row["id"], row["doc"], "all", None, row["text"]) for row in left]


def scores(
    shared: Path, *, distractors: int, chosen: Callable[[Question], bool] = lambda _: True
) -> dict[tuple[str, str], Score]:
    """Scores by set and variant, and under ("all", "all") over everything.

    Args:
        shared: the folder that holds `eval/`.
        distractors: passages beside those that answer a question.
        chosen: which questions to ask.
    """
    asked = [question for question in questions(shared) if chosen(question)]
    passages = entries(shared, frozenset().union(*(q.gold for q in asked)), distractors=distractors)
    left = [
        entry
        for entry in passages
        if hashlib.sha1(entry.document_id.encode(), usedforsecurity=False).digest()[-1] % 2
    ]
    with tempfile.TemporaryDirectory() as folder:
        whole = rebuild(Path(folder) / "whole", passages, change=1)
        half = rebuild(Path(folder) / "half", left, change=1)
        return _scores(asked, whole, half, frozenset(entry.passage_id for entry in left))


def _scores(
    asked: Sequence[Question], whole: Index, half: Index, left: frozenset[int]
) -> dict[tuple[str, str], Score]:
    groups: dict[tuple[str, str], list[tuple[Question, list[int], float, bool]]] = defaultdict(list)
    for question in asked:
        hits = [hit.passage_id for hit in whole.search(question.text, clearance=EVERYTHING).hits]
        found = half.search(question.text, clearance=EVERYTHING)
        row = (question, hits, found.best_coverage, found.answered)
        for group in ((question.kind, question.variant), ("all", question.variant), ("all", "all")):
            groups[group].append(row)
    return {group: _score(rows, left) for group, rows in sorted(groups.items())}


def _score(rows: Sequence[tuple[Question, list[int], float, bool]], left: frozenset[int]) -> Score:
    with_answer = [row for row in rows if row[0].gold & left]
    without = [row for row in rows if not row[0].gold & left]
    return Score(
        asked=len(rows),
        first=_mean([bool(hits and hits[0] in question.gold) for question, hits, _, _ in rows]),
        fifth=_mean([bool(question.gold.intersection(hits)) for question, hits, _, _ in rows]),
        answered=_mean([answered for _, _, _, answered in with_answer]),
        refused=_mean([not answered for _, _, _, answered in without]),
        auroc=_auroc([row[2] for row in with_answer], [row[2] for row in without]),
    )


def _auroc(high: Sequence[float], low: Sequence[float]) -> float:
    """How often a value of the first kind is over one of the second; ties count half."""
    won = sum((a > b) + 0.5 * (a == b) for a in high for b in low)
    return won / max(1, len(high) * len(low))


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / max(1, len(values))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
