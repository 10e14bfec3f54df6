from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.clearance import EVERYTHING
from corpus.copies import CREDITED_COPY
from corpus.store.near_copies import MAX_CANDIDATES, MAX_COMPARED, fewest_shared
from tests.corpus.store.documents import a_document, put, put_one
from tests.generated import report

if TYPE_CHECKING:
    from corpus.store import Store

LONG = report(1, sentences=30)


def _folded(store: Store, *texts: str) -> bool:
    ids = [
        put_one(store, a_document(text, given_id=str(at), source=f"/news/{at}.txt")).id
        for at, text in enumerate(texts)
    ]
    return len(set(store.reader(EVERYTHING).origins(ids).values())) == 1


def test_a_copy_with_another_beginning_and_end_is_of_the_same_origin(store: Store) -> None:
    assert _folded(store, LONG, f"The Ledger has learnt this.\n\n{LONG}\n\nMore will follow tomorrow.")


@pytest.mark.parametrize("first", ["whole", "cut"])
def test_a_truncated_copy_is_of_the_same_origin_whichever_comes_first(store: Store, first: str) -> None:
    cut = LONG[: len(LONG) // 3]

    assert _folded(store, *((LONG, cut) if first == "whole" else (cut, LONG)))


def test_a_copy_with_changed_names_is_of_the_same_origin(store: Store) -> None:
    assert _folded(store, LONG, LONG.replace("Gullwing", "Tern Island").replace("the ferry company", "we"))


def test_unrelated_texts_are_not(store: Store) -> None:
    assert not _folded(store, report(1), report(2))


def test_texts_that_only_share_a_closing_paragraph_are_not(store: Store) -> None:
    closing = "\n\nCoast Wire is read in every harbour of the coast and is free for all who work at sea."

    assert not _folded(store, report(3) + closing, report(4) + closing)


def test_copies_in_another_collection_do_not_crowd_out_those_in_ones_own(store: Store) -> None:
    for at in range(MAX_COMPARED + 3):
        hidden = a_document(LONG, given_id=f"h{at}", source=f"/board/{at}.txt")
        put_one(store, hidden, collection="board")

    assert _folded(store, LONG, LONG + "\n\nThat was all there was.")


def test_however_many_copies_another_collection_holds(store: Store) -> None:
    short = report(1)
    names = range(MAX_CANDIDATES + 3)
    put(
        store,
        *(a_document(short, given_id=f"-{at}", source=f"/board/{at}.txt") for at in names),
        collection="board",
    )

    assert _folded(store, short, short + "\n\nThat was all there was.")


def test_a_phrase_that_is_common_in_another_collection_still_tells_in_ones_own(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.store.near_copies.MAX_SHARING", 3)
    for at in range(5):
        hidden = a_document(LONG, given_id=f"h{at}", source=f"/board/{at}.txt")
        put_one(store, hidden, collection="board")

    assert _folded(store, LONG, LONG + "\n\nThat was all there was.")


def test_the_share_worth_comparing_grows_with_the_sample_towards_that_of_a_copy() -> None:
    shares = [fewest_shared(size) / size for size in (16, 64, 1024, 10**6)]

    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(CREDITED_COPY)
    assert fewest_shared(0) == fewest_shared(4) == 1


def test_cut_copies_that_credit_one_agency_are_of_one_origin_and_others_are_not(store: Store) -> None:
    common, one, other = report(5, sentences=8), report(6, sentences=10), report(7, sentences=10)

    assert _folded(
        store, f"ORRIN (Northwind) - {common}\n\n{one}", f"SKARN (Northwind) - {common}\n\n{other}"
    )
    assert not _folded(
        store, f"{common}\n\n{report(8, sentences=10)}", f"{common}\n\n{report(9, sentences=10)}"
    )


def test_a_short_text_that_stands_in_a_long_one_is_found(store: Store) -> None:
    assert _folded(store, report(10, sentences=40), " ".join(report(10, sentences=40).split()[:30]))
