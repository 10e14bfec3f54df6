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
_INFLECTED = ("ing", "ied", "ed")
_DERIVED = ("ation", "ating", "ator", "ated", "ment", "ness", "ate", "ion", "er", "or", "ly")
"""Endings, the longest first."""

# What would be another word without its e: a plane is no plan, to stare makes no star.
_LOST_E = re.compile(r"[^aeiouy]?[^aeiou][aeiou][^aeiouwxy]")
_RUSSIAN_ENDINGS = re.compile(
    "(иями|ями|ами|иях|иям|ием|ией|ого|его|ому|ему|ыми|ими|ешь|ишь|ете|ите|ала|ила|ало|ило|али|или|ать|ить|еть|"
    "ов|ев|ей|ий|ый|ой|ая|яя|ое|ее|ые|ие|ых|их|ую|юю|ым|им|ом|ем|ам|ям|ах|ях|ет|ит|ют|ут|ят|ат|ал|ил|ия|ию|ии|"
    "а|я|о|е|ы|и|у|ю|ь|й)$"
)
_SHORTEST, _SHORTEST_ROOT = 3, 5


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
    plural = _PLURAL.search(word) if word[-1] == "s" else None
    if plural and plural.start() >= _SHORTEST - 1:
        word = word[: plural.start()] + {"ies": "y", "sses": "ss"}.get(plural.group(), "")
    root = _without(word, _DERIVED)
    word = root if _SHORTEST_ROOT <= len(root) < len(word) else _uninflected(word)
    if len(word) > _SHORTEST + 1 and word[-1] == "e" and not _LOST_E.fullmatch(word[:-1]):
        word = word[:-1]
    return word[:-1] + "i" if word[-1] == "y" and len(word) > _SHORTEST else word


def _uninflected(word: str) -> str:
    """A verb without -ing or -ed, with what the ending took from it or doubled in it undone."""
    rest = _without(word, _INFLECTED)
    if len(rest) == len(word) or len(rest) < _SHORTEST or not _VOWEL.search(rest):
        return word
    if word.endswith("ied"):
        return rest + "y"
    if rest[-1] == rest[-2] and rest[-1] not in "aeioulsz":
        return rest[:-1]
    return rest + "e" if len(rest) <= _SHORTEST + 1 and _LOST_E.fullmatch(rest) else rest


def _without(word: str, endings: tuple[str, ...]) -> str:
    """A word without the first of the endings that it has."""
    return word[: -len(next(filter(word.endswith, endings)))] if word.endswith(endings) else word


def _russian(word: str) -> str:
    ending = _RUSSIAN_ENDINGS.search(word)
    if ending is None or ending.start() < _SHORTEST:
        return word
    return word[: ending.start()]
