from __future__ import annotations

import pytest

from tests.bench.search.engines import Answer
from tests.bench.search.quality import kept, recalls, refused
from tests.quality.search import Question


def _question(number: int, variant: str = "clean", gold: frozenset[int] = frozenset({1})) -> Question:
    return Question(str(number), "coast", variant, f"question {number}", gold)


def test_recall_counts_the_first_passage_and_the_first_five() -> None:
    questions = [_question(1), _question(2), _question(3), _question(4)]
    answers = [Answer([1, 2], 1.0), Answer([2, 1], 1.0), Answer([2, 3], 1.0), Answer([], 0.0)]
    assert recalls(questions, answers) == {("coast", "clean"): (4, 0.25, 0.5)}


def test_what_is_kept_is_a_share_of_the_same_questions_clean() -> None:
    questions = [_question(1), _question(2), _question(3), _question(1, "t1all"), _question(2, "t1all")]
    answers = [Answer([1], 1.0), Answer([1], 1.0), Answer([], 0.0), Answer([1], 1.0), Answer([], 0.0)]
    assert kept(questions, answers, "t1all") == 0.5


def test_one_in_twenty_questions_with_an_answer_may_be_refused() -> None:
    questions = [_question(number) for number in range(20)]
    questions += [_question(number, gold=frozenset()) for number in range(20, 24)]
    answers = [Answer([1], 0.1 if number == 7 else 0.6) for number in range(20)]
    answers += [Answer([1], confidence) for confidence in (0.05, 0.3, 0.5, 0.7)]
    assert refused(questions, answers, lambda _: True) == pytest.approx((0.75, 0.05))


def test_at_a_given_bar_what_is_below_is_refused() -> None:
    questions = [_question(1), _question(2), _question(3, gold=frozenset())]
    answers = [Answer([1], 0.5), Answer([1], 0.36), Answer([1], 0.2)]
    assert refused(questions, answers, lambda _: True, at=0.4) == (1.0, 0.5)
