from __future__ import annotations

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, inspect, select

from bot.home import Home, open_store
from bot.migrations.upgrade import config, known_revisions, upgrade
from corpus.clearance import EVERYTHING
from corpus.store import Store
from corpus.store.engine import open_engine, reading, schema_revision, writing
from corpus.store.schema import SCHEMA_REVISION, metadata
from tests.corpus.store.documents import OPENING, a_document, put_one
from tests.postgres import database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Table


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Of an empty database, without a table."""
    with ExitStack() as stack:
        if request.param == "postgresql":
            url = stack.enter_context(database(request.getfixturevalue("postgres")))
        else:
            url = f"sqlite:///{tmp_path / 'communique.db'}"
        engine = open_engine(url)
        stack.callback(engine.dispose)
        yield engine


def _history() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())


Rows = dict[str, dict[str, Any]]
"""By table, the only row that it has."""

VALUES: dict[type[Any], Any] = {bool: True, int: 1, float: 0.5, str: "x", bytes: b"x", object: ["x"]}
"""By type (`object` is JSON), what stands in every column of it: so a foreign key always leads somewhere."""

_ALLOWED = re.compile(r"\b(\w+)\W+(?:IN|ANY)\W+(?:ARRAY\W+)?'(\w+)'", re.IGNORECASE)


def _tables(engine: Engine) -> list[Table]:
    there = MetaData()
    there.reflect(engine)
    return [one for one in there.sorted_tables if one.name != "alembic_version"]


def _rows(engine: Engine) -> Rows:
    with reading(engine) as connection:
        found = {one.name: connection.execute(select(one)).mappings().all() for one in _tables(engine)}
    assert all(len(rows) <= 1 for rows in found.values())
    return {name: dict(rows[0]) for name, rows in found.items() if rows}


def _filled(engine: Engine) -> Rows:
    """Put a row into each table that has none; returns all of them."""
    there = _rows(engine)
    with writing(engine) as connection:
        for table in _tables(engine):
            if table.name not in there:
                connection.execute(table.insert().values(_row(connection, table)))
    return _rows(engine)


def _row(connection: Connection, table: Table) -> dict[str, Any]:
    checks = inspect(connection).get_check_constraints(table.name)
    listed = dict(found for one in checks for found in _ALLOWED.findall(one["sqltext"]))
    return {column.name: listed.get(column.name, VALUES[column.type.python_type]) for column in table.columns}


def _outlived(before: Rows, engine: Engine) -> Rows:
    """What is there now, having seen that it is what was there before."""
    now = _rows(engine)
    for name in before.keys() & {table.name for table in _tables(engine)}:
        both = before[name].keys() & now[name].keys()
        assert {key: before[name][key] for key in both} == {key: now[name][key] for key in both}, name
    return now


def test_the_history_has_one_head_and_it_is_the_revision_of_the_schema() -> None:
    assert _history().get_heads() == [SCHEMA_REVISION]
    assert SCHEMA_REVISION in known_revisions()


def test_the_history_makes_exactly_the_tables_of_the_metadata(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_head_can_be_left_with_data_and_reached_again_step_by_step(engine: Engine) -> None:
    upgrade(engine)
    put_one(Store(engine), a_document())
    for script in _history().walk_revisions():
        with writing(engine) as connection:
            command.downgrade(config(connection), str(script.down_revision or "base"))
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}

    for script in reversed(list(_history().walk_revisions())):
        with writing(engine) as connection:
            command.upgrade(config(connection), script.revision)
    stored = put_one(Store(engine), a_document())
    assert Store(engine).reader(EVERYTHING).contents(stored.id, 1).text == OPENING


def test_a_row_of_every_table_outlives_every_step_up_and_down(engine: Engine) -> None:
    """As far as its table and columns are there: what a migration adds, it also takes away."""
    scripts = list(_history().walk_revisions())
    held: Rows = {}
    for script in reversed(scripts):
        with writing(engine) as connection:
            command.upgrade(config(connection), script.revision)
        _outlived(held, engine)
        held = _filled(engine)
    assert held.keys() == metadata.tables.keys()
    for script in scripts:
        with writing(engine) as connection:
            command.downgrade(config(connection), str(script.down_revision or "base"))
        held = _outlived(held, engine)
    assert held == {}


def test_an_upgrade_that_is_done_already_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    stored = put_one(Store(engine), a_document())
    upgrade(engine)

    assert schema_revision(engine) == SCHEMA_REVISION
    assert Store(engine).reader(EVERYTHING).document(stored.id).revision == 1


def test_an_upgrade_that_fails_half_way_leaves_the_database_as_it_was(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade_to = command.upgrade

    def broken(*arguments: object) -> None:
        upgrade_to(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "upgrade", broken)
    with pytest.raises(KeyboardInterrupt):
        upgrade(engine)
    assert inspect(engine).get_table_names() == []


def test_a_home_of_an_older_revision_is_migrated_when_it_is_opened(tmp_path: Path) -> None:
    home = Home.at(tmp_path)
    engine = open_engine(home.database_url)
    first = list(_history().walk_revisions())[-1].revision
    with writing(engine) as connection:
        command.upgrade(config(connection), first)

    assert schema_revision(open_store(home).engine) == SCHEMA_REVISION
