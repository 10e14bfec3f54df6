"""How the words of names are spelt, in the conventions of newspapers: whether two spellings are one word.

In comes a word as it is written in a name; out come keys, and how near two words are.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from corpus.names.vocabulary import GIVEN_NAMES_BEFORE_S, NICKNAMES
from corpus.words.tokens import fold, latin

_CYRILLIC = re.compile("[\u0400-\u052f]")
_CASE_ENDINGS = re.compile("(?:ого|ому|ыми|ими|ой|ей|ою|ею|ом|ем|ым|им|ую|юю|ая|яя|ий|ый|[аяуюеиыйьо])$")
_VOWELS = "aeiou"
_NO_VOWELS = str.maketrans("", "", _VOWELS)
# Written for one another: v and w, f at the end of a word, z where a German reads ts.
VOICED = str.maketrans("zv", "sf")
_SHORTEST_STEM = 3
_LONG = 6
"""Letters from which a word may be respelt more freely: short words are other words."""
_ACRONYM_LETTERS = 5
_LETTERS_AN_EDIT = 5
_TYPO_LETTERS = 8
_PATRONYMIC = re.compile("(sson|son|sen|ssen|dottir|ez|es|ich|ski|ova|ov|ev|eva|ina|in)$")

# What papers write for one another, as one letter: capitals stand for sounds of several letters. The letters
# before a pattern must be there for it to match, and are much sooner looked for.
_CONVENTIONS = [
    (sign, re.compile(pattern), sound_)
    for sign, pattern, sound_ in (
        ("ch", "shch|schtsch|stsch", "SC"),
        ("c", "tsch|tch|cz", "C"),
        ("s", "sch|sh|sz", "S"),
        ("zh", "d?zh", "Z"),
        ("dj", "dj", "Z"),
        ("ch", "ch", "C"),
        ("ph", "ph", "f"),
        ("h", "(?<=.)h", ""),
        ("ck", "ck", "k"),
        ("x", "x", "ks"),
        ("q", "qu?", "k"),
        ("c", "c(?=[eiy])", "s"),
        ("c", "c", "k"),
        ("w", "w", "v"),
        ("e", "^(?:ye|je|ie)", "e"),
        ("yo", "(?<=[bcdfghklmnprstvzCSZ])yo", "e"),
        ("y", "y", "i"),
        ("j", "j", "i"),
        ("o", "ou|oo", "u"),
        ("e", "(?<=[aou])e", ""),
        ("t", "ts|tz", "s"),
    )
]
_NO_GROUPS = frozenset[int]()
_GROUPS = {
    name: frozenset(number for number, group in enumerate(NICKNAMES) if name in group)
    for name in frozenset().union(*NICKNAMES)
}
"""Of a given name that has short ones, the groups of `NICKNAMES` that hold it."""

_KH = re.compile("kh")


class Nearness(IntEnum):
    """How near two words of names are."""

    OTHER = 0
    CLOSE = 1
    """Spelt so that one may be a slip or another convention for the other."""
    SAME = 2
    """One word in two conventions of spelling, scripts or cases."""


class NameWord(NamedTuple):
    """One word of a name.

    Attributes:
        text: folded.
        latin: in Latin letters.
        key: its spelling with the conventions evened out.
        stems: for a Cyrillic word the keys it may have without its case ending; else its own such key.
        cyrillic: it is written in Cyrillic letters.
        initial: it is one letter that stands for a word.
        letter: the first of its key; what is written for one another is one letter.
    """

    text: str
    latin: str
    key: str
    stems: frozenset[str]
    cyrillic: bool
    initial: bool
    letter: str


folded = lru_cache(maxsize=1 << 16)(fold)
"""A word of a name without case and marks; the words of names come again and again."""


@lru_cache(maxsize=1 << 16)
def name_word(written: str) -> NameWord:
    """A word as it is written in a name, with its keys."""
    text = folded(written)
    cyrillic = not text.isascii() and _CYRILLIC.search(text) is not None
    form = latin(text)
    acronym = 1 < len(written) <= _ACRONYM_LETTERS and written.isupper()
    key = text if acronym else _key(form)
    return NameWord(
        text,
        form,
        key,
        frozenset() if acronym else _stems(text, key, cyrillic=cyrillic),
        cyrillic,
        initial=len(text) == 1,
        letter=key[:1].translate(VOICED),
    )


def nearness(one: NameWord, other: NameWord) -> Nearness:
    """How near two words are; initials are near to nothing but themselves here."""
    if one.text == other.text or one.key == other.key:
        return Nearness.SAME
    if one.cyrillic or other.cyrillic:
        return _closeness(one, other) if one.stems.isdisjoint(other.stems) else Nearness.SAME
    if one.letter != other.letter and one.latin[:1] != other.latin[:1]:
        return Nearness.OTHER
    return _closeness(one, other)


@lru_cache(maxsize=1 << 16)
def _closeness(one: NameWord, other: NameWord) -> Nearness:
    """Whether two words of different keys may be a slip of one another."""
    if _genitive(one.latin, other.latin) or _genitive(other.latin, one.latin):
        return Nearness.CLOSE
    if one.cyrillic or other.cyrillic:
        spelt = any(_spelt_alike(mine, theirs) for mine in one.stems for theirs in other.stems)
        return Nearness.CLOSE if spelt else Nearness.OTHER
    if not _spelt_alike(one.key, other.key):
        return Nearness.OTHER
    another = _other_gender(one.key, other.key) or _other_family(one.latin, other.latin)
    return Nearness.OTHER if another else Nearness.CLOSE


def _spelt_alike(one: str, other: str) -> bool:
    """Whether few edits lie between two keys for their length: more where the consonants are the same."""
    shorter = min(len(one), len(other))
    most = shorter // _LETTERS_AN_EDIT
    if abs(len(one) - len(other)) > most or not most or not (one.isalpha() and other.isalpha()):
        return False
    one, other = one.translate(VOICED), other.translate(VOICED)
    if one[0] != other[0]:
        return False
    limit = most if consonants(one) == consonants(other) else shorter // _TYPO_LETTERS
    return OSA.distance(one, other, score_cutoff=limit) <= limit


def _genitive(one: str, other: str) -> bool:
    """Whether one is the other with the -s of a German genitive behind."""
    return (
        one[-1:] == "s"
        and one[:-1] == other
        and len(other) >= _LETTERS_AN_EDIT
        and other not in GIVEN_NAMES_BEFORE_S
    )


def consonants(key: str) -> str:
    """The first letter and the consonants of a key."""
    return key[:1] + key[1:].translate(_NO_VOWELS)


def short_for(one: NameWord, other: NameWord) -> bool:
    """Whether one given name may be short for the other, or both short for a third."""
    shorter, longer = sorted((one.latin, other.latin), key=len)
    if not _GROUPS.get(shorter, _NO_GROUPS).isdisjoint(_GROUPS.get(longer, _NO_GROUPS)):
        return True
    return len(shorter) >= _SHORTEST_STEM and longer.startswith(shorter) and longer[-1] != "a"


def one_letter_more(one: NameWord, other: NameWord) -> bool:
    """Whether one word is the other with a letter more that is hardly heard: Steele and Steel."""
    if abs(len(one.key) - len(other.key)) != 1:
        return False
    shorter, longer = sorted((one.key, other.key), key=len)
    if len(shorter) < _LETTERS_AN_EDIT - 1 or longer[-1] == "a" or consonants(shorter) != consonants(longer):
        return False
    return OSA.distance(shorter, longer) == 1 and not _other_family(one.latin, other.latin)


@lru_cache(maxsize=1 << 15)
def heard(form: str, *, pinyin: bool = False) -> frozenset[str]:
    """The consonants of a Latin form as a Chinese ear keeps them, with and without the glide w."""
    plain = form.replace("ng", "n")
    if not pinyin:
        for letters, sound in _READ:
            plain = plain.replace(letters, sound)
    first = "a" if _VOWEL_FIRST.match(plain) else ""
    spelt = (plain.replace("w", ""), plain.replace("w", "f")) if "w" in plain else (plain,)
    return frozenset([first + _undoubled(each.translate(_HEARD)).translate(_UNHEARD) for each in spelt])


def syllable_sounds(form: str, *, russian: bool) -> str:
    """The consonants of a Chinese name in Latin letters, as pinyin or as Russian writes it."""
    for pattern, sound in _PALLADIUS if russian else _PINYIN:
        form = form.replace(pattern, sound)
    return _SYLLABLES_LOST.sub("", form)


_PALLADIUS = (("chzh", "J"), ("tsz", "Z"), ("ts", "C"), ("sh", "S"), ("ch", "Q"), ("kh", "h"), ("zh", "r"))
_PINYIN = (
    ("zh", "J"), ("sh", "S"), ("ch", "Q"), ("x", "s"), ("q", "C"), ("c", "C"), ("j", "Z"), ("z", "Z"),
    ("ng", "n"), ("w", "v"),
)  # fmt: skip
_SYLLABLES_LOST = re.compile("[aeiouyg' ]")
_VOWEL_FIRST = re.compile("[aeiou]|yi?(?=$|[^aeiou])|y[aeiou]")
_READ = (
    ("qu", "k"),
    ("q", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("ch", "s"),
    ("c", "k"),
    ("ph", "f"),
    ("x", "ks"),
)
# Voiced and unvoiced, l and r, m and n, and all sibilants are one.
_HEARD = str.maketrans("bdgvrzcqjmx", "ptkflssssns")
_UNHEARD = str.maketrans("", "", "aeiouyh' ")
_DOUBLED = re.compile(r"(.)(?=\1)")


def _key(form: str) -> str:
    if not (form.isascii() and form.isalpha()):
        return form
    if len(form) >= _LONG:
        form = _KH.sub("ch", form)
    for sign, pattern, replacement in _CONVENTIONS:
        if sign in form:
            form = pattern.sub(replacement, form)
    return _undoubled(form)


def _undoubled(form: str) -> str:
    """A form with one letter for each run of the same."""
    return _DOUBLED.sub("", form)


def _stems(text: str, key: str, *, cyrillic: bool) -> frozenset[str]:
    bare = key.rstrip(_VOWELS)
    found = {bare if len(bare) >= _SHORTEST_STEM and len(key) > _SHORTEST_STEM else key}
    if cyrillic:
        if "kh" in latin(text):
            found.add(_key(latin(text).replace("kh", "h")).rstrip(_VOWELS))
        stem = _CASE_ENDINGS.sub("", text)
        if len(stem) >= _SHORTEST_STEM:
            found.add(_key(latin(stem)).rstrip(_VOWELS))
    return frozenset(found)


def _other_gender(one: str, other: str) -> bool:
    """Whether one is the other with a vowel behind, or only one ends in -a: Daniel is not Daniela."""
    shorter, longer = sorted((one, other), key=len)
    return (one[-1] == "a") != (other[-1] == "a") or (
        longer[:-1] == shorter and longer[-1] in "aeiou" and shorter[-1] not in "aeiou"
    )


def _other_family(one: str, other: str) -> bool:
    """Whether two words have one root and other endings of family names: Andersen is not Anderson."""
    mine, theirs = _PATRONYMIC.search(one), _PATRONYMIC.search(other)
    return bool(mine and theirs and mine[0] != theirs[0] and one[: mine.start()] == other[: theirs.start()])
