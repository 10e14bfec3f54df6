"""The measures of a document: the size its text is set in, and how far its lines are apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.readers.paper.row import Row

_STEPS_A_POINT = 2
_USUAL_LEADING_EM = 1.4
_WIDEST_LEADING_EM = 2.6
_FULL_SLACK_EM = 5.0
_SAME_SIZE = 1.08
_SLIDE_POINTS = 14.0
"""Text is set as large as this to be read from afar."""


@dataclass(frozen=True)
class Measures:
    """What is usual in a document.

    Attributes:
        body: the size that most of its characters have, in points.
        leadings: by size, how far apart the lines of a paragraph are, in points.
        slide_right: of slides without columns, how far to the right the widest line reaches, in points.
    """

    body: float = 10.0
    leadings: Mapping[int, float] = field(default_factory=dict)
    slide_right: float | None = None

    def leading(self, size: float) -> float:
        """How far apart lines of this size are; a guess where no two lines of it meet."""
        return self.leadings.get(_step(size), _USUAL_LEADING_EM * size)


def measures(regions: Sequence[Sequence[Row]]) -> Measures:
    """What is usual in these columns of rows."""
    chars, distances = Counter[int](), dict[int, Counter[int]]()
    for region in regions:
        right = max(row.right for row in region)
        for row in region:
            chars[_step(row.size)] += len(row.text)
        for above, below in pairwise(region):
            distance = below.base - above.base
            wraps = right - above.right <= _FULL_SLACK_EM * above.size
            if wraps and same_size(above, below) and 0 < distance <= _WIDEST_LEADING_EM * above.size:
                distances.setdefault(_step(above.size), Counter())[_step(distance)] += 1
    body = max(chars, key=lambda step: chars[step], default=10 * _STEPS_A_POINT)
    usual = {
        size: max(found, key=lambda step: (found[step], -step)) / _STEPS_A_POINT
        for size, found in distances.items()
    }
    size = max(body, 1) / _STEPS_A_POINT
    is_slides = size >= _SLIDE_POINTS and not _have_columns(regions)
    return Measures(
        size, usual, max(row.right for region in regions for row in region) if is_slides else None
    )


def _have_columns(regions: Iterable[Sequence[Row]]) -> bool:
    """Whether two regions of a page stand side by side: as columns, or as what is turned."""
    spans = sorted((region[0].page, region[0].base, region[-1].base) for region in regions)
    return any(above[0] == below[0] and below[1] <= above[2] for above, below in pairwise(spans))


def same_size(one: Row, other: Row) -> bool:
    """Whether two rows are set in one size, but for rounding."""
    return max(one.size, other.size) <= _SAME_SIZE * min(one.size, other.size)


def _step(points: float) -> int:
    return round(points * _STEPS_A_POINT)
