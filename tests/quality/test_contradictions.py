"""Floors under what is called a contradiction, a little under the measured values."""

from __future__ import annotations

from tests.quality.contradictions import labelled_pairs, scores


def test_what_is_called_a_contradiction_is_one_on_both_halves() -> None:
    measured = scores()
    assert measured["precision_even"] >= 0.95
    assert measured["precision_odd"] >= 0.95


def test_most_contradictions_are_found_on_both_halves() -> None:
    measured = scores()
    assert measured["recall_even"] >= 0.95
    assert measured["recall_odd"] >= 0.8


def test_the_labelled_pairs_are_many_and_most_are_look_alikes() -> None:
    pairs = labelled_pairs()
    assert len(pairs) >= 120
    assert sum(pair.relation is None for pair in pairs) > len(pairs) / 2
