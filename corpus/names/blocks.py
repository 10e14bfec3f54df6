"""Blocks: keys that the forms of one name share, so that only few pairs of names need a closer look."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from corpus.names.spelling import consonants, heard, syllable_sounds
from corpus.names.vocabulary import LINKING, OPENING_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.names.form import NameForm
    from corpus.names.spelling import NameWord

_LEAST_HEARD = 3
_WHOLE = frozenset("#=^")


def block_keys(form: NameForm, *, narrow: bool = False) -> frozenset[int]:
    """Numbers for the blocks of a name; names that can be one share at least one of them, as a rule.

    Args:
        narrow: only those of the whole name, which bearers of the same family name do not share.
    """
    keys = (key for key in _keys(form) if not narrow or key[0] in _WHOLE or "&" in key)
    return frozenset(zlib.crc32(key.encode("utf-8", "surrogatepass")) for key in keys)


def _keys(form: NameForm) -> Iterator[str]:
    words = [word for word in form.words if word.text not in LINKING] or list(form.words)
    if not words:
        return
    if form.acronym:
        yield "#" + form.acronym.casefold()
    if len(words) > 1 and not form.han:
        yield "#" + "".join(word.text[0] for word in form.words)
    if form.han:
        yield from _chinese(form)
    elif form.institution and len(words) > 1:
        yield "&".join(sorted(min(_sounds(word)) for word in words))
    else:
        yield from _sounds(words[-1])
        if len(words) == 1 and words[0].latin in OPENING_SURNAMES:
            yield words[0].latin + "*"
        yield from _whole(words)


def _sounds(word: NameWord) -> frozenset[str]:
    """The consonants of a word, without a case ending."""
    return frozenset(consonants(stem).removesuffix("s") for stem in word.stems or [word.key])


def _whole(words: list[NameWord]) -> Iterator[str]:
    """Keys of a person's name in any order, with and without spaces, as Russian and Chinese write it."""
    yield from (f"~{sounds}" for sounds in heard(words[-1].latin) if len(sounds) >= _LEAST_HEARD)
    if len(words) == 1:
        return
    yield "&".join(sorted(min(_sounds(word)) for word in words))
    letters = [word.latin for word in words]
    if words[0].cyrillic:
        yield "^" + "".join(syllable_sounds(each, russian=True) for each in letters)
    elif words[0].latin in OPENING_SURNAMES:
        yield words[0].latin + "*"
        yield "=" + "".join(letters)
        yield "^" + "".join(syllable_sounds(each, russian=False) for each in letters)
    if words[-1].latin in OPENING_SURNAMES:
        yield "=" + "".join(letters[-1:] + letters[:-1])


def _chinese(form: NameForm) -> Iterator[str]:
    syllables = [word.latin for word in form.words if word.latin != "·"]
    yield "=" + "".join(syllables)
    yield syllables[0] + "*"
    for spelt in (form.han, form.han.rsplit("·", 1)[-1]):
        last = syllables[-len(spelt) :] if spelt != form.han else syllables
        yield from (
            f"~{sounds}" for sounds in heard("".join(last), pinyin=True) if len(sounds) >= _LEAST_HEARD
        )
