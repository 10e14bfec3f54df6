"""Recognition: the names that sentences hold, by their capitals, or in Chinese by what stands around them.

In come a canonical text and the span of a sentence; out come name mentions. A word that only the beginning of
its sentence gives a capital counts as a name when the text writes it with one elsewhere, or lets it speak.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from corpus.names.capitals import BEFORE_INSIDE, CAPITALS, LETTERS, LOWER_WORD, RUN, TALL_WORD
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

    from corpus.names.mention import Found, Written

_BEHIND = re.compile(r"(?:['’]s)?,? (?:has |had |also |later )?([a-zа-яё]+)")
_HAN = re.compile(f"[{HAN}]")
_GERMAN = frozenset(
    {"der", "das", "und", "nicht", "ist", "von", "mit", "dem", "den", "ein", "eine", "für", "auf"}
)
_FEW_GERMAN = 3
_HEADLINE_WORDS = 4
_LETTER, _WORD_SIGN = re.compile(r"[^\W\d_]"), re.compile(r"\w")
_OPENING_SIGNS = re.compile(r"[\W\d_]*")
_OPENED_BY = frozenset('“„«"(:—•‘')
_TITLE_REACH = 40
_COMMON_ENDING = re.compile(r".*(?:s|ing|ly|ed|body|one)$")


class _Usage:
    """How a text writes its words, looked up word by word: few words of a text are ever doubted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._common: dict[str, bool] = {}
        self._inside: dict[str, bool] = {}

    @cached_property
    def german(self) -> bool:
        """Whether the text gives every noun a capital."""
        return len(_GERMAN.intersection(self._text.split())) >= _FEW_GERMAN

    def is_common(self, word: str) -> bool:
        """Whether the text writes a word in small letters."""
        if word not in self._common:
            self._common[word] = any(
                not (_LETTER.match(before) or _LETTER.match(behind))
                for before, behind in self._places(word.lower())
            )
        return self._common[word]

    def is_inside(self, word: str) -> bool:
        """Whether the text writes a word with a capital inside a sentence."""
        if word not in self._inside:
            self._inside[word] = any(
                BEFORE_INSIDE.fullmatch(before) and not _WORD_SIGN.match(behind)
                for before, behind in self._places(f" {word}")
            )
        return self._inside[word]

    def _places(self, written: str) -> Iterator[tuple[str, str]]:
        """The characters before and behind each place where it is written; empty at the text's ends."""
        at = self._text.find(written)
        while at >= 0:
            end = at + len(written)
            yield self._text[at - 1 : at] if at else "", self._text[end : end + 1]
            at = self._text.find(written, at + 1)


_usage = lru_cache(maxsize=8)(_Usage)


def names_in(text: str, span: Span) -> tuple[NameMention, ...]:
    """The names in one sentence of a text, in order, not overlapping.

    Args:
        text: canonical text; what it writes elsewhere decides what a sentence's first word is.
        span: of the sentence.
    """
    found = sorted(_found(text, span.start, span.end))
    return tuple(
        NameMention(Span(start, end), name, titles, short) for start, end, name, titles, short in found
    )


def names_written(text: str, start: int, end: int) -> list[Written]:
    """The same of the sentence from `start` to `end`, without where they stand: all that counting needs."""
    return [found[2:] for found in _found(text, start, end)]


def _found(text: str, start: int, end: int) -> Iterator[Found]:
    sentence = text[start:end]
    yield from _written(text, start, sentence)
    if not sentence.isascii() and _HAN.search(sentence):
        yield from chinese_names(text, start, end)


def _written(text: str, offset: int, sentence: str) -> Iterator[Found]:
    """The names in a sentence that are written with capitals."""
    usage = None
    for match in RUN.finditer(sentence):
        run, number, short = match.groups()
        parts = name_parts(run)
        if not parts:
            continue
        if usage is None:
            if _is_headline(sentence):
                return
            usage, start = _usage(text), _opening(sentence)
        at = match.start()
        for first, last in parts:
            end = match.end("number") if number and last == len(run) else at + last
            place = at + first
            if first == 0 and (
                at == start or sentence[at - 1] in _OPENED_BY or sentence[at - 2 : at] == ": "
            ):
                place += _unproven(usage, sentence, at, end)
            if place >= end or (usage.german and len(CAPITALS.findall(sentence, place, end)) < 2):
                continue
            titles = _titles_before(sentence, place) if place else ()
            if titles:
                place += without_genitive(sentence[place:end], titles)
            name = " ".join(sentence[place:end].split())
            if len(name) > 1:
                behind = (short or "") if last == parts[-1][1] else ""
                yield offset + place, offset + end, name, titles, behind


def _opening(sentence: str) -> int:
    """Where the first letter of a sentence stands."""
    opening = _OPENING_SIGNS.match(sentence)
    return opening.end() if opening else 0


def _unproven(usage: _Usage, sentence: str, start: int, end: int) -> int:
    """How many characters of a name that opens a sentence are not shown to be of a name."""
    first = LETTERS.match(sentence, start)
    word = first[0] if first else ""
    common = usage.is_common(word)
    rest = sentence[start:end].split(None, 1)
    if len(rest) > 1:
        return end - start - len(rest[1]) if common and not usage.is_inside(word) else 0
    proven = not common and (usage.is_inside(word) or _speaks(word, sentence, end))
    return 0 if proven else end - start


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
    before = sentence[max(0, place - _TITLE_REACH) : place].rsplit(None, 1)
    title = _title(before[-1]) if before else ""
    if not title:
        return ()
    modifier = fold(before[0].rsplit(None, 1)[-1]) if len(before) > 1 and before[0].strip() else ""
    return (modifier, title) if modifier in TITLE_MODIFIERS else (title,)


@lru_cache(maxsize=1 << 15)
def _title(word: str) -> str:
    """The title that a word is, folded, or nothing."""
    title = fold(word.rstrip("."))
    return title if is_title(title) else ""
