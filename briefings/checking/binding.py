"""Binding: whether one clause of a source says all of it, and its figure is of what the draft's is of."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefings.checking.clause_marks import ASIDE, CLAUSE
from briefings.checking.stating import apart, same_unit, states
from briefings.checking.terms import terms
from briefings.checking.word_order import behind_a_comma
from briefings.selecting.cutting import dateline_end

if TYPE_CHECKING:
    from briefings.checking.reading import Reading
    from briefings.checking.terms import Term
    from corpus.figures import Figure


def unbound(reading: Reading) -> bool:
    """Whether a figure of the source is of something else than the draft's."""
    return misdated(reading) or any(
        not _bound(reading, mine, theirs) or _of_a_later_clause(reading, theirs)
        for mine, theirs in reading.figures
    )


def misdated(reading: Reading) -> bool:
    """Whether the clause with most of the answering words has a date of its own, and it is another."""
    if len(reading.dates) != 1:
        return False
    mine, theirs = reading.dates[0]
    at, text = reading.source.span.start, reading.source.text
    borders = [0, *(mark.end() for mark in CLAUSE.finditer(text)), len(text)]
    clauses = list(pairwise(borders))
    told = [sum(start <= one.source.start < end for one in reading.told) for start, end in clauses]
    start, end = clauses[told.index(max(told))]
    inside = [one for one in reading.source.dates if start <= one.span.start - at < end]
    return theirs not in inside and any(apart(mine, one) for one in inside)


def scattered(reading: Reading) -> bool:
    """Whether what answers stands in clauses with subjects of their own, so that no one clause says it."""
    text, at = reading.source.text, reading.source.span.start
    opening = dateline_end(text)
    places = [(one.source.start, one.source.end) for one in reading.told if one.source.start >= opening]
    places += [(one.span.start - at, one.span.end - at) for _, one in reading.figures]
    if len(reading.source.dates) > 1:
        places += [(one.span.start - at, one.span.end - at) for _, one in reading.dates]
    answering = {(one.source.start, one.source.end) for one in reading.told}
    open_ = [
        term
        for term in terms(reading.source)
        if (term.start, term.end) not in answering
        and not any(start <= term.start < end for start, end in places)
        and not reading.in_the_draft(term)
    ]
    asides = [(aside.start(), aside.end()) for aside in ASIDE.finditer(text)]
    open_ = [term for term in open_ if not any(start <= term.start < end for start, end in asides)]
    ordered = sorted(places)
    for (_, end), (start, _) in pairwise(ordered):
        if behind_a_comma(reading, end, start) and any(
            each.source.end == end and each.source.named for each in reading.told
        ):
            continue
        bounds_ = [mark.end() for mark in CLAUSE.finditer(text, end, max(start, end))]
        if not bounds_:
            continue
        beside = any(each.source.start == start for each in reading.told)
        # What stands right before a word that answers belongs to it, and is looked at as a restriction.
        between = [
            term
            for term in open_
            if end <= term.start < start and not (beside and text[term.end : start] == " " and not term.named)
        ]
        if any(term.start >= bounds_[-1] for term in between if not term.light):
            return True
        if any(term.named and not _coordinated(text, end, term) for term in between):
            return True
    return False


def _bound(reading: Reading, mine: Figure, theirs: Figure) -> bool:
    """Whether no other figure of the source stands nearer to what the draft says of this one."""
    own = reading.nearness(mine, theirs)
    return not any(
        reading.nearness(mine, rival) >= own
        for rival in reading.source.figures
        if rival is not theirs
        and not _of_another(reading, mine, theirs, rival)
        and same_unit(mine, rival)
        and not states(reading.draft, mine, reading.source, rival)
    )


def _of_another(reading: Reading, mine: Figure, theirs: Figure, rival: Figure) -> bool:
    """Whether the draft states the rival too, and both in the same order."""
    return any(
        own is rival and (mine.span.start < other.span.start) == (theirs.span.start < rival.span.start)
        for other, own in reading.figures
    )


def _of_a_later_clause(reading: Reading, theirs: Figure) -> bool:
    """Whether a word that answers stands in a later clause, which has a figure of its own."""
    text, at = reading.source.text, reading.source.span.start
    closed = CLAUSE.search(text, theirs.span.end - at)
    if closed is None:
        return False
    stated = {own.span.start for _, own in reading.figures}
    rivals = [
        one.span.start - at
        for one in reading.source.figures
        if one.span.start - at >= closed.end() and one.span.start not in stated
    ]
    return any(
        one.source.start >= closed.end() and not CLAUSE.search(text, *sorted((one.source.start, rival)))
        for one in reading.told
        for rival in rivals
    )


def _coordinated(text: str, end: int, term: Term) -> bool:
    """Whether a name follows the answering one at once with "and": what is said holds of both."""
    return (
        re.fullmatch(
            r"(?:\sand\s|,\s)(?:[A-Z][\w’'-]*\s(?:(?:von|van|de|der|la)\s)*)*", text[end : term.start]
        )
        is not None
    )
