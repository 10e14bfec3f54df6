"""Suggestions: when nothing is found, what near it does stand in the documents, as they write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.index.rank import FOUND_CLOSENESS
from corpus.words.stems import stem
from corpus.words.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.rank import Ranked
    from corpus.index.reading import Reading
    from corpus.index.shard import Shard

MAX_SUGGESTIONS = 3
_LOOKED_AT = 6
_NAME_TOKENS = 6
_POSSESSIVE = ("'s", "’s")


def suggestions(reading: Reading, shards: Sequence[Shard], order: Sequence[Ranked]) -> tuple[str, ...]:
    """At most `MAX_SUGGESTIONS` words or names of the best passages under the bar, the weightiest first.

    Args:
        reading: the question.
        shards: those that the reading was made over.
        order: the candidates, best first.
    """
    found: dict[str, tuple[float, str]] = {}
    for each in order[:_LOOKED_AT]:
        text = shards[each.shard].text_of(each.passage_id)
        standing = tokens(text)
        for at, token in enumerate(standing):
            worth = _worth(token, reading, shards[each.shard], each.shard)
            if worth > found.get(stem(token.text), (0.0, ""))[0]:
                found[stem(token.text)] = (worth, _name_around(text, standing, at))
    nearest = sorted(found.values(), key=lambda pair: (-pair[0], pair[1]))
    return tuple(dict.fromkeys(name for _, name in nearest))[:MAX_SUGGESTIONS]


def _worth(token: Token, reading: Reading, shard: Shard, place: int) -> float:
    """How near a word of a passage comes to a word of the question, by that word's weight; 0 for not near."""
    term = shard.lexicon.term_id(token.text)
    if term is None:
        return 0.0
    near = [
        (read.weight, read.variants[place].of[term][0])
        for read in reading.words
        if term in read.variants[place].of
    ]
    return max((weight * close for weight, close in near if close >= FOUND_CLOSENESS), default=0.0)


def _name_around(text: str, standing: Sequence[Token], at: int) -> str:
    """The word itself, or the run of capitalised words that it stands in."""
    first = last = at
    while (
        first > 0
        and last - first + 1 < _NAME_TOKENS
        and _is_name(text, standing[first - 1].start, standing[at].end)
    ):
        first -= 1
    while (
        last + 1 < len(standing)
        and last - first + 1 < _NAME_TOKENS
        and _is_name(text, standing[at].start, standing[last + 1].end)
    ):
        last += 1
    name = text[standing[first].start : standing[last].end]
    return name[:-2] if name.endswith(_POSSESSIVE) else name


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a stretch is one run of capitalised words with single spaces between."""
    return all(word[:1].isupper() and word.isalpha() for word in text[start:end].split(" "))
