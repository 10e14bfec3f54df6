"""Floors of what is stored of the town, from files to relations: half `b` is held out, for these alone."""

from __future__ import annotations

import pytest

from tests.quality.town import scores

FLOORS = {
    "a": {
        "agree_precision": 0.95,
        "agree_recall": 0.5,
        "revision_precision": 0.95,
        "revision_recall": 0.35,
        "conflict_precision": 0.95,
        "conflict_recall": 0.2,
        "support_precision": 0.95,
        "support_recall": 0.6,
    },
    "b": {
        "agree_precision": 0.95,
        "agree_recall": 0.25,
        "revision_precision": 0.95,
        "revision_recall": 0.1,
        "support_precision": 0.85,
        "support_recall": 0.25,
    },
}

NEVER = "false_alarms"
"""Pairs stored as conflict or revision that no reader would call so."""


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    return scores()


@pytest.mark.parametrize(
    ("half", "name", "floor"),
    [(half, name, floor) for half, floors in FLOORS.items() for name, floor in floors.items()],
)
def test_a_score_is_at_its_floor_or_above(
    measured: dict[str, dict[str, float]], half: str, name: str, floor: float
) -> None:
    assert measured[half][name] >= floor


@pytest.mark.parametrize("half", FLOORS)
def test_nothing_is_set_against_what_it_agrees_with_or_has_nothing_to_do_with(
    measured: dict[str, dict[str, float]], half: str
) -> None:
    assert measured[half][NEVER] == 0
