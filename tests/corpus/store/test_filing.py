"""Documents that are withdrawn, or filed in another collection; notes on files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.clearance import EVERYTHING, Clearance
from corpus.errors import ReadFailure, UnknownDocument
from corpus.store import FileNote, Outcome
from tests.corpus.store.documents import AUDIT, OPENING, READ_AT, a_document, put_one

if TYPE_CHECKING:
    from corpus.store import Store

BOARD = Clearance(frozenset({"board"}))
PUBLIC = Clearance(frozenset({"public"}))


def test_withdrawn_is_gone_from_every_list_but_an_old_citation_still_verifies(store: Store) -> None:
    stored = put_one(store, a_document())
    store.withdraw(stored.id, at=READ_AT)

    reader = store.reader(EVERYTHING)
    assert reader.documents() == ()
    assert reader.passages_of([stored.id]) == ()
    assert reader.totals().documents == 0
    assert reader.contents(stored.id, 1).text == OPENING
    assert list(reader.changed_since(0)) == [stored.id]


def test_withdrawn_stays_withdrawn_whatever_is_read_again(store: Store) -> None:
    stored = put_one(store, a_document())
    store.withdraw(stored.id, at=READ_AT)

    for text in (OPENING, AUDIT):
        assert put_one(store, a_document(text)).outcome is Outcome.WITHDRAWN
    assert store.reader(EVERYTHING).documents() == ()


def test_a_withdrawn_document_is_flagged_and_comes_back_just_as_it_was(store: Store) -> None:
    copy = put_one(store, a_document(source="/news/b.txt"))
    stored = put_one(store, a_document())
    reader = store.reader(EVERYTHING)
    ids = [copy.id, stored.id]

    def seen() -> object:
        passages = reader.passages_of(ids)
        return (
            reader.documents(),
            reader.origins(ids),
            [(one.text, one.figures, one.dates) for one in passages],
        )

    before = seen()
    store.withdraw(stored.id, at=READ_AT)
    assert reader.document(stored.id).flags == ("withdrawn",)
    assert store.held_files(["/news/tunnel.txt"])["/news/tunnel.txt"].withdrawn == (stored.id,)
    change = store.change()

    assert store.restore(stored.id)
    assert seen() == before
    assert list(reader.changed_since(change)) == [stored.id]
    assert put_one(store, a_document()).outcome is Outcome.UNCHANGED


def test_bringing_back_what_was_not_withdrawn_changes_nothing(store: Store) -> None:
    stored = put_one(store, a_document())
    change = store.change()

    assert not store.restore(stored.id)
    assert store.change() == change
    with pytest.raises(UnknownDocument, match="'nobody'"):
        store.restore("nobody")


def test_a_withdrawn_copy_folds_nothing(store: Store) -> None:
    first = put_one(store, a_document())
    second = put_one(store, a_document(source="/news/b.txt"))
    store.withdraw(first.id, at=READ_AT)
    third = put_one(store, a_document(source="/news/c.txt"))

    ids = [first.id, second.id, third.id]
    assert store.reader(EVERYTHING).origins(ids) == {ids[0]: ids[0], ids[1]: ids[1], ids[2]: ids[1]}


def test_withdrawing_what_is_not_there_is_an_error_that_names_it(store: Store) -> None:
    with pytest.raises(UnknownDocument, match="'nobody'"):
        store.withdraw("nobody", at=READ_AT)


def test_a_file_that_is_filed_elsewhere_takes_its_documents_with_it(store: Store) -> None:
    stored = put_one(store, a_document(given_id="7"))
    assert store.places_of("/news/tunnel.txt") == {"id:7": ["public"]}
    assert store.refile("/news/tunnel.txt", {"id:7": ["board"]}, at=READ_AT) == [stored.id]

    assert store.places_of("/news/tunnel.txt") == {"id:7": ["board"]}
    assert store.reader(PUBLIC).documents() == ()
    assert [one.id for one in store.reader(BOARD).documents()] == [stored.id]
    assert put_one(store, a_document(given_id="7"), collection="board").outcome is Outcome.UNCHANGED


def test_where_its_place_is_taken_the_old_document_is_withdrawn(store: Store) -> None:
    public = put_one(store, a_document(given_id="7"))
    board = put_one(store, a_document(AUDIT, given_id="7", source="/board/b.txt"), collection="board")
    store.refile("/news/tunnel.txt", {"id:7": ["board"]}, at=READ_AT)

    assert [one.id for one in store.reader(EVERYTHING).documents()] == [board.id]
    assert put_one(store, a_document(given_id="7")).outcome is Outcome.WITHDRAWN
    assert public.id != board.id


def test_what_the_file_no_longer_holds_or_still_files_there_stays(store: Store) -> None:
    put_one(store, a_document(given_id="7"))
    change = store.change()
    store.refile("/news/tunnel.txt", {"id:8": ["board"], "id:7": ["board", "public"]}, at=READ_AT)

    assert store.change() == change


def test_a_note_comes_back_as_it_was_written(store: Store) -> None:
    failure = ReadFailure("/news/a.jsonl", "there is no text", line=3, hint="give it one")
    note = FileNote("/news/a.jsonl", "public", "0" * 64, 1, (failure,))
    store.put([], [note], read_at=READ_AT)

    held = store.held_files(["/news/a.jsonl"])["/news/a.jsonl"].note
    assert held is not None
    assert (held.sha256, held.collection) == (note.sha256, "public")
    assert [(one.path, one.line, one.reason, one.hint) for one in held.failures] == [
        ("/news/a.jsonl", 3, "there is no text", "give it one")
    ]


def test_a_file_that_was_mended_has_no_failures_left(store: Store) -> None:
    failure = ReadFailure("/news/a.txt", "this file is empty")
    store.put([], [FileNote("/news/a.txt", "public", None, 1, (failure,))], read_at=READ_AT)
    assert store.held_files(["/news/a.txt"])["/news/a.txt"].note is None
    assert len(store.reader(EVERYTHING).failures()) == 1

    store.put([], [FileNote("/news/a.txt", "public", "0" * 64, 1)], read_at=READ_AT)
    assert store.reader(EVERYTHING).failures() == ()
