"""Documents and passages: what makes two of them the same."""

from __future__ import annotations

from dataclasses import replace

from tests.passages import a_passage


def test_passages_are_told_apart_without_comparing_all_that_they_hold() -> None:
    passage = a_passage("The tunnel opens in March.")
    assert len({passage, replace(passage)}) == 2
