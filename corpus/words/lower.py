"""Words in lower case: the set of them that a sentence has, by which it is seen what is worth looking for."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.words.tokens import words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable


@cache
def lower_words(pattern: re.Pattern[str]) -> Callable[[str], frozenset[str]]:
    """A function that gives the words of a text in lower case, each once.

    Most words of a corpus are met again and again: what is found between two spaces is kept, for all who look
    for words of one pattern. So are the last texts: several look at a sentence one after the other.

    Args:
        pattern: of a word, which holds no space and does not depend on what stands beyond one.
    """

    @lru_cache(maxsize=1 << 16)
    def of_word(word: str) -> frozenset[str]:
        return frozenset(pattern.findall(word.lower()))

    @lru_cache(maxsize=1 << 8)
    def of_text(text: str) -> frozenset[str]:
        return frozenset().union(*map(of_word, words(text)))

    return of_text
