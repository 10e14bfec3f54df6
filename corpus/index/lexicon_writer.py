"""Writing a lexicon: what is worked out of each term once, so that a question only looks it up."""

from __future__ import annotations

import zlib
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from corpus.index.letters import letter_masks
from corpus.index.lexicon import CODING, NO_KEY, OPENING, Lexicon, key_of
from corpus.index.sounds import sounds
from corpus.mapped import Strings
from corpus.words.stems import stem
from corpus.words.tokens import latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from corpus.index.letters import Masks
    from corpus.index.lexicon import Ids

_IDEOGRAPHS = "\u2e80"  # the scripts of Chinese, Japanese and Korean start here


def lexicon_of(
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
    return Lexicon(
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
    places = starts[:-1, None] + np.arange(OPENING)
    held = places < starts[1:, None]
    found = np.zeros((count, OPENING), np.uint8)
    found[held] = terms.bytes[places[held]]
    return found.view(">u8").ravel().astype(np.uint64)


def _key_column(texts: Sequence[str]) -> Ids:
    """A number for the spelling of each text; 0 only for an empty one."""
    encoded = map(str.encode, texts, *map(repeat, CODING))
    keys = np.fromiter(map(zlib.crc32, encoded), np.uint32, len(texts))
    for number in np.flatnonzero(keys == NO_KEY).tolist():
        keys[number] = key_of(texts[number])
    return keys
