"""Tables: rows whose cells stand one under the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.readers.paper.row import Row

_MAX_MARK_CHARS = 4
_NEAR_EM = 4.0
_MAX_GAPS = 50
_MIN_SHARED_EM = 1.0
_ALIGNED_EM = 0.3
_ALIKE = 1.3


def table_rows(region: Sequence[Row]) -> frozenset[int]:
    """Which rows of a column, counted from 0, are rows of a table: they and a neighbour share a gap."""
    found = set[int]()
    for number, (above, below) in enumerate(pairwise(region)):
        near = below.base - above.base <= _NEAR_EM * max(above.size, below.size)
        if near and _share_a_gap(above, below):
            found |= {number, number + 1}
    return frozenset(found)


def _share_a_gap(above: Row, below: Row) -> bool:
    size = above.size
    shared = [
        (a, b)
        for a in _gaps(above)
        for b in _gaps(below)
        if min(a[1], b[1]) - max(a[0], b[0]) >= _MIN_SHARED_EM * size
    ]
    if not shared or not (_is_stretched(above) and _is_stretched(below)):
        return bool(shared)
    if all(row.words[-1].text[-1:].isdigit() for row in (above, below)):
        return True
    level = all(abs(a[1] - b[1]) <= _ALIGNED_EM * size for a, b in shared)
    return level and len(shared) == len(above.gaps) == len(below.gaps)


def _is_stretched(row: Row) -> bool:
    """Whether all gaps between its words are alike, as in a line that was stretched to fill its column."""
    gaps = [after.left - before.right for before, after in pairwise(row.words)]
    return max(gaps) <= _ALIKE * max(min(gaps), 1.0)


def _gaps(row: Row) -> tuple[tuple[float, float], ...]:
    """The gaps between cells: not the one after the mark of a list's item."""
    first = row.words[0]
    marked = len(first.text) <= _MAX_MARK_CHARS and not first.text[-1:].isalnum()
    return tuple(gap for gap in row.gaps[:_MAX_GAPS] if not (marked and gap[0] == first.right))
