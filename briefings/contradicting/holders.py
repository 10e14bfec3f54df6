"""Holders: whether two names that sentences give to one office are clearly of two people, or of one."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

from corpus.names.matching import Likeness, likeness

_HAN = re.compile("[\u3400-\u9fff]")

ALIKE = 70
"""Rapidfuzz ratio from which two words may be one name in two transliterations."""


@lru_cache(maxsize=1 << 14)
def two_people(one: str, other: str) -> bool:
    """Whether two names are of two people for certain: unlike by form, and no surname near the other's.

    A surname alone is the person of that surname; what may be a short form or a spelling is not two people.
    """
    if likeness(one, other) is not Likeness.DIFFERENT:
        return False
    if one[:2] == other[:2] and _HAN.match(one):
        return False
    mine, theirs = (anyascii(name).lower().split() for name in (one, other))
    shorter, longer = sorted((mine, theirs), key=len)
    if len(shorter) == 1:
        return not any(_near(shorter[0], word) for word in longer)
    return not all(any(_near(word, each) for each in longer) for word in shorter)


@lru_cache(maxsize=1 << 14)
def one_person(one: str, other: str) -> bool:
    """Whether two full names are one by their form."""
    return likeness(one, other) is Likeness.SAME


@lru_cache(maxsize=1 << 14)
def named_in(holder: str, text: str) -> bool:
    """Whether a text names somebody, by surname at least, in any spelling."""
    surname = anyascii(holder).lower().split()[-1]
    return holder[:2] in text if _HAN.match(holder) else any(_near(surname, word) for word in _words(text))


@lru_cache(maxsize=1 << 13)
def _words(text: str) -> tuple[str, ...]:
    return tuple(anyascii(word).lower() for word in re.findall(r"[^\W\d_a-zа-я][\w’'-]*", text))


def _near(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= ALIKE
