"""The German words for numbers, written as one word each: "zwölf", "einundzwanzig", "zweihundertfünfzig"."""

from __future__ import annotations

_UNITS = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TEENS = (
    "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn",
    "neunzehn",
)  # fmt: skip
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_BELOW_HUNDRED = {
    **{word: number for number, word in enumerate(_UNITS) if number > 1},
    **{word: number for number, word in enumerate(_TEENS, start=10)},
    **{
        (f"{unit}und{ten}" if unit else ten): 10 * tens + units
        for tens, ten in enumerate(_TENS, start=2)
        for units, unit in enumerate(_UNITS)
    },
}
_BELOW_THOUSAND = {
    **_BELOW_HUNDRED,
    **{
        f"{hundred}hundert{rest}": 100 * (hundreds or 1) + below
        for hundreds, hundred in enumerate(_UNITS)
        for rest, below in {"": 0, "eins": 1, **_BELOW_HUNDRED}.items()
    },
}

GERMAN_NUMBERS: dict[str, float] = {
    "null": 0,
    **_BELOW_THOUSAND,
    **{f"{word}tausend": 1000 * number for word, number in {"": 1, "ein": 1, **_BELOW_THOUSAND}.items()},
    "anderthalb": 1.5,
    **{f"{unit}einhalb": number + 0.5 for number, unit in enumerate(_UNITS) if unit},
}
"""Lower case; "ein" alone is the article, and so it is left out."""
