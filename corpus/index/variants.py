"""Variants: which terms of a collection a word of the question may stand for, and how surely.

The vocabulary is what is searched fuzzily, never the passages: a misspelt word is read once against all
terms, and everything after that is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from corpus.found import How
from corpus.words.tokens import latin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import numpy.typing as npt

    from corpus.index.lexicon import Lexicon

STEM_CLOSENESS = 0.92
SCRIPT_CLOSENESS = 0.97
MAX_VARIANTS = 40
_SUREST = tuple(How)

_SHORT, _LONG = 3, 5
# An edit weighs more in a short word, and more at its first letter, which people seldom get wrong.
_SHORTENING, _FIRST_LETTER, _LEAST_CLOSENESS = 1.5, 0.2, 0.05
_SOUND_FLOOR, _SOUND_RISE = 0.3, 0.65
_SOUND_LEAST_ALIKE = 0.5
_SOUND_SHORTEST = 5
_KNOWN_WORD_DISCOUNT = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Variants:
    """The terms one word may stand for in one collection.

    Attributes:
        terms: ids, ascending.
        closeness: of each term, over 0 and at most 1 (the word itself).
        of: how close each term is, and why.
    """

    terms: npt.NDArray[np.int64]
    closeness: npt.NDArray[np.float32]
    of: Mapping[int, tuple[float, How]]

    def closest(self, count: int) -> list[tuple[int, float]]:
        """The closest terms with their closeness, surest first."""
        order = np.lexsort((self.terms, -self.closeness))[:count]
        return [(int(self.terms[at]), float(self.closeness[at])) for at in order]


def edits_allowed(word: str) -> int:
    """How many edits a word of this length may be away: short words and numbers mean what they say."""
    if not word.isalpha() or len(word) < _SHORT:
        return 0
    return 1 if len(word) < _LONG else 2


def _no_name(_term: int) -> bool:
    return False


def variants(
    word: str,
    lexicon: Lexicon,
    *,
    known: bool,
    is_name: Callable[[int], bool] = _no_name,
    same: Iterable[str] = (),
) -> Variants:
    """All terms that a folded word may stand for.

    Args:
        word: one token of the question.
        lexicon: of the collection searched.
        known: the word stands as it is in some document that may be seen; then a reading as another word
            is unlikely, and is allowed one edit at most.
        is_name: whether a term is mostly written as names are; those may be short and found by their sound.
        same: tokens that say the same, for a number that may be written otherwise.
    """
    best: dict[int, tuple[float, How]] = {}
    for form, certainty in {latin(word): SCRIPT_CLOSENESS, word: 1.0}.items():
        for number, closeness, how in _readings(word, form, lexicon, known=known, is_name=is_name):
            term = int(lexicon.term_of[number])
            close, why = best.get(term, (0.0, how))
            best[term] = (max(close, closeness * certainty), min(how, why, key=_SUREST.index))
    for other in same:
        number_term = lexicon.term_id(other)
        if number_term is not None:
            best[number_term] = (SCRIPT_CLOSENESS, How.NUMBER)
    ordered = sorted(best)
    return Variants(
        terms=np.array(ordered, np.int64),
        closeness=np.array([best[term][0] for term in ordered], np.float32),
        of=best,
    )


def _readings(
    word: str, form: str, lexicon: Lexicon, *, known: bool, is_name: Callable[[int], bool] = _no_name
) -> Iterator[tuple[int, float, How]]:
    """Lexicon forms that one form of a word may stand for, with closeness and reason; some more than once."""
    for number in lexicon.forms_equal(form):
        same = lexicon.terms[lexicon.term_of[number]] == word
        yield (number, 1.0, How.EXACT) if same else (number, SCRIPT_CLOSENESS, How.TRANSLITERATION)
    for number in lexicon.forms_with_stem_of(form):
        yield number, STEM_CLOSENESS, How.STEM
    limit = edits_allowed(form)
    if limit:
        discount = _KNOWN_WORD_DISCOUNT if known else 1.0
        for number, closeness in _spelt_alike(form, lexicon, min(limit, 1) if known else limit):
            yield number, closeness * discount, How.SPELLING
        for number, closeness in _sounding_alike(form, lexicon):
            if len(form) >= _SOUND_SHORTEST or is_name(int(lexicon.term_of[number])):
                yield number, closeness * discount, How.NAME


def _spelt_alike(form: str, lexicon: Lexicon, limit: int) -> Iterator[tuple[int, float]]:
    near = lexicon.forms_near(form, limit)
    if not near:
        return
    written = [lexicon.forms[number] for number in near]
    edits = cdist([form], written, scorer=OSA.distance, score_cutoff=limit, dtype=np.uint8)[0]
    for at in np.nonzero(edits <= limit)[0]:
        if len(form) < _LONG and not _short_words_alike(form, written[at]):
            continue
        alike = 1.0 - int(edits[at]) / (max(len(form), len(written[at])) - _SHORTENING)
        if form[0] != written[at][0]:
            alike -= _FIRST_LETTER
        yield near[at], max(_LEAST_CLOSENESS, alike)


def _short_words_alike(form: str, other: str) -> bool:
    """Whether an edit between short words may be a slip: most words of three letters are one edit apart."""
    return form[0] == other[0] or sorted(form) == sorted(other)


def _sounding_alike(form: str, lexicon: Lexicon) -> Iterator[tuple[int, float]]:
    for number in lexicon.forms_that_sound_like(form):
        alike = OSA.normalized_similarity(form, lexicon.forms[number])
        if alike >= _SOUND_LEAST_ALIKE:
            yield number, _SOUND_FLOOR + _SOUND_RISE * alike
