from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from corpus.bounds import Bounds
from corpus.canonical import text_sha256
from corpus.clearance import EVERYTHING
from corpus.derivation import identity_of
from corpus.errors import UnknownDocument
from corpus.revision import passages_of
from corpus.store import Outcome, Stored
from tests.corpus.store.documents import AUDIT, OPENING, a_document, put, put_one

if TYPE_CHECKING:
    from corpus.store import Store


def test_new_text_under_the_same_identity_is_revision_2_and_the_old_text_stays(store: Store) -> None:
    first = put_one(store, a_document(OPENING))
    second = put_one(store, a_document(AUDIT))

    assert (first.outcome, second.outcome) == (Outcome.ADDED, Outcome.UPDATED)
    assert first.id == second.id
    reader = store.reader(EVERYTHING)
    assert reader.document(first.id).revision == 2
    assert reader.document(first.id, 1).text_sha256 == text_sha256(OPENING)
    assert reader.contents(first.id, 1).text == OPENING
    assert reader.contents(first.id, 2).text == AUDIT
    assert {passage.document.revision for passage in reader.passages_of([first.id])} == {2}


def test_only_metadata_changing_keeps_the_revision_and_the_day_of_first_reading(store: Store) -> None:
    first = put_one(store, a_document(published_at=None))
    later = put_one(
        store, a_document(published_at=None, publisher="City Ledger"), read_at="2024-06-01T00:00:00Z"
    )

    held = store.reader(EVERYTHING).document(first.id)
    assert later == Stored(first.id, Outcome.UPDATED)
    assert (held.revision, held.publisher, held.read_at[:10]) == (1, "City Ledger", "2024-05-20")


def test_the_same_document_again_is_unchanged_and_counts_as_no_change(store: Store) -> None:
    first = put_one(store, a_document())
    change = store.change()

    assert put_one(store, a_document()) == Stored(first.id, Outcome.UNCHANGED)
    assert store.change() == change


def test_a_text_that_comes_back_is_the_revision_that_it_was(store: Store) -> None:
    for text in (OPENING, AUDIT, OPENING):
        stored = put_one(store, a_document(text))

    reader = store.reader(EVERYTHING)
    assert stored.outcome is Outcome.UPDATED
    assert reader.document(stored.id).revision == 1
    assert reader.contents(stored.id, 2).text == AUDIT
    with pytest.raises(UnknownDocument):
        reader.document(stored.id, 3)
    assert put_one(store, a_document("Nobody had expected the tunnel to flood.")).outcome is Outcome.UPDATED
    assert reader.document(stored.id).revision == 3


def test_equal_text_under_another_identity_is_another_document_of_one_origin(store: Store) -> None:
    here, there = put(store, a_document(), a_document(source="/news/copy.txt"))

    reader = store.reader(EVERYTHING)
    assert there == Stored(f"{here.id}-2", Outcome.ADDED)
    assert reader.origins([here.id, there.id]) == {here.id: here.id, there.id: here.id}


def test_a_given_id_is_kept_and_a_second_holder_of_it_gets_a_number(store: Store) -> None:
    given = a_document(given_id="wire-7")
    elsewhere = replace(given, source="/board/tunnel.txt", text=AUDIT)

    assert put_one(store, given).id == "wire-7"
    assert put_one(store, elsewhere, collection="board") == Stored("wire-7-2", Outcome.ADDED)


def test_a_given_id_that_is_another_documents_slug_does_not_take_it_over(store: Store) -> None:
    slug = put_one(store, a_document()).id

    assert put_one(store, a_document(AUDIT, given_id=slug)) == Stored(f"{slug}-2", Outcome.ADDED)


@pytest.mark.parametrize(
    "identity", [{"given_id": "7"}, {"url": "https://harbourpost.example/tunnel"}], ids=["id", "url"]
)
def test_identities_of_different_collections_never_meet(store: Store, identity: dict[str, str]) -> None:
    public = a_document(OPENING, source="/news/a.jsonl", **identity)
    board = a_document(AUDIT, source="/board/a.jsonl", **identity)
    here, there = put_one(store, public), put_one(store, board, collection="board")

    reader = store.reader(EVERYTHING)
    assert here.id != there.id
    assert reader.contents(here.id, 1).text == OPENING
    assert reader.contents(there.id, 1).text == AUDIT


def test_an_id_and_a_url_that_read_the_same_are_two_documents(store: Store) -> None:
    address = "https://harbourpost.example/tunnel"
    stored = put(
        store,
        a_document(given_id=address),
        a_document(url=address),
    )

    assert [one.outcome for one in stored] == [Outcome.ADDED] * 2


def test_all_of_a_transaction_is_stored_or_nothing(store: Store) -> None:
    broken = replace(a_document(AUDIT, source="/news/b.txt"), text=AUDIT + "\ud800")

    with pytest.raises(UnicodeEncodeError):
        put(store, a_document(), broken)
    assert store.reader(EVERYTHING).documents() == ()


DATED = "The first gate closed on 3 May 2024. The second one closes on 12 August 2024. Last month it rained."
MAY, SEPTEMBER = "2024-05-20T06:00:00Z", "2024-09-02T06:00:00Z"


def _dates(store: Store, document_id: str) -> list[str]:
    return [date.iso for one in store.reader(EVERYTHING).passages_of([document_id]) for date in one.dates]


def test_a_text_derived_again_later_is_dated_as_on_the_day_it_was_first_read(store: Store) -> None:
    undated = a_document(DATED, published_at=None)
    stored = put_one(store, undated, read_at=MAY)
    before = _dates(store, stored.id)
    put_one(store, a_document(DATED, published_at=None, publisher="City Ledger"), read_at=SEPTEMBER)

    assert before == ["2024-05-03", "2024-08-12", "2024-04"]
    assert _dates(store, stored.id) == before


def test_each_revision_is_dated_by_the_day_on_which_its_own_text_was_read(store: Store) -> None:
    for text, read_at in ((OPENING, MAY), (DATED, SEPTEMBER)):
        stored = put_one(store, a_document(text, published_at=None), read_at=read_at)
    reader = store.reader(EVERYTHING)
    current = reader.document(stored.id)
    held = reader.contents(stored.id, 2)
    again = passages_of(current, held.text, held.blocks, held.sentences)

    assert (reader.document(stored.id, 1).read_at, current.read_at) == (MAY, SEPTEMBER)
    assert [one.dates for one in again] == [one.dates for one in reader.passages_of([stored.id])]
    assert _dates(store, stored.id)[-1] == "2024-07"
    assert reader.documents(Bounds(since="2024-09-01")) == (current,)


def test_many_documents_of_one_name_take_as_many_statements_each(store: Store) -> None:
    statements = 0

    @event.listens_for(store.engine, "before_cursor_execute")
    def _counted(*_: object) -> None:
        nonlocal statements
        statements += 1

    counts, ids = [], []
    for number in range(1, 9):
        before = statements
        ids.append(put_one(store, a_document("Closed.", source=f"/news/{number}.txt")).id)
        counts.append(statements - before)
    assert ids == [ids[0], *(f"{ids[0]}-{number}" for number in range(2, 9))]
    assert len(set(counts[1:])) == 1


def test_a_number_that_a_given_id_has_taken_is_passed_over(store: Store) -> None:
    put(store, a_document(given_id="7"), a_document(given_id="7-2"), a_document(given_id="7-x"))

    assert put_one(store, a_document(given_id="7"), collection="board").id == "7-3"


def test_an_id_or_a_path_that_no_index_holds_still_tells_documents_apart(store: Store) -> None:
    noise = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(80))
    documents = [a_document(given_id=noise), a_document(AUDIT, given_id=noise + "0")]
    stored = put(store, *documents, *documents)

    assert [one.outcome for one in stored] == [Outcome.ADDED] * 2 + [Outcome.UNCHANGED] * 2
    assert len(stored[0].id) < 80
    assert sorted(store.places_of("/news/tunnel.txt")) == sorted(map(identity_of, documents))
