"""Stating: whether one figure or date of a source says what one of a draft says, at least as exactly.

Stricter than agreement: rounding away is allowed, making more exact is not. A source that says 240 billion
does not state 240.1; one that says 240.1 states 240.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefings.checking.synonyms import phrases_in, synonymous
from briefings.comparing.measures import is_count, is_time
from briefings.comparing.tolerance import equal, significant_digits
from corpus.dates import bounds
from corpus.figures import Qualifier
from corpus.words.stems import stem

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.dates import DateMention
    from corpus.document import Passage
    from corpus.figures import Figure

_LOOSE = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})
_YEAR_DAYS = 366
_DAY = re.compile(r"[\dX]{4}-\d\d(?:-\d\d)?")
_YEAR = re.compile(r"\d{4}(?=-|/|$)")


def same_unit(mine: Figure, theirs: Figure) -> bool:
    """Whether two figures are of one unit; counted nouns may be of one meaning; a rate is no amount."""
    if mine.unit == theirs.unit:
        return True
    if mine.unit is None or theirs.unit is None:
        return (is_count(mine) or mine.unit is None) and (is_count(theirs) or theirs.unit is None)
    if is_count(mine) and is_count(theirs):
        one, other = stem(mine.unit), stem(theirs.unit)
        return one == other or synonymous(one, other)
    return False


def states(draft: Passage, mine: Figure, source: Passage, theirs: Figure) -> bool:
    """Whether a figure of a source is the draft's figure, written at least as exactly."""
    # "Nearly 75" is not "nearly 77": what both leave open is not left open twice.
    written = mine if theirs.qualifier is None else replace(mine, qualifier=None)
    if not equal(draft, written, source, replace(theirs, qualifier=None)):
        return False
    if mine.value == theirs.value:
        return _as_exact(mine, theirs)
    digits = significant_digits(source, theirs) >= significant_digits(draft, mine)
    return digits and _as_exact(mine, theirs)


def _as_exact(mine: Figure, theirs: Figure) -> bool:
    """Whether the draft keeps the source's "more than", and its "nearly" where things are counted."""
    if mine.qualifier == theirs.qualifier or theirs.qualifier is None:
        return (
            mine.qualifier in (None, *_LOOSE)
            or theirs.qualifier == mine.qualifier
            or _on_its_side(mine, theirs)
        )
    if theirs.qualifier in _LOOSE:
        return mine.qualifier in _LOOSE or (
            mine.qualifier is None and not is_count(mine) and not is_time(mine)
        )
    return False


def _on_its_side(mine: Figure, theirs: Figure) -> bool:
    """Whether an exact figure lies where the draft's "more than" or "less than" says."""
    if mine.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        return theirs.value > mine.value or (
            mine.qualifier is Qualifier.AT_LEAST and theirs.value == mine.value
        )
    return theirs.value < mine.value or (mine.qualifier is Qualifier.AT_MOST and theirs.value == mine.value)


def of_the_unit_before(draft: Passage, mine: Figure, source: Passage, theirs: Figure) -> bool:
    """Whether a large number without a unit goes on in the unit of the sentence before it."""
    if theirs.unit is not None or is_count(mine) or mine.unit is None or theirs.value < _LARGE:
        return False
    written = mine.span.shifted(-draft.span.start).of(draft.text)
    unit = re.sub(r"^\W*[\d.,\s]*(?:thousand|million|billion|trillion)?\s*", "", written)
    return len(unit) > 1 and unit.partition(" a ")[0] in source.before


_LARGE = 1e6


def states_date(mine: DateMention, theirs: DateMention) -> bool:
    """Whether a date of a source lies within the draft's: a day in its month, never a month for a day."""
    asked, given = bounds(mine.iso), bounds(theirs.iso)
    if asked is None or given is None:
        return mine.iso == theirs.iso
    if "/" in mine.iso and asked != given:
        return False
    if asked[0] <= given[0] and given[1] <= asked[1]:
        return True
    if mine.inferred and given[0] > asked[0]:
        # A year that nobody wrote was resolved into the past; the source's date may lie ahead.
        again = bounds(_YEAR.sub(theirs.iso[:4], mine.iso)) if "-" in mine.iso else None
        near = (given[0] - asked[0]).days <= _YEAR_DAYS
        return near and again is not None and again[0] <= given[0] and given[1] <= again[1]
    return False


def apart(mine: DateMention, theirs: DateMention) -> bool:
    """Whether two dates can be of no one day; a year that nobody wrote may be any."""
    asked, given = bounds(mine.iso), bounds(theirs.iso)
    if (mine.inferred or theirs.inferred) and _DAY.fullmatch(mine.iso) and _DAY.fullmatch(theirs.iso):
        shorter, longer = sorted((mine.iso[5:], theirs.iso[5:]), key=len)
        return not longer.startswith(shorter)
    if asked is None or given is None:
        return False
    return given[0] > asked[1] or asked[0] > given[1]


def paired_figures(
    draft: Passage, source: Passage, nearness: Callable[[Figure, Figure], float]
) -> tuple[tuple[tuple[Figure, Figure], ...], tuple[Figure, ...]]:
    """Figures of a draft with those of a source that state them, and those that nothing states.

    Args:
        draft: a sentence of the draft.
        source: a sentence of a document.
        nearness: how near to a figure of the source stands what the draft has near to its own.
    """
    paired: list[tuple[Figure, Figure]] = []
    unmet: list[Figure] = []
    void = [(start, end) for start, end, word in phrases_in(draft.text) if not word]
    for mine in draft.figures:
        if any(start <= mine.span.start - draft.span.start < end for start, end in void):
            continue
        found = [
            theirs
            for theirs in source.figures
            if (same_unit(mine, theirs) or of_the_unit_before(draft, mine, source, theirs))
            and states(draft, mine, source, theirs)
        ]
        if found:
            paired.append((mine, max(found, key=lambda each: nearness(mine, each))))
        else:
            unmet.append(mine)
    return tuple(paired), tuple(unmet)


def paired_dates(
    draft: Passage, source: Passage
) -> tuple[tuple[tuple[DateMention, DateMention], ...], tuple[DateMention, ...]]:
    """Dates of a draft with those of a source that state them, each another one, and those that none does."""
    paired: list[tuple[DateMention, DateMention]] = []
    unmet: list[DateMention] = []
    for mine in draft.dates:
        taken = {theirs.span.start for own, theirs in paired if own.iso != mine.iso or len(source.dates) > 1}
        found = [
            theirs for theirs in source.dates if theirs.span.start not in taken and states_date(mine, theirs)
        ]
        if found or (found := _both_ends(draft, mine, source)):
            paired.append((mine, found[0]))
        else:
            unmet.append(mine)
    return tuple(paired), tuple(unmet)


def _both_ends(draft: Passage, mine: DateMention, source: Passage) -> list[DateMention]:
    """What states both of two dates that the draft joins: in March and April."""
    written = mine.span.shifted(-draft.span.start).of(draft.text)
    if "/" not in mine.iso or " and " not in written:
        return []
    found: list[DateMention] = []
    for end in mine.iso.split("/"):
        found += [theirs for theirs in source.dates if states_date(replace(mine, iso=end), theirs)][:1]
    return found if len({one.span.start for one in found}) == ENDS else []


ENDS = 2
"""Of a stretch of time."""
