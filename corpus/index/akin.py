"""Akin words: terms that begin as a word of the question does ("coded", "codification"), if few do."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from corpus.words.tokens import is_cjk, latin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.lexicon import Lexicon

# Words that share their first two thirds are mostly akin.
_SHORTEST_BEGINNING, _BEGINNING = 5, 0.65
_MOST_AKIN = 200


def akin_terms(word: str, lexicons: Sequence[Lexicon]) -> list[list[int]]:
    """For each lexicon the ids of the terms that begin as a folded word does, in either script.

    There are none where very many begin so. They are counted over all lexicons together, each term once, so
    that it is all the same how passages are spread over parts.
    """
    found: list[list[int]] = [[] for _ in lexicons]
    for form in dict.fromkeys((word, latin(word))):
        beginning = _beginning(form)
        if beginning:
            ranges = [lexicon.terms_beginning(beginning) for lexicon in lexicons]
            if _are_few(ranges, lexicons):
                for akin, terms in zip(found, ranges, strict=True):
                    akin.extend(terms)
    return found


def _beginning(form: str) -> str:
    """What akin words share with a form; empty when that is too short to show anything."""
    length = max(_SHORTEST_BEGINNING, ceil(len(form) * _BEGINNING))
    return form[:length] if len(form) >= length and form.isalpha() and not is_cjk(form) else ""


def _are_few(ranges: Sequence[range], lexicons: Sequence[Lexicon]) -> bool:
    """Whether few different terms of these ranges stand in some passage."""
    if sum(map(len, ranges)) <= _MOST_AKIN:
        return True
    standing = [
        np.flatnonzero(lexicon.df[terms.start : terms.stop]) + terms.start
        for lexicon, terms in zip(lexicons, ranges, strict=True)
    ]
    if max(map(len, standing)) > _MOST_AKIN:
        return False
    written = (lexicon.forms.at(terms) for lexicon, terms in zip(lexicons, standing, strict=True))
    return len(set().union(*written)) <= _MOST_AKIN
