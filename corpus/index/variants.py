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

from corpus.index.found import How
from corpus.index.tokens import latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from corpus.index.lexicon import Lexicon

STEM_CLOSENESS = 0.92
SCRIPT_CLOSENESS = 0.97
MAX_VARIANTS = 40

_SHORT, _LONG = 3, 5
# An edit weighs more in a short word, and more at its first letter, which people seldom get wrong.
_SHORTENING, _FIRST_LETTER, _LEAST_CLOSENESS = 1.5, 0.2, 0.05
_SOUND_FLOOR, _SOUND_RISE = 0.3, 0.65
_SOUND_LEAST_ALIKE = 0.5
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


def variants(word: str, lexicon: Lexicon, *, known: bool) -> Variants:
    """All terms that a folded word may stand for.

    Args:
        word: one token of the question.
        lexicon: of the collection searched.
        known: the word stands as it is in some document that may be seen; then a reading as another word
            is unlikely, and is allowed one edit at most.
    """
    best: dict[int, tuple[float, How]] = {}

    def offer(forms: Iterable[int], closeness: Iterable[float], how: How) -> None:
        for form, close in zip(forms, closeness, strict=True):
            term = int(lexicon.term_of[form])
            if close > best.get(term, (0.0, how))[0]:
                best[term] = (close, how)

    for form, certainty in {word: 1.0, latin(word): SCRIPT_CLOSENESS}.items():
        exact = lexicon.forms_equal(form)
        same_script = [lexicon.terms[lexicon.term_of[number]] == word for number in exact]
        offer(
            [n for n, same in zip(exact, same_script, strict=True) if same],
            [1.0] * sum(same_script),
            How.EXACT,
        )
        offer(
            [n for n, same in zip(exact, same_script, strict=True) if not same],
            [SCRIPT_CLOSENESS] * (len(exact) - sum(same_script)),
            How.TRANSLITERATION,
        )
        stems = lexicon.forms_with_stem_of(form)
        offer(stems, [STEM_CLOSENESS * certainty] * len(stems), How.STEM)
        limit = min(edits_allowed(form), 1) if known else edits_allowed(form)
        discount = certainty * (_KNOWN_WORD_DISCOUNT if known else 1.0)
        if limit:
            offer(*_spelt_alike(form, lexicon, limit, discount), How.SPELLING)
        if edits_allowed(form):
            offer(*_sounding_alike(form, lexicon, discount), How.NAME)
    ordered = sorted(best)
    return Variants(
        terms=np.array(ordered, np.int64),
        closeness=np.array([best[term][0] for term in ordered], np.float32),
        of=best,
    )


def _spelt_alike(form: str, lexicon: Lexicon, limit: int, discount: float) -> tuple[list[int], list[float]]:
    near = lexicon.forms_near(form, limit)
    if not len(near):
        return [], []
    written = [lexicon.forms[number] for number in near]
    edits = cdist([form], written, scorer=OSA.distance, score_cutoff=limit, dtype=np.uint8)[0]
    numbers: list[int] = []
    closeness: list[float] = []
    for at in np.nonzero(edits <= limit)[0]:
        length = max(len(form), len(written[at]))
        distance = int(edits[at])
        alike = 1.0 - distance / (length - _SHORTENING)
        if form[0] != written[at][0]:
            alike -= _FIRST_LETTER
        numbers.append(int(near[at]))
        closeness.append(discount * max(_LEAST_CLOSENESS, alike))
    return numbers, closeness


def _sounding_alike(form: str, lexicon: Lexicon, discount: float) -> tuple[list[int], list[float]]:
    numbers: list[int] = []
    closeness: list[float] = []
    for number in lexicon.forms_that_sound_like(form):
        alike = OSA.normalized_similarity(form, lexicon.forms[number])
        if alike >= _SOUND_LEAST_ALIKE:
            numbers.append(number)
            closeness.append(discount * (_SOUND_FLOOR + _SOUND_RISE * alike))
    return numbers, closeness
