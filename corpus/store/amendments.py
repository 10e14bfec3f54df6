"""What admins put right of documents, as it is stored, and documents that are read again with that in place.

A document as it was read, with its amendments, gives the document as it is stored: whenever it is read again
what was put right is put right again, and nothing else differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus.amendment import put_right
from corpus.store import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from corpus.derivation import Derived


def amendments_of(connection: Connection, document_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """What was put right of each of these documents, by name; those of which nothing was are left out.

    Args:
        document_ids: as many as one statement takes.
    """
    table = schema.amendment
    found: dict[str, dict[str, str]] = {}
    wanted = select(table).where(table.c.document_id.in_(document_ids))
    for row in connection.execute(wanted.order_by(table.c.document_id, table.c.name)):
        found.setdefault(row.document_id, {})[row.name] = row.value
    return found


def as_amended(connection: Connection, document_id: str, new: Derived, *, read_at: str) -> Derived:
    """A document that was read again, with what admins put right of it.

    Args:
        read_at: when its text was read: an aware UTC instant, ISO.
    """
    amendments = amendments_of(connection, [document_id]).get(document_id, {})
    metadata = put_right(new.metadata, amendments)
    return new if metadata == new.metadata else new.described(metadata, read_at)
