"""Content words: what a text is about, as stems."""

from __future__ import annotations

from functools import lru_cache

from corpus.words.stems import stem
from corpus.words.tokens import token_texts
from corpus.words.vocabulary import STOP_WORDS


@lru_cache(maxsize=1 << 14)
def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a text's content words in order: no function words, and no numbers."""
    return tuple(
        stem(token) for token in token_texts(text) if token not in STOP_WORDS and not token[0].isdigit()
    )
