"""Floors of the core over the demo corpus: what it reads today as a person does, it reads so tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.quality.core import scores

if TYPE_CHECKING:
    from bot.application import Application

FLOORS = {
    "agreement_recall": 0.45,
    "disagreement_recall": 0.2,
    "disagreement_class": 1.0,
    "support_precision": 0.95,
    "conflict_precision": 0.9,
    "shown_precision": 0.9,
    "copies_folded": 1.0,
    "topic_lines_told": 0.4,
    "topic_lines_worth": 0.4,
    "question_first": 0.77,
    "question_among_five": 0.82,
    "question_answered": 0.85,
    "question_refused": 0.82,
    "figures": 0.92,
    "dates": 0.94,
    "speakers": 0.88,
}

NEVER = ("false_alarms", "agreements_called_conflicts", "never_lines")
"""What must not happen at all: a false alarm costs more than a miss."""


@pytest.fixture(scope="module")
def measured(demo: Application) -> dict[str, float]:
    return scores(demo)


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_a_score_is_at_its_floor_or_above(measured: dict[str, float], name: str, floor: float) -> None:
    assert measured[name] >= floor


@pytest.mark.parametrize("name", NEVER)
def test_what_must_not_happen_does_not(measured: dict[str, float], name: str) -> None:
    assert measured[name] == 0
