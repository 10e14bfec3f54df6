"""Changes that bring no new text: a document is withdrawn, or filed elsewhere; and the count of them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, update

from corpus.errors import UnknownDocument
from corpus.store import schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row


_HERE = schema.state.c.name == "change"
_COUNT = update(schema.state).where(_HERE).values(value=schema.state.c.value + 1)
_START = schema.state.insert().values(name="change", value=1)
_COUNTED = select(schema.state.c.value).where(_HERE)


def next_change(connection: Connection) -> int:
    """Count one more change of a document, and say which it is."""
    if connection.execute(_COUNT).rowcount == 0:
        connection.execute(_START)
    return int(connection.execute(_COUNTED).scalar_one())


def drop_derived(connection: Connection, document_id: str) -> None:
    """Forget what was derived from a document."""
    passages = select(schema.passage.c.id).where(schema.passage.c.document_id == document_id)
    related = schema.relation
    connection.execute(
        related.delete().where(related.c.passage_id.in_(passages) | related.c.other_id.in_(passages))
    )
    connection.execute(schema.passage.delete().where(schema.passage.c.document_id == document_id))
    connection.execute(schema.shingle.delete().where(schema.shingle.c.document_id == document_id))
    pair = schema.near_copy
    connection.execute(
        pair.delete().where((pair.c.document_id == document_id) | (pair.c.other_id == document_id))
    )


def withdraw(connection: Connection, document_id: str, *, at: str, file_gone: bool = False) -> None:
    """Mark a document withdrawn and drop what is derived from it.

    Args:
        file_gone: because its file was removed: it comes back with it.

    Raises:
        UnknownDocument: there is none of this id.
    """
    table = schema.document
    if connection.execute(select(table.c.id).where(table.c.id == document_id)).first() is None:
        raise UnknownDocument(document_id)
    drop_derived(connection, document_id)
    connection.execute(
        update(table)
        .where(table.c.id == document_id)
        .values(withdrawn_at=at, file_gone=file_gone, change=next_change(connection))
    )


def ids_of(connection: Connection, source: str, collection: str | None = None) -> list[str]:
    """The ids of the documents that came from a file, oldest first; withdrawn ones are left out.

    Args:
        collection: only those that are filed there.
    """
    table = schema.document
    wanted = select(table.c.id).where(table.c.source == source, table.c.withdrawn_at.is_(None))
    wanted = wanted if collection is None else wanted.where(table.c.collection == collection)
    return list(connection.execute(wanted.order_by(table.c.change, table.c.id)).scalars())


def stored_identity(identity: str, collection: str) -> str:
    """An identity as it is unique in the store.

    A file is one document wherever it is filed; the ids and URLs of one collection mean nothing in another.
    """
    return identity if identity.startswith("path:") else f"{collection}/{identity}"


def places_of(connection: Connection, source: str) -> dict[str, list[str]]:
    """Where a file's documents are filed, by identity; withdrawn ones are left out."""
    places: dict[str, list[str]] = {}
    for row in _held(connection, source):
        places.setdefault(_given_identity(row), []).append(row.collection)
    return places


def refile(connection: Connection, source: str, filed: Mapping[str, Sequence[str]], *, at: str) -> list[str]:
    """Move a file's documents into the collections that it is to be filed in now.

    Without this a document with an id of its own would stay in its old collection, for all who see that, and
    come a second time into the new one.

    Args:
        source: the file.
        filed: its identities as they stand in it now, each with its collections.
        at: an aware UTC instant, ISO.

    Returns:
        The ids of those that were moved, in order.
    """
    table = schema.document
    moved: list[str] = []
    for row in _held(connection, source):
        identity = _given_identity(row)
        collections = filed.get(identity, ())
        if not collections or row.collection in collections:
            continue
        collection = collections[0]
        wanted = stored_identity(identity, collection)
        taken = connection.execute(
            select(table.c.id).where(table.c.identity == wanted, table.c.id != row.id)
        ).first()
        if taken is not None:
            withdraw(connection, row.id, at=at)
            continue
        connection.execute(
            update(table)
            .where(table.c.id == row.id)
            .values(identity=wanted, collection=collection, change=next_change(connection))
        )
        moved.append(row.id)
    return moved


def _held(connection: Connection, source: str) -> Sequence[Row[Any, Any, Any]]:
    table = schema.document
    wanted = select(table.c.id, table.c.identity, table.c.collection)
    here = (table.c.source == source) & table.c.withdrawn_at.is_(None)
    return connection.execute(wanted.where(here).order_by(table.c.change, table.c.id)).all()


def _given_identity(row: Row[Any, Any, Any]) -> str:
    return str(row.identity).removeprefix(f"{row.collection}/")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a document is now."""

    collection: str
    withdrawn: bool


def whereabouts(connection: Connection, document_ids: Sequence[str]) -> dict[str, Whereabouts]:
    """Where documents are, by id; those that never were are left out."""
    table = schema.document
    wanted = select(table.c.id, table.c.collection, table.c.withdrawn_at).where(table.c.id.in_(document_ids))
    return {
        row.id: Whereabouts(row.collection, row.withdrawn_at is not None)
        for row in connection.execute(wanted)
    }
