"""Content words: what a text is about, as stems."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from corpus.words.stems import stem
from corpus.words.tokens import forms, pieces, words
from corpus.words.vocabulary import STOP_WORDS


@lru_cache(maxsize=1 << 14)
def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a text's content words in order: no function words, and no numbers."""
    return tuple(chain.from_iterable(map(_stems, words(text))))


@lru_cache(maxsize=1 << 16)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(
        stem(token)
        for written, kind in pieces(word)
        for token, _, _ in forms(written, kind)
        if token not in STOP_WORDS and not token[0].isdigit()
    )
