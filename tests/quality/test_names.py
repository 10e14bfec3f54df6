"""Floors of the table of names: no two bearers are ever taken for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.quality.names import scores_of

if TYPE_CHECKING:
    from tests.quality.gold.town import Half


@pytest.mark.parametrize("half", ["a", "b"])
def test_forms_of_one_bearer_are_joined_and_those_of_two_kept_apart(half: Half) -> None:
    found = scores_of(half)
    assert found["precision"] == 1.0
    assert found["look-alikes apart"] == 1.0
    assert found["recall"] >= 0.7
