"""Statements that every answer asks, made once for each clearance: making one takes longer than asking it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, or_, select, tuple_

from corpus.store import schema
from corpus.store.rows import DOCUMENT, PASSAGE

if TYPE_CHECKING:
    from corpus.clearance import Clearance

_D, _R, _P, _C = schema.document, schema.revision, schema.passage, schema.near_copy

ASKED, PAIRS = "asked", "pairs"
"""What a statement takes: numbers or ids, and pairs of an id with a number, one or more."""

LAST_CHANGE = select(schema.state.c.value).where(schema.state.c.name == "change")
"""How many changes of documents there have been."""

NEAR_COPIES = select(_C.c.document_id, _C.c.other_id).where(
    or_(
        _C.c.document_id.in_(bindparam(ASKED, expanding=True)),
        _C.c.other_id.in_(bindparam(ASKED, expanding=True)),
    )
)
"""The pairs of near-copies of which one end is a document `ASKED`."""


def allowed(wanted: Select[Any], clearance: Clearance) -> Select[Any]:
    """What is wanted of documents, of those that may be read."""
    if clearance.collections is None:
        return wanted
    return wanted.where(_D.c.collection.in_(sorted(clearance.collections)))


def current(clearance: Clearance, *columns: Any) -> Select[Any]:  # noqa: ANN401  SQLAlchemy's columns have no common type
    """Columns of the documents that may be read and are not withdrawn, and of their current revisions."""
    wanted = (
        select(*columns)
        .select_from(_D)
        .join(_R, (_R.c.document_id == _D.c.id) & (_R.c.number == _D.c.revision))
        .where(_D.c.withdrawn_at.is_(None))
    )
    return allowed(wanted, clearance)


def passages(clearance: Clearance) -> Select[Any]:
    """Passages: `DOCUMENT`, then `PASSAGE`; those of one document as they stand."""
    return (
        current(clearance, *(column.label(f"d{at}") for at, column in enumerate(DOCUMENT)), *PASSAGE)
        .join(_P, _P.c.document_id == _D.c.id)
        .order_by(_P.c.document_id, _P.c.number)
    )


@lru_cache(maxsize=64)
def passages_by_number(clearance: Clearance) -> Select[Any]:
    """The passages `ASKED`."""
    return passages(clearance).where(_P.c.id.in_(bindparam(ASKED, expanding=True)))


@lru_cache(maxsize=64)
def texts_by_document(clearance: Clearance) -> Select[Any]:
    """Id, text, blocks and sentences of the documents `ASKED`."""
    wanted = current(clearance, _D.c.id, _R.c.text, _R.c.blocks, _R.c.sentences)
    return wanted.where(_D.c.id.in_(bindparam(ASKED, expanding=True)))


@lru_cache(maxsize=64)
def documents_by_id(clearance: Clearance) -> Select[Any]:
    """The ids of those of the documents `ASKED` that are there."""
    return current(clearance, _D.c.id).where(_D.c.id.in_(bindparam(ASKED, expanding=True)))


@lru_cache(maxsize=64)
def texts_by_revision(clearance: Clearance) -> Select[Any]:
    """Document, number and text of the revisions `PAIRS`, whose documents are `ASKED`: SQLite's index."""
    wanted = (
        select(_R.c.document_id, _R.c.number, _R.c.text)
        .join(_D, _D.c.id == _R.c.document_id)
        .where(
            _R.c.document_id.in_(bindparam(ASKED, expanding=True)),
            tuple_(_R.c.document_id, _R.c.number).in_(bindparam(PAIRS, expanding=True)),
        )
    )
    return allowed(wanted, clearance)
