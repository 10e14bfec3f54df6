"""Cutting: the quote of a sentence without what stands only in the way.

In comes a passage, out goes a quote of it. A dateline is always left out, a leading connective where what
remains is a sentence of its own, an aside where nothing is lost that a reader must know (docs/decisions,
quotes are spans). Most sentences are quoted whole: when in doubt nothing is cut.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefings.quote import Quote
from briefings.selecting.omissions import ASIDE, CONNECTIVE, DATELINE, GUARDED
from briefings.selecting.openings import HANGS, HANGS_DE, QUOTED, VERBS
from corpus.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Passage

MIN_KEPT = 0.6
"""Share of its words that a sentence keeps, its dateline aside."""

MIN_WORDS = 4
"""Words that a sentence must have left without its connective: fewer say too little."""

MIN_ASIDE, MAX_ASIDE = 3, 12
"""Words of an aside that is worth leaving out, and small enough to be one."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_DASH = re.compile(" [–—] ")
_HAN = re.compile("[\u3400-\u9fff]")
_FINITE = VERBS | {"says", "has"}


def cut(passage: Passage) -> Quote:
    """The quote of a passage without its dateline, a connective that opens it, and asides that say little.

    Every span lies inside the passage's, every figure and date of it but a dateline's is kept, and no word of
    negation, doubt, speech, time, condition or comparison is ever left out.
    """
    text = passage.text
    start = opening_end(passage)
    kept = _around_asides(passage, start)
    if sum(_size(text[one:other]) for one, other in kept) < MIN_KEPT * _size(text[dateline_end(text) :]):
        kept = [(start, len(text))]
    return Quote(
        tuple(text[one:other] for one, other in kept),
        tuple(Span(one, other).shifted(passage.span.start) for one, other in kept),
        cut_before=start > 0,
    )


def whole(passages: Sequence[Passage], text: str) -> Quote:
    """Neighbouring sentences of one paragraph as one quote, with what stands between them.

    Args:
        passages: of one document, in order, none left out between them; at least one.
        text: the document's canonical text, which alone knows what white space parts them.
    """
    first, last = passages[0], passages[-1]
    neighbours = all(
        one.document.id == other.document.id
        and one.paragraph == other.paragraph
        and other.number == one.number + 1
        for one, other in pairwise(passages)
    )
    if not neighbours:
        raise ValueError("only neighbours of one paragraph are one quote")
    start = dateline_end(first.text)
    span = Span(first.span.start + start, last.span.end)
    return Quote((span.of(text),), (span,), cut_before=start > 0)


def opening_end(passage: Passage) -> int:
    """Where in a passage's text its quote begins: behind a dateline, and behind a connective not needed."""
    text = passage.text
    start = dateline_end(text)
    opening = _connective_end(passage, start)
    return opening if _size(text[opening:]) >= max(MIN_WORDS, MIN_KEPT * _size(text[start:])) else start


def dateline_end(text: str) -> int:
    """Where a sentence begins behind its dateline; 0 where it has none."""
    found = DATELINE.match(text)
    return found.end() if found and _size(text[found.end() :]) >= 3 else 0


def _connective_end(passage: Passage, start: int) -> int:
    """Where the clause behind a connective begins; the start itself where it would not stand by itself."""
    text = passage.text
    found = CONNECTIVE.match(text, start)
    if found is None or text[start].islower():
        return start
    rest = text[found.end() :]
    hangs = HANGS.match(rest) or (passage.document.language == "de" and HANGS_DE.match(rest))
    first = _WORD.match(rest)
    if (
        hangs
        or first is None
        or first.group().casefold() in _FINITE
        or not rest.rstrip("”\"'’»)").endswith((".", "!", "。", "！"))
    ):
        return start
    return found.end()


def _around_asides(passage: Passage, start: int) -> list[tuple[int, int]]:
    """The stretches of a passage's text from `start` on, without the asides that may be left out."""
    text = passage.text
    if len(_DASH.findall(text)) > 2:
        return [(start, len(text))]  # which of many dashes belong together is anyone's guess
    quoted = [found.span() for found in QUOTED.finditer(text)]
    kept, at = [], start
    for found in ASIDE.finditer(text, start):
        inside = any(one < found.end() and found.start() < other for one, other in quoted)
        if (
            not inside
            and _says_little(found["round"] or found["dashed"])
            and not _states(passage, found.span())
        ):
            kept.append((at, found.start()))
            at = found.end()
    return [*kept, (at, len(text))]


def _says_little(aside: str) -> bool:
    """Whether a stretch is a few plain English words: no name, no number, none that must never be lost."""
    words = _WORD.findall(aside)
    return (
        MIN_ASIDE <= len(words) <= MAX_ASIDE
        and aside.isascii()
        and aside == aside.lower()
        and not any(letter.isdigit() or letter in "\"'%$:;?!" for letter in aside)
        and GUARDED.isdisjoint(part for word in words for part in (word, *word.split("-")))
        and words[0] in {"a", "an", "the", "its", "their", "his", "her", "which", "who"}
    )


def _states(passage: Passage, stretch: tuple[int, int]) -> bool:
    """Whether a figure or a date of the passage stands in a stretch of its text."""
    one, other = (passage.span.start + at for at in stretch)
    stated = [figure.span for figure in passage.figures] + [date.span for date in passage.dates]
    return any(span.start < other and one < span.end for span in stated)


def _size(text: str) -> int:
    """Words; two ideographs count as one."""
    return len(text.split()) + len(_HAN.findall(text)) // 2
