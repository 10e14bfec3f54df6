"""The lexicon: every term of one part, laid out so that near terms are found by arithmetic.

Terms are what the passages hold; forms are how a term may be written by someone who asks: the term itself
and, for Cyrillic, its Latin transliteration. Everything is mapped from disk, and nothing is read but what a
question touches.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.index.letters import is_fuzzy, letter_mask, letter_masks
from corpus.index.sounds import sound, sounds
from corpus.mapped import Strings
from corpus.words.stems import stem
from corpus.words.tokens import latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.index.letters import Masks
    from corpus.mapped import Columns

Ids: TypeAlias = npt.NDArray[np.uint32]

_FORMS = "lexicon.forms"
_NO_KEY = 0
_CODING = ("utf-8", "surrogatepass")
_LAST_LETTER = "\U0010ffff"
_OPENING = 8
_IDEOGRAPHS = "\u2e80"  # the scripts of Chinese, Japanese and Korean start here


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
        near = _equal(self.hash_keys, self.by_hash, _key(form))
        return [number for number in near if self.forms[number] == form]

    def forms_with_stem_of(self, form: str) -> list[int]:
        """The numbers of the forms that have the stem of the form given."""
        shared = stem(form)
        near = _equal(self.stem_keys, self.by_stem, _key(shared))
        return [number for number in near if stem(self.forms[number]) == shared]

    def forms_that_sound_like(self, form: str) -> list[int]:
        """The numbers of the forms that have the sound of the form given; none when it has no sound.

        Hardly ever one of another sound too, with the same number: spellings are compared anyway.
        """
        shared = sound(form)
        return _equal(self.sound_keys, self.by_sound, _key(shared)) if shared else []

    def terms_beginning(self, beginning: str) -> range:
        """The ids of the terms that begin so."""
        opening = beginning.encode("utf-8", "surrogatepass")[:_OPENING]
        least, greatest = (
            np.uint64(int.from_bytes(opening.ljust(_OPENING, end))) for end in (b"\0", b"\xff")
        )
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

    @classmethod
    def build(
        cls,
        terms: Sequence[str],
        df: Ids,
        capitals: npt.NDArray[np.int32],
        *,
        known: Iterable[tuple[Lexicon, npt.NDArray[np.int64]]] = (),
    ) -> Lexicon:
        """A lexicon of sorted terms.

        Args:
            terms: sorted.
            df: in how many passages each stands.
            capitals: of each, how many more occurrences are written as names are than are not.
            known: other lexicons, with the place of each of their terms among these, or -1: what they have
                worked out of a form is taken from there.
        """
        transliterated = [
            (form, number)
            for number, term in enumerate(terms)
            if not term.isascii() and term[0] < _IDEOGRAPHS and (form := latin(term)) != term
        ]
        forms = [*terms, *(form for form, _ in transliterated)]
        term_of = np.concatenate(
            [np.arange(len(terms)), np.array([number for _, number in transliterated], np.int64)]
        ).astype(np.uint32)
        hashes = _key_column(forms)
        masks, stems, sound_numbers = _keys(forms, hashes, term_of, len(terms), known)
        lengths = np.fromiter(map(len, forms), np.uint32, len(forms))
        fuzzy = np.flatnonzero(masks)[np.argsort(lengths[masks != 0], kind="stable")]
        length_starts = np.searchsorted(lengths[fuzzy], np.arange(lengths.max(initial=0) + 2))
        written = Strings.of(forms)
        by_hash, by_stem, by_sound = (
            np.argsort(keys, kind="stable").astype(np.uint32) for keys in (hashes, stems, sound_numbers)
        )
        return cls(
            df=df,
            capitals=capitals,
            forms=written,
            openings=_openings(written, len(terms)),
            term_of=term_of,
            masks=masks,
            stems=stems,
            sounds=sound_numbers,
            fuzzy=fuzzy.astype(np.uint32),
            fuzzy_masks=masks[fuzzy],
            length_starts=length_starts.astype(np.uint32),
            hash_keys=hashes[by_hash],
            by_hash=by_hash,
            stem_keys=stems[by_stem],
            by_stem=by_stem,
            sound_keys=sound_numbers[by_sound],
            by_sound=by_sound,
        )


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


def _keys(
    forms: Sequence[str],
    hashes: Ids,
    term_of: Ids,
    terms: int,
    known: Iterable[tuple[Lexicon, npt.NDArray[np.int64]]],
) -> tuple[Masks, Ids, Ids]:
    """Letter mask, stem number and sound number of each form; what is not read fuzzily is its own stem."""
    masks = np.zeros(len(forms), np.uint64)
    stems = hashes.copy()
    sound_numbers = np.zeros(len(forms), np.uint32)
    form_of = np.zeros(terms, np.int64)  # the transliteration of a term, where there is one
    form_of[term_of[terms:]] = np.arange(terms, len(forms))
    unknown = np.ones(len(forms), np.bool_)
    for lexicon, places in known:
        of_terms = places[lexicon.term_of]
        kept = of_terms >= 0
        number = of_terms[kept]
        transliterated = np.flatnonzero(kept) >= len(lexicon)
        number[transliterated] = form_of[number[transliterated]]
        for ours, theirs in ((masks, lexicon.masks), (stems, lexicon.stems), (sound_numbers, lexicon.sounds)):
            ours[number] = theirs[kept]
        unknown[number] = False
    new = np.flatnonzero(unknown)
    masks[new] = letter_masks([forms[number] for number in new.tolist()])
    new = new[masks[new] != 0]
    written = [forms[number] for number in new.tolist()]
    stems[new] = _key_column(list(map(stem, written)))
    sound_numbers[new] = _key_column(sounds(written))
    return masks, stems, sound_numbers


def _openings(terms: Strings, count: int) -> Masks:
    """The first bytes of so many terms, shorter ones with zeros behind."""
    starts = terms.starts[: count + 1]
    places = starts[:-1, None] + np.arange(_OPENING)
    held = places < starts[1:, None]
    found = np.zeros((count, _OPENING), np.uint8)
    found[held] = terms.bytes[places[held]]
    return found.view(">u8").ravel().astype(np.uint64)


def _key(text: str) -> int:
    """What `_key_column` gives for one text."""
    return zlib.crc32(text.encode(*_CODING)) or 1 if text else _NO_KEY


def _key_column(texts: Sequence[str]) -> Ids:
    """A number for the spelling of each text; 0 only for an empty one."""
    encoded = map(str.encode, texts, *map(repeat, _CODING))
    keys = np.fromiter(map(zlib.crc32, encoded), np.uint32, len(texts))
    for number in np.flatnonzero(keys == _NO_KEY).tolist():
        keys[number] = _key(texts[number])
    return keys


def _equal(keys: Ids, forms: Ids, key: int) -> list[int]:
    """The forms that have a key; sought as the column's own type, or all of it would be copied."""
    first = int(keys.searchsorted(np.uint32(key)))
    last = first
    while last < len(keys) and keys[last] == key:
        last += 1
    found: list[int] = forms[first:last].tolist()
    return found
