"""Floors of ten simulated mornings: what was told does not come again as new, and what changed is told so."""

from __future__ import annotations

import pytest

from tests.quality.mornings import scores


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    return scores()


def test_most_of_what_was_told_does_not_come_again_as_new(measured: dict[str, float]) -> None:
    assert measured["repeated"] <= 0.3 * measured["repeats"]


def test_a_fact_is_seldom_told_twice_on_one_morning(measured: dict[str, float]) -> None:
    assert measured["told_twice"] <= 2


def test_a_good_part_of_the_changes_is_told_as_such(measured: dict[str, float]) -> None:
    assert measured["changes_missed"] <= 0.6 * measured["changes"]


def test_what_a_reader_would_miss_is_told(measured: dict[str, float]) -> None:
    assert measured["worth_told"] >= 0.85
    assert measured["firmer_told"] >= 0.35
