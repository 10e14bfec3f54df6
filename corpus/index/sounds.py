"""Sounds: a key that spellings of one name share, however each newspaper writes it.

A consonant skeleton over the Latin form: letters that European languages write for one another fall
together, vowels and glides go. It is coarse, so words with one key are compared letter by letter as well.

Source: the idea of Philips, "Hanging on the Metaphone" (1990), with rules for transliterated names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.words.tokens import latin

_RULES = [
    (frozenset(letters), re.compile(pattern), sound)
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
_VOWELS = re.compile("[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")
_FEWEST_CONSONANTS = 2


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """The key of a folded word; empty when it is not written in letters or has under two consonants."""
    form = latin(word)
    if not (form.isascii() and form.isalpha()):
        return ""
    written = frozenset(form)
    for letters, pattern, replacement in _RULES:
        if not letters.isdisjoint(written):
            form = pattern.sub(replacement, form)
    first = "a" if form[:1] and form[0] in "aeiouy" else ""
    consonants = _DOUBLE.sub(r"\1", _VOWELS.sub("", form))
    return first + consonants if len(consonants) >= _FEWEST_CONSONANTS else ""
