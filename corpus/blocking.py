"""Blocking keys: what two sentences may be comparable by beside their words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.dates import DateMention
    from corpus.figures import Figure

STEP = math.log(1.06)
"""Width of a bucket: two values within six percent of each other always share one of their two buckets."""

TELLING_VALUE = 3
"""From so much on, a number says something whatever it counts: two languages name no unit alike."""


def blocking_keys(figures: Iterable[Figure], dates: Iterable[DateMention]) -> tuple[str, ...]:
    """Keys of a sentence's figures and dates, sorted; none of them holds white space.

    A figure has its number, and its unit with two neighbouring buckets of its size; a date the day, month or
    year that it begins with. The smallest numbers say nothing by themselves.
    """
    keys = {f"@{mention.iso.partition('/')[0]}" for mention in dates}
    for figure in figures:
        if abs(figure.value) >= TELLING_VALUE:
            keys.add(f"#{figure.value:.3g}")
        if figure.unit is None:
            continue
        unit = "_".join((figure.unit or "").split())
        if figure.value <= 0:
            keys.add(f"{unit}|{figure.value:g}")
            continue
        bucket = math.floor(math.log(figure.value) / STEP)
        keys.update(f"{unit}|{number}" for number in (bucket, bucket + 1))
    return tuple(sorted(keys))
