"""One store, two databases: whatever is asked, PostgreSQL answers what SQLite answers, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.grammar import parsed
from bot.ingest import ingest
from corpus.clearance import EVERYTHING
from corpus.store import Store
from corpus.store.engine import reading
from tests.contracts.stores import DATABASES, store_on
from tests.contracts.test_shapes import COMMANDS
from tests.corpus.store.documents import a_document, put
from tests.ingested import an_application
from tests.postgres import database
from tests.quality.gold.demo import DEMO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.application import Application


@pytest.fixture(scope="module")
def replica(
    postgres: str, postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Application]:
    """A home that has read nothing itself, over a PostgreSQL database that another read the demo into."""
    with database(postgres, template=postgres_template) as url:
        writer, replica = (
            an_application(tmp_path_factory.mktemp(name), database_url=url) for name in ("writer", "replica")
        )
        ingest(writer, [DEMO])
        writer.store.engine.dispose()
        yield replica
        replica.store.engine.dispose()


def _shape(application: Application, typed: str) -> dict[str, Any]:
    command, words, options = parsed(typed)
    shape = dict(command.run(application, words, options).shape)
    shape.pop("elapsed_ms", None)
    return shape


@pytest.mark.parametrize("typed", [typed for typed, _ in COMMANDS])
def test_a_replica_answers_from_postgresql_what_the_reader_of_the_files_answers_from_sqlite(
    demo: Application, replica: Application, typed: str
) -> None:
    assert repr(_shape(replica, typed)) == repr(_shape(demo, typed))


def test_every_document_and_relation_is_the_same(demo: Application, replica: Application) -> None:
    documents = demo.reader.documents()
    assert replica.reader.documents() == documents

    ids = [document.id for document in documents]
    for reader in (demo.reader, replica.reader):
        assert [one.document.id for one in reader.passages_of(ids)]
    numbers = demo.reader.numbers_of(ids)
    assert replica.reader.numbers_of(ids) == numbers
    assert replica.reader.related(numbers) == demo.reader.related(numbers)
    assert replica.reader.strongest_relations(1000) == demo.reader.strongest_relations(1000)
    assert [repr(one) for one in replica.reader.passages(numbers)] == [
        repr(one) for one in demo.reader.passages(numbers)
    ]


@pytest.mark.parametrize("name", DATABASES)
def test_names_are_in_the_order_of_their_bytes(
    name: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    names = ["b", "B", "a-b", "ab", "ä", "Z", "a b", "_", "é", "zz", "7-2", "7-10"]
    with store_on(name, tmp_path_factory.mktemp("names"), request) as store:
        put(store, *(a_document(given_id=each, source=f"/news/{each}") for each in names))
        reader = store.reader(EVERYTHING)
        assert [one.id for one in reader.documents()] == sorted(names)
        put(store, a_document(given_id="a"), collection="Z")
        put(store, a_document(given_id="a"), collection="b")
        assert list(reader.filed()) == ["Z", "b", "public"]


def test_no_text_of_the_store_is_compared_by_the_rules_of_a_language(postgres_url: str) -> None:
    """A server's new locale library may sort otherwise than the one that its indexes were made with."""
    store = Store.at(postgres_url)
    with reading(store.engine) as connection:
        rows = connection.exec_driver_sql(
            "SELECT attrelid::regclass::text, attname FROM pg_attribute"
            " JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r'"
            " WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND attcollation <> 0"
            " AND attcollation <> 'pg_catalog.\"C\"'::regcollation"
        ).all()
    store.engine.dispose()
    named = [(table, column) for table, column in rows if table != "alembic_version"]
    assert named == []
