"""Variants: which terms of a part a word of the question may stand for, and how surely.

The vocabulary is what is searched fuzzily, never the passages: a misspelt word is read once against all
terms, and everything after that is exact.

Two numbers are told of each term. Its **chance** is that of the word being written as it is by someone who
means the term, where 1 is the chance of writing it right: by this passages are found and ranked. Its
**closeness** is how alike the two are on paper: by this it is said what was found, and what was not.
Source: the noisy channel of Kernighan, Church and Gale, "A Spelling Correction Program" (1990).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from corpus.found import How
from corpus.words.months import MONTH_WORDS
from corpus.words.stems import stem
from corpus.words.tokens import fold, latin
from corpus.words.vocabulary import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus.index.lexicon import Lexicon

MAX_VARIANTS = 40

STEM_CLOSENESS = 0.92
AKIN_CLOSENESS = 0.3
"""Of words that begin alike: they help to rank, and are not pointed at."""
SCRIPT_CLOSENESS = 0.97
_MONTHS = frozenset(map(fold, MONTH_WORDS))
_SUREST = tuple(How)

_SHORT, _LONG, _LONG_STEM, _LONG_IN_BOTH = 3, 5, 4, 6
_MOST_EDITS = 2
# A slip makes a reading ten times less likely, one that keeps the sound of a name three. The first letter
# is seldom wrong, and most words of four letters are one slip from another.
_SCRIPT_CHANCE, _STEM_CHANCE = 0.9, 0.3
_EDIT_CHANCE, _SOUND_CHANCE, _NO_NAME = 0.1, 0.3, 0.3
_FIRST_LETTER_CHANCE, _SHORT_CHANCE = 0.3, 0.3
# An edit shows more in a short word, and more at its first letter.
_SHORTENING, _FIRST_LETTER, _LEAST_CLOSENESS = 1.5, 0.2, 0.05
_SOUND_FLOOR, _SOUND_RISE, _SOUND_LEAST_ALIKE = 0.3, 0.65, 0.5
_KNOWN_WORD_DISCOUNT = 0.5
_PLAINLY_CLOSE, _PLAINLY_DOUBTFUL = 0.8, 0.6

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Variants:
    """The terms one word may stand for in one part, at most `MAX_VARIANTS` of them.

    Attributes:
        terms: ids, ascending.
        chances: of each term, over 0 and at most 1 (the word itself).
        passages: how many passages hold what the word may stand for, each term counted by its chance.
        of: how close each term is, 0..1, and why.
    """

    terms: npt.NDArray[np.int64]
    chances: Floats
    passages: float
    of: Mapping[int, tuple[float, How]]


class _Likeness(NamedTuple):
    """How a term is like a word: the chance that it was meant, how alike the two are, and in what."""

    chance: float
    closeness: float
    how: How

    def joined(self, other: _Likeness) -> _Likeness:
        """The best of both."""
        how = min(self.how, other.how, key=_SUREST.index)
        return _Likeness(max(self.chance, other.chance), max(self.closeness, other.closeness), how)

    def discounted(self, share: float) -> _Likeness:
        """The same, but only so close."""
        return _Likeness(self.chance, self.closeness * share, self.how)

    def as_a_plain_word(self) -> _Likeness:
        """The same, but doubtful where it is told by the sound and is not spelt much alike."""
        by_sound = self.how is How.NAME and self.closeness < _PLAINLY_CLOSE
        return self._replace(closeness=min(self.closeness, _PLAINLY_DOUBTFUL)) if by_sound else self


_AKIN = _Likeness(_EDIT_CHANCE, AKIN_CLOSENESS, How.SPELLING)


def edits_allowed(word: str) -> int:
    """How many edits a word of this length may be away: short words and numbers mean what they say."""
    if not word.isalpha() or len(word) < _SHORT:
        return 0
    return 1 if len(word) < _LONG else _MOST_EDITS


def variants(
    word: str,
    lexicon: Lexicon,
    *,
    known: bool,
    common: bool = False,
    plain: bool = False,
    akin: Iterable[int] = (),
) -> Variants:
    """The likeliest terms that a folded word may stand for.

    Args:
        word: one token of the question.
        lexicon: of the part searched.
        known: the word stands as it is in some document that may be seen; then a reading as another word
            is unlikely, and is allowed one edit at most.
        common: it stands in so many that it is no slip for another.
        plain: it is all that is asked for, and not written as a name is.
        akin: terms that begin alike.
    """
    found = dict.fromkeys(akin, _AKIN)
    for form in dict.fromkeys((word, latin(word))):
        near = () if common or word in _MONTHS else _near(word, form, lexicon, known=known)
        for term, likeness in chain(_forms_of(word, form, lexicon), near):
            held = found.get(term)
            found[term] = held.joined(likeness) if held else likeness
    if word not in STOP_WORDS:
        found = _without_small_words(found, lexicon)
    if plain:
        found = {term: likeness.as_a_plain_word() for term, likeness in found.items()}
    df = dict(zip(found, lexicon.df[list(found)].tolist(), strict=True))
    standing = sorted(
        (term for term in found if df[term]), key=lambda term: (-found[term].chance, -df[term], term)
    )
    kept = sorted(standing[:MAX_VARIANTS])
    return Variants(
        terms=np.array(kept, np.int64),
        chances=np.array([found[term].chance for term in kept]),
        passages=sum(found[term].chance * df[term] for term in standing),
        of={term: (found[term].closeness, found[term].how) for term in kept},
    )


def _without_small_words(found: Mapping[int, _Likeness], lexicon: Lexicon) -> dict[int, _Likeness]:
    """Those that are no reading as a word without content: such words stand everywhere, and show nothing."""
    small = lexicon.ids_of(STOP_WORDS)
    return {
        term: likeness for term, likeness in found.items() if likeness.how is How.EXACT or term not in small
    }


def _forms_of(word: str, form: str, lexicon: Lexicon) -> Iterator[tuple[int, _Likeness]]:
    """The terms that are the word itself, in either script, and other forms of it; some more than once."""
    equal = lexicon.forms_equal(form)
    for number in equal:
        if form == word and number < len(lexicon):
            yield number, _Likeness(1.0, 1.0, How.EXACT)
        yield int(lexicon.term_of[number]), _Likeness(_SCRIPT_CHANCE, SCRIPT_CLOSENESS, How.TRANSLITERATION)
    if form != word and len(stem(form)) < _LONG_STEM:
        return  # of Мэннинг nothing is left but "men"
    other_form = _Likeness(_STEM_CHANCE, STEM_CLOSENESS, How.STEM)
    for term in lexicon.term_of[lexicon.forms_with_stem_of(form)].tolist():
        yield term, other_form


def _near(word: str, form: str, lexicon: Lexicon, *, known: bool) -> Iterator[tuple[int, _Likeness]]:
    """The terms that are written or sound nearly so."""
    limit = min(edits_allowed(form), 1 if known else _MOST_EDITS)
    if not limit:
        return
    heard = np.array(lexicon.forms_that_sound_like(form), np.uint32)
    near = lexicon.forms_near(form, limit)
    if len(heard):
        near = near[lexicon.sounds[near] != lexicon.sounds[heard[0]]]
    forms = np.concatenate([near, heard])
    if not len(forms):
        return
    written = lexicon.forms.at(forms)
    edits = cdist([form], written, scorer=OSA.distance, dtype=np.uint8)[0]
    may_be = edits <= limit
    may_be[len(near) :] |= edits[len(near) :] <= len(form) * (1.0 - _SOUND_LEAST_ALIKE)
    may_be &= edits > 0
    places = np.flatnonzero(may_be)
    of_another_script = (forms < len(lexicon)) != (form == word)
    terms = lexicon.term_of[forms[places]]
    columns = (places.tolist(), edits[places].tolist(), terms.tolist(), lexicon.named(terms).tolist())
    for place, count, term, is_name in zip(*columns, strict=True):
        if of_another_script[place] and not is_name and (count > 1 or len(form) < _LONG_IN_BOTH):
            continue  # министр is minister, but most words of two languages look alike by chance
        sounds = place >= len(near) and (is_name or len(form) >= _LONG)
        likeness = _likeness(form, written[place], count, limit=limit, sounds=sounds, is_name=is_name)
        if likeness:
            yield term, likeness.discounted(_KNOWN_WORD_DISCOUNT) if known else likeness


def _likeness(
    form: str, other: str, edits: int, *, limit: int, sounds: bool, is_name: bool
) -> _Likeness | None:
    """How a form is like another so many edits away; None when it is not."""
    if not sounds and edits > limit:
        return None
    if len(form) < _LONG and not _may_be_a_slip(form, other):
        return None
    chance, closeness, longest = 1.0, 0.0, max(len(form), len(other))
    if len(form) < _LONG:
        chance *= _SHORT_CHANCE
    if form[0] != other[0]:
        chance *= _FIRST_LETTER_CHANCE
    if edits <= limit:
        closeness = max(1.0 - edits / (longest - _SHORTENING), _LEAST_CLOSENESS)
        if form[0] != other[0]:
            closeness = max(closeness - _FIRST_LETTER, _LEAST_CLOSENESS)
    if not sounds:
        return _Likeness(chance * _EDIT_CHANCE**edits, closeness, How.SPELLING)
    chance *= _SOUND_CHANCE**edits * (1.0 if is_name else _NO_NAME)
    return _Likeness(chance, max(closeness, _SOUND_FLOOR + _SOUND_RISE * (1.0 - edits / longest)), How.NAME)


def _may_be_a_slip(form: str, other: str) -> bool:
    """Whether an edit between short words may be a slip: most words of three letters are one edit apart."""
    return form[0] == other[0] or sorted(form) == sorted(other)
