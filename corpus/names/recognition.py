"""Recognition: the names that sentences hold, by their capitals, or in Chinese by what stands around them.

In come a canonical text and the span of a sentence; out come name mentions. A word that only the beginning of
its sentence gives a capital counts as a name when the text writes it with one elsewhere, or lets it speak.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from corpus.names.capitals import CAPITALS, INSIDE, LETTERS, LOWER_WORD, RUN, TALL_WORD
from corpus.names.chinese import chinese_names
from corpus.names.form import is_title
from corpus.names.mention import NameMention
from corpus.names.parts import name_parts, without_genitive
from corpus.names.vocabulary import TITLE_MODIFIERS
from corpus.span import Span
from corpus.speech import SAYING, SPEAKERS
from corpus.words.scripts import HAN
from corpus.words.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEHIND = re.compile(r"(?:['’]s)?,? (?:has |had |also |later )?([a-zа-яё]+)")
_HAN = re.compile(f"[{HAN}]")
_GERMAN = frozenset(
    {"der", "das", "und", "nicht", "ist", "von", "mit", "dem", "den", "ein", "eine", "für", "auf"}
)
_FEW_GERMAN = 3
_HEADLINE_WORDS = 4
_OPENING_SIGNS = re.compile(r"[\W\d_]*")
_OPENED_BY = frozenset('“„«"(:—•‘')
_TITLE_REACH = 40
_COMMON_ENDING = re.compile(r".*(?:s|ing|ly|ed|body|one)$")


class _Usage(NamedTuple):
    """How a text writes its words.

    Attributes:
        words: all of them.
        inside: those with a capital where no sentence starts.
        german: it gives every noun a capital.
    """

    words: frozenset[str]
    inside: frozenset[str]
    german: bool


@lru_cache(maxsize=8)
def _usage(text: str) -> _Usage:
    words = frozenset(LETTERS.findall(text))
    return _Usage(words, frozenset(INSIDE.findall(text)), german=len(words & _GERMAN) >= _FEW_GERMAN)


def names_in(text: str, span: Span) -> tuple[NameMention, ...]:
    """The names in one sentence of a text, in order, not overlapping.

    Args:
        text: canonical text; what it writes elsewhere decides what a sentence's first word is.
        span: of the sentence.
    """
    sentence = text[span.start : span.end]
    written = _written(text, span.start, sentence)
    if sentence.isascii() or not _HAN.search(sentence):
        return tuple(written)
    return tuple(sorted([*written, *chinese_names(text, span)], key=lambda mention: mention.span))


def _written(text: str, offset: int, sentence: str) -> Iterator[NameMention]:
    """The names in a sentence that are written with capitals."""
    matches = list(RUN.finditer(sentence))
    if not matches or _is_headline(sentence):
        return
    usage = _usage(text)
    opening = _OPENING_SIGNS.match(sentence)
    start = opening.end() if opening else 0
    for match in matches:
        at = match.start()
        doubted = at == start or sentence[at - 1] in _OPENED_BY or sentence[at - 2 : at] == ": "
        parts = name_parts(match["run"])
        for first, last in parts:
            end = match.end("number") if match["number"] and last == len(match["run"]) else at + last
            place = at + first
            if first == 0 and doubted:
                place += _unproven(usage, sentence, at, end)
            if place >= end or (usage.german and len(CAPITALS.findall(sentence, place, end)) < 2):
                continue
            titles = _titles_before(sentence, place) if place else ()
            if titles:
                place += without_genitive(sentence[place:end], titles)
            short = (match["short"] or "") if last == parts[-1][1] else ""
            name = " ".join(sentence[place:end].split())
            if len(name) > 1:
                yield NameMention(Span(offset + place, offset + end), name, titles, short)


def _unproven(usage: _Usage, sentence: str, start: int, end: int) -> int:
    """How many characters of a name that opens a sentence are not shown to be of a name."""
    first = LETTERS.match(sentence, start)
    word = first[0] if first else ""
    common = word.lower() in usage.words
    if word in usage.inside and not common:
        return 0
    rest = sentence[start:end].split(None, 1)
    if len(rest) > 1:
        return len(sentence[start:end]) - len(rest[1]) if common and word not in usage.inside else 0
    if common or not _speaks(word, sentence, end):
        return end - start
    return 0


def _speaks(word: str, sentence: str, end: int) -> bool:
    """Whether a word that opens a sentence says something, as few nouns without an article do."""
    behind = _BEHIND.match(sentence, end)
    return (
        behind is not None
        and behind[1] in SAYING
        and word.lower() not in SPEAKERS
        and _COMMON_ENDING.match(word.lower()) is None
    )


def _is_headline(sentence: str) -> bool:
    """Whether capitals say nothing here, for every word of some length has one."""
    if LOWER_WORD.search(sentence) or (sentence[-1] == "." and not sentence.isupper()):
        return False
    return len(TALL_WORD.findall(sentence)) >= _HEADLINE_WORDS


def _titles_before(sentence: str, place: int) -> tuple[str, ...]:
    """The title that stands right before a place, with the word that goes with it: "defence minister"."""
    before = sentence[max(0, place - _TITLE_REACH) : place].rsplit(None, 2)
    if not before or not is_title(title := fold(before[-1].rstrip("."))):
        return ()
    modifier = fold(before[-2]) if len(before) > 1 else ""
    return (modifier, title) if modifier in TITLE_MODIFIERS else (title,)
