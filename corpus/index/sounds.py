"""Sounds: a key that spellings of one name share, however each newspaper writes it.

A consonant skeleton over the Latin form: letters that European languages write for one another fall
together, vowels and glides go. It is coarse, so words with one key are compared letter by letter as well.

Source: the idea of Philips, "Hanging on the Metaphone" (1990), with rules for transliterated names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.words.tokens import latin

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULES = [
    (frozenset(letters), re.compile(pattern, re.MULTILINE), sound)
    for letters, pattern, sound in (
        ("n", "^[kgp](?=n)", ""),
        ("w", "^wr", "r"),
        ("x", "x", "ks"),
        ("hczj", "shch|tsch|sch|tch|dzh|sh|ch|cz|sz|zh|(?<![aeiouy])j", "X"),
        ("h", "ph|gh(?=t)", "f"),
        ("cq", "ck|cqu|qu|q|cc(?![eiy])", "k"),
        ("t", "ts|tz", "s"),
        ("c", "c(?=[eiy])", "s"),
        ("c", "c", "k"),
        ("z", "z", "s"),
        ("wv", "w(?=[aeiouy])|v", "f"),
        ("hwj", "[hwj]", ""),
    )
]
"""Letters without one of which a word has nothing of a rule (no rule writes them), the rule and the sound."""
_VOWELS = frozenset("aeiouy")
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_DOUBLED = re.compile(r"(.)(?=\1)")
_FEWEST_CONSONANTS = 2


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """The key of a folded word; empty when it is not written in letters or has under two consonants."""
    return sounds([word])[0]


def sounds(words: Sequence[str]) -> list[str]:
    """The keys of many words: each rule goes over all of them at once, one word a line."""
    forms = [word if word.isascii() else latin(word) for word in words]
    lines = "\n".join([form if form.isascii() and form.isalpha() else "" for form in forms])
    written = frozenset(lines)
    for letters, pattern, replacement in _RULES:
        if not letters.isdisjoint(written):
            lines = pattern.sub(replacement, lines)
    opened = lines.split("\n")
    consonants = _DOUBLED.sub("", lines.translate(_NO_VOWELS)).split("\n")
    return [
        ("a" if opening[:1] in _VOWELS else "") + heard if len(heard) >= _FEWEST_CONSONANTS else ""
        for opening, heard in zip(opened, consonants, strict=True)
    ]
