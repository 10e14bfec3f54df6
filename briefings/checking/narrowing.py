"""Narrowing: whether a source says it of less than a draft does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.checking.meaning import DENYING
from briefings.checking.term_words import HARMLESS, NOT_QUITE
from briefings.checking.terms import terms
from briefings.checking.word_order import behind_a_comma
from briefings.comparing.measures import is_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.checking.reading import Reading
    from briefings.checking.terms import Term

_OF = re.compile(r"\s(?:of|from|between|among|excluding|except|without|per|из|между)\s", re.IGNORECASE)

_OF_A_MEASURE = re.compile(
    r"\s(?:of|from|between|among|excluding|except|without|per|to|for|in|with|on|из|между|в|для)\s",
    re.IGNORECASE,
)

_PHRASE_END = re.compile(
    r"[,;:.!?—–()]|\s(?:and|but|in|on|at|by|with|as|which|who|that|was|were|is|are|has|have|had|will|would|to)\s"
    r"|\s\w+ed\s"
)


def restricted(reading: Reading) -> bool:
    """Whether the source says it of less: the extra cost for the cost, exports to one country for all."""
    answering = {(one.source.start, one.source.end) for one in reading.told}
    open_ = [
        term
        for term in terms(reading.source)
        if (term.start, term.end) not in answering and not reading.in_the_draft(term)
    ]
    before = {term.end: term for term in open_}
    text = reading.source.text
    measured = any(not is_count(mine) for mine, _ in reading.figures)
    for one in reading.told:
        if one.source.named and not one.source.opening:
            continue
        gap = one.source.start - 1
        near = before.get(gap) if gap >= 0 and text[gap] in " -\n" else None
        if near is None or near.stem in HARMLESS or near.text.endswith("ly"):
            continue
        if near.light:
            continue
        if near.stem in NOT_QUITE:
            return True
        if not (_of_a_person(reading, one.source) or _by_the_way(reading, near)):
            return True
    ends = [one.source.end for one in reading.told if not one.source.named]
    figures = [theirs.span.end - reading.source.span.start for _, theirs in reading.figures]
    preposition = _OF_A_MEASURE if measured else _OF
    return any(
        _narrowed(reading, end, preposition, open_) for end in ends if not any(f <= end for f in figures)
    ) or any(_narrowed(reading, end, _OF, open_) for end in (*figures, *ends))


def _by_the_way(reading: Reading, near: Term) -> bool:
    """Whether a word only says of what kind some thing is: who buys a red car buys a car.

    The youth team is not the team, though, and who buys no red car may buy another.
    """
    if DENYING.search(reading.draft.text) or any(not is_count(mine) for mine, _ in reading.figures):
        return False
    return _SOME.search(reading.source.text[: near.start]) is not None


_SOME = re.compile(r"\b(?:an?|another)\s$", re.IGNORECASE)


def _of_a_person(reading: Reading, term: Term) -> bool:
    """Whether a word stands beside a name that the draft has too: the special envoy, Li Hui."""
    return any(
        one.source.named
        and (
            re.fullmatch(r",?\s", reading.source.text[term.end : one.source.start]) is not None
            or behind_a_comma(reading, one.source.end, term.start)
        )
        for one in reading.told
    )


def _narrowed(reading: Reading, end: int, preposition: re.Pattern[str], open_: Sequence[Term]) -> bool:
    """Whether a phrase that the draft lacks follows at once and says of what."""
    text = reading.source.text
    opened = preposition.match(text, end)
    if opened is None:
        return False
    closed = _PHRASE_END.search(text, opened.end())
    stop = closed.start() if closed else len(text)
    at = reading.source.span.start
    answered = any(opened.end() <= one.source.start < stop for one in reading.told) or any(
        opened.end() <= one.span.start - at < stop for one in reading.source.figures
    )
    if not reading.figures and text.startswith(" and ", stop):
        answered = answered or _of_that_too(reading, opened.group(), stop + len(" and "))
    return not answered and any(opened.end() <= term.start < stop for term in open_)


def _of_that_too(reading: Reading, preposition: str, start: int) -> bool:
    """Whether the draft says it of the second of two things: of fraud and bribery, of bribery."""
    behind = next((one.draft for one in reading.told if one.source.start == start), None)
    return behind is not None and reading.draft.text[: behind.start].endswith(preposition)
