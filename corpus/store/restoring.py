"""Bringing a withdrawn document back, from its stored text alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from corpus.block import QUOTABLE, Block, Role
from corpus.copies import shingles
from corpus.derivation import Derived
from corpus.document import Metadata
from corpus.errors import UnknownDocument
from corpus.span import Span
from corpus.store import schema
from corpus.store.changes import next_change
from corpus.store.derived_rows import insert_derived

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


def restore(connection: Connection, document_id: str) -> bool:
    """Take a document into the answers again, as it was when it was withdrawn.

    Its file is no longer noted as read: what was written into it in the meantime is read the next time.

    Returns:
        False where it was not withdrawn.

    Raises:
        UnknownDocument: there is none of this id.
    """
    table, file = schema.document, schema.source_file
    row = held_row(connection, document_id)
    if row.withdrawn_at is None:
        return False
    connection.execute(
        update(table)
        .where(table.c.id == document_id)
        .values(withdrawn_at=None, change=next_change(connection))
    )
    insert_derived(connection, document_id, row.number, derived_again(row))
    connection.execute(file.delete().where(file.c.path == row.source))
    return True


def held_row(connection: Connection, document_id: str) -> Row[Any]:
    """A document together with its current revision, withdrawn or not.

    Raises:
        UnknownDocument: there is none of this id.
    """
    table, revision = schema.document, schema.revision
    row = connection.execute(
        select(table, revision)
        .join(revision, (revision.c.document_id == table.c.id) & (revision.c.number == table.c.revision))
        .where(table.c.id == document_id)
    ).first()
    if row is None:
        raise UnknownDocument(document_id)
    return row


def derived_again(row: Row[Any]) -> Derived:
    """What follows from the stored text, blocks and sentences, as on the day it was first read."""
    blocks = tuple(Block(Role(role), Span(start, end)) for role, start, end in row.blocks)
    prose = "\n".join(block.span.of(row.text) for block in blocks if block.role in QUOTABLE)
    return Derived(
        source=row.source,
        identity=row.identity,
        given_id=None,
        text=row.text,
        text_sha256=row.text_sha256,
        metadata=Metadata(
            title=row.title,
            publisher=row.publisher,
            author=row.author,
            published_at=row.published_at,
            date_inferred=row.date_inferred,
            url=row.url,
            language=row.language,
            flags=tuple(row.flags),
        ),
        blocks=blocks,
        sentences=tuple(Span(start, end) for start, end in row.sentences),
        passages=(),
        shingles=shingles(prose),
        pages=tuple(row.pages),
    ).first_read(row.read_at)
