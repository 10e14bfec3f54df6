"""Stops: whether a full stop, an ellipsis, a shout or a wide stop ends the sentence it stands in.

Each decision looks at the word before the stop and at the one that follows, and knows that the latter does
not start with a small letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.sentences.abbreviations import (
    AFTER_TIME_OF_DAY,
    MONTHS_AFTER_ORDINAL,
    NAMES_WITH_STOP,
    Abbreviation,
)
from corpus.sentences.saying import SPEAKER, WIDE_SPEAKER
from corpus.words.scripts import UNSPACED

if TYPE_CHECKING:
    from corpus.sentences.abbreviations import Vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_NUMERAL = re.compile(r"(?:[IVXLC]+|[A-Z])\b")
_DOTTED = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+")
_ROMAN = re.compile(r"[IVXLC]+")
_ONE_LETTER_PRONOUN = re.compile(r"I\b(?!\.)")
_TIME_ZONE = re.compile(r"\w+ [Tt]ime\b")
_SPEAKER = re.compile(SPEAKER)
_AROUND_WORD = "\"'“”‘’«»„‚()[]{}<>*_,;:—–/"
_OPENING_BRACKETS = "([（［【"
_CLOSING_BRACKETS = ")]}）］》〉】"
_CLOSING_QUOTES = "\"'”’»」』"
_VOWELS = frozenset("aeiouyáéíóúýàèìòùâêîôûäëïöüåãõæøœąęěůőűıăаеёиоуыэюяіїєъαεηιουωάέήίόύώ")
_MAX_CHARS_WITHOUT_VOWEL = 5
_MAX_CHARS_OF_LABEL = 3
_CHARS_OF_YEAR = 4
_MIN_WORDS_BEFORE_TIME = 5
_FIRST_UNCASED = "\u0530"  # up to here stand Latin, Greek and Cyrillic, whose vowels we know


def word_before(text: str, start: int, at: int) -> str:
    """The word that ends at this place, without the signs around it; its inner stops are part of it."""
    word = text[max(start, text.rfind(" ", start, at) + 1) : at].strip(_AROUND_WORD)
    return word.rpartition("-")[2] if "-" in word and word[-1] != "-" else word


def opens_sentence(text: str, following: int, known: Vocabulary) -> bool:
    """Whether the word at this place is one that opens sentences and hardly ever goes on with a name."""
    word = _WORD.match(text, following)
    return (
        word is not None
        and word.group() in known.starters
        and text[word.end() : word.end() + 1] not in {".", "-"}
    )


def full_stop_ends(text: str, start: int, at: int, following: int, known: Vocabulary) -> bool:
    """Whether a single full stop with a space behind it ends the sentence."""
    word = word_before(text, start, at)
    kind = known.abbreviations.get(word.lower())
    if kind is Abbreviation.STATE and not (word[0].isupper() and text.endswith(f", {word}", start, at)):
        kind = None
    if kind is None:
        return _unknown_word_ends(text, start, at, following, word, known)
    if kind is Abbreviation.NEVER_LAST or text[following].isdecimal():
        return False
    match kind:
        case Abbreviation.BEFORE_DIGIT:
            return len(word) > 1 or opens_sentence(text, following, known)
        case Abbreviation.BEFORE_NUMERAL:
            return _NUMERAL.match(text, following) is None
        case Abbreviation.TIME_OF_DAY:
            return _time_ends(text, start, at, following)
        case Abbreviation.SELDOM_LAST | Abbreviation.STATE:
            return opens_sentence(text, following, known)


def _unknown_word_ends(text: str, start: int, at: int, following: int, word: str, known: Vocabulary) -> bool:
    """The same where the word is in no table and only its form can speak."""
    if len(word) > _MAX_CHARS_WITHOUT_VOWEL and "." not in word:
        return True
    is_letter = len(word) == 1 and word.isalpha()
    is_number = word.isdecimal() or _ROMAN.fullmatch(word) is not None
    if (is_letter or is_number) and at - start <= _MAX_CHARS_OF_LABEL:
        return False
    if word == "I":
        # The pronoun follows a small word ("you and I."), the initial a name ("Albert I. Jones").
        before = word_before(text, start, max(start, at - 2))
        return before[:1].islower() and opens_sentence(text, following, known)
    if is_letter:
        return opens_sentence(text, following, known)
    if is_number:
        return _number_ends(text, following, word, known)
    if _looks_shortened(word):
        return not text[following].isdecimal() and opens_sentence(text, following, known)
    return True


def _looks_shortened(word: str) -> bool:
    """Whether a word is one or more beginnings ("U.S", "Ph.D") or has no vowel ("Sgts")."""
    if _DOTTED.fullmatch(word):
        return True
    return (
        word.isalpha()
        and word[0] < _FIRST_UNCASED
        and not word.isupper()
        and _VOWELS.isdisjoint(word.lower())
    )


def _number_ends(text: str, following: int, word: str, known: Vocabulary) -> bool:
    """Whether the stop behind a number ends the sentence: not behind an ordinal."""
    after = _WORD.match(text, following)
    if after and after.group() in MONTHS_AFTER_ORDINAL:
        return False
    if known.ordinals and len(word) < _CHARS_OF_YEAR:
        return opens_sentence(text, following, known)
    return True


def _time_ends(text: str, start: int, at: int, following: int) -> bool:
    """Whether "a.m." or "p.m." before a capital ends the sentence."""
    after = _WORD.match(text, following)
    if after is None or after.group() in AFTER_TIME_OF_DAY or _TIME_ZONE.match(text, following):
        return False
    # "At 5 a.m. Mr. Smith went": a few words that end in a time are no sentence yet.
    return len(text[start:at].split()) >= _MIN_WORDS_BEFORE_TIME


def ellipsis_ends(text: str, at: int, stops: str, following: int, known: Vocabulary) -> bool:
    """Whether dots end the sentence: a mark of omission does not, unless a new sentence clearly opens."""
    before = text[at - 1]
    if before in "[(（" or _ONE_LETTER_PRONOUN.match(text, following):
        return False
    if before == " " and stops.count(".") <= 3:
        return opens_sentence(text, following, known)
    return True


def shout_ends(text: str, start: int, at: int, end: int, following: int, known: Vocabulary) -> bool:
    """Whether a question or an exclamation mark, or a mixture of stops, ends the sentence."""
    if text[at - 1] in "([（":
        return False
    if text[end - 1] in _CLOSING_QUOTES and _SPEAKER.match(text, following):
        return False
    if word_before(text, start, at).lower() in NAMES_WITH_STOP:
        return opens_sentence(text, following, known)
    return True


def wide_stop_ends(text: str, start: int, end: int, beyond: int) -> bool:
    """Whether a stop that needs no space ends the sentence; only what closes behind it can keep it open."""
    if beyond > end:
        return True
    if text[end - 1] in _CLOSING_BRACKETS:
        return text[start] in _OPENING_BRACKETS
    return not (text[end - 1] in _CLOSING_QUOTES and WIDE_SPEAKER.match(text, beyond))


def space_is_missing(text: str, at: int, end: int, following: int, known: Vocabulary) -> bool:
    """Whether a sentence ends although the text lost the space behind it: "the end.The next"."""
    if following != end:
        return False
    if _is_wide(text[following]):
        return text[at] in "!?" or _is_wide(text[at - 1])
    return text[max(0, at - 3) : at].islower() and opens_sentence(text, following, known)


def _is_wide(character: str) -> bool:
    """Whether this is a Chinese or Japanese sign, which takes no spaces around it."""
    return _UNSPACED.fullmatch(character) is not None
