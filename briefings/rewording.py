"""Rewording: whether quoted words still stand in a newer text of their document, and what stands there now.

Pure. In come a quote and both texts with their sentences; out go the words that are there now, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from briefings.quote import Quote, quote_of
from corpus.words.tokens import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Passage

IN_PLACE = 60.0
"""Rapidfuzz ratio, figures left aside, from which a sentence between the same neighbours is the same one."""

ELSEWHERE = 85.0
"""The same for a sentence that stands at another place."""

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_SPACE = re.compile(r"\s+")
_TYPED = str.maketrans("‘’“”–—", "''\"\"--")
"""Quotation marks and dashes: who sets them otherwise has not changed a word."""


def stands(quote: Quote, text: str) -> bool:
    """Whether every piece of a quote stands in a text, however its lines are broken."""
    folded = _folded(text)
    return all(_whole(_folded(piece), folded) for piece in quote.pieces)


def reworded(quote: Quote, before: Sequence[Passage], after: Sequence[Passage]) -> Quote | None:
    """What a document says now in place of a quote; None where it says nothing of the kind any more.

    A sentence takes the place of another when each is the best match for the other, and nearly the same but
    for its figures. What stood in the older text already takes nobody's place.

    Args:
        before: every sentence of the revision that was quoted, in order.
        after: every sentence of the current one, in order.
    """
    quoted = [
        at
        for at, one in enumerate(before)
        if any(span.start < one.span.end and one.span.start < span.end for span in quote.spans)
    ]
    edit = _Edit.between(before, after)
    new = {edit.matched[at] for at in quoted if at in edit.matched}
    if not new:
        return None
    kept = {edit.unchanged[at] for at in quoted if at in edit.unchanged}
    found = [quote_of(after[at]) for at in sorted(new | kept)]
    return Quote(
        tuple(piece for one in found for piece in one.pieces),
        tuple(span for one in found for span in one.spans),
    )


@dataclass(frozen=True, slots=True)
class _Edit:
    """What became of each sentence of a text, by its place in it: place in the newer one.

    Attributes:
        unchanged: word for word.
        matched: in other words.
    """

    unchanged: dict[int, int]
    matched: dict[int, int]

    @classmethod
    def between(cls, before: Sequence[Passage], after: Sequence[Passage]) -> _Edit:
        old, new = ([_folded(one.text) for one in side] for side in (before, after))
        same = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        unchanged = {block.a + step: block.b + step for block in same for step in range(block.size)}
        in_old, in_new = set(old), set(new)
        gone = [at for at, words in enumerate(old) if words not in in_new]
        come = [at for at, words in enumerate(new) if words not in in_old]
        scores = dict(_scores(old, new, gone, come, set(_gaps(unchanged, len(old), len(new)))))
        best_new = {at: _best(scores, at, 0) for at in gone}
        best_old = {at: _best(scores, at, 1) for at in come}
        matched = {
            pair[0]: pair[1] for pair in best_new.values() if pair is not None and best_old[pair[1]] == pair
        }
        return cls(unchanged, matched)


def _gaps(unchanged: dict[int, int], old: int, new: int) -> Iterator[tuple[range, range]]:
    """The stretches between what is unchanged, in the older and in the newer text."""
    anchors = [(-1, -1), *sorted(unchanged.items()), (old, new)]
    for (one, other), (next_one, next_other) in pairwise(anchors):
        if next_one - one > 1 and next_other - other > 1:
            yield range(one + 1, next_one), range(other + 1, next_other)


def _scores(
    old: Sequence[str],
    new: Sequence[str],
    gone: Sequence[int],
    come: Sequence[int],
    gaps: set[tuple[range, range]],
) -> Iterator[tuple[tuple[int, int], tuple[float, float]]]:
    """How alike each pair is that may be one sentence: without its figures, then with them."""
    if not gone or not come:
        return
    bare = process.cdist(
        [_FIGURE.sub("#", old[at]) for at in gone],
        [_FIGURE.sub("#", new[at]) for at in come],
        scorer=fuzz.ratio,
        score_cutoff=IN_PLACE,
    )
    for row, column in zip(*bare.nonzero(), strict=True):
        one, other = gone[int(row)], come[int(column)]
        score = float(bare[row, column])
        in_place = any(one in there and other in here for there, here in gaps)
        if score >= (IN_PLACE if in_place else ELSEWHERE):
            yield (one, other), (score, fuzz.ratio(old[one], new[other]))


def _best(scores: dict[tuple[int, int], tuple[float, float]], at: int, side: int) -> tuple[int, int] | None:
    """The best pair of one sentence, the nearest of those that are as good."""
    pairs = [pair for pair in scores if pair[side] == at]
    return max(pairs, key=lambda pair: (scores[pair], -abs(pair[0] - pair[1]), pair), default=None)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip().translate(_TYPED)


def _whole(words: str, text: str) -> bool:
    """Whether words stand in a text, and not as part of longer words or of a longer number."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not _joined(text[max(at - 2, 0) : at + 1]) and not _joined(text[end - 1 : end + 2], after=True):
            return True
        at = text.find(words, at + 1)
    return False


def _joined(letters: str, *, after: bool = False) -> bool:
    """Whether the outermost letter of some words goes on in what stands next to it.

    Args:
        letters: that letter with up to two before it, or with up to two behind it.
        after: they stand behind it.
    """
    inner, *outer = list(letters if after else letters[::-1])
    if not outer or not inner.isalnum() or is_cjk(inner):
        return False
    if outer[0].isalnum():
        return not is_cjk(outer[0])
    return inner.isdigit() and outer[0] in ".," and len(outer) > 1 and outer[1].isdigit()
