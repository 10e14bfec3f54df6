from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from corpus.clearance import EVERYTHING
from corpus.errors import StoreTooNew, StoreUnavailable
from corpus.store import Store
from corpus.store.engine import check_schema, name_of, open_engine
from tests.corpus.store.documents import AUDIT, a_document, a_store, put, put_one

if TYPE_CHECKING:
    from pathlib import Path


def test_a_locked_database_is_said_to_be_locked_after_the_time_the_url_sets(tmp_path: Path) -> None:
    a_store(tmp_path)
    path = tmp_path / "documents.db"
    store = Store.at(f"sqlite:///{path}?timeout=0.01")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreUnavailable, match="locked by another process") as refused:
        put_one(store, a_document())
    assert refused.value.path == str(path)
    assert refused.value.hint
    holder.execute("ROLLBACK")
    holder.close()
    assert put_one(store, a_document()).id


def test_a_damaged_and_a_foreign_file_are_told_plainly(tmp_path: Path) -> None:
    path = tmp_path / "documents.db"
    path.write_bytes(b"this is a letter, and no database at all" * 100)

    with pytest.raises(StoreUnavailable, match="not a Communique database"):
        Store.at(f"sqlite:///{path}").change()


def test_reading_takes_one_connection_so_that_it_never_waits_for_a_writer_that_waits_for_it(
    tmp_path: Path,
) -> None:
    store = a_store(tmp_path)
    put(store, a_document(), a_document(AUDIT, given_id="b"))
    held, most = 0, 0

    @event.listens_for(store.engine, "checkout")
    def _taken(*_: object) -> None:
        nonlocal held, most
        held, most = held + 1, max(most, held + 1)

    @event.listens_for(store.engine, "checkin")
    def _given_back(*_: object) -> None:
        nonlocal held
        held -= 1

    reader = store.reader(EVERYTHING)
    ids = [document.id for document in reader.documents()]
    passages = reader.passages_of(ids)
    reader.passages([passage.id for passage in passages])
    reader.changed_since(0)
    reader.origins(ids)
    assert most == 1


def test_threads_that_read_and_write_at_once_all_come_through(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    troubles: list[Exception] = []

    def write(first: int) -> None:
        try:
            for number in range(first, first + 10):
                document = a_document(f"Berth {number} is free.", given_id=str(number))
                put_one(store, document)
                store.reader(EVERYTHING).passages_of([str(number)])
        except Exception as error:  # noqa: BLE001  whatever it is, the test reports it
            troubles.append(error)

    threads = [threading.Thread(target=write, args=(first,)) for first in (0, 10, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert store.reader(EVERYTHING).totals().documents == 30
    assert store.change() == 30


def test_a_revision_nobody_knows_is_a_newer_version_and_a_known_older_one_is_not(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('0000')")

    assert check_schema(store.engine, known=frozenset({"0000", "0001"})) is False
    with pytest.raises(StoreTooNew, match="newer version") as refused:
        check_schema(store.engine, known=frozenset({"0001"}))
    assert "--home" in (refused.value.hint or "")


def test_a_database_is_named_by_its_path_and_never_with_its_password() -> None:
    assert name_of(open_engine("sqlite:////srv/home/communique.db")) == "/srv/home/communique.db"


@pytest.mark.parametrize(
    "url", ["", "a letter", "postgresql://me:secret@host:port/x", "sqlite://host/x", "sqlite:///x?timeout=no"]
)
def test_what_is_no_url_of_a_database_is_refused_plainly_and_not_repeated(url: str) -> None:
    with pytest.raises(StoreUnavailable, match="no URL of a database") as refused:
        open_engine(url)
    assert "secret" not in str(refused.value)
    assert refused.value.hint
