"""Overviews: how much of many documents is read for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.commands import pool

if TYPE_CHECKING:
    from bot.application import Application


@pytest.mark.parametrize("leading", [1, 20, 100])
def test_of_many_sentences_an_overview_reads_the_first_of_every_document(
    demo: Application, leading: int
) -> None:
    found = pool.newest(demo, leading=leading)
    depth = max(passage.number for passage in found) + 1
    documents = demo.reader.documents()
    assert len(found) == sum(min(depth, each.sentences) for each in documents)
    assert len(found) <= max(leading, len(documents))
    assert depth == 1 or sum(min(depth + 1, each.sentences) for each in documents) > leading


def test_of_few_sentences_an_overview_reads_all(demo: Application) -> None:
    every = [passage.id for passage in pool.newest(demo)]
    assert [passage.id for passage in pool.newest(demo, leading=len(every))] == every
    assert len(every) == demo.reader.totals().sentences


def test_of_too_many_pairs_the_strongest_of_each_kind_are_compared(
    demo: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = pool.related_pairs(demo)
    monkeypatch.setattr(pool, "MAX_PAIRS", 1)
    strongest = pool.related_pairs(demo)

    assert {one.relation for one in strongest} == {one.relation for one in every}
    assert len(strongest) == len({one.relation for one in every})
    for one in strongest:
        assert one.strength == max(each.strength for each in every if each.relation is one.relation)
