"""Near-copies: which documents tell one text again, whole or cut short.

Word shingles and their *containment* in the shorter text: Jaccard similarity misses truncated copies
(Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

SHINGLE_WORDS = 5
"""Short enough to survive a changed name, long enough that two reports of one event rarely share any."""

SAMPLE_ONE_IN = 8
"""The share of shingles that the store keeps for finding candidates; chosen by hash, so alike everywhere."""

NEAR_COPY = 0.6
"""From this containment on two documents are one origin: most of the shorter one stands in the other."""

_WORD = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]|\w+")


def shingles(text: str) -> frozenset[int]:
    """Signed 64-bit hashes of a text's word shingles (ideographs count as words); empty for a short text."""
    words = _WORD.findall(text.casefold())
    count = len(words) - SHINGLE_WORDS + 1
    if count < 1:
        return frozenset()
    numbers = {word: zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)}
    flow = np.fromiter((numbers[word] for word in words), np.uint64, len(words))
    hashes = np.zeros(count, np.uint64)
    for place in range(SHINGLE_WORDS):
        hashes = _mixed(hashes ^ flow[place : place + count])
    return frozenset(hashes.view(np.int64).tolist())


def _mixed(hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Every bit spread over all of them (Steele, Lea and Flood, "SplitMix", 2014)."""
    spread = hashes + np.uint64(0x9E3779B97F4A7C15)
    spread = (spread ^ (spread >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    spread = (spread ^ (spread >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return spread ^ (spread >> np.uint64(31))


def sample(hashes: Iterable[int]) -> frozenset[int]:
    """The fixed sample of shingles that candidates are found by."""
    return frozenset(value for value in hashes if value % SAMPLE_ONE_IN == 0)


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller set that stands in the larger, 0..1; 0 where either is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
