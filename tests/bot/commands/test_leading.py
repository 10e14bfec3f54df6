"""Overviews: how much of many documents is read for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.commands import pool
from bot.commands.compare import compare

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


def test_everything_compared_is_what_stands_first_where_there_is_too_much(
    demo: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "MAX_COMPARED", 1)
    first = {passage.span.start for passage in pool.newest(demo, leading=1)}
    statements = [
        one for each in compare(demo, everything=True).shape["clusters"] for one in each["statements"]
    ]
    assert {one["citation"]["spans"][0][0] for one in statements} <= first
