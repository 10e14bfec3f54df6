"""The ways to write an ordinal, and an anniversary: 75th, seventy-fifth, 75-я; 75 years, 75-летие, 75周年.

In comes a number below a hundred, out come phrases of tokens, such as passages hold them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.words.numbers import BEFORE_ORDINAL_ZH, ORDINAL_TENS, ORDINALS, TENS

if TYPE_CHECKING:
    from corpus.words.tokens import Phrase

_ENDINGS = "st nd rd th й я е го му ю ый ий ой ая ое ые ого ому ом ую"
_BEHIND_HYPHEN = "м х"
"""Without one they are metres and times: 100м, 20х."""

ENDING = re.compile(
    rf"(?:-?(?:{'|'.join(_ENDINGS.split())})|-(?:{'|'.join(_BEHIND_HYPHEN.split())}))\b", re.IGNORECASE
)
"""What stands behind the digits of an ordinal, in English and Russian."""

_ANNIVERSARIES = """
anniversary годовщина годовщины годовщине годовщину годовщиной летие летия летию летием летии 周年
"""
ANNIVERSARIES = frozenset(_ANNIVERSARIES.split())
"""What stands behind the number of an anniversary, as tokens."""

SPELT_ORDINALS: dict[Phrase, int] = {(word,): value for word, value in (ORDINALS | ORDINAL_TENS).items()} | {
    (ten, word): tens + value for ten, tens in TENS.items() for word, value in ORDINALS.items() if value < 10
}
"""English ordinals below a hundred, as tokens."""


@lru_cache(maxsize=1 << 8)
def ordinal_phrases(number: int) -> tuple[Phrase, ...]:
    """The ways to write an ordinal."""
    endings = [english_ending(number), "й", "я", "е", "го", "м"]
    spelt = [phrase for phrase, value in SPELT_ORDINALS.items() if value == number]
    return (*((f"{number}", ending) for ending in endings), *spelt, (BEFORE_ORDINAL_ZH, f"{number}"))


@lru_cache(maxsize=1 << 8)
def anniversary_phrases(number: int) -> tuple[Phrase, ...]:
    """The ways to say that so many years have passed."""
    spelt = [(*phrase, "anniversary") for phrase, value in SPELT_ORDINALS.items() if value == number]
    behind = ("years", "year", "anniversary", "周年", "лет", "летие", "летия", "летию", "летием", "летии")
    russian = ("я годовщина", "й годовщины", "й годовщине", "ю годовщину", "й годовщиной")
    return (
        (f"{number}", english_ending(number), "anniversary"),
        *spelt,
        *((f"{number}", word) for word in behind),
        *((f"{number}", *words.split()) for words in russian),
    )


def english_ending(number: int) -> str:
    """The ending of an English ordinal in digits."""
    return "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
