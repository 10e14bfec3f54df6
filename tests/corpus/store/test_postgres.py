"""What is PostgreSQL's own: how it is reached, what it refuses for, who waits for whom."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select
from sqlalchemy.engine import make_url

from bot.home import Home, open_store
from bot.indexing import current_index
from corpus.clearance import EVERYTHING
from corpus.errors import StoreTooNew, StoreUnavailable
from corpus.store import Store, schema
from corpus.store.engine import name_of, open_engine, reading, transaction, writing
from tests.corpus.store.documents import AUDIT, a_document, put_one
from tests.postgres import database, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import URL, Connection

END_ALL = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'communique'"


@pytest.fixture
def store(postgres_url: str) -> Iterator[Store]:
    store = Store.at(postgres_url)
    yield store
    store.engine.dispose()


def _said(url: URL | str) -> StoreUnavailable:
    """What opening a database refuses with; never with its password."""
    address = make_url(url)
    shown = address.render_as_string(hide_password=False)
    store = Store.at(shown)
    with pytest.raises(StoreUnavailable) as refused:
        store.change()
    store.engine.dispose()
    for text in (str(refused.value), refused.value.hint or ""):
        assert str(address.password) not in text
        assert "\n" not in text
    assert (
        refused.value.path
        == f"postgresql://{address.username}@{address.host}:{address.port}/{address.database}"
    )
    return refused.value


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg", "postgres"])
def test_an_address_without_a_driver_means_psycopg(postgres_url: str, scheme: str) -> None:
    engine = open_engine(postgres_url.replace("postgresql", scheme, 1))
    with reading(engine) as connection:
        assert connection.dialect.driver == "psycopg"
        assert _shown(connection, "application_name") == "communique"
        assert _shown(connection, "timezone") == "UTC"
    engine.dispose()


def test_the_name_and_the_patience_that_an_address_sets_are_kept(postgres_url: str) -> None:
    engine = open_engine(f"{postgres_url}?application_name=night&timeout=2.5")
    with transaction(engine) as connection:
        assert _shown(connection, "application_name") == "night"
        assert _shown(connection, "lock_timeout") == "2500ms"
    engine.dispose()


def _shown(connection: Connection, setting: str) -> str:
    return str(connection.exec_driver_sql(f"SHOW {setting}").scalar())


def test_a_database_is_named_without_its_password_and_options() -> None:
    engine = open_engine("postgresql://me:hunter2@db.example:5433/news?sslmode=require&password=hunter3")

    assert name_of(engine) == "postgresql://me@db.example:5433/news"


@pytest.mark.parametrize("scheme", ["postgresql+psycopg2", "postgresql+asyncpg", "mysql", "letter"])
def test_another_driver_or_database_is_refused_and_its_password_not_repeated(scheme: str) -> None:
    with pytest.raises(StoreUnavailable, match="no URL of a database") as refused:
        open_engine(f"{scheme}://me:hunter2@db.example/news")
    assert "hunter2" not in str(refused.value)


def test_without_the_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(StoreUnavailable, match="driver for PostgreSQL is not installed") as refused:
        open_engine("postgresql://me:hunter2@db.example/news")
    assert "hunter2" not in str(refused.value)
    assert "communique[postgres]" in (refused.value.hint or "")
    assert "make install-postgres" in (refused.value.hint or "")


def test_nobody_answers(postgres_url: str) -> None:
    assert _said(make_url(postgres_url).set(port=1)).reason == "no server answers there"


def test_the_host_is_unknown(postgres_url: str) -> None:
    assert _said(make_url(postgres_url).set(host="nowhere.invalid")).reason == "there is no such host"


def test_the_password_is_wrong(postgres_url: str) -> None:
    wrong = make_url(postgres_url).set(password="hunter2")  # noqa: S106  that is what is wrong with it
    assert _said(wrong).reason == "the server refuses this user and password"


def test_there_is_no_such_database(postgres_url: str) -> None:
    refused = _said(make_url(postgres_url).set(database="elsewhere"))
    assert refused.reason == "the server has no such database"
    assert "createdb" in (refused.hint or "")


def test_an_option_nobody_knows(postgres_url: str) -> None:
    said = _said(make_url(postgres_url).update_query_dict({"colour": "red"}))
    assert said.reason == "its address has an option that nobody knows"


def test_a_database_that_is_not_in_utf_8_is_refused(postgres: str) -> None:
    run(
        postgres, "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'"
    )
    try:
        refused = _said(f"{postgres}/latin")
    finally:
        run(postgres, "DROP DATABASE latin")
    assert refused.reason == "the database is not in UTF-8"
    assert "createdb" in (refused.hint or "")


def test_a_database_of_a_later_version_is_refused_and_left_untouched(
    postgres: str, postgres_template: str, tmp_path: Path
) -> None:
    with database(postgres, template=postgres_template) as url:
        engine = open_engine(url)
        with transaction(engine) as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(StoreTooNew, match="9999") as refused:
            open_store(Home.at(tmp_path, url))
        with reading(engine) as connection:
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "9999"
        engine.dispose()
    assert "upgrade Communique" in (refused.value.hint or "")


def test_a_writer_that_waits_too_long_says_that_the_database_is_locked(
    postgres_url: str, store: Store
) -> None:
    hasty = Store.at(f"{postgres_url}?timeout=0.05")
    with writing(store.engine):
        with pytest.raises(StoreUnavailable, match="locked by another process") as refused:
            put_one(hasty, a_document())
        assert hasty.change() == 0
    assert refused.value.hint
    assert put_one(hasty, a_document()).id
    hasty.engine.dispose()


def test_a_plain_transaction_waits_for_no_writer_of_documents(store: Store) -> None:
    with writing(store.engine) as writer:
        writer.execute(insert(schema.state).values(name="one", value=1))
        with transaction(store.engine) as beside:
            beside.execute(insert(schema.state).values(name="other", value=2))
    with reading(store.engine) as connection:
        assert set(connection.execute(select(schema.state.c.name)).scalars()) == {"one", "other"}


def test_who_reads_sees_one_moment_while_others_write(store: Store) -> None:
    put_one(store, a_document())
    documents = select(schema.document.c.id)
    with reading(store.engine) as connection:
        before = connection.execute(documents).all()
        put_one(store, a_document(AUDIT, source="/news/audit.txt"))
        assert connection.execute(documents).all() == before
    with reading(store.engine) as connection:
        assert len(connection.execute(documents).all()) == len(before) + 1


def test_who_reads_cannot_write(store: Store) -> None:
    with pytest.raises(StoreUnavailable), reading(store.engine) as connection:
        connection.execute(insert(schema.state).values(name="one", value=1))


def test_a_connection_that_the_server_ended_is_replaced(postgres: str, store: Store) -> None:
    put_one(store, a_document())
    run(
        postgres,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'communique'",
    )

    assert store.change() == 1


def test_a_connection_that_ends_in_the_middle_leaves_nothing_and_is_told_plainly(
    postgres: str, store: Store
) -> None:
    with pytest.raises(StoreUnavailable, match="ended the connection"):
        _write_and_be_ended(store, postgres)
    assert store.change() == 0
    assert store.reader(EVERYTHING).documents() == ()


def _write_and_be_ended(store: Store, postgres: str) -> None:
    with writing(store.engine) as connection:
        connection.execute(insert(schema.state).values(name="one", value=1))
        run(postgres, END_ALL)
        connection.execute(insert(schema.state).values(name="other", value=2))


def test_more_threads_than_connections_take_turns_and_all_come_through(store: Store) -> None:
    troubles: list[Exception] = []

    def write(number: int) -> None:
        try:
            put_one(store, a_document(f"Berth {number} is free.", given_id=str(number)))
            store.reader(EVERYTHING).passages_of([str(number)])
        except Exception as error:  # noqa: BLE001  whatever it is, the test reports it
            troubles.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert store.change() == 24


def test_many_replicas_that_open_a_new_database_at_once_make_its_tables_once(
    postgres: str, tmp_path: Path
) -> None:
    troubles: list[Exception] = []
    with database(postgres) as url:

        def open_it(number: int) -> None:
            try:
                store = open_store(Home.at(tmp_path / str(number), url))
                store.change()
                store.engine.dispose()
            except Exception as error:  # noqa: BLE001  likewise
                troubles.append(error)

        threads = [threading.Thread(target=open_it, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert troubles == []


def test_a_new_replica_makes_its_index_from_the_database_alone_and_then_follows_it(
    store: Store, tmp_path: Path
) -> None:
    put_one(store, a_document(AUDIT))
    first = current_index(store, tmp_path / "one")
    replica = current_index(store, tmp_path / "two")

    assert replica.change == first.change == store.change()
    query = AUDIT.split(".")[0]
    found = [index.search(query, clearance=EVERYTHING) for index in (first, replica)]
    assert found[0].answered
    assert found[0] == found[1]

    put_one(store, a_document("Nobody had expected the lighthouse to burn.", source="/news/light.txt"))
    followed = current_index(store, tmp_path / "two", held=replica)
    assert followed.search("lighthouse burn", clearance=EVERYTHING).answered
