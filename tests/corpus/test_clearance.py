"""Clearance: a reader sees what it names, and a narrower one is never wider."""

from __future__ import annotations

import pytest

from corpus.clearance import EVERYTHING, Clearance

SOME = Clearance(frozenset({"public", "staff"}))


def test_what_is_named_may_be_read_and_nothing_else() -> None:
    assert [one for one in ("public", "staff", "board") if SOME.allows(one)] == ["public", "staff"]
    assert not Clearance(frozenset()).allows("public")
    assert EVERYTHING.allows("board")


@pytest.mark.parametrize(
    ("clearance", "collection", "left"),
    [
        (SOME, None, SOME),
        (SOME, "staff", Clearance(frozenset({"staff"}))),
        (SOME, "board", Clearance(frozenset())),
        (EVERYTHING, None, EVERYTHING),
        (EVERYTHING, "board", Clearance(frozenset({"board"}))),
    ],
)
def test_it_is_narrowed_to_one_collection_and_never_widened(
    clearance: Clearance, collection: str | None, left: Clearance
) -> None:
    assert clearance.narrowed(collection) == left
