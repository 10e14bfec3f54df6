"""Every public method of the reader, over two collections of which one may not be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from corpus.bounds import Bounds
from corpus.clearance import EVERYTHING, Clearance
from corpus.errors import ReadFailure, UnknownDocument
from corpus.store import FileNote, Reader
from tests.contracts.stores import DATABASES, store_on
from tests.corpus.store.documents import AUDIT, OPENING, a_document, a_store, put_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus.store import Store

PUBLIC = Clearance(frozenset({"public"}))
NOTHING = Clearance(frozenset())
PLAN = "The board will sell the tunnel for 99 million euros in 2031."


@pytest.fixture(scope="module", params=DATABASES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two public documents, and three that only the board may see: a copy of the first among them."""
    with store_on(request.param, tmp_path_factory.mktemp("both"), request) as store:
        _fill(store)
        yield store


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What is public of it, in a store that never held anything else."""
    store = a_store(tmp_path_factory.mktemp("alone"))
    put_one(store, a_document(OPENING, given_id="opening", published_at="2024-05-04"))
    put_one(store, a_document(AUDIT, given_id="audit", source="/news/b.txt", published_at=None))
    failure = ReadFailure("/public/x.txt", "this file is empty")
    store.put([], [FileNote("/public/x.txt", "public", None, 1, (failure,))], read_at="2024-05-21T00:00:00Z")
    return store


def _fill(store: Store) -> None:
    put_one(store, a_document(OPENING, given_id="opening", published_at="2024-05-04"))
    put_one(store, a_document(AUDIT, given_id="audit", source="/news/b.txt", published_at=None))
    for name, text in (("sale", PLAN), ("copy", OPENING)):
        document = a_document(text, given_id=name, source=f"/board/{name}.txt", published_at="2024-05-30")
        put_one(store, document, collection="board")
    put_one(store, a_document(PLAN + " Soon.", given_id="old", source="/board/c.txt"), collection="board")
    store.withdraw("old", at="2024-05-21T00:00:00Z")
    for name in ("sale", "copy", "old"):
        settled = {"settled:near_copy": "99 million"}
        store.amend(name, settled, by="console", at="2024-05-21T00:00:00Z")
    for collection in ("public", "board"):
        failure = ReadFailure(f"/{collection}/x.txt", "this file is empty")
        note = FileNote(f"/{collection}/x.txt", collection, None, 1, (failure,))
        store.put([], [note], read_at="2024-05-21T00:00:00Z")


def _hidden_passages(store: Store) -> list[int]:
    return [passage.id for passage in store.reader(EVERYTHING).passages_of(["sale", "copy"])]


def _all_passages(store: Store) -> list[int]:
    reader = store.reader(EVERYTHING)
    return [passage.id for passage in reader.passages_of([one.id for one in reader.documents()])]


WALK: dict[str, Callable[[Reader, Store], Any]] = {
    "documents": lambda reader, _: reader.documents(),
    "ids": lambda reader, _: [(one, reader.contents(one, 1)) for one in reader.ids()],
    "latest": lambda reader, _: reader.latest(9),
    "document": lambda reader, _: _tried(reader.document, "sale"),
    "contents": lambda reader, _: _tried(reader.contents, "sale", 1),
    "texts": lambda reader, _: reader.texts([("opening", 1), ("sale", 1), ("copy", 1)]),
    "passages": lambda reader, store: reader.passages(_hidden_passages(store)),
    "passages_of": lambda reader, _: reader.passages_of(["opening", "sale", "copy", "old"]),
    "numbers_of": lambda reader, _: reader.numbers_of(["opening", "sale", "copy", "old"]),
    "related": lambda reader, store: reader.related(_all_passages(store)),
    "strongest_relations": lambda reader, _: reader.strongest_relations(limit=9),
    "origins": lambda reader, _: reader.origins(["copy", "opening", "audit", "sale"]),
    "folded": lambda reader, _: reader.folded(),
    "amendments": lambda reader, _: reader.amendments(["opening", "sale", "copy", "old"]),
    "earlier_copies": lambda reader, _: reader.earlier_copies(["opening", "sale", "copy"]),
    "totals": lambda reader, _: reader.totals(),
    "filed": lambda reader, _: reader.filed(),
    "failures": lambda reader, _: [str(failure) for failure in reader.failures()],
    "changed_since": lambda reader, _: reader.changed_since(0),
}


def _tried(read: Callable[..., Any], *arguments: Any) -> str:  # noqa: ANN401  any reader's arguments
    try:
        return str(read(*arguments))
    except UnknownDocument as error:
        return str(error)


def test_every_public_method_of_the_reader_is_walked() -> None:
    assert set(WALK) == {name for name in vars(Reader) if not name.startswith("_")}


@pytest.mark.parametrize("method", WALK)
def test_nothing_of_a_hidden_collection_is_seen(store: Store, method: str) -> None:
    seen = repr(WALK[method](store.reader(PUBLIC), store))

    assert "99 million" not in seen
    assert "/board/" not in seen
    assert "'board'" not in seen
    assert "2024-05-30" not in seen


@pytest.mark.parametrize("method", WALK)
def test_the_public_answers_are_those_of_a_store_that_never_held_the_hidden_ones(
    store: Store, alone: Store, method: str
) -> None:
    assert repr(WALK[method](store.reader(PUBLIC), store)) == repr(WALK[method](alone.reader(PUBLIC), store))


@pytest.mark.parametrize("method", WALK)
def test_who_may_see_nothing_sees_nothing(store: Store, method: str) -> None:
    seen = repr(WALK[method](store.reader(NOTHING), store))

    assert "tunnel" not in seen
    assert "/" not in seen


def test_a_hidden_near_copy_folds_nothing(store: Store) -> None:
    asked = ["copy", "opening", "audit"]

    assert store.reader(PUBLIC).origins(asked) == {name: name for name in asked}
    assert store.reader(EVERYTHING).origins(asked)["opening"] == "copy"


def test_copies_are_counted_within_what_may_be_seen_and_within_the_days_asked_for(store: Store) -> None:
    assert store.reader(EVERYTHING).folded() == 1
    assert store.reader(EVERYTHING).folded(Bounds(since="2024-05-05")) == 0
    assert store.reader(PUBLIC).folded() == 0


def test_two_visible_documents_are_not_folded_through_a_hidden_one(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    put_one(store, a_document(OPENING, given_id="a"))
    put_one(store, a_document(AUDIT, given_id="b", source="/news/b.txt"))
    both = a_document(f"{OPENING}\n\n{AUDIT}", given_id="both", source="/board/both.txt")
    put_one(store, both, collection="board")

    assert store.reader(EVERYTHING).origins(["a", "b", "both"]) == {"a": "a", "b": "a", "both": "a"}
    assert store.reader(PUBLIC).origins(["a", "b"]) == {"a": "a", "b": "b"}


def test_a_hidden_and_a_missing_document_are_refused_in_the_same_words(store: Store) -> None:
    reader = store.reader(PUBLIC)

    assert _tried(reader.document, "sale").replace("sale", "nowhere") == _tried(reader.document, "nowhere")


def test_narrowing_a_clearance_never_widens_it() -> None:
    assert PUBLIC.narrowed("board") == NOTHING
    assert PUBLIC.narrowed(None) == PUBLIC
    assert EVERYTHING.narrowed("board") == Clearance(frozenset({"board"}))
