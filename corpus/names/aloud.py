"""Aloud: names in Chinese characters that are read as names of elsewhere sound.

Very little is left of a foreign name in characters, and 布鲁塞尔 sounds like Brussels, Brazil and Presley.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from corpus.names.known import may_be
from corpus.names.matching import Likeness, likeness
from corpus.names.spelling import Nearness, nearness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.names.known import KnownForm

_PLAINLY = 0.25
"""So much more alike are the letters of one name than those of another that sounds like it too."""


def by_ear(form: KnownForm, core: Iterable[KnownForm]) -> bool:
    """Whether only the sound of Chinese characters says that a form may be of these."""
    akin = [each for each in core if may_be(form, each)]
    return bool(akin) and all(
        bool(form.form.han) != bool(each.form.han) and likeness(form.name, each.name) < Likeness.SAME
        for each in akin
    )


def foreign_family(form: KnownForm, core: Iterable[KnownForm]) -> bool:
    """Whether a form is the family name of one of these in Chinese characters: 奥巴马 of 巴拉克·奥巴马."""
    return bool(form.form.han) and any(each.form.han.endswith(f"·{form.form.han}") for each in core)


def rivals_of(letters: KnownForm, characters: KnownForm, sounding: Iterable[KnownForm]) -> list[KnownForm]:
    """What else characters sound like than one name: other last words that are not plainly less like them.

    Args:
        letters: the name.
        characters: that sound like it.
        sounding: all that they sound like.
    """
    least = _alike(characters, letters) - _PLAINLY
    return [
        each
        for each in sounding
        if not each.form.han
        and nearness(each.form.words[-1], letters.form.words[-1]) is Nearness.OTHER
        and _alike(characters, each) > least
    ]


def _alike(characters: KnownForm, letters: KnownForm) -> float:
    """How alike the last word of a name is to characters in pinyin, 0..1."""
    family = characters.form.han.rsplit("·", 1)[-1]
    pinyin = "".join(word.latin for word in characters.form.words[-len(family) :])
    return Indel.normalized_similarity(pinyin, letters.form.words[-1].latin)
