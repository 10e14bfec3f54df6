"""Days and years in English words: "the fifth of May", "nineteen eighty-six"."""

from __future__ import annotations

import re

from corpus.words.numbers import ORDINALS, SMALL, TENS

_S = r"[\s\u00a0]+"
_HYPHEN = r"[\s\u00a0-]+"

_ORDINAL_DAYS: dict[str, int] = (
    ORDINALS
    | {f"twenty {word}": 20 + number for word, number in ORDINALS.items() if number < 10}
    | {"thirtieth": 30, "thirty first": 31}
)
_UNITS = [word for word, number in SMALL.items() if 0 < number < 10]
_CARDINAL_DAYS: dict[str, int] = (
    {word: number for word, number in SMALL.items() if number}
    | {f"twenty {word}": 20 + SMALL[word] for word in _UNITS}
    | {"twenty": 20, "thirty": 30, "thirty one": 31}
)
_DAYS = {word: number for word, number in (_CARDINAL_DAYS | _ORDINAL_DAYS).items() if number <= 31}
_CENTURIES = {"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}


def _either(words: list[str]) -> str:
    return "|".join(word.replace(" ", _HYPHEN) for word in sorted(words, key=len, reverse=True))


ORDINAL_DAY = rf"(?i:{_either([word for word, number in _ORDINAL_DAYS.items() if number <= 31])})\b"
"""The pattern of a day of the month as an ordinal in words."""

CARDINAL_DAY = rf"(?i:{_either([word for word, number in _CARDINAL_DAYS.items() if number <= 31])})\b"
"""The pattern of a day of the month as a cardinal in words."""

_BELOW_HUNDRED = (
    rf"(?:(?:{'|'.join(TENS)})(?:{_HYPHEN}(?:{_either(_UNITS)}))?"
    rf"|{_either([word for word in SMALL if SMALL[word]])})"
)
YEAR_IN_WORDS = (
    rf"(?P<spelt>(?i:two{_S}thousand(?:{_S}(?:and{_S})?{_BELOW_HUNDRED})?"
    rf"|(?:{'|'.join(_CENTURIES)}){_HYPHEN}(?:hundred(?:{_S}(?:and{_S})?{_BELOW_HUNDRED})?|oh{_HYPHEN}\w+|(?!hundred){_BELOW_HUNDRED})))\b"
)
"""The pattern of a year in words, group `spelt`."""

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[a-z]+")


def day_number(written: str) -> int:
    """The day of the month that digits (with or without "th") or words name."""
    digits = _DIGITS.match(written)
    return int(digits[0]) if digits else _DAYS[" ".join(_WORD.findall(written.lower()))]


def year_number(words: str) -> int:
    """The year that words of the pattern `YEAR_IN_WORDS` name."""
    first, *others = _WORD.findall(words.lower())
    hundreds = 20 if first == "two" else _CENTURIES[first]
    return 100 * hundreds + sum(TENS.get(word, SMALL.get(word, 0)) for word in others)
