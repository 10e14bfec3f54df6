"""Near-copies: which documents tell one text again, whole or cut short.

Word shingles and their *containment* in the shorter text: Jaccard similarity misses truncated copies
(Broder, "On the resemblance and containment of documents", 1997). What makes a copy is then read closely:
two reports may share a long quotation, two results a template, and neither is a copy of the other.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from corpus.agencies import credited_agencies

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy.typing as npt

SHINGLE_WORDS = 5
"""Short enough to survive a changed name, long enough that two reports of one event rarely share any."""

SAMPLE_ONE_IN = 8
"""The share of shingles that the store keeps for finding candidates; chosen by hash, so alike everywhere."""

SHORT = 48
"""Shingles up to which all of them are kept: a part of so few would often be none."""

NEAR_COPY = 0.6
"""From this containment on two documents are one origin: most of the shorter one stands in the other."""

CREDITED_COPY = 0.35
"""The same where both credit one agency: each outlet cuts and rewrites its report in its own way."""

TERSE_COPY = 0.8
"""The same for a text of a sentence or two, whose phrases may be anybody's."""

TERSE = 32
"""Shingles under which a text is a sentence or two."""

PHRASE = 6
"""Shingles under which a text is a phrase that others use too: only all of it, a dateline aside, tells."""

OWN_WORDS = 0.5
"""The share of the words outside its quotations that a copy has from the other."""

PARTICULARS = 0.5
"""The share of its numbers and names that a copy has from the other; a template is filled in with others."""

FEWEST_PARTICULARS = 4
"""Fewer numbers and names say nothing."""

_WORD = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]|\w+")
_QUOTATION = re.compile(r"“[^“”\n]*”|„[^“”„\n]*[“”]|«[^«»\n]*»|「[^「」\n]*」|\"[^\"\n]*\"")
_PARTICULAR = re.compile(r"\d(?:[\d.,:/-]*\d)?|(?<=[^\W\d_A-Z] )[^\W\d_a-zа-яё]\w+")


@dataclass(frozen=True)  # no slots: what is read closely is read once, and only where it is asked for
class Wording:
    """What one document's text is compared by.

    Attributes:
        prose: what of it may be quoted.
        whole: the document with its bylines and credits.
    """

    prose: str
    whole: str

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Those of all that may be quoted."""
        return shingles(self.prose)

    @cached_property
    def own(self) -> frozenset[int]:
        """The shingles of the words outside quotation marks."""
        return shingles(_QUOTATION.sub("\n", self.prose))

    @cached_property
    def particulars(self) -> frozenset[str]:
        """Numbers, and words with a capital within a sentence."""
        return frozenset(found[0] for found in _PARTICULAR.finditer(self.prose))

    @cached_property
    def agencies(self) -> frozenset[str]:
        """The agencies that the document credits."""
        return credited_agencies(self.whole)


def is_copy(one: Wording, other: Wording) -> bool:
    """Whether two documents tell one text: one is the other, cut, reordered, or dressed up."""
    short, long = sorted((one, other), key=lambda each: len(each.shingles))
    share = containment(short.shingles, long.shingles)
    if share < CREDITED_COPY:
        return False
    if len(short.shingles) < PHRASE:
        return share == 1 and len(long.shingles) - len(short.shingles) <= SHINGLE_WORDS
    if share < (TERSE_COPY if len(short.shingles) < TERSE else NEAR_COPY) and not _credited_alike(
        short, long
    ):
        return False
    told = len(short.own & (long.own | long.shingles))
    if len(short.own) >= PHRASE and told < min(share, OWN_WORDS) * len(short.own):
        return False
    common = len(short.particulars & long.particulars)
    return len(short.particulars) < FEWEST_PARTICULARS or common >= PARTICULARS * len(short.particulars)


def _credited_alike(one: Wording, other: Wording) -> bool:
    return len(one.shingles) >= TERSE and not one.agencies.isdisjoint(other.agencies)


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


def sample(hashes: Collection[int]) -> frozenset[int]:
    """The shingles that candidates are found by: all of a short text's, else a part, alike everywhere."""
    if len(hashes) <= SHORT:
        return frozenset(hashes)
    return frozenset(value for value in hashes if value % SAMPLE_ONE_IN == 0)


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller set that stands in the larger, 0..1; 0 where either is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _mixed(hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Every bit spread over all of them (Steele, Lea and Flood, "SplitMix", 2014)."""
    spread = hashes + np.uint64(0x9E3779B97F4A7C15)
    spread = (spread ^ (spread >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    spread = (spread ^ (spread >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return spread ^ (spread >> np.uint64(31))
