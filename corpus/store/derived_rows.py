"""The rows that follow from a document's current text: passages, figure keys, shingles and near-copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, select

from corpus.blocking import figure_keys
from corpus.store import schema
from corpus.store.near_copies import near_copies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Insert

    from corpus.derivation import Derived
    from corpus.stated import StatedPassage


_INSERT_PASSAGES = schema.passage.insert()
_INSERT_KEYS = schema.figure_key.insert()
_INSERT_COPIES = schema.near_copy.insert()
_INSERT_SHINGLES = schema.shingle.insert()
_PASSAGE_IDS = (
    select(schema.passage.c.id)
    .where(schema.passage.c.document_id == bindparam("document"))
    .order_by(schema.passage.c.number)
)


def insert_derived(connection: Connection, document_id: str, number: int, new: Derived) -> None:
    """Passages, figure keys, shingles and near-copies of the current revision."""
    passages = [
        {"document_id": document_id, "revision": number, "number": at, **_passage_row(passage)}
        for at, passage in enumerate(new.passages)
    ]
    keyed = [figure_keys(passage.annotation.figures) for passage in new.passages]
    _insert(connection, _INSERT_PASSAGES, passages)
    if any(keyed):
        ids = connection.execute(_PASSAGE_IDS, {"document": document_id}).scalars()
        keys = [
            {"key": key, "passage_id": passage_id}
            for passage_id, found in zip(ids, keyed, strict=True)
            for key in sorted(found)
        ]
        _insert(connection, _INSERT_KEYS, keys)
    sketch = sorted(new.sketch)
    copies = []
    for copy_id in near_copies(connection, document_id, new.shingles, sketch):
        one, other = sorted((document_id, copy_id))
        copies.append({"document_id": one, "other_id": other})
    _insert(connection, _INSERT_COPIES, copies)
    _insert(connection, _INSERT_SHINGLES, [{"hash": value, "document_id": document_id} for value in sketch])


def _insert(connection: Connection, insert: Insert, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert, rows)


def _passage_row(passage: StatedPassage) -> dict[str, Any]:
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
