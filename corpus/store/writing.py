"""Storing documents, each whole or not at all."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, select, update

from corpus.block import Role
from corpus.canonical import slug_id, text_sha256
from corpus.derivation import DERIVATION, is_address
from corpus.store import schema
from corpus.store.amendments import as_amended
from corpus.store.changes import drop_derived, next_change, stored_identity
from corpus.store.derived_rows import insert_derived
from corpus.store.outcome import Outcome, Stored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.derivation import Derived

MAX_ID_BYTES = 1_000
"""A given id that is longer names nothing that anybody types, and fits no index."""

REMEMBERED = frozenset({"publisher", "author", "published_at"})
"""What stays known of a page when another reading of it does not say it."""

_HELD = select(schema.document).where(schema.document.c.identity == bindparam("wanted"))
_TAKEN = select(schema.document.c.id).where(schema.document.c.id == bindparam("wanted"))
_NUMBERED = select(schema.document.c.id).where(
    schema.document.c.id > bindparam("first"), schema.document.c.id < bindparam("last")
)  # a range, not LIKE: it uses the index, and no character in an id is a wildcard
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_INSERT_DOCUMENT = schema.document.insert()
_INSERT_REVISION = schema.revision.insert()


def put(connection: Connection, documents: Sequence[tuple[Derived, str]], *, read_at: str) -> list[Stored]:
    """Store documents, each as a new one, a new revision, new metadata, or nothing new.

    Args:
        connection: inside a writing transaction.
        documents: each with the collection that it belongs to.
        read_at: an aware UTC instant, ISO.

    Returns:
        One outcome a document, in order.
    """
    return [_put_one(connection, document, collection, read_at) for document, collection in documents]


def _put_one(connection: Connection, new: Derived, collection: str, read_at: str) -> Stored:
    identity = stored_identity(new.identity, collection)
    held = connection.execute(_HELD, {"wanted": identity}).mappings().first()
    if held is None:
        document_id, change = _free_id(connection, new), next_change(connection)
        row = {
            "id": document_id,
            "identity": identity,
            "collection": collection,
            "source": new.source,
            "revision": 1,
            "file_gone": False,
            "change": change,
        }
        connection.execute(_INSERT_DOCUMENT, row)
        _insert_revision(connection, document_id, 1, new, read_at=read_at, change=change)
        insert_derived(connection, document_id, 1, new)
        return Stored(document_id, Outcome.ADDED)

    document_id, number = held["id"], held["revision"]
    if held["withdrawn_at"] is not None and not held["file_gone"]:
        return Stored(document_id, Outcome.WITHDRAWN)
    kept = _held_revision(connection, document_id, number)
    new = as_amended(connection, document_id, _as_known(new, kept, read_at), read_at=read_at)
    moved = (held["collection"], held["source"], held["withdrawn_at"]) != (collection, new.source, None)
    number, first_read_at = _revision_of(connection, document_id, new.text_sha256)
    row = revision_row(new, read_at=first_read_at or read_at)
    differs = any(kept[name] != value for name, value in row.items() if name != "derivation")
    if not moved and not differs and kept["derivation"] == DERIVATION:
        return Stored(document_id, Outcome.UNCHANGED)

    change = next_change(connection)
    drop_derived(connection, document_id)
    if first_read_at is None:
        _insert_revision(connection, document_id, number, new, read_at=read_at, change=change)
    else:
        new = new.first_read(first_read_at) if first_read_at != read_at else new
        revisions = schema.revision
        connection.execute(
            update(revisions)
            .where(revisions.c.document_id == document_id, revisions.c.number == number)
            .values(**row)
        )
    insert_derived(connection, document_id, number, new)
    table = schema.document
    connection.execute(
        update(table)
        .where(table.c.id == document_id)
        .values(
            collection=collection,
            source=new.source,
            revision=number,
            change=change,
            withdrawn_at=None,
            file_gone=False,
        )
    )
    return Stored(document_id, Outcome.UPDATED if moved or differs else Outcome.UNCHANGED)


def _as_known(new: Derived, kept: dict[str, Any], read_at: str) -> Derived:
    """What comes from an address, with what was known of it: a feed names what its pages do not."""
    meta = new.metadata
    if not is_address(new.source):
        return new
    known = {name: kept[name] for name in REMEMBERED - {"published_at"} if getattr(meta, name) is None}
    if kept["published_at"] and not kept["date_inferred"] and (not meta.published_at or meta.date_inferred):
        known |= {"published_at": kept["published_at"], "date_inferred": False}
    metadata = replace(meta, **known)
    return new if metadata == meta else new.described(metadata, read_at)


def _free_id(connection: Connection, new: Derived) -> str:
    """The given id, or a readable one; with the next of -2, -3, … where another document has it."""
    wanted = new.given_id or slug_id(_title(new), new.text_sha256)
    if len(wanted.encode()) > MAX_ID_BYTES:
        wanted = slug_id(wanted, text_sha256(wanted))
    if connection.execute(_TAKEN, {"wanted": wanted}).first() is None:
        return wanted
    names = connection.execute(_NUMBERED, {"first": f"{wanted}-", "last": f"{wanted}."}).scalars()
    endings = (name.removeprefix(f"{wanted}-") for name in names)
    numbers = {int(ending) for ending in endings if _NUMBER.fullmatch(ending)}
    return f"{wanted}-{next(number for number in count(2) if number not in numbers)}"


def _title(new: Derived) -> str:
    return new.metadata.title or PurePath(new.source).stem


def _held_revision(connection: Connection, document_id: str, number: int) -> dict[str, Any]:
    table = schema.revision
    row = connection.execute(
        select(table).where(table.c.document_id == document_id, table.c.number == number)
    ).mappings()
    return dict(row.one())


def _revision_of(connection: Connection, document_id: str, text_sha256: str) -> tuple[int, str | None]:
    """The number of the revision with this text, and when it was first read; None where it never was.

    A text that comes back is the revision that it was, not a new one: so a file that holds two texts under
    one id can be read any number of times, from any point on, and always leaves the same two revisions.
    """
    table = schema.revision
    held = connection.execute(
        select(table.c.number, table.c.text_sha256, table.c.read_at).where(table.c.document_id == document_id)
    ).all()
    for row in held:
        if row.text_sha256 == text_sha256:
            return row.number, row.read_at
    return max(row.number for row in held) + 1, None


def revision_row(new: Derived, *, read_at: str) -> dict[str, Any]:
    """What a revision's row says of its text, beside the text itself.

    Args:
        read_at: when the text was first read: its day, where it is undated.
    """
    meta = new.metadata
    return {
        "text_sha256": new.text_sha256,
        "title": _title(new),
        "publisher": meta.publisher,
        "author": meta.author,
        "published_at": meta.published_at,
        "date_inferred": meta.date_inferred,
        "day": (meta.published_at or read_at)[:10],
        "url": meta.url,
        "language": meta.language,
        "flags": list(meta.flags),
        "blocks": [[block.role.value, block.span.start, block.span.end] for block in new.blocks],
        "sentences": [[span.start, span.end] for span in new.sentences],
        "passages": len(new.passages),
        "junk": sum(block.role is Role.BOILERPLATE for block in new.blocks),
        "derivation": DERIVATION,
        "pages": list(new.pages),
    }


def _insert_revision(
    connection: Connection, document_id: str, number: int, new: Derived, *, read_at: str, change: int
) -> None:
    row = revision_row(new, read_at=read_at)
    row |= {"document_id": document_id, "number": number, "text": new.text}
    row |= {"read_at": read_at, "change": change}
    connection.execute(_INSERT_REVISION, row)
