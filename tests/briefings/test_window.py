"""Windows: what is told of them, and what decides."""

from __future__ import annotations

from briefings.window import Window
from corpus.bounds import UNBOUNDED, Bounds

FRIDAY = "2024-05-17T06:00:00Z"


def test_an_open_window_bounds_nothing() -> None:
    assert Window().bounds == UNBOUNDED


def test_where_a_change_is_given_it_decides_and_the_instant_is_only_told() -> None:
    assert Window(read_after=FRIDAY, after_change=7).bounds == Bounds(after_change=7)
    assert Window(read_after=FRIDAY).bounds == Bounds(read_after=FRIDAY)


def test_days_bound_as_well() -> None:
    assert Window("2024-05-01", "2024-05-20", FRIDAY, 7).bounds == Bounds(
        "2024-05-01", "2024-05-20", after_change=7
    )
