"""Phrases of keywords: what a configured keyword may look like in a message, word by word.

In come the names of keywords and the aliases of topics; out come phrases of words, each with the forms that
it may stand in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.names.spelling import VOICED, consonants, name_word
from corpus.words.tokens import is_cjk, tokens
from corpus.words.vocabulary import LOWER_CASE_STOP_WORDS, STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from config import Configuration

MIN_NAME_LETTERS = 6
"""Names that are shorter are never read in another spelling: short words are other words."""

MIN_LONE_LETTERS = 8
"""The same for a name of one word, beside which nothing says that it is meant."""

MIN_JOINED_LETTERS = 8
"""Of a phrase that may also be written as one word."""

MAX_EDITS = 2
"""Between a name and another spelling of it."""

_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[а-я]+")
_ENDING = re.compile("(?:[ыио]й|ая|яя|[оеыи]е|(?<=и)[яеюи]|[аяоеыиуюьй])$")
_CASES = """
а я о е ы и у ю ь й ов ев ей ий ый ой ая яя ое ее ые ие ых их ую юю ым им ом ем ам ям ах ях ами ями ого его
ому ему ыми ими ью
"""
"""Endings of Russian nouns and adjectives: with that of a verb it is another word."""

_CASES_OF_SHORT = "а у ы е ой ом ов ам ами ах"
_SHORT_STEM = 3

_SMALL_WORDS = STOP_WORDS | LOWER_CASE_STOP_WORDS
"""What a name of one word must not be taken for: IT, May, US."""

_SMALL_LETTERS = 2
"""An abbreviation so short is a word in some language, and counts only in capitals."""

_ELIDED = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|dell|all|nell|dall|sull|un)['’ʼ＇](?=\w\w)", re.IGNORECASE)
_QUOTES = "\"'“”‘’«»„()[]"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase.

    Attributes:
        text: folded.
        forms: readings of a token that are this word.
        sounds: readings of a token that may be this word in another spelling; empty where none is looked for.
        case: as it must be written where only its capitals tell it from a word of every sentence; or None.
    """

    text: str
    forms: frozenset[str]
    sounds: frozenset[str] = frozenset()
    case: str | None = None

    @property
    def readings(self) -> frozenset[str]:
        """All readings of a token by which it may be found."""
        return self.forms | self.sounds

    def may_be(self, readings: Iterable[str]) -> bool:
        """Whether a token with these readings may be this word."""
        return not (self.forms.isdisjoint(readings) and self.sounds.isdisjoint(readings))

    def is_near(self, text: str) -> bool:
        """Whether a folded word sounds like this one and is about as long."""
        near = abs(len(text) - len(self.text)) <= MAX_EDITS and len(text) >= MIN_NAME_LETTERS - 1
        return near and any(reading in self.sounds for reading in readings(text))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A keyword, or another name of what it names.

    Attributes:
        keyword: its name in the configuration.
        words: at least one.
        gaps: what stands between each two of them.
        before: signs at its beginning that belong to it.
        behind: signs at its end that belong to it: the `++` of a language's name.
    """

    keyword: str
    words: tuple[Word, ...]
    gaps: tuple[str, ...]
    before: str = ""
    behind: str = ""


def phrases_of(configuration: Configuration) -> Iterator[Phrase]:
    """Every phrase of every keyword; one without a word in it has none, and is never found."""
    groups = [(name, *others) for name, others in configuration.aliases().items()]
    for keyword in configuration.keywords:
        for written in dict.fromkeys((keyword, *_renamed(keyword, groups))):
            phrase = _phrase(keyword, written)
            if phrase is not None:
                yield phrase
                joined = _joined(phrase)
                if joined is not None:
                    yield joined


@lru_cache(maxsize=1 << 16)
def readings(text: str) -> tuple[str, ...]:
    """What a folded token may be read as: itself, and a name that sounds alike."""
    spoken = len(text) >= MIN_NAME_LETTERS - 1 and _LETTERS.fullmatch(text) and not is_cjk(text[:2])
    return (text, *sorted(_sounds(text))) if spoken else (text,)


def without_articles(text: str) -> str:
    """The text, as long as it was, without the articles that French and Italian write at a noun."""
    return _ELIDED.sub(lambda article: " " * len(article.group()), text)


def _renamed(keyword: str, groups: list[tuple[str, ...]]) -> Iterator[str]:
    """The keyword with a name in it put in each of the other ways that admins say it is written."""
    cut = tokens(keyword)
    for group in groups:
        for name in group:
            sought = [token.text for token in tokens(name)]
            place = _place(sought, [token.text for token in cut])
            if place is not None:
                start, end = cut[place].start, cut[place + len(sought) - 1].end
                yield from (f"{keyword[:start]}{other}{keyword[end:]}" for other in group if other != name)


def _place(sought: list[str], among: list[str]) -> int | None:
    places = range(len(among) - len(sought) + 1)
    return next((at for at in places if sought and among[at : at + len(sought)] == sought), None)


def _phrase(keyword: str, given: str) -> Phrase | None:
    written = without_articles(given)
    cut = tokens(written)
    if not cut:
        return None
    gaps = tuple(written[one.end : other.start] for one, other in pairwise(cut))
    lone = sum(token.text not in STOP_WORDS for token in cut) <= 1
    words = tuple(
        _word(token.text, written[token.start : token.end], lone=lone, last=token is cut[-1]) for token in cut
    )
    if len(words) == 1 and _is_small(cut[0].text, written[cut[0].start : cut[0].end]):
        words = (Word(cut[0].text, frozenset({cut[0].text}), case=written[cut[0].start : cut[0].end]),)
    before = written[: cut[0].start].strip().strip(_QUOTES)
    behind = written[cut[-1].end :].strip().strip(f"{_QUOTES}.,;:!?…")
    return Phrase(keyword, words, gaps, before, behind)


def _is_small(text: str, written: str) -> bool:
    """Whether only its capitals tell a name of one word from a word of every sentence."""
    short = len(text) <= _SMALL_LETTERS and written.isupper()
    return written != written.lower() and text.isalpha() and (short or text in _SMALL_WORDS)


def _word(text: str, written: str, *, lone: bool, last: bool) -> Word:
    forms = {text}
    if _CYRILLIC.fullmatch(text):
        forms.update(_cases(text, lone=lone))
    elif last and text.isascii() and text.isalpha() and not (written.isupper() or len(text) < _SHORT_STEM):
        forms.update(_numbers(text, name=written[0].isupper()))
    return Word(text, frozenset(forms), _respellings(text, written, lone=lone))


def _respellings(text: str, written: str, *, lone: bool) -> frozenset[str]:
    """How a name sounds; empty for what is no name, or too short to be read in another spelling."""
    long = len(text) >= (MIN_LONE_LETTERS if lone else MIN_NAME_LETTERS)
    named = written[:1].isupper() and not written.isupper() and text not in STOP_WORDS
    return _sounds(text) if long and named and _LETTERS.fullmatch(text) else frozenset()


def _sounds(text: str) -> frozenset[str]:
    """The consonants of a name as papers of several languages write it, marked as no word."""
    return frozenset(f"~{consonants(each.translate(VOICED))}" for each in name_word(text).stems)


def _numbers(text: str, *, name: bool) -> Iterator[str]:
    """An English noun in the other number; a name that ends in s is not read as one of several."""
    if re.search("[^aeiou]y$", text):
        yield f"{text[:-1]}ies"
    elif re.search("(?:[sxz]|ch|sh)$", text):
        yield f"{text}es"
    else:
        yield f"{text}s"
    if name or len(text) <= MIN_NAME_LETTERS - 2 or re.search("(?:[sui]s|[^s])$", text):
        return
    yield (
        re.sub("ies$", "y", text)
        if text.endswith("ies")
        else re.sub("(?<=[sxz])es$|(?<=[cs]h)es$|s$", "", text)
    )


def _cases(text: str, *, lone: bool) -> Iterator[str]:
    """A Russian noun or adjective in all its cases, and in many that it has not."""
    bare = _ENDING.sub("", text)
    if len(bare) < _SHORT_STEM:
        return
    short = lone and len(bare) == _SHORT_STEM
    yield from (bare + ending for ending in (_CASES_OF_SHORT if short else _CASES).split())


def _joined(phrase: Phrase) -> Phrase | None:
    """The same written as one word: Nordstream."""
    whole = "".join(word.text for word in phrase.words)
    soft = all(not gap.strip(" -‐‑–") for gap in phrase.gaps)
    spoken = all(_LETTERS.fullmatch(word.text) and not is_cjk(word.text[:2]) for word in phrase.words)
    if len(phrase.words) == 1 or len(whole) < MIN_JOINED_LETTERS or not (soft and spoken):
        return None
    return Phrase(phrase.keyword, (Word(whole, frozenset({whole})),), (), phrase.before, phrase.behind)
