"""Name forms: a name as somebody wrote it, taken apart: its words, its titles, what it can be a name of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

from corpus.names.spelling import NameWord, folded, name_word
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

if TYPE_CHECKING:
    from collections.abc import Sequence

_HAN_NAME = re.compile(f"[{HAN}·]+")
_WORD = re.compile(r"[^\W_]+(?:[’'ʼ][^\W\d_]+)*", re.UNICODE)
_PARENTHESES = re.compile(r"\s*\(([^)]*)\)")
_ACRONYM = re.compile(r"[^\W\d_a-zа-яё]{2,7}")
_SYLLABLE = re.compile("[A-Z][a-z']*")
_RUSSIAN_TITLE = re.compile(rf"(?:{RUSSIAN_TITLES})\w{{0,4}}")
_GERMAN_ENDINGS = tuple(
    title + ending
    for title in (
        "minister",
        "prasident",
        "kanzler",
        "burgermeister",
        "chef",
        "sprecher",
        "direktor",
        "general",
    )
    for ending in ("", "in", "s")
)
_WORD_SIGNS = re.compile(r"\w+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_BEFORE_NAMES = TITLE_MODIFIERS | {"the", "of"}
_TELLING = frozenset().union(INSTITUTIONS, LINKING, PARTICLES, LEGAL_FORMS, GENERATIONS, APART)
"""Words that say something of the words beside them."""


class NameForm(NamedTuple):
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
        joined: all words as one, with the conventions of spelling evened out.
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
    joined: str = ""

    @property
    def initials(self) -> list[str]:
        """The first letters of its words, sorted."""
        return sorted(word.letter for word in self.words)


@lru_cache(maxsize=1 << 16)
def name_form(written: str) -> NameForm:
    """A name as it is written, with or without titles, taken apart; no words where it holds none."""
    return taken_apart(written)


def taken_apart(written: str) -> NameForm:
    """The same, of a name that is not met again."""
    written = written.strip()
    parts = written.replace("-", " ").split(" ")
    words = tuple(map(plain_word, parts))
    capitalised = None not in words or all(map(_is_capitalised, parts))
    if not capitalised:
        return _chinese(written) if _HAN_NAME.fullmatch(written) else _looked_into(written)
    acronym = parts[0] if len(parts) == 1 and _ACRONYM.fullmatch(parts[0]) else ""
    plain = tuple(word for word in words if word)
    if len(plain) == len(parts):  # most names: no word says anything of the others
        return NameForm(plain, acronym=acronym, bare=written, joined=_joined(plain))
    return _form(parts, frozenset(), institution=is_institution(parts), acronym=acronym, bare=written)


def _looked_into(written: str) -> NameForm:
    """A name that may hold more than capitalised words, taken apart."""
    short, bare = "", written
    if "(" in written:
        short = next((found for found in _PARENTHESES.findall(written) if _ACRONYM.fullmatch(found)), "")
        bare = _PARENTHESES.sub("", written)
    spelt = _spelt_out(bare)
    found = list(_WORD.finditer(spelt))
    parts = [match[0] for match in found]
    if len(parts) == 1 and _ACRONYM.fullmatch(parts[0]) and not short:
        short = parts[0]
    kept, titles = _untitled(bare, parts)
    institution = is_institution(kept) or " & " in bare
    if institution:
        kept, titles = parts, frozenset()
    if len(kept) > 1 and folded(kept[0]) == "the":
        kept = kept[1:]
    for place in range(len(found) - len(kept) + 1 if kept else 0):
        if parts[place : place + len(kept)] == kept:
            bare = spelt[found[place].start() : found[place + len(kept) - 1].end()]
            break
    return _form(kept, titles, institution=institution, acronym=short, bare=bare)


@lru_cache(maxsize=1 << 16)
def _is_capitalised(word: str) -> bool:
    """Whether a word of a name is letters with a capital, and neither a title nor an article."""
    if not word.isalpha() or not word[0].isupper():
        return False
    return folded(word) not in _BEFORE_NAMES and not is_title(folded(word))


@lru_cache(maxsize=1 << 16)
def plain_word(word: str) -> NameWord | None:
    """A capitalised word that says nothing of the words beside it; None of any other."""
    plain = _is_capitalised(word) and folded(word) and folded(word) not in _TELLING
    return name_word(word) if plain else None


def is_institution(parts: Sequence[str]) -> bool:
    """Whether the words of a name say that it is one of an institution, a place or a thing."""
    words = [folded(part) for part in parts]
    return not INSTITUTIONS.isdisjoint(words) and any(
        word in INSTITUTIONS and not (place == 0 and len(words) > 1 and word in OPENING_SURNAMES)
        for place, word in enumerate(words)
    )


def _form(
    parts: list[str], titles: frozenset[str], *, institution: bool, acronym: str, bare: str
) -> NameForm:
    texts = [folded(part) for part in parts]
    while len(parts) > 1 and texts[-1] in LEGAL_FORMS:
        parts, texts, institution = parts[:-1], texts[:-1], True
    generation = texts[-1] if len(parts) > 1 and _is_generation(parts[-1]) else ""
    if generation:
        parts, texts = parts[:-1], texts[:-1]
    numbers = frozenset[str]()
    if not "".join(texts).isalpha():
        numbers = frozenset(word for word in texts if any(sign.isdigit() for sign in word))
    lower = [word for word, part in zip(texts, parts, strict=True) if part[0].islower()]
    linked = not LINKING.isdisjoint(lower) and not PARTICLES.issuperset(lower)
    of = "of" in texts or "for" in texts
    office = all(is_title(word) or word in TITLE_MODIFIERS for word in texts)
    institution = institution or of or office or bool(numbers) or linked
    small = LINKING if institution else PARTICLES
    kept = [
        part
        for place, (word, part) in enumerate(zip(texts, parts, strict=True))
        if word and not (word in small and (part[0].islower() or place > 0)) and word not in numbers
    ]
    words = tuple([name_word(part) for part in kept or parts if folded(part)])
    return NameForm(
        words=words,
        institution=institution,
        acronym=acronym,
        titles=titles,
        numbers=numbers,
        generation=generation,
        apart=len(kept) > 1 and folded(kept[0]) in APART,
        bare=bare,
        joined=_joined(words),
    )


def _joined(words: tuple[NameWord, ...]) -> str:
    return "".join([word.key for word in words])


def _is_generation(written: str) -> bool:
    """Jr, Sr, or a Roman number in capitals: Xi is none."""
    return folded(written) in GENERATIONS and (written.isupper() or folded(written)[-1] == "r")


def _spelt_out(written: str) -> str:
    """The name without the full stops of initials, J.F. in two."""
    return _INITIALS.sub(lambda found: found[0].replace(".", ". "), written) if "." in written else written


def _untitled(bare: str, parts: list[str]) -> tuple[list[str], frozenset[str]]:
    """The words of a name without what stands before it, and the titles among that."""
    head = bare.split(",", 1)[0]
    if len(head) < len(bare):
        parts = _WORD.findall(_spelt_out(head)) or parts
    words = [folded(part) for part in parts]
    last = max((place for place, word in enumerate(words) if is_title(word)), default=-1)
    start = last + 1
    while start < len(parts) and words[start] in TITLE_MODIFIERS and start < len(parts) - 1 and last >= 0:
        start += 1
    if last >= 0 and words[start : start + 1] == ["of"]:
        start = len(parts) - 2 if len(parts) - start > 3 else 0
    while start < len(parts) and parts[start][0].islower() and words[start] not in PARTICLES:
        start += 1
    if start >= len(parts) or not any(part[0].isupper() or not part[0].isascii() for part in parts[start:]):
        return parts, frozenset()
    if "of" in words[start + 2 :] and not is_institution(parts[start : words.index("of", start + 2)]):
        of = words.index("of", start + 2)
        parts = parts[:of] if is_institution(parts[of:]) else parts
    return parts[start:], frozenset(word for word in words[:start] if is_title(word))


@lru_cache(maxsize=1 << 16)
def is_title(word: str) -> bool:
    """Whether a folded word is one that stands before names of persons."""
    if word in TITLES or (not word.isascii() and _RUSSIAN_TITLE.fullmatch(word)):
        return True
    return word.endswith(_GERMAN_ENDINGS) and _WORD_SIGNS.fullmatch(word) is not None


def _chinese(written: str) -> NameForm:
    titles = []
    bare = written
    for title in CHINESE_TITLES:
        if bare != title and (bare.startswith(title) or bare.endswith(title)):
            titles.append(title)
            bare = bare.removeprefix(title).removesuffix(title) or bare
    syllables = _SYLLABLE.findall(anyascii(bare.replace("·", "")))
    words = tuple(name_word(syllable.replace("'", "")) for syllable in syllables)
    return NameForm(
        words=words,
        joined=_joined(words),
        titles=frozenset(titles),
        han=bare,
        bare=bare,
    )
