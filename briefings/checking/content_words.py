"""Content words: the words of a sentence that say what it is about, each as its concept, where it stands.

Most words of a corpus are met again and again, so each is read once and kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefings.comparing.concepts import meaning
from corpus.words.stems import stem
from corpus.words.tokens import tokens
from corpus.words.vocabulary import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.words.tokens import Token


_SHORTEST_NAME = 3
_POSSESSIVE = frozenset({"'s", "’s"})
_DOES = frozenset(
    [
        "says",
        "said",
        "will",
        "would",
        "plans",
        "has",
        "had",
        "is",
        "was",
        "won",
        "lost",
        "beat",
        "cut",
        "cuts",
        "sold",
        "bought",
        "made",
        "led",
        "left",
        "hit",
        "gave",
        "got",
        "wants",
        "expects",
        "reports",
        "announces",
        "denies",
        "runs",
        "makes",
        "sells",
        "owns",
        "employs",
        "has",
    ]
)
"""What somebody does who is named without an article; a plural may be anything: officials said."""


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
                *concept,
                start,
                end,
                is_name and not opened,
                opened and is_name and _opens_name(text, found, at),
            )
        opened = False


def _opens_name(text: str, found: Sequence[Token], at: int) -> bool:
    """Whether a name begins a sentence: it goes on, owns something or does something without an article."""
    token, start, end = found[at]
    if at + 1 >= len(found) or end - start < _SHORTEST_NAME:
        return False
    if text[end - 2 : end] in _POSSESSIVE or text[end : end + 2] in _POSSESSIVE:
        return True
    after = found[at + 1]
    if after.start != end + 1 or text[end] != " ":
        return False
    does = token[-1] != "s" and (after.text in _DOES or after.text.endswith("ed"))
    return does or text[after.start].isupper()


@lru_cache(maxsize=1 << 16)
def _concept(token: str) -> tuple[str, str] | None:
    """The concept and the stem of a content word; None of any other."""
    if token[0].isdigit() or token in STOP_WORDS:
        return None
    root = stem(token)
    return meaning(root, token), root
