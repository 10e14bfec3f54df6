"""Floors under what figures and dates reach on the development sets, a little under the measured values."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality import dates, figures

SHARED = Path(__file__).resolve().parents[2] / "../shared"
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the evaluation sets lie beside the project, not in it"
)


def test_figures_are_read_at_least_as_well_as_measured() -> None:
    measured = figures.scores(SHARED)
    assert measured["all_value_precision"] >= 0.83
    assert measured["all_value_recall"] >= 0.81
    assert measured["all_unit_recall"] >= 0.89


def test_dates_are_placed_at_least_as_well_as_measured() -> None:
    measured = dates.scores(SHARED)
    assert measured["news_even"] >= 0.68
    assert measured["news_odd"] >= 0.50
