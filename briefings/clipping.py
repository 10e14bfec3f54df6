"""Clipping: what is quoted of a sentence that is too long to be read at a glance.

In come a passage and what a search found in it; out goes its quote: the whole sentence, or the stretches
of it that hold the most of what was found, with a mark for what was left out. Tables turned to text, minutes
and statutes have such sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from briefings.comparing.polarity import turns
from briefings.quote import Quote, quote_of
from corpus.span import Span
from corpus.words.scripts import CJK, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from corpus.document import Passage
    from corpus.found import Match

LONG = 360
"""Columns of a page, of which an ideograph takes two: what is longer is not quoted whole."""

SHOWN = 300
"""Columns that are quoted of it; more only for a clause that denies, and for what is not worth a mark."""

LEAST_LEFT_OUT = 40
"""Columns, half a line: to leave out less is not worth a mark."""

MOST_STRETCHES = 3
"""Of one sentence; more are a list of words, and no quote."""

_LINE = 80
"""Columns after which a clause may be cut between two words."""

_STOPS = "，；：、。！？）】》」』"
_WORD = re.compile(rf"(?:[{UNSPACED}]|[^\s{UNSPACED}{_STOPS}]+)[{_STOPS}]*\s*|[{_STOPS}]+\s*|\s+")
_OPENS = re.compile(
    r"(?:and|or|that|which|who|whom|whose|while|although|though|whereas|because|since|when|where|after|before|as"
    r"|according|saying|и|или|что|чтобы|котор\w+|когда|где|потому|после|хотя|пока|und|oder|dass|während|weil)\s",
    re.IGNORECASE,
)
_HANGS = re.compile(
    r"(?:unless|if|except|excluding|provided|only|but|not|nor|until|till|without|despite|rather|instead"
    r"|если|кроме|но|а|не|ни|пока не|без|aber|sondern|nicht|wenn|außer|ohne)\b|除非|如果|但|而非|不",
    re.IGNORECASE,
)
"""What limits or turns round the words before it, which are never quoted without it."""

_CLAUSE_END = re.compile(rf"[,;:)\]|—–{_STOPS}][”\"’»]?\s*\Z|[\n\t]")
_COMMAS = re.compile(r"[\s,;:，；：、—–]+\Z")
_WIDE = re.compile(rf"[{CJK}{_STOPS}]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause, or a part of a long one: it is quoted as a whole or not at all.

    Attributes:
        start: offset in the sentence.
        end: offset in the sentence, behind the space that follows.
        columns: how much room it takes.
        clause: the number of the clause that it is of.
        found: the words of the question that were found in it.
        states: it holds a figure or a date.
    """

    start: int
    end: int
    columns: int
    clause: int
    found: frozenset[str]
    states: bool


class _Run(NamedTuple):
    """Parts in a row, from the first to the last, and what they hold."""

    first: int
    last: int
    columns: int
    found: frozenset[str]


def clipping(passage: Passage, matches: Sequence[Match]) -> Quote:
    """The quote of a passage: whole, or of a long one a few stretches, its beginning among them if it can be.

    They begin and end between words, most often between clauses. A match, a figure and a date are never cut
    through, nor a clause that denies.

    Args:
        passage: one sentence.
        matches: what was found in it; offsets in its text.
    """
    text = passage.text
    if _columns(text) <= LONG:
        return quote_of(passage)
    parts = _parts(passage, matches)
    kept = _filled(parts, _opened(parts, _chosen(parts), text))
    spans = [_span(text, parts[run[0]].start, parts[run[-1]].end) for run in _runs(kept)]
    return Quote(
        tuple(span.of(text) for span in spans),
        tuple(span.shifted(passage.span.start) for span in spans),
        cut_before=0 not in kept,
        cut_after=len(parts) - 1 not in kept,
    )


def _parts(passage: Passage, matches: Sequence[Match]) -> list[_Part]:
    """The sentence in parts, in order, with nothing between them."""
    text = passage.text
    spans = [*(one.span for one in passage.figures), *(one.span for one in passage.dates)]
    states = [(span.start - passage.span.start, span.end - passage.span.start) for span in spans]
    whole = [*((one.start, one.end) for one in matches), *states]
    return [
        _Part(
            start,
            end,
            _columns(text[start:end]),
            clause,
            frozenset(one.query.casefold() for one in matches if start <= one.start < end),
            any(start <= at < end for at, _ in states),
        )
        for clause, stretch in enumerate(_clauses(text, whole))
        for start, end in _lines(text, *stretch, whole)
    ]


def _clauses(text: str, whole: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What ends with a comma, a bracket, a dash or a cell of a table; the last one with the sentence."""
    start = 0
    for word, end in _words(text, 0, len(text), whole):
        if end == len(text) or (_CLAUSE_END.search(word) and not _HANGS.match(text, end)):
            yield start, end
            start = end


def _lines(text: str, start: int, end: int, whole: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A clause cut before conjunctions, or line by line; one that denies is whole, or says the contrary."""
    denies = _columns(text[start:end]) <= LONG and turns(text[start:end]).turned
    for _, at in _words(text, start, end, whole):
        ends = _OPENS.match(text, at) or _columns(text[start:at]) >= _LINE
        if at == end or (ends and not denies and not _HANGS.match(text, at)):
            yield start, at
            start = at


def _words(text: str, start: int, end: int, whole: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    """The words of a stretch, each with the space behind it, and where they end, but inside of `whole`."""
    for word in _WORD.finditer(text, start, end):
        if not any(first < word.end() < last for first, last in whole):
            yield word[0], word.end()


def _chosen(parts: Sequence[_Part]) -> frozenset[int]:
    """The numbers of the parts that hold the most of what was found, in the fewest columns."""
    kept, room = frozenset[int](), SHOWN
    missing = frozenset[str]().union(*(one.found for one in parts))
    runs = list(_runs_of(parts))
    while missing and len(_runs(kept)) < MOST_STRETCHES:
        fits = [run for run in runs if run.columns <= room or not kept]
        best = min(fits, key=lambda run: (-len(run.found & missing), run.columns), default=None)
        if best is None or missing.isdisjoint(best.found):
            break
        kept |= frozenset(range(best.first, best.last + 1))
        missing, room = missing - best.found, SHOWN - _columns_of(parts, kept)
    return kept


def _opened(parts: Sequence[_Part], kept: frozenset[int], text: str) -> frozenset[int]:
    """With the clause that opens the sentence: it names who does or says it, and perhaps denies it."""
    opening = frozenset(at for at, one in enumerate(parts) if one.clause == 0)
    both = kept | opening
    fits = _columns_of(parts, both) <= SHOWN and len(_runs(both)) <= MOST_STRETCHES
    denies = turns(text[: parts[max(opening)].end]).turned
    return both if fits or denies or not kept else kept


def _filled(parts: Sequence[_Part], kept: frozenset[int]) -> frozenset[int]:
    """With what stands next to it as far as there is room, and what is too short to be left out."""
    room = SHOWN - _columns_of(parts, kept)
    while next_to := [
        at
        for at, one in enumerate(parts)
        if at not in kept and {at - 1, at + 1} & kept and one.columns <= room
    ]:
        best = max(next_to, key=lambda at: _fit(parts, kept, at))
        kept, room = kept | {best}, room - parts[best].columns
    left_out = _runs(frozenset(range(len(parts))) - kept)
    short = (run for run in left_out if _columns_of(parts, run) < LEAST_LEFT_OUT)
    return kept.union(*short)


def _fit(parts: Sequence[_Part], kept: frozenset[int], at: int) -> tuple[bool, bool, bool, bool]:
    """How well a part goes with what is kept: it joins two, completes a clause, states a value, goes on."""
    beside = {at - 1, at + 1} & kept
    one = parts[at]
    return (
        len(beside) > 1,
        any(parts[each].clause == one.clause for each in beside),
        one.states,
        at - 1 in kept,
    )


def _runs_of(parts: Sequence[_Part]) -> Iterator[_Run]:
    """Every part, and every few in a row that fit together."""
    for first in range(len(parts)):
        columns, found = 0, frozenset[str]()
        for last in range(first, len(parts)):
            columns, found = columns + parts[last].columns, found | parts[last].found
            if columns > SHOWN and last > first:
                break
            yield _Run(first, last, columns, found)


def _runs(numbers: Collection[int]) -> list[list[int]]:
    """Numbers in order, those that follow each other together."""
    ordered = sorted(numbers)
    together = groupby(enumerate(ordered), lambda pair: pair[1] - pair[0])
    return [[number for _, number in run] for _, run in together]


def _columns_of(parts: Sequence[_Part], numbers: Collection[int]) -> int:
    return sum(parts[at].columns for at in numbers)


def _columns(text: str) -> int:
    return len(text) + len(_WIDE.findall(text))


def _span(text: str, start: int, end: int) -> Span:
    """A stretch without the space around it and, where it is cut, without the comma at its end."""
    said = text[start:end].rstrip()
    if end < len(text):
        said = _COMMAS.sub("", said) or said
    return Span(start + len(said) - len(said.lstrip()), start + len(said))
