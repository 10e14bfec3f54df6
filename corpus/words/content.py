"""Content words: what a text is about, as stems."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from corpus.words.stems import stem
from corpus.words.tokens import forms, pieces
from corpus.words.vocabulary import STOP_WORDS


@lru_cache(maxsize=1 << 14)
def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a text's content words in order: no function words, and no numbers."""
    return tuple(chain.from_iterable(_stems(written, kind) for written, kind in pieces(text)))


@lru_cache(maxsize=1 << 16)
def _stems(written: str, kind: str | None) -> tuple[str, ...]:
    """The stems of one piece of a text: most words of a corpus are met again and again."""
    return tuple(
        stem(token)
        for token, _, _ in forms(written, kind)
        if token not in STOP_WORDS and not token[0].isdigit()
    )
