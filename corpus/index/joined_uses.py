"""Joined uses: the words of a question that passages may write as one word, or as two.

"co-operation", "co operation" and "cooperation" are one word, as "e-mail" and "email" are, "G-7" and "G7".
What stands in no document is never looked for.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.found import How
from corpus.index.aliases import AliasUse
from corpus.words.tokens import ELIDED, fold
from corpus.words.vocabulary import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.index.question import QuestionWord

JOINED_CLOSENESS = 0.95
"""A word in one or in two is the same, but for the few that have both with two meanings."""

FEW_PASSAGES = 10_000
"""Two words that each stand in more are common ones: where they meet, they are hardly parts of another."""

_HYPHENS = frozenset("-‐‑–'’")
_SHORTEST = 5
"""Letters of a word that is worth taking apart."""
_SHORTEST_PART = 3
_SHORTEST_PART_OF_UNKNOWN = 2
_SHORT_PARTS = frozenset({"co", "de", "e", "ex", "o", "re", "un", "d", "l"})
"""Shorter first parts that are often written with a hyphen or an apostrophe, or without."""
_DESIGNATION = re.compile(r"([^\W\d_]{1,3})(\d{1,4})")
"""G7, MH17, С400: often with a hyphen, or without."""
_ELIDED = re.compile(f"{ELIDED}$")


def joined_uses(
    question: str, words: Sequence[QuestionWord], frequency: Callable[[str], int]
) -> tuple[AliasUse, ...]:
    """The words of a question that stand in passages as one instead of two, or the other way about.

    Args:
        question: as it is searched.
        words: all its words, in order.
        frequency: in how many passages that the asker may see a token stands.
    """
    return (*_joined(question, words, frequency), *_parted(words, frequency))


def _joined(
    question: str, words: Sequence[QuestionWord], frequency: Callable[[str], int]
) -> Iterator[AliasUse]:
    """Two words that passages write as one, and a word with what is elided before it."""
    for at, (one, other) in enumerate(pairwise(words)):
        between = question[one.end : other.start]
        joined = one.text + other.text
        apart = between == " " and one.weight and other.weight and len(joined) >= _SHORTEST
        one_word = joined.isalpha() or (between in _HYPHENS and _DESIGNATION.fullmatch(joined))
        if (apart or between in _HYPHENS) and one_word and frequency(joined):
            yield AliasUse(at, at + 2, ((joined,),), How.SPELLING, JOINED_CLOSENESS)
    for at, word in enumerate(words):
        elided = _ELIDED.search(question[: word.start])
        if elided and frequency(fold(elided.group() + word.text)):
            yield AliasUse(at, at + 1, ((fold(elided.group() + word.text),),), How.SPELLING, JOINED_CLOSENESS)


def _parted(words: Sequence[QuestionWord], frequency: Callable[[str], int]) -> Iterator[AliasUse]:
    """Words that passages write as two."""
    for at, word in enumerate(words):
        designation = _DESIGNATION.fullmatch(word.text)
        if designation and all(map(frequency, designation.groups())):
            yield AliasUse(at, at + 1, (designation.groups(),), How.SPELLING, JOINED_CLOSENESS)
        if len(word.text) < _SHORTEST or not word.weight or not word.text.isalpha():
            continue
        known = frequency(word.text)
        if word.named and not known:
            continue  # a name that no document holds is somebody else's, whatever its halves mean
        shortest = _SHORTEST_PART if known else _SHORTEST_PART_OF_UNKNOWN
        parts = [(word.text[:cut], word.text[cut:]) for cut in range(1, len(word.text) - shortest + 1)]
        others = tuple(
            (first, second)
            for first, second in parts
            if (len(first) >= shortest or first in _SHORT_PARTS)
            and STOP_WORDS.isdisjoint((first, second))
            and (begins := frequency(first))
            and 0 < min(begins, frequency(second)) <= FEW_PASSAGES
        )
        if others:
            yield AliasUse(at, at + 1, others, How.SPELLING, JOINED_CLOSENESS)
