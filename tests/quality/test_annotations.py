"""Floors under what figures and dates reach on the development sets, a little under the measured values."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality import dates, figures

SHARED = Path(__file__).resolve().parents[2] / "../shared"
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the evaluation sets lie beside the project, not in it"
)


@pytest.mark.parametrize("half", ["even", "odd", "all"])
def test_figures_are_read_at_least_as_well_as_measured(half: str) -> None:
    measured = figures.measured(SHARED)
    assert measured[f"{half}_precision"] >= 0.87
    assert measured[f"{half}_recall"] >= 0.82


@pytest.mark.parametrize("half", ["even", "odd", "all"])
def test_dates_are_placed_at_least_as_well_as_measured(half: str) -> None:
    measured = dates.measured(SHARED)
    assert measured[f"{half}_dates"] >= 0.59
    assert measured[f"{half}_ranges"] >= 0.57
