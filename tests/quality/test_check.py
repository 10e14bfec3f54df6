"""Floors of `check`: nothing wrong is ever blessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.quality.check import ABSENT, GOLD, RIGHT, TOWN, drafts, scored, the_demo, the_town

if TYPE_CHECKING:
    from pathlib import Path

NEEDS_GOLD = pytest.mark.skipif(
    not (GOLD / "check.json").exists() or not TOWN.is_dir(), reason="the labelled drafts are not here"
)


@NEEDS_GOLD
def test_no_wrong_draft_over_the_demo_is_blessed(tmp_path: Path) -> None:
    score = scored(the_demo(tmp_path), drafts("check"))
    assert score.blessed == ()
    assert score.share(ABSENT) >= 0.95
    assert score.share(RIGHT) >= 0.38
    assert score.wrong >= 0.6


@NEEDS_GOLD
def test_no_wrong_draft_over_the_town_is_blessed(tmp_path: Path) -> None:
    score = scored(the_town(tmp_path), [*drafts("town/check_a"), *drafts("town/check_b")])
    assert score.blessed == ()
    assert score.share(ABSENT) >= 0.95
    assert score.share(RIGHT) >= 0.55
    assert score.wrong >= 0.5
