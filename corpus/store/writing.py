"""Storing documents, each whole or not at all."""

from __future__ import annotations

from itertools import count
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select, update

from corpus.block import QUOTABLE, Role
from corpus.blocking import figure_keys
from corpus.canonical import slug_id
from corpus.copies import NEAR_COPY, containment, shingles
from corpus.derivation import DERIVATION
from corpus.errors import UnknownDocument
from corpus.store import schema
from corpus.store.outcome import Outcome, Stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.derivation import Derived, DerivedPassage

MAX_PARAMETERS = 10_000
"""Values in one statement; PostgreSQL allows 65,535, SQLite 32,766."""

MAX_COPY_CANDIDATES = 50
"""Documents that one new document is compared with, those that share the most shingles first."""


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


def withdraw(connection: Connection, document_id: str, *, at: str) -> None:
    """Mark a document withdrawn and drop what is derived from it.

    Raises:
        UnknownDocument: there is none of this id.
    """
    table = schema.document
    if connection.execute(select(table.c.id).where(table.c.id == document_id)).first() is None:
        raise UnknownDocument(document_id)
    _drop_derived(connection, document_id)
    connection.execute(
        update(table)
        .where(table.c.id == document_id)
        .values(withdrawn_at=at, change=_next_change(connection))
    )


def _put_one(connection: Connection, new: Derived, collection: str, read_at: str) -> Stored:
    # A file is one document wherever it is filed; the ids and URLs of one collection mean nothing in another.
    identity = new.identity if new.identity.startswith("path:") else f"{collection}/{new.identity}"
    table = schema.document
    held = connection.execute(select(table).where(table.c.identity == identity)).mappings().first()
    if held is None:
        document_id = _free_id(connection, new)
        connection.execute(
            table.insert().values(
                id=document_id,
                identity=identity,
                collection=collection,
                source=new.source,
                revision=1,
                read_at=read_at,
                change=_next_change(connection),
            )
        )
        _insert_revision(connection, document_id, 1, new, read_at=read_at, first_read_at=read_at)
        _insert_derived(connection, document_id, 1, new)
        return Stored(document_id, Outcome.ADDED)

    document_id, number = held["id"], held["revision"]
    if held["withdrawn_at"] is not None:
        return Stored(document_id, Outcome.WITHDRAWN)
    kept = _held_revision(connection, document_id, number)
    moved = held["collection"] != collection or held["source"] != new.source
    row = _revision_row(new, first_read_at=held["read_at"])
    differs = any(kept[name] != value for name, value in row.items() if name != "derivation")
    if not moved and not differs and kept["derivation"] == DERIVATION:
        return Stored(document_id, Outcome.UNCHANGED)

    _drop_derived(connection, document_id)
    if kept["text_sha256"] != new.text_sha256:
        number += 1
        _insert_revision(connection, document_id, number, new, read_at=read_at, first_read_at=held["read_at"])
    else:
        revisions = schema.revision
        connection.execute(
            update(revisions)
            .where(revisions.c.document_id == document_id, revisions.c.number == number)
            .values(**row)
        )
    _insert_derived(connection, document_id, number, new)
    connection.execute(
        update(table)
        .where(table.c.id == document_id)
        .values(collection=collection, source=new.source, revision=number, change=_next_change(connection))
    )
    return Stored(document_id, Outcome.UPDATED if moved or differs else Outcome.UNCHANGED)


def _free_id(connection: Connection, new: Derived) -> str:
    """The given id, or a readable one; with -2, -3, … where another document has it."""
    wanted = new.given_id or slug_id(_title(new), new.text_sha256)
    ids = schema.document.c.id
    for number in count(1):
        candidate = wanted if number == 1 else f"{wanted}-{number}"
        if connection.execute(select(ids).where(ids == candidate)).first() is None:
            return candidate
    raise AssertionError  # count() does not end


def _title(new: Derived) -> str:
    return new.metadata.title or PurePath(new.source).stem


def _next_change(connection: Connection) -> int:
    table = schema.state
    here = table.c.name == "change"
    if connection.execute(update(table).where(here).values(value=table.c.value + 1)).rowcount == 0:
        connection.execute(table.insert().values(name="change", value=1))
    return int(connection.execute(select(table.c.value).where(here)).scalar_one())


def _held_revision(connection: Connection, document_id: str, number: int) -> dict[str, Any]:
    table = schema.revision
    row = connection.execute(
        select(table).where(table.c.document_id == document_id, table.c.number == number)
    ).mappings()
    return dict(row.one())


def _revision_row(new: Derived, *, first_read_at: str) -> dict[str, Any]:
    meta = new.metadata
    return {
        "text_sha256": new.text_sha256,
        "title": _title(new),
        "publisher": meta.publisher,
        "author": meta.author,
        "published_at": meta.published_at,
        "date_inferred": meta.date_inferred,
        "day": (meta.published_at or first_read_at)[:10],
        "url": meta.url,
        "language": meta.language,
        "flags": list(meta.flags),
        "blocks": [[block.role.value, block.span.start, block.span.end] for block in new.blocks],
        "sentences": [[span.start, span.end] for span in new.sentences],
        "passages": len(new.passages),
        "junk": sum(block.role is Role.BOILERPLATE for block in new.blocks),
        "derivation": DERIVATION,
    }


def _insert_revision(
    connection: Connection, document_id: str, number: int, new: Derived, *, read_at: str, first_read_at: str
) -> None:
    row = _revision_row(new, first_read_at=first_read_at)
    connection.execute(
        schema.revision.insert().values(
            document_id=document_id, number=number, text=new.text, read_at=read_at, **row
        )
    )


def _drop_derived(connection: Connection, document_id: str) -> None:
    passages = select(schema.passage.c.id).where(schema.passage.c.document_id == document_id)
    connection.execute(schema.figure_key.delete().where(schema.figure_key.c.passage_id.in_(passages)))
    connection.execute(schema.passage.delete().where(schema.passage.c.document_id == document_id))
    connection.execute(schema.shingle.delete().where(schema.shingle.c.document_id == document_id))
    pair = schema.near_copy
    connection.execute(
        pair.delete().where((pair.c.document_id == document_id) | (pair.c.other_id == document_id))
    )


def _insert_derived(connection: Connection, document_id: str, number: int, new: Derived) -> None:
    """Passages, figure keys, shingles and near-copies of the current revision."""
    rows = [
        {"document_id": document_id, "revision": number, "number": at, **_passage_row(passage)}
        for at, passage in enumerate(new.passages)
    ]
    if rows:
        table = schema.passage
        connection.execute(table.insert(), rows)
        ids = connection.execute(
            select(table.c.id).where(table.c.document_id == document_id).order_by(table.c.number)
        ).scalars()
        keys = [
            {"key": key, "passage_id": passage_id}
            for passage_id, passage in zip(ids, new.passages, strict=True)
            for key in sorted(figure_keys(passage.annotation.figures))
        ]
        if keys:
            connection.execute(schema.figure_key.insert(), keys)
    sketch = sorted(new.sketch)
    for copy_id, share in _near_copies(connection, document_id, new, sketch):
        one, other = sorted((document_id, copy_id))
        connection.execute(
            schema.near_copy.insert().values(document_id=one, other_id=other, containment=share)
        )
    if sketch:
        connection.execute(
            schema.shingle.insert(), [{"hash": value, "document_id": document_id} for value in sketch]
        )


def _passage_row(passage: DerivedPassage) -> dict[str, Any]:
    stated = passage.annotation
    return {
        "paragraph": passage.paragraph,
        "start": passage.span.start,
        "end": passage.span.end,
        "attribution": stated.attribution,
        "figures": [
            [one.span.start, one.span.end, one.value, one.unit, one.qualifier, one.period]
            for one in stated.figures
        ],
        "dates": [
            [one.span.start, one.span.end, one.iso, one.inferred, one.resolved_from] for one in stated.dates
        ],
    }


def _near_copies(
    connection: Connection, document_id: str, new: Derived, sketch: Sequence[int]
) -> Iterator[tuple[str, float]]:
    """Stored documents that the new one is a near-copy of, with the containment of the shorter text."""
    table = schema.shingle
    shared: dict[str, int] = {}
    for at in range(0, len(sketch), MAX_PARAMETERS):
        rows = connection.execute(
            select(table.c.document_id, func.count())
            .where(table.c.hash.in_(sketch[at : at + MAX_PARAMETERS]), table.c.document_id != document_id)
            .group_by(table.c.document_id)
        )
        for other_id, hits in rows:
            shared[other_id] = shared.get(other_id, 0) + hits
    likeliest = sorted(shared, key=lambda other_id: (-shared[other_id], other_id))[:MAX_COPY_CANDIDATES]
    for other_id in likeliest:
        share = containment(new.shingles, _stored_shingles(connection, other_id))
        if share >= NEAR_COPY:
            yield other_id, share


def _stored_shingles(connection: Connection, document_id: str) -> frozenset[int]:
    documents, revisions = schema.document, schema.revision
    text, blocks = connection.execute(
        select(revisions.c.text, revisions.c.blocks)
        .join(
            documents,
            (documents.c.id == revisions.c.document_id) & (documents.c.revision == revisions.c.number),
        )
        .where(documents.c.id == document_id)
    ).one()
    return shingles("\n".join(text[start:end] for role, start, end in blocks if role in QUOTABLE))
