"""Blocking keys: passages that share one may state the same figure; passages that share none do not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.figures import Figure

STEP = math.log(1.06)
"""Width of a bucket: two values within six percent of each other always share one of their two buckets."""


def figure_keys(figures: Iterable[Figure]) -> frozenset[str]:
    """Keys of the figures' units and neighbouring buckets of their size; figures without a unit have none."""
    keys = set()
    for figure in figures:
        if figure.unit is None:
            continue
        if figure.value <= 0:
            keys.add(f"{figure.unit}|{figure.value:g}")
            continue
        bucket = math.floor(math.log(figure.value) / STEP)
        keys.update(f"{figure.unit}|{number}" for number in (bucket, bucket + 1))
    return frozenset(keys)
