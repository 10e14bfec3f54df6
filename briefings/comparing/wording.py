"""Wording: when two texts, or two words, are the same but for how they are written."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from corpus.words.content import content_stems

if TYPE_CHECKING:
    from corpus.document import Passage

FAINT = frozenset(
    content_stems("will may now still yet ago year years time times day days new expected according told")
)
"""Words that stand in any news, and say nothing of what it is about."""

_INNER_NAME = re.compile(r"(?<=[\w,;:’'\"”)] )[“\"'(]?([A-ZА-ЯЁ]\w{2,})")
_ANY_NAME = re.compile(r"\b[A-ZА-ЯЁ]\w{2,}")
_CALENDAR = frozenset(
    content_stems(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July"
        " August September October November December The This That What Why How News Report Reports"
    )
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+")
SHORT_STEM = 3
"""Shorter stems have their beginning in common by chance."""

ONE_SPELLING = 80
"""Rapidfuzz ratio from which two stems are one name in two spellings."""


def one_spelling(one: str, other: str) -> bool:
    """Whether two stems are one name, spelt or inflected in two ways: Andrei, Andrey; China, Chinese."""
    if one[:1] != other[:1]:
        return False
    shorter = min(len(one), len(other))
    if shorter > SHORT_STEM and one[: shorter - 1] == other[: shorter - 1]:
        return True
    return fuzz.ratio(one, other) >= ONE_SPELLING


@lru_cache(maxsize=1 << 14)
def context(passage: Passage) -> frozenset[str]:
    """The content words of what stands around a passage: its neighbours and its document's title."""
    around = (passage.before, passage.text, passage.after, passage.document.title)
    return frozenset(chain.from_iterable(map(content_stems, around)))


@lru_cache(maxsize=1 << 14)
def surroundings(passage: Passage) -> frozenset[str]:
    """The names that stand around a passage, as stems: in it, its neighbours and its document's title."""
    return frozenset(chain.from_iterable(map(content_stems, names_around(passage)))) - _CALENDAR


def names_around(passage: Passage) -> list[str]:
    """The same names as they are written, each as often as it stands there."""
    around = (passage.before, passage.text, passage.after)
    found = [name for text in around for name in _INNER_NAME.findall(text)]
    return found + _ANY_NAME.findall(passage.document.title)


def folded(text: str) -> str:
    """A sentence without case, punctuation or line breaks: two prints of one sentence fold to the same.

    Its numbers stay: the same words with another number are another sentence.
    """
    return " ".join(_WORD.findall(text.casefold()))
