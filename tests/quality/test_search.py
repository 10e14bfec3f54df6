"""Floors of the search, on questions that were not looked at while it was tuned."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.search import Question, Score, scores, unseen

SHARED = Path(__file__).resolve().parents[2] / "../shared"
DISTRACTORS = 5_000

FIFTH = {
    "clean": 0.85,
    "t1one": 0.86,
    "t1all": 0.78,
    "t2all": 0.70,
    "wiki": 0.85,
    "phon1": 0.92,
    "phon2": 0.88,
}
"""By variant, the least share of questions with a right passage among the first five and above the bar."""


def few(question: Question) -> bool:
    """A third of the unseen questions, all variants of each."""
    return unseen(question.id) and sum(question.id.encode()) % 3 == 0


@pytest.fixture(scope="module")
def measured() -> dict[tuple[str, str], Score]:
    return scores(SHARED, distractors=DISTRACTORS, chosen=few)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation data is not part of the repository")
@pytest.mark.parametrize("variant", FIFTH)
def test_the_right_passage_is_among_the_first_five(
    measured: dict[tuple[str, str], Score], variant: str
) -> None:
    assert measured["all", variant].fifth >= FIFTH[variant]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation data is not part of the repository")
def test_questions_without_an_answer_are_told_from_those_with_one(
    measured: dict[tuple[str, str], Score],
) -> None:
    clean, misspelt = measured["all", "clean"], measured["all", "t1all"]
    assert clean.auroc >= 0.9
    assert misspelt.auroc >= 0.83
    assert clean.answered >= 0.85
    assert clean.refused >= 0.74
    assert misspelt.answered >= 0.78
    assert misspelt.refused >= 0.76
