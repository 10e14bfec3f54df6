"""The lexicon: every term of one part, laid out so that near terms are found by arithmetic.

Terms are what the passages hold; forms are how a term may be written by someone who asks: the term itself
and, for Cyrillic, its Latin transliteration. Everything is mapped from disk, and nothing is read but what a
question touches.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.index.letters import is_fuzzy, letter_mask
from corpus.index.sounds import sound
from corpus.mapped import Strings
from corpus.words.stems import stem

if TYPE_CHECKING:
    from corpus.index.letters import Masks
    from corpus.mapped import Columns

Ids: TypeAlias = npt.NDArray[np.uint32]

_FORMS = "lexicon.forms"
NO_KEY = 0
CODING = ("utf-8", "surrogatepass")
_LAST_LETTER = "\U0010ffff"
OPENING = 8


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All terms of one part.

    Attributes:
        df: in how many passages each term stands; 0 when all of them are gone.
        capitals: of each term's occurrences, how many more are written as names are than are not.
        forms: the terms, sorted; after them the transliterations of those that have one.
        openings: the first eight bytes of each term as one number, ascending.
        term_of: the term that each form stands for.
        masks: 64 bits for the letters of each form; 0 for one that is never read fuzzily.
        stems: a number for the stem of each form.
        sounds: a number for the sound of each form; 0 for none.
        fuzzy: the forms that may be read fuzzily, by length.
        fuzzy_masks: the masks of those.
        length_starts: where the forms of each length start in them.
        hash_keys: numbers for the spellings of the forms, ascending.
        by_hash: the form of each of them.
        stem_keys: the stems, ascending.
        by_stem: the form of each of them.
        sound_keys: the sounds, ascending.
        by_sound: the form of each of them.
    """

    df: Ids
    capitals: npt.NDArray[np.int32]
    forms: Strings
    openings: Masks
    term_of: Ids
    masks: Masks
    stems: Ids
    sounds: Ids
    fuzzy: Ids
    fuzzy_masks: Masks
    length_starts: Ids
    hash_keys: Ids
    by_hash: Ids
    stem_keys: Ids
    by_stem: Ids
    sound_keys: Ids
    by_sound: Ids
    _ids: dict[frozenset[str], frozenset[int]] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        """How many terms there are."""
        return len(self.df)

    def terms(self) -> list[str]:
        """All of them, in memory."""
        return self.forms.at(np.arange(len(self)))

    def term(self, number: int) -> str:
        """A term by its id."""
        return self.forms[number]

    def named(self, terms: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.bool_]:
        """Whether most occurrences of some terms are written as names are."""
        found: npt.NDArray[np.bool_] = self.capitals[terms] > 0
        return found

    def term_id(self, term: str) -> int | None:
        """The id of a term, or None when no passage holds it."""
        return next((number for number in self.forms_equal(term) if number < len(self)), None)

    def forms_equal(self, form: str) -> list[int]:
        """The numbers of the forms written exactly so."""
        near = _equal(self.hash_keys, self.by_hash, key_of(form))
        return [number for number in near if self.forms[number] == form]

    def forms_with_stem_of(self, form: str) -> list[int]:
        """The numbers of the forms that have the stem of the form given."""
        shared = stem(form)
        near = _equal(self.stem_keys, self.by_stem, key_of(shared))
        return [number for number in near if stem(self.forms[number]) == shared]

    def forms_that_sound_like(self, form: str) -> list[int]:
        """The numbers of the forms that have the sound of the form given; none when it has no sound.

        Hardly ever one of another sound too, with the same number: spellings are compared anyway.
        """
        shared = sound(form)
        return _equal(self.sound_keys, self.by_sound, key_of(shared)) if shared else []

    def terms_beginning(self, beginning: str) -> range:
        """The ids of the terms that begin so."""
        opening = beginning.encode("utf-8", "surrogatepass")[:OPENING]
        least, greatest = (np.uint64(int.from_bytes(opening.ljust(OPENING, end))) for end in (b"\0", b"\xff"))
        first, last = (
            int(self.openings.searchsorted(least)),
            int(self.openings.searchsorted(greatest, "right")),
        )
        if first < last and not (
            self.term(first).startswith(beginning) and self.term(last - 1).startswith(beginning)
        ):
            terms = range(len(self))
            first = bisect_left(terms, beginning, first, last, key=self.term)
            last = bisect_left(terms, beginning + _LAST_LETTER, first, last, key=self.term)
        return range(first, last)

    def forms_near(self, form: str, distance: int) -> Ids:
        """Form numbers among which every form within so many edits is; nearly all others are ruled out.

        An edit changes at most two bits of the letter mask; one that changes the length changes one.
        """
        first = max(len(form) - distance, 0)
        bounds = self.length_starts[first : len(form) + distance + 2].tolist()
        if not is_fuzzy(form) or len(bounds) <= 1:
            return np.empty(0, np.uint32)
        apart = np.bitwise_count(self.fuzzy_masks[bounds[0] : bounds[-1]] ^ np.uint64(letter_mask(form)))
        for length, (start, end) in enumerate(pairwise(bounds), first):
            apart[start - bounds[0] : end - bounds[0]] += abs(len(form) - length)
        near: Ids = self.fuzzy[np.flatnonzero(apart <= 2 * distance) + bounds[0]]
        return near

    def ids_of(self, words: frozenset[str]) -> frozenset[int]:
        """The ids of those of some words that stand in passages; looked up once."""
        if words not in self._ids:
            found = map(self.term_id, words)
            self._ids[words] = frozenset(number for number in found if number is not None)
        return self._ids[words]

    def columns(self) -> dict[str, npt.NDArray[Any]]:
        """What a file keeps of it."""
        return {**self.forms.columns(_FORMS), **{f"lexicon.{name}": getattr(self, name) for name in _SAVED}}

    @classmethod
    def of_columns(cls, columns: Columns) -> Lexicon:
        """The one that `columns` gave.

        Raises:
            KeyError, ValueError: a part is missing or damaged.
        """
        arrays: dict[str, Any] = {name: columns[f"lexicon.{name}"] for name in _SAVED}
        forms = Strings.of_columns(columns, _FORMS)
        if len(forms) != len(arrays["term_of"]):
            raise ValueError("the lexicon's parts are of different lengths")
        return cls(forms=forms, **arrays)


_SAVED = (
    "df",
    "capitals",
    "openings",
    "term_of",
    "masks",
    "stems",
    "sounds",
    "fuzzy",
    "fuzzy_masks",
    "length_starts",
    "hash_keys",
    "by_hash",
    "stem_keys",
    "by_stem",
    "sound_keys",
    "by_sound",
)


def key_of(text: str) -> int:
    """A number for the spelling of a text; 0 only for an empty one."""
    return zlib.crc32(text.encode(*CODING)) or 1 if text else NO_KEY


def _equal(keys: Ids, forms: Ids, key: int) -> list[int]:
    """The forms that have a key; sought as the column's own type, or all of it would be copied."""
    first = int(keys.searchsorted(np.uint32(key)))
    last = first
    while last < len(keys) and keys[last] == key:
        last += 1
    found: list[int] = forms[first:last].tolist()
    return found
