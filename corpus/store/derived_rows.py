"""The rows that follow from a document's current text: passages, shingles and near-copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.store import schema
from corpus.store.near_copies import near_copies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Insert

    from corpus.derivation import Derived
    from corpus.stated import StatedPassage


_INSERT_PASSAGES = schema.passage.insert()
_INSERT_COPIES = schema.near_copy.insert()
_INSERT_SHINGLES = schema.shingle.insert()


def insert_derived(connection: Connection, document_id: str, number: int, new: Derived) -> None:
    """Passages, shingles and near-copies of the current revision."""
    passages = [
        {"document_id": document_id, "revision": number, "number": at, **_passage_row(passage)}
        for at, passage in enumerate(new.passages)
    ]
    _insert(connection, _INSERT_PASSAGES, passages)
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
        "named_source": stated.named_source,
        "figures": [
            [one.span.start, one.span.end, one.value, one.unit, one.qualifier, one.period]
            for one in stated.figures
        ],
        "dates": [
            [one.span.start, one.span.end, one.iso, one.inferred, one.resolved_from] for one in stated.dates
        ],
    }
