"""Amending: an admin puts right what is known of a document, from its stored text and for every revision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import update

from corpus.amendment import FIELDS, FLAG, SETTLED, put_right
from corpus.derivation import is_address
from corpus.store import schema
from corpus.store.amendments import amendments_of
from corpus.store.changes import drop_derived, next_change
from corpus.store.derived_rows import insert_derived
from corpus.store.restoring import derived_again, held_row
from corpus.store.writing import REMEMBERED, revision_row

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection, Row


def amend(
    connection: Connection, document_id: str, changes: Mapping[str, str | None], *, by: str, at: str
) -> bool:
    """Put right what is known of a document: at once, and whenever it is read again.

    Its text and the number of its revision stay, so that old citations still verify. What is taken back is
    as it was read once its file is read again, which the next ingest does.

    Args:
        connection: inside a writing transaction.
        changes: by the name of the amendment; None takes one back.
        by: who says so.
        at: an aware UTC instant, ISO.

    Returns:
        Whether the document is now another than before; False where something was only settled, or confirmed.

    Raises:
        UnknownDocument: there is none of this id.
        ValueError: nothing of this name can be put right.
    """
    unknown = [name for name in changes if name not in FIELDS and not name.startswith((FLAG, SETTLED))]
    if unknown:
        raise ValueError(f"no amendment is called {unknown[0]!r}")
    row = held_row(connection, document_id)
    taken_back = _write(connection, document_id, changes, by=by, at=at)
    if taken_back:
        file = schema.source_file
        connection.execute(file.delete().where(file.c.path == row.source))
    amendments = amendments_of(connection, [document_id]).get(document_id, {})
    # What a page does not say itself stays as it was known: there it must be forgotten.
    forgotten = REMEMBERED & changes.keys() - amendments.keys() if is_address(row.source) else frozenset()
    return _rederive(connection, row, amendments, forgotten)


def _write(
    connection: Connection, document_id: str, changes: Mapping[str, str | None], *, by: str, at: str
) -> bool:
    """Write the amendments down; says whether something was taken back that was read another way."""
    table, taken_back = schema.amendment, False
    for name, value in changes.items():
        here = (table.c.document_id == document_id) & (table.c.name == name)
        gone = connection.execute(table.delete().where(here)).rowcount
        if value is None:
            taken_back |= bool(gone) and not name.startswith(SETTLED)
        else:
            values = {"document_id": document_id, "name": name, "value": value, "made_by": by, "made_at": at}
            connection.execute(table.insert().values(values))
    return taken_back


def _rederive(
    connection: Connection, row: Row[Any], amendments: Mapping[str, str], forgotten: Collection[str]
) -> bool:
    """Store what now follows from the stored text, where it is not what followed before."""
    held = derived_again(row)
    nothing: dict[str, Any] = dict.fromkeys(forgotten)
    metadata = put_right(replace(held.metadata, **nothing), amendments)
    if metadata == held.metadata:
        return False
    new, document_id = held.described(metadata, row.read_at), row.id
    document, revision = schema.document, schema.revision
    values = revision_row(new, read_at=row.read_at) | {"derivation": row.derivation}
    drop_derived(connection, document_id)
    connection.execute(
        update(revision)
        .where(revision.c.document_id == document_id, revision.c.number == row.number)
        .values(**values)
    )
    if row.withdrawn_at is None:
        insert_derived(connection, document_id, row.number, new)
    connection.execute(
        update(document).where(document.c.id == document_id).values(change=next_change(connection))
    )
    return True
