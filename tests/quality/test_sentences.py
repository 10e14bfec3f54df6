"""Floors of the sentence splitter: what it can do today, it does tomorrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.sentences import scores

SHARED = Path(__file__).resolve().parents[2] / "../shared"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation data is not part of the repository")
def test_sentences_are_found_at_least_as_well_as_by_the_peer() -> None:
    measured = scores(SHARED)
    assert measured["golden"] >= 22 / 24
    assert measured["gum_f1"] >= max(measured["gum_f1_pysbd"], 0.94)
