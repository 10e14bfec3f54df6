"""Matching: whether two written names can be names of one person, institution or place, by form alone.

The form is all that is looked at: who keeps which company is for the table of names to say.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.names.form import NameForm, name_form
from corpus.names.spelling import (
    NameWord,
    Nearness,
    heard,
    nearness,
    one_letter_more,
    short_for,
    syllable_sounds,
)
from corpus.names.vocabulary import CHINESE_SURNAMES, LINKING, MEN, OPENING_SURNAMES, WOMEN

if TYPE_CHECKING:
    from collections.abc import Sequence

_BARE_LETTERS = 6
_HEARD_CHARACTERS = 3
_HEARD_CONSONANTS = 3
_LETTERS_A_CHARACTER = 1.4


class Likeness(IntEnum):
    """What the forms of two names say of whether they name one."""

    DIFFERENT = 0
    """They name two: other given names, other family names, other numbers."""
    COMPATIBLE = 1
    """They may name one or two: a family name alone, an initial, an acronym, a doubtful spelling."""
    SAME = 2
    """They are one name, in other spelling, script, order, case or with another title."""


def same_name(one: str, other: str) -> bool:
    """Whether two written names can be names of one by their form; a family name alone can.

    "Defence Minister Belousov", "Andrei Belousov" and "Белоусова" can; "Ann Lee" and "Tom Lee" cannot.
    """
    return likeness(one, other) is not Likeness.DIFFERENT


def likeness(one: str, other: str) -> Likeness:
    """What the forms of two written names say; symmetric. Nothing is like a name without letters."""
    return _compared(one, other) if one <= other else _compared(other, one)


@lru_cache(maxsize=1 << 16)
def _compared(one: str, other: str) -> Likeness:
    if one == other:
        return Likeness.SAME if name_form(one).words else Likeness.DIFFERENT
    mine, theirs = name_form(one), name_form(other)
    if not mine.words or not theirs.words:
        return Likeness.DIFFERENT
    if _shortened(mine, theirs) or _shortened(theirs, mine):
        return Likeness.COMPATIBLE
    if _contrary(mine, theirs):
        return Likeness.DIFFERENT
    return _likeness(mine, theirs)


def _likeness(mine: NameForm, theirs: NameForm) -> Likeness:
    """Likeness of two names that nothing tells apart at once."""
    if mine.han or theirs.han:
        return _chinese(mine, theirs)
    if mine.joined == theirs.joined:
        if mine.generation == theirs.generation:
            return Likeness.SAME
        return Likeness(int(_personal(mine, theirs)))
    if mine.institution or theirs.institution:
        return _institutions(mine, theirs)
    return _persons(mine, theirs)


def _contrary(one: NameForm, other: NameForm) -> bool:
    """Whether a number, a generation or a form of address tells the two apart."""
    if one.numbers != other.numbers:
        return True
    if one.generation and other.generation and one.generation != other.generation:
        return True
    return bool((one.titles & MEN and other.titles & WOMEN) or (one.titles & WOMEN and other.titles & MEN))


def _personal(one: NameForm, other: NameForm) -> bool:
    """Whether a generation may be left out: of a person's name, or of a ruler's with the title."""
    return len(one.words) > 1 or bool(one.titles or other.titles)


def _shortened(one: NameForm, other: NameForm) -> bool:
    """Whether one is an acronym of the other."""
    if not one.acronym or (len(one.words) > 1 and one.acronym != other.acronym):
        return False
    if one.acronym == other.acronym:
        return True
    acronym = one.acronym.casefold()
    return len(other.words) > 1 and acronym == "".join(word.text[0] for word in other.words)


def _institutions(one: NameForm, other: NameForm) -> Likeness:
    """Every word of one must stand in the other."""
    mine = [word for word in one.words if word.text not in LINKING]
    theirs = [word for word in other.words if word.text not in LINKING]
    if len(mine) != len(theirs) or not mine:
        return Likeness.DIFFERENT
    return _paired(mine, theirs)


def _paired(mine: Sequence[NameWord], theirs: Sequence[NameWord]) -> Likeness:
    """Whether the words of two names of one length pair off, in any order."""
    left = list(theirs)
    least = Nearness.SAME
    for word in mine:
        best = max(left, key=lambda each: nearness(word, each))
        least = min(least, nearness(word, best))
        if least is Nearness.OTHER:
            return Likeness.DIFFERENT
        left.remove(best)
    return Likeness.SAME if least is Nearness.SAME else Likeness.COMPATIBLE


def _persons(one: NameForm, other: NameForm) -> Likeness:
    shorter, longer = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if len(shorter.words) == 1:
        return _one_word(shorter.words[0], longer)
    if one.apart != other.apart:
        return Likeness.DIFFERENT
    if _family_alone(shorter, longer):
        return Likeness.COMPATIBLE
    if _both_chinese(one, other) or _both_chinese(other, one):
        return Likeness.COMPATIBLE
    if (
        len(one.words) == len(other.words)
        and one.initials == other.initials
        and not any(word.initial for word in one.words + other.words)
    ):
        paired = _paired(one.words, other.words)
        if paired is not Likeness.DIFFERENT:
            return paired
    return _full_names(one.words, other.words)


def _both_chinese(one: NameForm, other: NameForm) -> bool:
    """Whether one is a Chinese name in pinyin and the other the same in Russian letters."""
    if not other.words[0].cyrillic or one.words[0].text not in OPENING_SURNAMES:
        return False
    mine, theirs = ([word.latin for word in form.words] for form in (one, other))
    return len(mine) == len(theirs) and all(
        syllable_sounds(pinyin, russian=False) == syllable_sounds(russian, russian=True)
        for pinyin, russian in zip(mine, theirs, strict=True)
    )


def _one_word(word: NameWord, longer: NameForm) -> Likeness:
    """One word against a name: the family name of it, or the same word."""
    if word.initial:
        return Likeness.DIFFERENT
    if len(longer.words) == 1:
        near = nearness(word, longer.words[0])
        if near is Nearness.CLOSE and min(len(word.key), len(longer.words[0].key)) < _BARE_LETTERS:
            return Likeness.DIFFERENT
        return Likeness(near)
    if longer.apart:
        return Likeness.DIFFERENT
    for family in _family_names(longer):
        near = nearness(word, family)
        if near is Nearness.SAME or (near is Nearness.CLOSE and len(word.key) >= _BARE_LETTERS):
            return Likeness.COMPATIBLE
    return Likeness.DIFFERENT


def _family_names(form: NameForm) -> list[NameWord]:
    """The words of a full name that may stand for all of it: its last, and its first in East Asian order."""
    opening = form.words[0]
    families = [form.words[-1]]
    if opening.text in OPENING_SURNAMES:
        families.append(opening)
    return families


def _family_alone(shorter: NameForm, longer: NameForm) -> bool:
    """Whether one is the family name of the other, of two words or more."""
    words = shorter.words
    if len(words) >= len(longer.words) or any(word.initial for word in words):
        return False
    ends = longer.words[-len(words) :]
    return all(nearness(mine, theirs) is Nearness.SAME for mine, theirs in zip(words, ends, strict=True))


def _full_names(one: Sequence[NameWord], other: Sequence[NameWord]) -> Likeness:
    """Given names first, family name last: all that both give must agree."""
    family = nearness(one[-1], other[-1])
    given = _given(one[0], other[0])
    if family is Nearness.OTHER and given is Likeness.SAME and one_letter_more(one[-1], other[-1]):
        family = Nearness.CLOSE
    if family is Nearness.OTHER or given is Likeness.DIFFERENT:
        return Likeness.DIFFERENT
    middle = _middles(one[1:-1], other[1:-1])
    return min(Likeness(family), given, middle)


def _given(one: NameWord, other: NameWord) -> Likeness:
    if one.initial or other.initial:
        same = one.latin[0] == other.latin[0] or one.key[0] == other.key[0]
        if not same:
            return Likeness.DIFFERENT
        return Likeness.SAME if one.initial and other.initial else Likeness.COMPATIBLE
    near = nearness(one, other)
    if near is Nearness.OTHER and short_for(one, other):
        return Likeness.COMPATIBLE
    return Likeness(near)


def _middles(one: Sequence[NameWord], other: Sequence[NameWord]) -> Likeness:
    """The words between: where both give any, those of one must all stand in the other."""
    if not one or not other:
        return Likeness.SAME
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer):
        return min(_given(mine, theirs) for mine, theirs in zip(shorter, longer, strict=True))
    held = all(any(nearness(word, each) is Nearness.SAME for each in longer) for word in shorter)
    full = not any(word.initial for word in shorter)
    return Likeness.COMPATIBLE if held and full else Likeness.DIFFERENT


def _chinese(one: NameForm, other: NameForm) -> Likeness:
    """Characters against characters, or against Latin letters: by how they are read."""
    if one.han and other.han:
        return _characters(one, other)
    han, written = (one, other) if one.han else (other, one)
    syllables = [word.latin for word in han.words]
    words = [word.latin for word in written.words]
    whole = "".join(syllables)
    if whole in {"".join(words), "".join(words[1:] + words[:1]), "".join(words[-1:] + words[:-1])}:
        return Likeness.SAME
    if len(words) == 1 and len(syllables) > 1 and words[0] == syllables[0] and words[0] in OPENING_SURNAMES:
        return Likeness.COMPATIBLE
    return Likeness.COMPATIBLE if _heard(han, written) else Likeness.DIFFERENT


def _characters(one: NameForm, other: NameForm) -> Likeness:
    """Simplified and traditional characters are read alike and mostly look alike."""
    read_alike = one.joined == other.joined and len(one.han) == len(other.han)
    if read_alike and set(one.han) & set(other.han):
        return Likeness.SAME
    last = one.han.rsplit("·", 1)[-1] == other.han.rsplit("·", 1)[-1]
    return (
        Likeness.COMPATIBLE if last and (one.han.count("·") != other.han.count("·")) else Likeness.DIFFERENT
    )


def _heard(han: NameForm, written: NameForm) -> bool:
    """Whether the characters spell a foreign name, or its last word, by the sound."""
    at_home = len(han.han) == _HEARD_CHARACTERS and han.han[0] in CHINESE_SURNAMES
    if len(han.han) < _HEARD_CHARACTERS or at_home:
        return False
    letters = len(
        "".join(word.latin for word in written.words) if "·" in han.han else written.words[-1].latin
    )
    if letters < _LETTERS_A_CHARACTER * len(han.han):
        return False
    spelt = heard("".join(word.latin for word in han.words if word.latin != "·"), pinyin=True)
    full = "".join(word.latin for word in written.words)
    read = heard(full if "·" in han.han else written.words[-1].latin)
    return any(len(sounds) >= _HEARD_CONSONANTS for sounds in spelt & read)
