"""The ways to write one number: in digits, with a magnitude, in words, of two languages or three.

In comes a value, out come phrases of tokens, such as passages hold them: 240 billion is also 240000000000,
"240 bn" and 2400亿.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.words.numbers import PLACES_ZH, SMALL, SMALL_RU, TENS
from corpus.words.tokens import fold, is_cjk, pairs, token_texts

if TYPE_CHECKING:
    from corpus.words.tokens import Phrase

_MAGNITUDES = (
    (3, ("thousand", "k")),
    (4, ("万",)),
    (6, ("million", "m", "mn", "mio", "百万")),
    (7, ("千万",)),
    (8, ("亿",)),
    (9, ("billion", "b")),
    (11, ("千亿",)),
    (12, ("trillion", "t", "tn", "万亿")),
)
"""Powers of ten with the tokens for them; the others are those tokens already (`numbers.UNIT_WORDS`)."""
_LARGEST_FACTOR = 10_000
PERCENT: tuple[Phrase, ...] = (("percent",), ("per", "cent"))
"""The percent sign or word, as tokens; what other languages write is the first of these already."""

_UNITS = """
dollar, 美元
euro, 欧元
tonnes, tons, tonne, ton, тонн, тонны, тонна, 吨
kilograms, kilogram, kilogrammes, kg, килограммов, килограмма, кг, 公斤
metres, meters, metre, meter, метров, метра, метр, 米
kilometres, kilometers, kilometre, kilometer, km, километров, километра, километр, км, 公里
cubic metres, cubic meters, cubic metre, cubic meter, кубометров, кубометра, кубических метров, 立方米
square kilometres, square kilometers, sq km, квадратных километров, кв км, 平方公里
litres, liters, litre, liter, литров, литра, литр, 升
barrels, barrel, баррелей, барреля, баррель, 桶
"""


def _tokens(written: str) -> Phrase:
    """The tokens of a unit; Chinese is simplified here, and need not wait for the table of characters."""
    return tuple(pairs(written) if is_cjk(written[0]) else token_texts(written))


UNITS: tuple[tuple[Phrase, ...], ...] = (
    PERCENT,
    *(tuple(map(_tokens, units.split(", "))) for units in _UNITS.strip().splitlines()),
)
"""Units as tokens, those that are one in every spelling, number and language beside each other."""

_SPELT = {str(number): (word,) for word, number in SMALL.items()} | {
    str(tens + small): (ten, word)[: 1 + bool(small)]
    for ten, tens in TENS.items()
    for word, small in SMALL.items()
    if small < 10
}
_SPELT_RU: dict[str, tuple[str, ...]] = {
    str(number): tuple(dict.fromkeys(fold(word) for word, of in SMALL_RU.items() if of == number))
    for number in SMALL_RU.values()
}
_DIGITS_ZH = "零一二三四五六七八九"
_TEN_ZH = next(sign for sign, place in PLACES_ZH.items() if place == 10)


@lru_cache(maxsize=1 << 10)
def number_phrases(value: Decimal) -> tuple[Phrase, ...]:
    """The ways to write a number, as tokens, in digits first; whole numbers below a hundred in words too."""
    plain = f"{value.normalize():f}"
    phrases: list[Phrase] = [(plain,)]
    phrases += _in_groups(plain)
    phrases += _in_words(plain)
    for power, names in _MAGNITUDES:
        factor = value.scaleb(-power).normalize()
        if factor == Decimal("0.5") and names[0].isascii():
            phrases.append(("half", "a", names[0]))
        if factor >= 1 and (factor < _LARGEST_FACTOR or power == _MAGNITUDES[-1][0]):
            phrases += [(f"{factor:f}", name) for name in names]
            phrases += [(*spelt, names[0]) for spelt in _in_words(f"{factor:f}") if names[0].isascii()]
    return tuple(phrases)


@lru_cache(maxsize=1 << 10)
def percent_phrases(value: Decimal) -> tuple[Phrase, ...]:
    """The ways to write so many percent, as tokens."""
    plain = f"{value.normalize():f}"
    phrases = [(*number, *sign) for number in ((plain,), *_in_words(plain)) for sign in PERCENT]
    if plain.isdecimal() and value < 100:
        phrases.append(tuple(pairs(f"百分之{_in_characters(int(value))}")))
    return tuple(phrases)


def _in_groups(plain: str) -> list[Phrase]:
    """A whole number of four digits or more with spaces for thousands, or a point, as tokens have it."""
    if not plain.isdecimal() or len(plain) < 4:
        return []
    groups = tuple(f"{int(plain):,}".split(","))
    with_point = [(".".join(groups),)] if len(groups) == 2 and not plain.endswith("0") else []
    return [groups, *with_point]


def _in_words(plain: str) -> list[Phrase]:
    """A small whole number in English words, and in each case of a Russian one."""
    return [*([_SPELT[plain]] if plain in _SPELT else []), *((word,) for word in _SPELT_RU.get(plain, ()))]


def _in_characters(number: int) -> str:
    """A number below a hundred as Chinese writes it."""
    tens, ones = divmod(number, 10)
    written = (_DIGITS_ZH[tens] if tens > 1 else "") + _TEN_ZH if tens else ""
    return written + (_DIGITS_ZH[ones] if ones or not tens else "")
