"""Inserting rows that may be there already, in the words of either database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Table


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows whose keys are not there yet; the others stay as they are."""
    if rows:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(), list(rows))


def upsert(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, only_later: str | None = None
) -> None:
    """Insert rows, or replace what stands under their primary keys.

    Args:
        only_later: a column of instants: a row is replaced only by one that is not before it.
    """
    if not rows:
        return
    statement = _insert(connection, table)
    values = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
    where = None if only_later is None else table.c[only_later] <= statement.excluded[only_later]
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[column.name for column in table.primary_key], set_=values, where=where
        ),
        list(rows),
    )


def _insert(connection: Connection, table: Table) -> Any:  # noqa: ANN401  the two dialects share no type
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)
