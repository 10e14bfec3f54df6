"""Short runs of the chaos: one on each database, one to each chat; `make chaos` prints many as a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from config.destination import Platform
from corpus.store.engine import url_of_file
from tests.chaos.harness import Run, Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chaos.count import Count

SHORT = Trouble(faults=0.5, kills=8)


def _nothing_is_lost_or_doubled(count: Count) -> None:
    assert count.kills >= SHORT.kills // 2
    assert count.faulty > count.requests / 4
    assert (count.duplicates, count.missing, count.held, count.wrong) == (0, 0, 0, 0), count


def test_every_message_arrives_once_through_kills_and_lost_answers_on_sqlite(tmp_path: Path) -> None:
    _nothing_is_lost_or_doubled(Run(SHORT, url_of_file(tmp_path / "c.db"), tmp_path, seed=1).counted())


def test_every_message_arrives_once_through_kills_and_lost_answers_on_postgresql(
    tmp_path: Path, postgres_url: str
) -> None:
    _nothing_is_lost_or_doubled(Run(SHORT, postgres_url, tmp_path, seed=2).counted())


@pytest.mark.parametrize("platform", [Platform.SLACK, Platform.DISCORD])
def test_every_message_arrives_once_in_a_chat(platform: Platform, tmp_path: Path) -> None:
    trouble = replace(SHORT, adapter=platform)
    _nothing_is_lost_or_doubled(Run(trouble, url_of_file(tmp_path / "c.db"), tmp_path, seed=3).counted())
