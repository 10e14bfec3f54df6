"""Blocks: keys that the forms of one name share, so that only few pairs of names need a closer look."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.names.spelling import consonants, heard, syllable_sounds
from corpus.names.vocabulary import LINKING, OPENING_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.names.form import NameForm
    from corpus.names.spelling import NameWord

_LEAST_HEARD = 3


def block_keys(form: NameForm) -> frozenset[int]:
    """Numbers for the blocks of a name; names that can be one share at least one of them, as a rule."""
    return frozenset([_number(key) for key in _keys(form)])


def acronym_key(acronym: str) -> int:
    """The number for the block of an acronym and of the names that it explains."""
    return _number(_acronym(acronym))


def spelling_number(form: NameForm) -> int:
    """A number for the spelling of a name with its conventions evened out; 0 for one without letters."""
    return _number(form.joined)


def _number(key: str) -> int:
    return zlib.crc32(key.encode("utf-8", "surrogatepass"))


def _acronym(acronym: str) -> str:
    return "#" + acronym.casefold()


def _keys(form: NameForm) -> list[str]:
    words = [word for word in form.words if word.text not in LINKING] or form.words
    if not words:
        return []
    keys = [_acronym(form.acronym)] if form.acronym else []
    if form.han:
        return [*keys, *_chinese(form)]
    if len(words) > 1:
        keys.append("&".join(sorted(map(_sound, words))))
        if form.institution:
            return keys
    return [*keys, *_family(words[-1]), *_east_asian([word.latin for word in words], words[0])]


@lru_cache(maxsize=1 << 16)
def _sounds(word: NameWord) -> frozenset[str]:
    """The consonants of a word, without a case ending."""
    return frozenset([consonants(stem).removesuffix("s") for stem in word.stems or [word.key]])


@lru_cache(maxsize=1 << 16)
def _sound(word: NameWord) -> str:
    return min(_sounds(word))


@lru_cache(maxsize=1 << 16)
def _family(word: NameWord) -> tuple[str, ...]:
    """Keys of the word that a name may be cut down to: as it is spelt, and as a Chinese ear keeps it."""
    return (*_sounds(word), *(f"~{sounds}" for sounds in heard(word.latin) if len(sounds) >= _LEAST_HEARD))


def _east_asian(letters: list[str], first: NameWord) -> list[str]:
    """Keys of a name that may have its family name first, with and without spaces, as Russian writes it."""
    opening = letters[0] in OPENING_SURNAMES
    if len(letters) == 1:
        return [letters[0] + "*"] if opening else []
    keys = []
    if first.cyrillic:
        keys.append("^" + "".join([syllable_sounds(each, russian=True) for each in letters]))
    elif opening:
        keys += [letters[0] + "*", "=" + "".join(letters)]
        keys.append("^" + "".join([syllable_sounds(each, russian=False) for each in letters]))
    if letters[-1] in OPENING_SURNAMES:
        keys.append("=" + "".join(letters[-1:] + letters[:-1]))
    return keys


def _chinese(form: NameForm) -> Iterator[str]:
    syllables = [word.latin for word in form.words if word.latin != "·"]
    yield "=" + "".join(syllables)
    yield syllables[0] + "*"
    for spelt in (form.han, form.han.rsplit("·", 1)[-1]):
        last = syllables[-len(spelt) :] if spelt != form.han else syllables
        yield from (
            f"~{sounds}" for sounds in heard("".join(last), pinyin=True) if len(sounds) >= _LEAST_HEARD
        )
