"""The lexicon: every term of one collection, laid out so that near terms are found by arithmetic.

Terms are what the passages hold; forms are how a term may be written by someone who asks: the term itself
and, for Cyrillic, its Latin transliteration. Everything is sorted by form. What is counted is held in
arrays that are mapped from disk; the words themselves are read when it is opened.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.index.sounds import sound
from corpus.words.stems import stem
from corpus.words.tokens import is_cjk, latin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Ids: TypeAlias = npt.NDArray[np.uint32]
Masks: TypeAlias = npt.NDArray[np.uint64]

_TERMS = "terms.txt"
_FORMS = "forms.txt"
_ARRAYS = "lexicon_{}.npy"
_NO_KEY = 0


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All terms of one collection.

    Attributes:
        terms: sorted; a term's id is its place here.
        df: in how many passages each term stands.
        forms: sorted.
        term_of: the term that each form stands for.
        fuzzy: the forms that may be read fuzzily, by length.
        masks: 64 bits for the letters of each of those.
        length_starts: where the forms of each length start in them.
        stem_keys: numbers for the stems of the forms, ascending.
        by_stem: the form of each stem key.
        sound_keys: numbers for the sounds of the forms, ascending; 0 for none.
        by_sound: the form of each sound key.
    """

    terms: list[str]
    df: Ids
    forms: list[str]
    term_of: Ids
    fuzzy: Ids
    masks: Masks
    length_starts: Ids
    stem_keys: Ids
    by_stem: Ids
    sound_keys: Ids
    by_sound: Ids

    def forms_equal(self, form: str) -> range:
        """The numbers of the forms written exactly so."""
        return range(bisect_left(self.forms, form), bisect_right(self.forms, form))

    def forms_with_stem_of(self, form: str) -> list[int]:
        """The numbers of the forms that have the stem of the form given."""
        shared = stem(form)
        near = _equal(self.stem_keys, self.by_stem, _key(shared))
        return [number for number in near if stem(self.forms[number]) == shared]

    def forms_that_sound_like(self, form: str) -> list[int]:
        """The numbers of the forms that have the sound of the form given; none when it has no sound."""
        shared = sound(form)
        near = _equal(self.sound_keys, self.by_sound, _key(shared)) if shared else []
        return [number for number in near if sound(self.forms[number]) == shared]

    def forms_near(self, form: str, distance: int) -> list[int]:
        """Form numbers among which every form within so many edits is; most others are ruled out.

        An edit changes at most two bits of the letter mask and one character of length.
        """
        mask = letter_mask(form)
        if mask == 0:
            return []
        longest = len(self.length_starts) - 2
        first = self.length_starts[max(0, min(len(form) - distance, longest + 1))]
        last = self.length_starts[min(len(form) + distance, longest) + 1]
        near = np.bitwise_count(self.masks[first:last] ^ np.uint64(mask)) <= 2 * distance
        found: list[int] = self.fuzzy[first:last][near].tolist()
        return found

    def term_id(self, term: str) -> int | None:
        """The id of a term, or None when no passage holds it."""
        at = bisect_left(self.terms, term)
        return at if at < len(self.terms) and self.terms[at] == term else None

    def save(self, folder: Path) -> None:
        """Write every part into a folder that exists."""
        (folder / _TERMS).write_text("\n".join(self.terms), encoding="utf-8", newline="\n")
        (folder / _FORMS).write_text("\n".join(self.forms), encoding="utf-8", newline="\n")
        for name in _SAVED:
            np.save(folder / _ARRAYS.format(name), getattr(self, name))

    @classmethod
    def load(cls, folder: Path) -> Lexicon:
        """Open what `save` wrote; arrays are mapped, not read."""
        arrays = {name: mapped(folder / _ARRAYS.format(name)) for name in _SAVED}
        terms = _lines(folder / _TERMS)
        forms = _lines(folder / _FORMS)
        if len(terms) != len(arrays["df"]) or len(forms) != len(arrays["term_of"]):
            raise ValueError("the lexicon's parts are of different lengths")
        return cls(terms=terms, forms=forms, **arrays)

    @classmethod
    def build(cls, terms: Sequence[str], df: Ids, *, known: Lexicon | None = None) -> Lexicon:
        """A lexicon of sorted terms; keys of forms that a known lexicon already has are taken from there."""
        written = [(term, number) for number, term in enumerate(terms)]
        other_script = [(term, number) for term, number in written if not term.isascii()]
        written += [(form, number) for term, number in other_script if (form := latin(term)) != term]
        written.sort()
        forms = [form for form, _ in written]
        masks, stems, sounds = _keys(forms, known)
        lengths = np.array([len(form) for form in forms], np.uint32)
        fuzzy = np.lexsort((np.arange(len(forms)), lengths, masks == 0)).astype(np.uint32)
        fuzzy = fuzzy[: np.count_nonzero(masks)]
        by_stem = np.argsort(stems, kind="stable").astype(np.uint32)
        by_sound = np.argsort(sounds, kind="stable").astype(np.uint32)
        return cls(
            terms=list(terms),
            df=df,
            forms=forms,
            term_of=np.array([number for _, number in written], np.uint32),
            fuzzy=fuzzy,
            masks=masks[fuzzy],
            length_starts=np.searchsorted(lengths[fuzzy], np.arange(lengths.max(initial=0) + 2)).astype(
                np.uint32
            ),
            stem_keys=stems[by_stem],
            by_stem=by_stem,
            sound_keys=sounds[by_sound],
            by_sound=by_sound,
        )


_SAVED = (
    "df",
    "term_of",
    "fuzzy",
    "masks",
    "length_starts",
    "stem_keys",
    "by_stem",
    "sound_keys",
    "by_sound",
)


def letter_mask(form: str) -> int:
    """One bit for each letter of a form (letters may share one); 0 for what is never read fuzzily.

    Numbers and words with digits are never fuzzy: 2023 is not 2024. Pairs of Chinese characters are
    too short to be.
    """
    if not form.isalpha() or is_cjk(form):
        return 0
    mask = 0
    for letter in form:
        mask |= 1 << (ord(letter) & 63)
    return mask


def _keys(forms: Sequence[str], known: Lexicon | None) -> tuple[Masks, Ids, Ids]:
    """Letter mask, stem key and sound key of each form."""
    places = {form: place for place, form in enumerate(known.forms)} if known else {}
    masks = np.zeros(len(forms), np.uint64)
    stems = np.zeros(len(forms), np.uint32)
    sounds = np.zeros(len(forms), np.uint32)
    from_known: list[int] = []
    known_at: list[int] = []
    for number, form in enumerate(forms):
        place = places.get(form)
        if place is not None:
            from_known.append(number)
            known_at.append(place)
            continue
        masks[number] = letter_mask(form)
        stems[number] = _key(stem(form))
        sounds[number] = _key(sound(form))
    if known:
        masks[from_known] = _by_form(known.masks, known.fuzzy, len(known.forms))[known_at]
        stems[from_known] = _by_form(known.stem_keys, known.by_stem, len(known.forms))[known_at]
        sounds[from_known] = _by_form(known.sound_keys, known.by_sound, len(known.forms))[known_at]
    return masks, stems, sounds


def _key(text: str) -> int:
    return zlib.crc32(text.encode()) or 1 if text else _NO_KEY


def _equal(keys: Ids, forms: Ids, key: int) -> list[int]:
    """The forms that have a key."""
    first, last = np.searchsorted(keys, [key, key + 1])
    found: list[int] = forms[first:last].tolist()
    return found


def _by_form(keys: npt.NDArray[Any], forms: Ids, total: int) -> npt.NDArray[Any]:
    """Keys in the order of the forms again; 0 for a form that has none."""
    ordered = np.zeros(total, keys.dtype)
    ordered[forms] = keys
    return ordered


def mapped(path: Path) -> npt.NDArray[Any]:
    """An array on disk, read only where it is used; a plain view, for that is faster than numpy's memmap."""
    return np.asarray(np.load(path, mmap_mode="r")).view(np.ndarray)


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return text.split("\n") if text else []
