"""Amendments: what admins put right of documents, and documents with that in place of what was read.

A document as it was read, with its amendments, gives the document as it is stored: whenever it is read again
what was put right is put right again, and nothing else differs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from corpus.store import schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from corpus.derivation import Derived
    from corpus.document import Metadata

FIELDS = ("title", "publisher", "author", "published_at", "language", "url")
"""What can be put right, by the name of its field; beside these `flag:…` and `settled:…`."""

FLAG = "flag:"
"""Before the name of a flag: `yes` where the document has it, `no` where it has not."""

SETTLED = "settled:"
"""Before the name of a finding that is fine as it is."""

YES, NO = "yes", "no"


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


def put_right(metadata: Metadata, amendments: Mapping[str, str]) -> Metadata:
    """The metadata with amendments in place of what was read; applied twice it changes nothing more.

    A date that an admin gave is not inferred.
    """
    fields: dict[str, Any] = {name: amendments[name] for name in FIELDS if name in amendments}
    if "published_at" in fields:
        fields["date_inferred"] = False
    said = {name.removeprefix(FLAG): value for name, value in amendments.items() if name.startswith(FLAG)}
    read = (flag for flag in metadata.flags if flag not in said)
    flags = (*read, *sorted(flag for flag, value in said.items() if value == YES))
    return replace(metadata, **fields, flags=flags)
