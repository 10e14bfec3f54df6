"""What is new since a change: texts that were stored later, whatever instant they are stamped with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.bounds import Bounds
from corpus.clearance import EVERYTHING, Clearance
from corpus.derivation import DERIVATION
from corpus.store import Outcome, schema
from corpus.store.engine import writing
from tests.corpus.store.documents import AUDIT, OPENING, READ_AT, a_document, put, put_one

if TYPE_CHECKING:
    from corpus.store import Store

EARLIER, LATER = "2024-05-20T05:59:00Z", "2024-06-01T06:00:00Z"
TOLL = a_document("The toll of the tunnel is 41 percent of the ferry fare.", source="/news/toll.txt")


def _since(store: Store, change: int) -> list[str]:
    """The ids of what is new since a change; all that counts documents agrees on how many they are."""
    reader, within = store.reader(EVERYTHING), Bounds(after_change=change)
    found = [one.id for one in reader.documents(within)]
    assert reader.totals(within).documents == len(found)
    assert reader.ids(within) == sorted(found)
    return found


def test_a_document_stored_after_a_freeze_is_new_though_its_reading_began_before(store: Store) -> None:
    put_one(store, a_document(), read_at=READ_AT)
    frozen = store.change()
    late = put_one(store, TOLL, read_at=EARLIER)

    assert _since(store, frozen) == [late.id]
    assert store.reader(EVERYTHING).documents(Bounds(read_after=READ_AT)) == ()


def test_everything_is_new_to_who_was_told_nothing_and_nothing_to_who_was_told_all(store: Store) -> None:
    stored = put(store, a_document(), TOLL)

    assert sorted(_since(store, 0)) == sorted(one.id for one in stored)
    assert _since(store, store.change()) == []


def test_a_new_text_is_new_and_one_that_comes_back_is_not(store: Store) -> None:
    stored = put_one(store, a_document(OPENING))
    first = store.change()
    put_one(store, a_document(AUDIT), read_at=LATER)
    second = store.change()
    put_one(store, a_document(OPENING), read_at=LATER)

    assert store.reader(EVERYTHING).document(stored.id).revision == 1
    assert _since(store, 0) == [stored.id]
    assert _since(store, first) == []
    put_one(store, a_document(AUDIT), read_at=LATER)
    assert _since(store, first) == [stored.id]
    assert _since(store, second) == []


def test_new_metadata_are_no_new_text(store: Store) -> None:
    put_one(store, a_document())
    frozen = store.change()

    assert put_one(store, a_document(publisher="City Ledger")).outcome is Outcome.UPDATED
    assert _since(store, frozen) == []


def test_what_is_withdrawn_and_brought_back_is_not_new(store: Store) -> None:
    stored = put_one(store, a_document())
    frozen = store.change()
    store.withdraw(stored.id, at=LATER)
    store.restore(stored.id)

    assert len(store.reader(EVERYTHING).documents()) == 1
    assert _since(store, frozen) == []


def test_what_is_filed_in_another_collection_is_not_new_there(store: Store) -> None:
    put_one(store, TOLL)
    frozen = store.change()
    store.refile(TOLL.source, {key: ["board"] for key in store.places_of(TOLL.source)}, at=LATER)
    board = store.reader(Clearance(frozenset({"board"})))

    assert len(board.documents()) == 1
    assert board.documents(Bounds(after_change=frozen)) == ()


def test_what_newer_rules_derive_again_is_not_new(store: Store) -> None:
    put_one(store, a_document())
    with writing(store.engine) as connection:
        connection.execute(schema.revision.update().values(derivation=DERIVATION - 1))
    frozen = store.change()

    assert put_one(store, a_document()).outcome is Outcome.UNCHANGED
    assert store.change() > frozen
    assert _since(store, frozen) == []


def test_copies_are_folded_among_what_is_new_alone(store: Store) -> None:
    put_one(store, a_document())
    frozen = store.change()
    put_one(store, a_document(source="/news/copy.txt"))

    reader = store.reader(EVERYTHING)
    assert reader.folded() == 1
    assert reader.folded(Bounds(after_change=frozen)) == 0
