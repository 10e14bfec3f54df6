"""German numbers in words, and what a number counts in a German sentence.

German writes its nouns with a capital: the noun behind a number is what it counts, whatever its plural.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.figures.german_numbers import GERMAN_NUMBERS
from corpus.figures.numerals import Kind, Numeral
from corpus.figures.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = "A-Za-zÄÖÜäöüß"
_NUMBER = re.compile(rf"(?<![{_LETTERS}\d-])[{_LETTERS}]+(?![{_LETTERS}-])")
_ONE = re.compile(r"\b(?:[Ee]ine|[Ee]iner)(?=\s(?:Million|Milliarde)\b)")
_NO_ADJECTIVE = (
    "[dms]?eine|ihre|unsere|keine|diese|jene|alle|viele|beide|oder|aber|unter|einer|wieder|hatten?|"
    "w[uü]rden?|konnten?|waren|haben|werden|sollen?|kamen|starben|erhielten|verloren|gingen|mussten?|wollen|sind|"
    "einen|seinen|ihren|keinen|diesen"
)
_NOUN = re.compile(
    rf"[ \u00a0]+(?:(?!(?:{_NO_ADJECTIVE})\b)"
    r"[a-zäöüß]{3,}(?:e|er|en)[ \u00a0]+){0,2}"
    r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ]?[a-zäöüß]+)?)(?![\w-])"
)
_NO_NOUN = frozenset({
    "Uhr", "Prozent", "Millionen", "Milliarden", "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
    "August", "September", "Oktober", "November", "Dezember",
})  # fmt: skip
_PLURAL = re.compile(
    r"(?P<one>.{2,}(?:ung|heit|keit|schaft|ion|tät))en|(?P<she>.{2,}in)nen|(?P<loan>.{2,}[aiouy])s"
)
_SMALL_WORDS = frozenset({
    "der", "das", "und", "nicht", "den", "dem", "ein", "eine",
    "einen", "sich", "auf", "wird", "werden",
    "wurde", "wurden", "sind", "ist", "im", "am", "von", "mit", "zu", "zum", "zur", "bei", "nach",
    "waren", "haben",
})  # fmt: skip
_FEWEST = 3  # small words by which a sentence without a language is known as German


def is_german(language: str | None, words: set[str] | frozenset[str]) -> bool:
    """Whether a sentence is German, by its document's language or else by its small words in lower case."""
    return language == "de" if language else len(words & _SMALL_WORDS) >= _FEWEST


def german_numerals(sentence: str) -> Iterator[Numeral]:
    """Numbers in German words, in order."""
    for match in _ONE.finditer(sentence):
        yield Numeral(*match.span(), 1.0, Kind.WORDS)
    for match in _NUMBER.finditer(sentence):
        value = GERMAN_NUMBERS.get(match[0].lower())
        if value is not None:
            yield Numeral(*match.span(), float(value), Kind.WORDS)


def german_noun(sentence: str, end: int) -> tuple[int, str] | None:
    """Where the noun behind a number ends, and that noun, lower case: singular where its ending tells.

    Args:
        sentence: where they stand.
        end: where the number ends.
    """
    found = _NOUN.match(sentence, end)
    if found is None or found["noun"] in _NO_NOUN:
        return None
    noun = found["noun"].lower()
    for form in (found["noun"], noun):
        if form in UNITS:
            return found.end(), UNITS[form][0]  # "junge Menschen" are persons as well
    plural = _PLURAL.fullmatch(noun)
    return found.end(), plural[plural.lastgroup or 0] if plural else noun
