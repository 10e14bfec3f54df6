"""Name forms: a name as somebody wrote it, taken apart: its words, its titles, what it can be a name of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

from corpus.names.spelling import VOICED, NameWord, name_word
from corpus.names.vocabulary import (
    APART,
    CHINESE_TITLES,
    GENERATIONS,
    INSTITUTIONS,
    LEGAL_FORMS,
    LINKING,
    OPENING_SURNAMES,
    PARTICLES,
    RUSSIAN_TITLES,
    TITLE_MODIFIERS,
    TITLES,
)
from corpus.words.scripts import HAN
from corpus.words.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_HAN_NAME = re.compile(f"[{HAN}·]+")
_WORD = re.compile(r"[^\W_]+(?:[’'ʼ][^\W\d_]+)*", re.UNICODE)
_PARENTHESES = re.compile(r"\s*\(([^)]*)\)")
_ACRONYM = re.compile(r"[^\W\d_a-zа-яё]{2,7}")
_SYLLABLE = re.compile("[A-Z][a-z']*")
_RUSSIAN_TITLE = re.compile(rf"(?:{RUSSIAN_TITLES})\w{{0,4}}")
_GERMAN_TITLE = re.compile(
    r"\w*(?:minister|prasident|kanzler|burgermeister|chef|sprecher|direktor|general)(?:in|s)?"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")


@dataclass(frozen=True, slots=True)
class NameForm:
    """A written name, taken apart.

    Attributes:
        words: of the name proper, in order: no titles, particles, legal forms.
        institution: it cannot be the name of a person.
        acronym: its short form, where it is one itself or gives one in parentheses.
        titles: folded titles before the name.
        numbers: the numbers in it.
        generation: "jr", "ii" and the like, or empty.
        apart: its first word makes it another place than the rest of it would be.
        han: its characters, where it is written in Chinese ones.
        bare: the name as written, without titles and what stands behind it.
    """

    words: tuple[NameWord, ...]
    institution: bool = False
    acronym: str = ""
    titles: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    generation: str = ""
    apart: bool = False
    han: str = ""
    bare: str = ""

    @property
    def initials(self) -> list[str]:
        """The first letters of its words, sorted; what is written for one another is one letter."""
        return sorted(word.key[:1].translate(VOICED) for word in self.words)

    @property
    def joined(self) -> str:
        """All words as one, with the conventions of spelling evened out."""
        return "".join(word.key for word in self.words)


@lru_cache(maxsize=1 << 16)
def name_form(written: str) -> NameForm:
    """A name as it is written, with or without titles, taken apart; no words where it holds none."""
    written = written.strip()
    if _HAN_NAME.fullmatch(written):
        return _chinese(written)
    short = next((found for found in _PARENTHESES.findall(written) if _ACRONYM.fullmatch(found)), "")
    bare = _PARENTHESES.sub("", written)
    parts = _WORD.findall(_spelt_out(bare))
    if len(parts) == 1 and _ACRONYM.fullmatch(parts[0]) and not short:
        short = parts[0]
    kept, titles = _untitled(bare, parts)
    institution = is_institution(kept) or " & " in bare
    if institution:
        kept, titles = parts, frozenset()
    if len(kept) > 1 and fold(kept[0]) == "the":
        kept = kept[1:]
    return replace(_form(kept, titles, institution=institution, acronym=short), bare=_stretch(bare, kept))


def _stretch(written: str, kept: list[str]) -> str:
    """Where a name holds these words one after another, as it stands there."""
    found = list(_WORD.finditer(_spelt_out(written)))
    for place in range(len(found) - len(kept) + 1):
        if kept and [match[0] for match in found[place : place + len(kept)]] == kept:
            return _spelt_out(written)[found[place].start() : found[place + len(kept) - 1].end()]
    return written


def is_institution(parts: Sequence[str]) -> bool:
    """Whether the words of a name say that it is one of an institution, a place or a thing."""
    folded = [fold(part) for part in parts]
    return any(
        word in INSTITUTIONS and not (place == 0 and len(folded) > 1 and word in OPENING_SURNAMES)
        for place, word in enumerate(folded)
    )


def _form(parts: list[str], titles: frozenset[str], *, institution: bool, acronym: str) -> NameForm:
    folded = [fold(part) for part in parts]
    while len(parts) > 1 and folded[-1] in LEGAL_FORMS:
        parts, folded, institution = parts[:-1], folded[:-1], True
    generation = folded[-1] if len(parts) > 1 and _is_generation(parts[-1]) else ""
    if generation:
        parts, folded = parts[:-1], folded[:-1]
    numbers = frozenset(word for word in folded if any(sign.isdigit() for sign in word))
    linked = any(word in LINKING and part[0].islower() for word, part in zip(folded, parts, strict=True))
    of = "of" in folded or "for" in folded
    office = all(is_title(word) or word in TITLE_MODIFIERS for word in folded)
    institution = institution or of or office or bool(numbers) or (linked and not _is_personal(folded, parts))
    small = LINKING if institution else PARTICLES
    kept = [
        part
        for place, (word, part) in enumerate(zip(folded, parts, strict=True))
        if word and not (word in small and (part[0].islower() or place > 0)) and word not in numbers
    ]
    return NameForm(
        words=tuple(name_word(part) for part in kept or parts if fold(part)),
        institution=institution,
        acronym=acronym,
        titles=titles,
        numbers=numbers,
        generation=generation,
        apart=len(kept) > 1 and fold(kept[0]) in APART,
    )


def _is_generation(written: str) -> bool:
    """Jr, Sr, or a Roman number in capitals: Xi is none."""
    return fold(written) in GENERATIONS and (written.isupper() or fold(written)[-1] == "r")


def _is_personal(folded: list[str], parts: list[str]) -> bool:
    """Whether every small word of a name is one that names of persons have."""
    return all(word in PARTICLES for word, part in zip(folded, parts, strict=True) if part[0].islower())


def _spelt_out(written: str) -> str:
    """The name without the full stops of initials, J.F. in two."""
    return _INITIALS.sub(lambda found: found[0].replace(".", ". "), written) if "." in written else written


def _untitled(bare: str, parts: list[str]) -> tuple[list[str], frozenset[str]]:
    """The words of a name without what stands before it, and the titles among that."""
    head = bare.split(",", 1)[0]
    if len(head) < len(bare):
        parts = _WORD.findall(_spelt_out(head)) or parts
    folded = [fold(part) for part in parts]
    last = max((place for place, word in enumerate(folded) if is_title(word)), default=-1)
    start = last + 1
    while start < len(parts) and folded[start] in TITLE_MODIFIERS and start < len(parts) - 1 and last >= 0:
        start += 1
    if last >= 0 and folded[start : start + 1] == ["of"]:
        start = len(parts) - 2 if len(parts) - start > 3 else 0
    while start < len(parts) and parts[start][0].islower() and folded[start] not in PARTICLES:
        start += 1
    if start >= len(parts) or not any(part[0].isupper() or not part[0].isascii() for part in parts[start:]):
        return parts, frozenset()
    if "of" in folded[start + 2 :] and not is_institution(parts[start : folded.index("of", start + 2)]):
        of = folded.index("of", start + 2)
        parts = parts[:of] if is_institution(parts[of:]) else parts
    return parts[start:], frozenset(word for word in folded[:start] if is_title(word))


@lru_cache(maxsize=1 << 14)
def is_title(word: str) -> bool:
    """Whether a folded word is one that stands before names of persons."""
    return word in TITLES or bool(_RUSSIAN_TITLE.fullmatch(word) or _GERMAN_TITLE.fullmatch(word))


def _chinese(written: str) -> NameForm:
    titles = []
    bare = written
    for title in CHINESE_TITLES:
        if bare != title and (bare.startswith(title) or bare.endswith(title)):
            titles.append(title)
            bare = bare.removeprefix(title).removesuffix(title) or bare
    syllables = _SYLLABLE.findall(anyascii(bare.replace("·", "")))
    return NameForm(
        words=tuple(name_word(syllable.replace("'", "")) for syllable in syllables),
        titles=frozenset(titles),
        han=bare,
        bare=bare,
    )
