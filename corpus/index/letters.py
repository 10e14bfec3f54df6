"""Letters: which of them a form holds, as bits by which forms that cannot be near are ruled out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.words.tokens import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Masks: TypeAlias = npt.NDArray[np.uint64]

_LETTERS = 32
_CODES = 0x110000
_FORMS_AT_ONCE = 1 << 16
_LONGEST_CJK = 2


def is_fuzzy(form: str) -> bool:
    """Whether a form may be read fuzzily: 2023 is not 2024, and pairs of Chinese characters are too short."""
    return form.isalpha() and not is_cjk(form)


def letter_mask(form: str) -> int:
    """What `letter_masks` gives for one form; it may be any."""
    once = twice = 0
    for letter in form:
        bit = 1 << (ord(letter) & (_LETTERS - 1))
        twice |= once & bit
        once |= bit
    return once | twice << _LETTERS


def letter_masks(forms: Sequence[str]) -> Masks:
    """For each form a bit for every letter that it holds, and another for every letter that it holds twice.

    Letters may share a bit; within the Latin and within the Cyrillic alphabet none of the common ones do.

    Returns:
        One mask a form; 0 for one that is never read fuzzily.
    """
    found = [_letter_masks(forms[at : at + _FORMS_AT_ONCE]) for at in range(0, len(forms), _FORMS_AT_ONCE)]
    return np.concatenate([np.empty(0, np.uint64), *found])


def _letter_masks(forms: Sequence[str]) -> Masks:
    letters = np.frombuffer("".join(forms).encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.fromiter(map(len, forms), np.int64, len(forms))
    fuzzy = _held_by_all(letters, lengths, str.isalpha)
    fuzzy &= ~(_held_by_all(letters, lengths, is_cjk) & (lengths <= _LONGEST_CJK))
    form_of = np.repeat(np.arange(np.count_nonzero(fuzzy)), lengths[fuzzy])
    places = form_of * _LETTERS + (letters[np.repeat(fuzzy, lengths)] & np.uint32(_LETTERS - 1))
    counts = np.bincount(places, minlength=np.count_nonzero(fuzzy) * _LETTERS).reshape(-1, _LETTERS)
    bits = np.concatenate([counts >= 1, counts >= 2], axis=1)
    masks = np.zeros(len(forms), np.uint64)
    masks[fuzzy] = np.packbits(bits, axis=1, bitorder="little").view(np.uint64).ravel()
    return masks


def _held_by_all(
    letters: npt.NDArray[np.uint32], lengths: npt.NDArray[np.int64], of: Callable[[str], bool]
) -> npt.NDArray[np.bool_]:
    """Of which forms something is true of every letter; of one without letters it is not."""
    table = np.zeros(_CODES, np.bool_)
    table[letters] = True
    table[[code for code in np.flatnonzero(table).tolist() if not of(chr(code))]] = False
    held = np.concatenate([[0], np.cumsum(table[letters])])
    ends = np.cumsum(lengths)
    all_held: npt.NDArray[np.bool_] = (held[ends] - held[ends - lengths] == lengths) & (lengths > 0)
    return all_held
