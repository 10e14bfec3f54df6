"""Terms: every word of a sentence that has to be answered for when it is checked, and where it stands.

Outside the figures and dates, which are held against each other as values, these are the content words, the
names, the numbers that are no figures, and the small words that make a claim larger or smaller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefings.checking.synonyms import phrases_in, synonymous
from briefings.checking.term_words import LIGHT, MEASURING, STRICT
from briefings.comparing.measures import is_count
from briefings.contradicting.countries import countries_in, states_in
from corpus.found import How
from corpus.words.numbers import NUMBER_WORDS
from corpus.words.stems import stem
from corpus.words.tokens import latin, tokens
from corpus.words.vocabulary import STOP_WORDS

if TYPE_CHECKING:
    from corpus.document import Passage

_PLACED = re.compile(r"\b(?:in|at|near|inside|outside|в|во|на)\s(?:the\s)?$", re.IGNORECASE)
_SOUND = (("ou", "u"), ("y", "i"), ("j", "i"), ("w", "v"), ("kh", "h"), ("ck", "k"), ("ph", "f"))
_DOUBLED = re.compile(r"(.)\1")
_DEMONYM = ("n", "an", "ian", "ish", "ese", "i", "ic")
_SHORTEST_NAME = 4
_HAN = "\u2e80"
"""From here on stand characters, of which each is a word or half of one."""
_BARELY = re.compile(r"\s(?:(?:to|at|about|nearly|almost|around|over|under|more|less|than|just|some)\s){0,3}")
"""What stands between a verb that measures and its figure."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word to answer for.

    Attributes:
        text: folded.
        start: offset in the sentence.
        end: offset in the sentence.
        named: written as names are.
        placed: behind "in" or "at": where, and not who or what.
        number: a numeral that is no figure, such as an hour or the number of a bus.
        opening: the first word of the sentence, which is written large whatever it is.
        phrase: it stands for several words.
        measuring: right before a figure, and says no more than "is".
    """

    text: str
    start: int
    end: int
    named: bool = False
    placed: bool = False
    number: bool = False
    opening: bool = False
    phrase: bool = False
    measuring: bool = False

    @property
    def stem(self) -> str:
        """The stem of the word."""
        return stem(self.text)

    @property
    def light(self) -> bool:
        """Whether it may be left unanswered."""
        return not self.named and not self.number and (self.measuring or self.stem in LIGHT)


@lru_cache(maxsize=1 << 13)
def terms(passage: Passage) -> tuple[Term, ...]:
    """The words to answer for in a sentence, in order."""
    text, at = passage.text, passage.span.start
    dates = [(one.span.start - at, one.span.end - at) for one in passage.dates]
    measures = [(one.span.start - at, one.span.end - at) for one in passage.figures if not is_count(one)]
    counts = [(one.span.start - at, one.span.end - at) for one in passage.figures if is_count(one)]
    said = phrases_in(text)
    found = [Term(word, start, end, phrase=True) for start, end, word in said if word]
    spoken = [(start, end) for start, end, _ in said]
    for token in tokens(text):
        start, end = token.start, token.end
        digit = token.text[0].isdigit()
        if _within(start, end, dates) or _within(start, end, measures) or _within(start, end, spoken):
            continue
        if _within(start, end, counts) and (digit or token.text in NUMBER_WORDS):
            continue
        if token.text in STOP_WORDS and token.text not in STRICT:
            continue
        before = text[:start]
        opening = not before.strip(" “\"'«(")
        named = text[start].isupper() and not (opening and not _goes_on(text, end))
        placed = _PLACED.search(before) is not None
        measuring = stem(token.text) in MEASURING and any(
            one.span.start - at >= end and _BARELY.fullmatch(text, end, one.span.start - at)
            for one in passage.figures
        )
        found.append(
            Term(token.text, start, end, named, placed, digit, opening, measuring=measuring and not named)
        )
    return tuple(sorted(found, key=lambda term: term.start))


def _goes_on(text: str, end: int) -> bool:
    """Whether a large letter follows: an opening word then belongs to a name."""
    return re.match(r"\s[^\W\d_a-zа-яё]", text[end : end + 2]) is not None and text[end + 1].isupper()


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def how_alike(one: Term, other: Term) -> How | None:
    """Why a word of the source answers for a word of the draft; None when it does not."""
    if one.text == other.text:
        return How.EXACT
    if one.number or other.number:
        return None
    if one.text[0] >= _HAN or other.text[0] >= _HAN:
        return None
    if one.stem == other.stem:
        return How.STEM
    if (one.named or one.opening) and (other.named or other.opening) and _one_name(one.text, other.text):
        return How.NAME
    if other.named and _one_country(one.text, other.text):
        return How.NAME
    if not one.named and not other.named and synonymous(one.stem, other.stem):
        return How.ALIAS
    return None


def _one_name(one: str, other: str) -> bool:
    """Whether two words are one name by their sound, or a country and its people; never by likeness alone."""
    first, second = _sounded(one), _sounded(other)
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < _SHORTEST_NAME:
        return False
    root = shorter[:-1] if shorter[-1] in "ae" else shorter
    return any(longer in (shorter + ending, root + ending) for ending in _DEMONYM)


@lru_cache(maxsize=1 << 14)
def _one_country(one: str, other: str) -> bool:
    """Whether a country is named by its name and its adjective; its capital, in a source, stands for it."""
    mine = states_in(one.capitalize())
    return bool(mine) and mine == countries_in(other.capitalize())


@lru_cache(maxsize=1 << 14)
def _sounded(name: str) -> str:
    sound = latin(name)
    for written, heard in _SOUND:
        sound = sound.replace(written, heard)
    return _DOUBLED.sub(r"\1", sound)


def stands(term: Term, words: str) -> bool:
    """Whether a word stands among these words, in any of its forms."""
    return any(
        how_alike(term, Term(each.text, each.start, each.end, named=words[each.start].isupper())) is not None
        for each in tokens(words)
    )
