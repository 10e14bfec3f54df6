"""Suggestions: when nothing is found, what near it does stand in the documents, as they write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.index.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.rank import Ranked
    from corpus.index.reading import Reading
    from corpus.index.shard import Shard

MAX_SUGGESTIONS = 3
_LOOKED_AT = 12
_NAME_TOKENS = 3


def suggestions(reading: Reading, shards: Sequence[Shard], order: Sequence[Ranked]) -> tuple[str, ...]:
    """At most `MAX_SUGGESTIONS` words or names of the best passages under the bar, nearest first."""
    found: dict[str, float] = {}
    for each in order[:_LOOKED_AT]:
        shard = shards[each.shard]
        text = shard.text_of(each.passage_id)
        standing = tokens(text)
        for at, token in enumerate(standing):
            term = shard.lexicon.term_id(token.text)
            if term is None:
                continue
            worth = max(
                (
                    read.weight * near[0]
                    for read in reading.words
                    if (near := read.variants[each.shard].of.get(term))
                ),
                default=0.0,
            )
            if worth > 0.0:
                first, last = at, at
                while (
                    first > 0
                    and last - first < _NAME_TOKENS
                    and _one_name(text, standing[first - 1].start, token.start)
                ):
                    first -= 1
                while (
                    last + 1 < len(standing)
                    and last - first < _NAME_TOKENS
                    and _one_name(text, token.start, standing[last + 1].end)
                ):
                    last += 1
                name = text[standing[first].start : standing[last].end]
                found[name] = max(found.get(name, 0.0), worth)
    return tuple(sorted(found, key=lambda name: (-found[name], name))[:MAX_SUGGESTIONS])


def _one_name(text: str, start: int, end: int) -> bool:
    """Whether a stretch is one run of capitalised words with single spaces between."""
    return all(word[:1].isupper() and word.isalpha() for word in text[start:end].split(" "))
