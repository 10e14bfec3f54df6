"""Finding the stored documents that a new one is a near-copy of.

The stored sample of shingles says which documents are worth comparing; the comparison itself is exact.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, case, func, select

from corpus.block import QUOTABLE
from corpus.copies import CREDITED_COPY, NEAR_COPY, SAMPLE_ONE_IN, Wording, containment, is_copy
from corpus.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

MAX_PARAMETERS = 10_000
"""Values in one statement; PostgreSQL allows 65,535, SQLite 32,766."""

MAX_SHARING = 1_000
"""A shingle of more documents of one collection is a set phrase of theirs, and no sign of a copy."""

MAX_CANDIDATES = 50
"""Documents of each collection whose samples are looked at, those that share the most first."""

MAX_COMPARED = 12
"""Documents of each collection that are compared in full, those that seem the closest first."""

TEXTS_AT_ONCE = 10
"""Long texts must not fill the memory, short ones must not be fetched one by one."""

_S, _D, _R = schema.shingle, schema.document, schema.revision

# Counted and cut within each collection: what one holds must change nothing in what is found of another.
_TELLING = (
    select(_S.c.hash, _D.c.collection)
    .join(_D, _D.c.id == _S.c.document_id)
    .where(_S.c.hash.in_(bindparam("sketch", expanding=True)))
    .group_by(_S.c.hash, _D.c.collection)
    .having(func.count() <= bindparam("most"))
    .subquery()
)
_SHARED = (
    select(_S.c.document_id, _D.c.collection, func.count())
    .join(_D, _D.c.id == _S.c.document_id)
    .join(_TELLING, (_TELLING.c.hash == _S.c.hash) & (_TELLING.c.collection == _D.c.collection))
    .where(_S.c.document_id != bindparam("own"))
    .group_by(_S.c.document_id, _D.c.collection)
)
_SIZES = (
    select(_S.c.document_id, func.count(), func.sum(case((_S.c.hash % SAMPLE_ONE_IN == 0, 1), else_=0)))
    .where(_S.c.document_id.in_(bindparam("ids", expanding=True)))
    .group_by(_S.c.document_id)
)
_TEXTS = (
    select(_D.c.id, _R.c.text, _R.c.blocks, _R.c.publisher, _R.c.author)
    .join(_R, (_D.c.id == _R.c.document_id) & (_D.c.revision == _R.c.number))
    .where(_D.c.id.in_(bindparam("ids", expanding=True)))
)


def near_copies(
    connection: Connection, document_id: str, held: frozenset[int], sketch: Sequence[int]
) -> Iterator[str]:
    """Stored documents that a new one, stored as well, is a near-copy of.

    Args:
        held: all shingles of the new one.
        sketch: the sample of them that is stored.
    """
    plausible = _plausible(connection, document_id, sketch)
    alike = [
        (other_id, other)
        for other_id, other in _stored_wordings(connection, plausible)
        if containment(held, other.shingles) >= CREDITED_COPY
    ]
    if alike:
        ((_, own),) = _stored_wordings(connection, [document_id])
        yield from (other_id for other_id, other in alike if is_copy(own, other))


def fewest_shared(size: int) -> float:
    """How many shingles two samples have in common at least if the documents are worth comparing.

    A near-copy's samples have fewer once in two hundred times: two and a half standard deviations of a
    binomial share. Of copies that only a common agency makes one origin, half are enough.

    Args:
        size: of the sample that the smaller document has at the larger one's rate.
    """
    slack = 2.5 * math.sqrt(NEAR_COPY * (1 - NEAR_COPY) * size)
    return max(1.0, min(NEAR_COPY * size - slack, CREDITED_COPY * size))


def _plausible(connection: Connection, document_id: str, sketch: Sequence[int]) -> list[str]:
    """Those of each collection that seem the closest, whatever the others hold."""
    return [
        other_id
        for shared in _shared(connection, document_id, sketch).values()
        for other_id in _closest(connection, shared, sketch)
    ]


def _closest(connection: Connection, shared: Mapping[str, int], sketch: Sequence[int]) -> list[str]:
    likeliest = sorted(shared, key=lambda other_id: (-shared[other_id], other_id))[:MAX_CANDIDATES]
    own = len(sketch), sum(value % SAMPLE_ONE_IN == 0 for value in sketch)
    close = []
    for other_id, *other in connection.execute(_SIZES, {"ids": likeliest}):
        # All of a short text's shingles are kept: beside a long one only every eighth of them can be found.
        both_short = own[0] > own[1] and other[0] > other[1]
        smaller = min(own[not both_short], other[not both_short])
        if shared[other_id] >= fewest_shared(smaller):
            close.append((-shared[other_id] / max(smaller, 1), other_id))
    return [other_id for _, other_id in sorted(close)[:MAX_COMPARED]]


def _shared(
    connection: Connection, document_id: str, sketch: Sequence[int]
) -> Mapping[str, Mapping[str, int]]:
    """For each collection, how many shingles of the sample stand in each other document's."""
    shared: dict[str, dict[str, int]] = {}
    for at in range(0, len(sketch), MAX_PARAMETERS):
        part = sketch[at : at + MAX_PARAMETERS]
        asked = {"sketch": part, "own": document_id, "most": MAX_SHARING}
        for other_id, collection, hits in connection.execute(_SHARED, asked):
            within = shared.setdefault(collection, {})
            within[other_id] = within.get(other_id, 0) + hits
    return shared


def _stored_wordings(connection: Connection, document_ids: Sequence[str]) -> Iterator[tuple[str, Wording]]:
    for at in range(0, len(document_ids), TEXTS_AT_ONCE):
        ids = document_ids[at : at + TEXTS_AT_ONCE]
        for document_id, text, blocks, publisher, author in connection.execute(_TEXTS, {"ids": ids}):
            prose = "\n".join(text[start:end] for role, start, end in blocks if role in QUOTABLE)
            yield document_id, Wording(prose, "\n".join((publisher or "", author or "", text)))
