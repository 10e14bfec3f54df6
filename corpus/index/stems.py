"""Stems: the part of a word that its inflected forms share, by light suffix rules of our own.

Words with equal stems are taken for forms of one word ("exports", "exported"); a stem is never shown.
Light on purpose: a wrong merge answers another question, a missed one is mostly caught by spelling.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWEL = re.compile("[aeiouy]")
_ENGLISH = re.compile("[a-z]+")
_RUSSIAN = re.compile("[а-я]+")
_PLURAL = re.compile(r"(ies|sses|(?<=[sxz])es|(?<=ch)es|(?<=sh)es|(?<![sui])s)$")
_DERIVED = re.compile(
    r"(ational|ations?|itions?|ators?|ating|ated|ates?|ions?|ments?|ness|ings?|ers?|ors?|ed|ies|ied|ly)$"
)
_RUSSIAN_ENDINGS = re.compile(
    "(иями|ями|ами|иях|иям|ием|ией|ого|его|ому|ему|ыми|ими|ешь|ишь|ете|ите|ала|ила|ало|ило|али|или|ать|ить|еть|"
    "ов|ев|ей|ий|ый|ой|ая|яя|ое|ее|ые|ие|ых|их|ую|юю|ым|им|ом|ем|ам|ям|ах|ях|ет|ит|ют|ут|ят|ат|ал|ил|ия|ию|ии|"
    "а|я|о|е|ы|и|у|ю|ь|й)$"
)
_SHORTEST = 3


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a folded word; words of other scripts, with digits, or too short are their own stem."""
    if _ENGLISH.fullmatch(word):
        return _english(word)
    if _RUSSIAN.fullmatch(word):
        return _russian(word)
    return word


def _english(word: str) -> str:
    if len(word) <= _SHORTEST:
        return word
    plural = _PLURAL.search(word)
    if plural and plural.start() >= 2:
        tail = {"ies": "y", "sses": "ss"}.get(plural.group(), "")
        word = word[: plural.start()] + tail
    derived = _DERIVED.search(word)
    if derived and _may_end_at(word, derived.start(), derived.group()):
        word = word[: derived.start()]
        if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeioulsz":
            word = word[:-1]
    if len(word) > _SHORTEST and word[-1] == "e":
        word = word[:-1]
    return word[:-1] + "i" if word[-1] == "y" and len(word) > _SHORTEST else word


def _may_end_at(word: str, cut: int, suffix: str) -> bool:
    """Whether enough of a word is left before the suffix: more before one that makes another word."""
    inflection = suffix in {"ed", "ing", "ings", "ied", "ies"}
    return cut >= (_SHORTEST if inflection else _SHORTEST + 1) and _VOWEL.search(word[:cut]) is not None


def _russian(word: str) -> str:
    ending = _RUSSIAN_ENDINGS.search(word)
    if ending is None or ending.start() < _SHORTEST:
        return word
    return word[: ending.start()]
