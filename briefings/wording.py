"""Wording: what a sentence is about, apart from the figures and dates it states.

In comes a passage; out come its content words as stems, so that two sentences can be held against each other
without their numbers, dates and units counting as words in common.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from briefings.measures import NUMBER_STEMS
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from corpus.document import Passage
    from corpus.span import Span

FAINT = frozenset(
    content_stems("will may now still yet ago year years time times day days new expected according told")
)
"""Words that stand in any news, and say nothing of what it is about."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+")
_CLAUSE_END = re.compile(r"[,;:(]\s|[)]|\s[–—-]+\s|—|[，；：、（）]")
_NAME = re.compile(r"(?<=[\w,;:’'\"”)] )[“\"'(]?([A-ZА-ЯЁ]\w+)")
_OPENING_NAME = re.compile(r"\W*([A-ZА-ЯЁ]\w+) (?=[A-ZА-ЯЁ]\w)")

SHORT_STEM = 3
"""Shorter stems have their beginning in common by chance."""

ONE_SPELLING = 80
"""Rapidfuzz ratio from which two stems are one name in two spellings."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence's content words, as stems.

    Attributes:
        words: those outside its figures and dates.
        names: those of them that are written as names are.
        titled: these, and the words of a name of several that opens the sentence.
        opening: the first content word, which may be of a figure.
    """

    words: frozenset[str]
    names: frozenset[str]
    titled: frozenset[str]
    opening: str | None


@lru_cache(maxsize=1 << 14)
def wording(passage: Passage) -> Wording:
    """The content words of a passage."""
    words = list(content_stems(passage.text))
    for span in (*(one.span for one in passage.figures), *(one.span for one in passage.dates)):
        for stem in content_stems(span.shifted(-passage.span.start).of(passage.text)):
            if stem in words:
                words.remove(stem)
    about = frozenset(words) - FAINT
    names = frozenset(stem for name in _NAME.findall(passage.text) for stem in content_stems(name))
    opening = _OPENING_NAME.match(passage.text)
    titled = names.union(content_stems(opening[1])) if opening else names
    return Wording(about, names & about, titled & about, _opening(passage))


def _opening(passage: Passage) -> str | None:
    """What a sentence begins with: the thing counted, if it begins with a count, but never a date."""
    dates = frozenset(
        chain.from_iterable(
            content_stems(one.span.shifted(-passage.span.start).of(passage.text)) for one in passage.dates
        )
    )
    void = FAINT | NUMBER_STEMS | dates
    return next((word for word in content_stems(passage.text) if word not in void), None)


def one_spelling(one: str, other: str) -> bool:
    """Whether two stems are one name, spelt or inflected in two ways: Andrei, Andrey; China, Chinese."""
    shorter = min(len(one), len(other))
    return (
        one == other
        or (shorter > SHORT_STEM and one[: shorter - 1] == other[: shorter - 1])
        or fuzz.ratio(one, other) >= ONE_SPELLING
    )


@lru_cache(maxsize=1 << 14)
def context(passage: Passage) -> frozenset[str]:
    """The content words of what stands around a passage: its neighbours and its document's title."""
    around = (passage.before, passage.text, passage.after, passage.document.title)
    return frozenset(chain.from_iterable(map(content_stems, around)))


def clause(passage: Passage, span: Span) -> frozenset[str]:
    """The content words of the clause that a figure or a date stands in, without its own.

    What a number is of stands near it: a long sentence may share most of its words for another reason.
    """
    start, end = span.start - passage.span.start, span.end - passage.span.start
    before, after = passage.text[:start], passage.text[end:]
    opened = max((mark.end() for mark in _CLAUSE_END.finditer(before)), default=0)
    closed = _CLAUSE_END.search(after)
    words = (*content_stems(before[opened:]), *content_stems(after[: closed.start() if closed else None]))
    return frozenset(words) - FAINT


def folded(text: str) -> str:
    """A sentence without case, punctuation or line breaks: two prints of one sentence fold to the same.

    Its numbers stay: the same words with another number are another sentence.
    """
    return " ".join(_WORD.findall(text.casefold()))
