"""Meaning: whether a source says the contrary of a draft, or it of another time, strength or speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.checking.clause_marks import ASIDE
from briefings.checking.modality import modality, of_what_is_to_come
from briefings.checking.terms import how_alike, stands, terms
from briefings.comparing.measures import is_count
from briefings.comparing.polarity import unlike
from corpus.dates import bounds

if TYPE_CHECKING:
    from briefings.checking.reading import Reading
    from briefings.checking.terms import Term
    from corpus.document import Passage
    from corpus.figures import Figure

_TAKEN_BACK = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject\w*|refut\w+|disput\w+|false|untrue|not true|wrong\w*|incorrect\w*"
    r"|retract\w*|correct(?:ed|ion)|contradict\w*|withdr\w+|doubt\w*)\b|\b(?:опроверг\w*|отриц\w*)|否认|否認",
    re.IGNORECASE,
)

_CONDITION = re.compile(
    r"\b(?:if|unless|provided|subject to|pending)\b|\bесли\b|\bfalls\b|如果", re.IGNORECASE
)

_YEAR_DAYS = 364

DENYING = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without)\b|n['’]t\b|\b(?:не|нет|ни|без)\b"
    r"|\b(?:nicht|kein\w*)\b|[不未没沒无無非]",
    re.IGNORECASE,
)
"""Words that deny what follows."""

_RELATING = re.compile(
    r"\b(?:before|after|until|till|since|above|below|under|over|despite|except|excluding|including|instead|off)\b",
    re.IGNORECASE,
)


def contrary(reading: Reading) -> bool:
    """Whether the source denies what the draft asserts, takes it back, or relates it otherwise."""
    rest = reading.source.text[len(reading.region) :]
    return (
        unlike(reading.draft.text, reading.region)
        or _TAKEN_BACK.search(rest) is not None
        or _denied_otherwise(reading)
        or (_unrelated(reading) and bool(_related(reading.source.text)))
    )


def otherwise_related(reading: Reading) -> bool:
    """Whether the draft says how things stand to each other, where the source does not."""
    return _unrelated(reading) and not _related(reading.source.text)


def _unrelated(reading: Reading) -> bool:
    return not _related(reading.draft.text) <= _related(reading.source.text)


def _denied_otherwise(reading: Reading) -> bool:
    """Whether not the same words are denied in both."""
    mine, theirs = _denied(reading.draft, reading.draft.text), _denied(reading.source, reading.region)
    if len(mine) != len(theirs):
        return True
    answers = {one.draft: one.source for one in reading.told}
    return any(term in answers and answers[term] not in theirs for term in mine if term is not None)


def _relevant(reading: Reading) -> str:
    """The same without relative clauses that answer for nothing."""
    starts = [one.source.start for one in reading.told]

    def kept(aside: re.Match[str]) -> str:
        return aside.group() if any(aside.start() <= at < aside.end() for at in starts) else ","

    return ASIDE.sub(kept, reading.region)


def otherwise_meant(reading: Reading) -> bool:
    """Whether what is, will be, may be or is wanted in one is something else of these in the other."""
    mine = modality(reading.draft.text, language=reading.draft.document.language)
    theirs = modality(_relevant(reading), language=reading.source.document.language)
    coming = (
        mine[0] or of_what_is_to_come(reading.draft),
        theirs[0] or of_what_is_to_come(reading.source),
    )
    conditional = _CONDITION.search(reading.source.text) and not _CONDITION.search(reading.draft.text)
    return coming[0] != coming[1] or mine[1:] != theirs[1:] or bool(conditional)


def otherwise_timed(reading: Reading) -> bool:
    """Whether a figure of the source is for another period than the draft's."""
    return any(_of_another_time(reading, mine, theirs) for mine, theirs in reading.figures)


def _of_another_time(reading: Reading, mine: Figure, theirs: Figure) -> bool:
    asked = bounds(mine.period) if mine.period else None
    given = bounds(theirs.period) if theirs.period else None
    if asked and given:
        return asked != given
    if asked is None and given is not None and not is_count(theirs):
        if reading.draft.dates:
            return not reading.dates
        # A draft that names no time speaks of the latest whole year, or of the time being.
        published = bounds(reading.draft.document.published_at or "")
        days = (given[1] - given[0]).days
        return days < _YEAR_DAYS or published is None or (published[0] - given[1]).days > _YEAR_DAYS + 1
    return False


def otherwise_said(reading: Reading) -> bool:
    """Whether the draft gives it to another speaker than the source."""
    mine, theirs = reading.draft.attribution, reading.source.attribution
    if not mine:
        return False
    if not theirs:
        return not all(
            any(how_alike(term, each.draft) for each in reading.told)
            for term in terms(reading.draft)
            if term.named and reading.draft.text[term.start : term.end] in mine
        )
    return not any(
        stands(term, theirs) for term in terms(reading.draft) if _within(term, reading.draft, mine)
    )


def _denied(passage: Passage, text: str) -> list[Term | None]:
    """The word behind each word that denies; None where none follows."""
    words = terms(passage)
    return [
        next((term for term in words if term.start >= found.end() - 1), None)
        for found in DENYING.finditer(text)
    ]


def _related(text: str) -> set[str]:
    """The small words that say how things stand to each other, and would say another thing if changed."""
    return {found.group().casefold() for found in _RELATING.finditer(text)}


def _within(term: Term, draft: Passage, attribution: str) -> bool:
    return draft.text[term.start : term.end] in attribution
