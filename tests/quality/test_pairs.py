"""Floors of the comparison over written pairs: what it shows must be right first, and then be found."""

from __future__ import annotations

import pytest

from tests.quality.pairs import scores

PRECISION = 0.9
"""Of what is shown as one class, nine in ten are of it, in the half that no rule was made by as well."""

RECALL = {
    "agreement_recall": 0.7,
    "conflict_recall": 0.75,
    "revision_recall": 0.7,
    "scope_recall": 0.65,
    "shown_recall": 0.8,
}


FRESH_RECALL = {
    "agreement_recall": 0.58,
    "conflict_recall": 0.58,
    "revision_recall": 0.45,
    "scope_recall": 0.25,
    "shown_recall": 0.5,
}
"""The same for those written last, which nobody looked at."""


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    return scores()


@pytest.mark.parametrize("half", ["all", "unseen", "fresh"])
@pytest.mark.parametrize("kind", ["agreement", "revision", "scope", "shown"])
def test_what_is_shown_is_what_it_is_called(
    measured: dict[str, dict[str, float]], half: str, kind: str
) -> None:
    assert measured[half][f"{kind}_precision"] >= PRECISION


@pytest.mark.parametrize("half", ["all", "unseen"])
@pytest.mark.parametrize("name", RECALL)
def test_what_can_be_found_is_found(measured: dict[str, dict[str, float]], half: str, name: str) -> None:
    assert measured[half][name] >= RECALL[name]


@pytest.mark.parametrize("name", FRESH_RECALL)
def test_what_nobody_looked_at_is_found_as_well(measured: dict[str, dict[str, float]], name: str) -> None:
    assert measured["fresh"][name] >= FRESH_RECALL[name]
