"""Amending: what an admin puts right holds at once, for every revision, and is not read over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.clearance import EVERYTHING, Clearance
from corpus.document import Metadata
from corpus.errors import UnknownDocument
from corpus.store import FileNote, Outcome
from tests.corpus.store.documents import AUDIT, OPENING, READ_AT, a_document, put, put_one

if TYPE_CHECKING:
    from corpus.document import Document, ReadDocument
    from corpus.store import Store

LATER = "2024-06-03T06:00:00Z"
RAIN = "It rained in the harbour last month. The tunnel stayed dry on Friday."


def amend(store: Store, document_id: str, **changes: str | None) -> bool:
    return store.amend(
        document_id,
        {name.replace("__", ":"): value for name, value in changes.items()},
        by="console",
        at=LATER,
    )


def held(store: Store, document_id: str) -> Document:
    return store.reader(EVERYTHING).document(document_id)


def dates(store: Store, document_id: str) -> list[str]:
    return [date.iso for one in store.reader(EVERYTHING).passages_of([document_id]) for date in one.dates]


def undated(text: str = RAIN) -> ReadDocument:
    return replace(a_document(text), metadata=Metadata(title="Rain"))


def test_what_is_put_right_holds_at_once_and_counts_as_a_change(store: Store) -> None:
    name = put_one(store, undated()).id
    before, change = held(store, name), store.change()

    assert amend(store, name, publisher="Harbour Post", author="Ann Berg", url="https://post.example/rain")

    now = held(store, name)
    assert (now.publisher, now.author, now.url) == ("Harbour Post", "Ann Berg", "https://post.example/rain")
    assert (now.revision, now.text_sha256, now.read_at) == (
        before.revision,
        before.text_sha256,
        before.read_at,
    )
    assert store.reader(EVERYTHING).changed_since(change) == {name: change + 1}


def test_the_dates_of_a_document_are_resolved_against_the_date_that_it_is_given(store: Store) -> None:
    name = put_one(store, undated()).id
    assert "2023-12" not in dates(store, name)

    amend(store, name, published_at="2024-01-15")

    assert dates(store, name)[:1] == ["2023-12"]
    assert held(store, name).published_at == "2024-01-15"
    (listed,) = store.reader(EVERYTHING).documents()
    assert listed.id == name


def test_an_amended_date_is_not_inferred(store: Store) -> None:
    document = undated()
    inferred = replace(
        document, metadata=replace(document.metadata, published_at="2024-05-04", date_inferred=True)
    )
    name = put_one(store, inferred).id
    assert held(store, name).date_inferred

    assert amend(store, name, published_at="2024-05-04")

    assert not held(store, name).date_inferred
    assert put_one(store, inferred).outcome is Outcome.UNCHANGED


def test_the_language_decides_where_sentences_end(store: Store) -> None:
    text = "Der Tunnel kostet z. B. 412 Mio. Euro. Er ist bzw. war teuer."
    document = replace(a_document(text), metadata=Metadata(title="T", language="en"))
    name = put_one(store, document).id
    english = [one.text for one in store.reader(EVERYTHING).passages_of([name])]

    amend(store, name, language="de")

    german = [one.text for one in store.reader(EVERYTHING).passages_of([name])]
    assert german != english
    assert german == ["Der Tunnel kostet z. B. 412 Mio. Euro.", "Er ist bzw. war teuer."]
    assert put_one(store, document).outcome is Outcome.UNCHANGED
    assert [one.text for one in store.reader(EVERYTHING).passages_of([name])] == german


def test_reading_an_amended_file_again_changes_nothing(store: Store) -> None:
    document = replace(a_document(), metadata=Metadata(title="Old", flags=("opinion", "translation")))
    name = put_one(store, document).id
    for changes in (
        {"flag__teaser": "yes"},
        {"flag__analysis": "yes"},
        {"flag__opinion": "no"},
        {"title": "New", "publisher": "Harbour Post", "published_at": "2024-05-03", "language": "de"},
    ):
        amend(store, name, **changes)
    before, change = held(store, name), store.change()

    assert put_one(store, document, read_at=LATER).outcome is Outcome.UNCHANGED

    assert store.change() == change
    assert held(store, name) == before
    assert before.flags == ("translation", "analysis", "teaser")


def test_it_holds_for_every_later_revision_and_for_one_that_comes_back(store: Store) -> None:
    name = put_one(store, undated(OPENING)).id
    amend(store, name, publisher="Harbour Post", published_at="2024-05-03")

    for text, revision in ((AUDIT, 2), (OPENING, 1)):
        assert put_one(store, undated(text), read_at=LATER).outcome is Outcome.UPDATED
        now = held(store, name)
        assert (now.revision, now.publisher, now.published_at) == (revision, "Harbour Post", "2024-05-03")
        assert now.date_inferred is False


def test_what_is_taken_back_is_as_it_was_read_once_its_file_is_read_again(store: Store) -> None:
    document = undated()
    name = put_one(store, document).id
    store.put([], [FileNote(document.source, "public", "0" * 64, 1)], read_at=READ_AT)
    amend(store, name, publisher="Harbour Post", title="Wet")
    assert store.held_files([document.source])[document.source].note is not None

    amend(store, name, publisher=None)

    assert store.held_files([document.source])[document.source].note is None
    assert put_one(store, document).outcome is Outcome.UPDATED
    assert (held(store, name).publisher, held(store, name).title) == (None, "Wet")


def test_what_was_never_put_right_can_be_taken_back_without_reading_anything(store: Store) -> None:
    document = undated()
    name = put_one(store, document).id
    store.put([], [FileNote(document.source, "public", "0" * 64, 1)], read_at=READ_AT)
    assert not amend(store, name, author=None, settled__undated=None)
    assert store.held_files([document.source])[document.source].note is not None


def test_to_settle_a_finding_or_to_say_what_is_known_changes_no_document(store: Store) -> None:
    name = put_one(store, a_document()).id
    change = store.change()

    assert not amend(store, name, settled__near_copy="yes", publisher="Harbour Post", flag__opinion="no")

    assert store.change() == change
    assert store.reader(EVERYTHING).amendments([name]) == {
        name: {"settled:near_copy": "yes", "publisher": "Harbour Post", "flag:opinion": "no"}
    }


def test_a_withdrawn_document_is_put_right_and_comes_back_so(store: Store) -> None:
    name = put_one(store, undated()).id
    store.withdraw(name, at=LATER)

    amend(store, name, published_at="2024-01-15", publisher="Harbour Post")

    assert store.reader(EVERYTHING).passages_of([name]) == ()
    assert store.restore(name)
    assert held(store, name).publisher == "Harbour Post"
    assert dates(store, name)[:1] == ["2023-12"]


def test_a_document_nobody_knows_and_a_field_nobody_knows_are_refused(store: Store) -> None:
    name = put_one(store, a_document()).id
    with pytest.raises(UnknownDocument):
        amend(store, "nothing", publisher="Harbour Post")
    with pytest.raises(ValueError, match="colour"):
        amend(store, name, colour="red")
    assert store.reader(EVERYTHING).amendments([name]) == {}


def test_of_two_near_copies_the_later_one_is_the_copy(store: Store) -> None:
    copy, first = put(
        store,
        a_document(published_at="2024-05-05"),
        a_document(source="/news/first.txt", published_at="2024-05-04"),
    )
    reader = store.reader(EVERYTHING)

    assert reader.earlier_copies([first.id, copy.id]) == {copy.id: [first.id]}
    assert reader.earlier_copies([first.id]) == {}


def test_a_near_copy_of_what_may_not_be_read_is_nobodys_copy(store: Store) -> None:
    put_one(store, a_document(), collection="board")
    copy = put_one(store, a_document(source="/news/copy.txt", published_at="2024-05-05")).id

    assert store.reader(Clearance(frozenset({"public"}))).earlier_copies([copy]) == {}
    assert len(store.reader(EVERYTHING).earlier_copies([copy])) == 1
