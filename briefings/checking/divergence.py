"""Divergences: how a source that speaks of the draft's subject says it otherwise.

In comes a reading that does not carry; out comes the one thing in which it differs, where there is just one.
Two differences are two subjects: then nothing is said.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from briefings.checking.binding import misdated
from briefings.checking.objection import Objection
from briefings.checking.stating import apart, of_the_unit_before, same_unit, states
from briefings.checking.terms import terms
from briefings.comparing.measures import is_count, is_time, one_unit, tells
from briefings.comparing.tolerance import equal, significant_digits
from corpus.dates import bounds
from corpus.dates.edtf import precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.checking.reading import Reading
    from briefings.checking.terms import Term
    from corpus.figures import Figure

WORDED = 0.75
"""Share of the draft's words that a source must have to be of the same thing and say it otherwise."""

FEWEST_WORDS = 2
"""Words in common without which two sentences are of nothing together."""

MOST_DATES = 2
"""A sentence with more dates tells of more than one event."""

TOPICAL = 0.3
"""Share of the draft's words that stand beside its figure where the figure is of another measure."""


class Divergence(StrEnum):
    """In what a source differs from a draft."""

    VALUE = "value"
    DATE = "date"
    NAME = "name"
    CONTRARY = "contrary"


_GENTLE = frozenset({Objection.ORDER, Objection.UNBOUND, Objection.PERIOD, Objection.RESTRICTED})


def divergence(reading: Reading, *, loosely: bool = False) -> Divergence | None:
    """The one thing in which a source states the draft's claim otherwise; None when there is none or more.

    Args:
        loosely: also where the source may say it of a part only; for a draft that no source carries.
    """
    names = [term for term in reading.missing if term.named]
    words = [term for term in reading.missing if not term.named and not term.number]
    numbers = [term for term in reading.missing if term.number]
    known = len(reading.told) / max(1, len(reading.told) + len(words))
    spoken = len(reading.told) + reading.implied >= FEWEST_WORDS or (loosely and names and known == 1)
    if not spoken or {Objection.QUESTION, Objection.LANGUAGE} & reading.objections:
        return None
    contrary = Objection.CONTRARY in reading.objections
    # What a person says is not carried, but it may well be the contrary.
    others = reading.objections - {Objection.CONTRARY, Objection.VOICE}
    whole = not reading.unmet and not numbers
    if names and _of_one_office_alone(reading, names):
        return Divergence.NAME
    if loosely and whole and not reading.undated and (told := _said_of_another(reading, names, words)):
        return told
    if known < WORDED:
        return None
    if names and _left_out(reading, names):
        names = []
    borne = {Objection.PERIOD, Objection.UNBOUND}
    if loosely and known == 1:
        borne |= {Objection.RESTRICTED, Objection.CLAUSE}
    if others - borne:
        return None
    met = whole and not reading.undated and not (contrary and Objection.PERIOD in others)
    if contrary:
        return Divergence.CONTRARY if met and not names and len(reading.told) > FEWEST_WORDS else None
    if names:
        return Divergence.NAME if met and not others and _other_holder(reading, names) else None
    return _other_value_or_date(reading, numbers, others)


def _other_value_or_date(
    reading: Reading, numbers: Sequence[Term], others: frozenset[Objection]
) -> Divergence | None:
    if reading.undated:
        met = not (reading.unmet or numbers or others - {Objection.RESTRICTED})
        return Divergence.DATE if met and _other_date(reading) else None
    return Divergence.VALUE if _other_number(reading, numbers) else None


def _left_out(reading: Reading, names: Sequence[Term]) -> bool:
    """Whether the source only leaves names out, of which its document speaks, and has no others."""
    return not reading.names_others and all(reading.spoken_of(term) for term in names)


def _said_of_another(reading: Reading, names: Sequence[Term], words: Sequence[Term]) -> Divergence | None:
    """Whether all of it is said, but of somebody else, or of another day, in the clause that says it."""
    if not words and not names and reading.objections & {Objection.CLAUSE, Objection.UNBOUND}:
        if misdated(reading):
            return Divergence.DATE
        own = next((one.draft for one in reading.told if one.draft.named or one.draft.opening), None)
        others = [term for term in terms(reading.source) if term.named and not reading.in_the_draft(term)]
        if own is not None and not reading.figures and _of_one_office(reading, own, others):
            return Divergence.NAME
    return Divergence.NAME if names and _namesake(reading, names) else None


def _namesake(reading: Reading, names: Sequence[Term]) -> bool:
    """Whether the source has the same surname with another given name before it, and the rest besides."""
    given, told = names[0], [one for one in reading.told if not one.draft.named]
    surname = next((one for one in reading.told if one.draft.start == given.end + 1), None)
    if surname is None or not surname.draft.named or not told:
        return False
    before = re.search(r"([A-ZА-ЯЁ][\w’'-]+)\s$", reading.source.text[: surname.source.start])
    if before is None or before[1].casefold() in _TITLES:
        return False
    return all(reading.spoken_of(term) for term in names[1:])


_TITLES = frozenset({"mr", "mrs", "ms", "dr", "the", "judge", "president", "minister", "professor", "sir"})


def _other_number(reading: Reading, numbers: Sequence[Term]) -> bool:
    """Whether the source has another number for every one of the draft's that it lacks."""
    if numbers:
        return not reading.unmet and _other_hour(reading, numbers)
    return bool(reading.unmet) and all(_other_value(reading, figure) for figure in reading.unmet)


def _other_value(reading: Reading, figure: Figure) -> bool:
    """Whether the source has another number in the place of the draft's."""
    draft, source = reading.draft, reading.source
    rivals = [
        each
        for each in source.figures
        if (same_unit(figure, each) or of_the_unit_before(draft, figure, source, each))
        and each not in [theirs for _, theirs in reading.figures]
    ]
    if not rivals or is_time(figure) or not tells(draft, figure):
        return False
    rival = max(rivals, key=lambda each: reading.nearness(figure, each))
    if not _one_time(reading, figure, rival):
        return False
    # What only rounds the same number is no other number.
    return not states(source, rival, draft, figure) and rival.value != figure.value


def _one_time(reading: Reading, figure: Figure, rival: Figure) -> bool:
    asked, given = (bounds(one.period) if one.period else None for one in (figure, rival))
    if asked and given:
        return asked == given
    if is_count(figure):
        return True
    if asked is None and given is not None:
        return bool(reading.dates) or (given[1] - given[0]).days >= 364
    return True


def _other_hour(reading: Reading, numbers: Sequence[Term]) -> bool:
    """Whether the source has another number before the same word: 6 a.m. for 4 a.m."""
    draft, source = reading.draft.text, reading.source.text
    known = {one.source for one in reading.told}
    others = [term for term in terms(reading.source) if term.number and term not in known]
    return all(
        any(
            _word_behind(draft, mine) and _word_behind(draft, mine) == _word_behind(source, each)
            for each in others
        )
        for mine in numbers
    )


def _word_behind(text: str, term: Term) -> str:
    found = re.match(r"\s?([\w.]+)", text[term.end :])
    return found[1].replace(".", "").casefold() if found else ""


def _other_date(reading: Reading) -> bool:
    """Whether the source gives the event one date, and it is another."""
    if len(reading.undated) != 1 or reading.dates or not 0 < len(reading.source.dates) <= MOST_DATES:
        return False
    mine = reading.undated[0]
    finely = any(precision(theirs.iso) == precision(mine.iso) for theirs in reading.source.dates)
    return finely and all(apart(mine, theirs) for theirs in reading.source.dates)


def _other_holder(reading: Reading, names: Sequence[Term]) -> bool:
    """Whether the source has another name in the place of the draft's: of one office, or of one place."""
    draft, source = reading.draft.text, reading.source.text
    known = {one.source for one in reading.told}
    others = [term for term in terms(reading.source) if term.named and term not in known]
    first, last = names[0], names[-1]
    if not others or draft[first.start : last.end].count(" ") >= 2 * len(names):
        return False
    if _of_one_office(reading, first, others):
        return True
    for each in others:
        if first.placed and each.placed:
            return True
        if _beside_office(draft, first, source, each):
            return True
    return False


_IS_WHO = re.compile(r"\s(?:is|was|remains)\s(?:[A-ZА-ЯЁ][\w’'-]*\s?)+\W*$")
"""The end of "the minister is Ann Lee"."""

_IS = re.compile(r"\W*(?:[A-ZА-ЯЁ][\w’'-]*\s)+(?:is|was|remains|became)\s(?:now\s)?(?:the\s|an?\s)?")


def _of_one_office(reading: Reading, first: Term, others: Sequence[Term]) -> bool:
    """Whether the draft says who is what, and the source has that, whole, right beside another name."""
    copula, turned = _IS.match(reading.draft.text), _IS_WHO.search(reading.draft.text)
    if copula is not None and first.start < copula.end():
        office = [one.source for one in reading.told if one.draft.start >= copula.end()]
    elif turned is not None:
        office = [one.source for one in reading.told if one.draft.end <= turned.start()]
    else:
        return False
    if not office:
        return False
    start, end = min(term.start for term in office), max(term.end for term in office)
    source = reading.source.text
    if len(source[start:end].split()) > 2 * len(office) + 1 or _of_its_subject(reading, start):
        return False
    before = any(re.fullmatch(r",\s(?:the\s)?(?:new\s)?", source[each.end : start]) for each in others)
    behind = any(re.fullmatch(r",?\s", source[end : each.start]) for each in others)
    return before or behind


def _of_its_subject(reading: Reading, office: int) -> bool:
    """Whether "its" before an office means the sentence's subject, which the draft does not name."""
    text = reading.source.text
    if not _ITS.search(text[:office]):
        return False
    subject = next((term for term in terms(reading.source) if term.named or term.opening), None)
    return subject is not None and not reading.in_the_draft(subject)


_ITS = re.compile(r"\b(?:its|their|his|her|seine?|ihre?|его|её|их)\s(?:[a-zа-яё-]+\s){0,2}$", re.IGNORECASE)


def _of_one_office_alone(reading: Reading, names: Sequence[Term]) -> bool:
    known = {one.source for one in reading.told}
    others = [term for term in terms(reading.source) if term.named and term not in known]
    missing = all(term.named or term.opening for term in reading.missing)
    return missing and not reading.unmet and not reading.undated and _of_one_office(reading, names[0], others)


def _beside_office(draft: str, first: Term, source: str, other: Term) -> bool:
    """Whether the same two words stand right before, or right behind, both names."""
    mine = _words(draft[: first.start])[-2:]
    theirs = _words(_back_to_name(source, other))[-2:]
    return len(mine) == OFFICE_WORDS and mine == theirs


OFFICE_WORDS = 2
"""Words before a name that tell an office: finance minister."""


def _back_to_name(source: str, other: Term) -> str:
    before = source[: other.start]
    return re.sub(r"(?:[A-ZА-ЯЁ][\w’'-]*\s)+$", "", before)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"\w+", text) if word.casefold() not in _VOID]


_VOID = frozenset(
    {"the", "a", "an", "is", "was", "are", "were", "new", "mr", "mrs", "ms", "dr", "has", "been"}
)


def of_another_measure(reading: Reading) -> bool:
    """Whether the draft's very figure stands in the source, of another thing, part or period near to it."""
    if {Objection.QUESTION, Objection.CONTRARY, Objection.LANGUAGE} & reading.objections:
        return False
    exact = [
        (mine, theirs)
        for mine in reading.draft.figures
        for theirs in reading.source.figures
        if (same_unit(mine, theirs) or one_unit(mine, theirs))
        and equal(reading.draft, mine, reading.source, theirs)
        and tells(reading.draft, mine)
        and not is_time(mine)
    ]
    if not exact or not (reading.told or reading.implied):
        return False
    digits = max(
        min(significant_digits(reading.draft, mine), significant_digits(reading.source, theirs))
        for mine, theirs in exact
    )
    if all(is_count(mine) for mine, _ in exact):
        return reading.worded >= WORDED and bool(reading.objections & _GENTLE or reading.undated)
    return reading.worded >= (TOPICAL if digits > 1 else 2 * TOPICAL)
