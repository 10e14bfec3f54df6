"""How often the right passage is first or among the first five, and how well no answer is told from one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tests.bench.search.engines import Answer
    from tests.quality.search import Question

FALSE_REFUSALS = 0.05
"""Of the questions that have an answer, so many at most may be refused."""

MISSPELT = frozenset({"t1one", "t1all", "t2all", "wiki", "phon1", "phon2"})


class Recall(NamedTuple):
    """Shares of questions, 0..1.

    Attributes:
        asked: questions.
        first: whose first passage is right.
        fifth: with a right one among the first five.
    """

    asked: int
    first: float
    fifth: float


Recalls = dict[tuple[str, str], Recall]
"""By set and variant."""


def recalls(questions: Sequence[Question], answers: Sequence[Answer]) -> Recalls:
    """What was found, by set and variant; questions beyond the last answer do not count."""
    groups: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    for question, answer in zip(questions, answers, strict=False):
        right = [number in question.gold for number in answer.passage_ids]
        groups[question.kind, question.variant].append((any(right[:1]), any(right)))
    return {group: _recall(rows) for group, rows in sorted(groups.items())}


def recall(questions: Sequence[Question], answers: Sequence[Answer]) -> Recall:
    """What was found of all together."""
    found = zip(questions, answers, strict=False)
    rows = [[number in question.gold for number in answer.passage_ids] for question, answer in found]
    return _recall([(any(right[:1]), any(right)) for right in rows])


def kept(
    questions: Sequence[Question], answers: Sequence[Answer], variant: str, kind: str | None = None
) -> float:
    """R@5 of a variant as a share of R@5 of the very same questions when clean; of one set, or of all.

    The share may be above 1.
    """
    fifth = {
        (question.id, question.variant): not question.gold.isdisjoint(answer.passage_ids)
        for question, answer in zip(questions, answers, strict=True)
        if kind in (None, question.kind)
    }
    misspelt = [number for number, written in fifth if written == variant]
    clean = sum(fifth[number, "clean"] for number in misspelt)
    return sum(fifth[number, variant] for number in misspelt) / max(1, clean)


def refused(
    questions: Sequence[Question],
    answers: Sequence[Answer],
    chosen: Callable[[Question], bool],
    *,
    at: float | None = None,
) -> tuple[float, float]:
    """Of those without an answer the share that is refused, and of those with one.

    Args:
        questions: those without gold have no answer.
        answers: with confidence.
        chosen: which questions are looked at, and for which the threshold is placed.
        at: the confidence below which is refused; None for the highest one with `FALSE_REFUSALS` at most.
    """
    rows = [
        (bool(question.gold), answer.confidence)
        for question, answer in zip(questions, answers, strict=True)
        if chosen(question)
    ]
    with_answer = sorted(confidence for has, confidence in rows if has)
    without = [confidence for has, confidence in rows if not has]
    bar = with_answer[int(FALSE_REFUSALS * len(with_answer))] if at is None else at
    return _share(each < bar for each in without), _share(each < bar for each in with_answer)


def variants(recalled: Mapping[tuple[str, str], Recall], kinds: Iterable[str]) -> list[tuple[str, str]]:
    """Sets and variants in the order in which they are shown."""
    order = ["clean", "t1one", "t1all", "t2all", "wiki", "phon1", "phon2", "surname", "surname-phon1"]
    return [(kind, variant) for kind in kinds for variant in order if (kind, variant) in recalled]


def _recall(rows: Sequence[tuple[bool, bool]]) -> Recall:
    return Recall(len(rows), _share(first for first, _ in rows), _share(fifth for _, fifth in rows))


def _share(values: Iterable[bool]) -> float:
    every = list(values)
    return sum(every) / max(1, len(every))
