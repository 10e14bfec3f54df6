"""Floors of the selection: what we choose says at least as much as the first sentences do."""

from __future__ import annotations

from pathlib import Path
from statistics import mean

import pytest

from tests.quality.selection import scores

SHARED = Path(__file__).resolve().parents[2] / "../shared"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation data is not part of the repository")
def test_chosen_sentences_say_at_least_as_much_as_the_lead() -> None:
    measured = scores(SHARED, every=4)
    for size in (1, 2):
        chosen, lead = (
            mean(measured[f"{name}_rouge{size}_{half}"] for half in ("even", "odd"))
            for name in ("chosen", "lead")
        )
        assert chosen >= lead
