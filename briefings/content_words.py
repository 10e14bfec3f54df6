"""Content words: the words of a sentence that say what it is about, each as its concept, where it stands.

Most words of a corpus are met again and again, so each is read once and kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefings.concepts import meaning
from corpus.words.stems import stem
from corpus.words.tokens import tokens
from corpus.words.vocabulary import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.words.tokens import Token


class Word(NamedTuple):
    """One content word: its concept, where it stands, and whether it is written as a name is."""

    concept: str
    stem: str
    start: int
    end: int
    named: bool
    opens: bool


def words(text: str, *, capital: bool) -> Iterator[Word]:
    """The content words of a sentence, in order.

    Args:
        capital: whether a capital letter inside a sentence makes a name.
    """
    found = tokens(text)
    opened = True
    for at, (token, start, end) in enumerate(found):
        concept = _concept(token)
        is_name = capital and text[start].isupper()
        if concept is not None:
            yield Word(
                *concept, start, end, is_name and not opened, opened and is_name and _goes_on(text, found, at)
            )
        opened = False


def _goes_on(text: str, found: Sequence[Token], at: int) -> bool:
    """Whether a name goes on with the next word."""
    following = found[at + 1].start if at + 1 < len(found) else len(text)
    end = found[at].end
    return following == end + 1 < len(text) and text[following].isupper() and text[end] == " "


@lru_cache(maxsize=1 << 16)
def _concept(token: str) -> tuple[str, str] | None:
    """The concept and the stem of a content word; None of any other."""
    if token[0].isdigit() or token in STOP_WORDS:
        return None
    root = stem(token)
    return meaning(root, token), root
