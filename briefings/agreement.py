"""Agreement: whether two sentences state the same figure, and if not, how they differ.

First the measure (what is counted), then the period, and only then the value, with the tolerance of the less
precise mention: a false alarm costs more than a miss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.fact import Relation
from corpus.content import content_stems
from corpus.figures import Qualifier

if TYPE_CHECKING:
    from corpus.document import Passage
    from corpus.figures import Figure

ONE_SIDED = 0.05
"""How far "nearly" may lie under its figure, and "more than" over it, as a share of the figure."""

SAME_MEASURE = 0.5
"""Share of the shorter sentence's content words that both must have before they can be said to differ."""

ALIKE = 0.2
"""The same share for sentences that state the same value: the value itself is evidence."""

PRECISE_DIGITS = 3
"""From this many significant digits a shared value is strong evidence: few things measure 240.1 billion."""

_LITERAL = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
_LAST_FRACTION = re.compile(r"[.,](\d{1,2})$|[.](\d+)$")
_RESTATED = re.compile(
    r"\b(?:revis|restat|correct|updat|previously (?:reported|given|stated)|earlier (?:figure|estimate))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one figure of a sentence stands to one of another.

    Attributes:
        strength: 0..1, the share of content words in common; the strongest comparison of a pair decides.
    """

    relation: Relation
    one: Figure
    other: Figure
    strength: float


def comparison(one: Passage, other: Passage) -> Comparison | None:
    """The strongest comparison between the figures of two sentences; None when nothing is comparable."""
    if one.id == other.id:
        return None
    shared, share = _shared(one, other)
    found = [
        Comparison(relation, first, second, share)
        for first in one.figures
        for second in other.figures
        if first.unit is not None and first.unit == second.unit
        for relation in [_relation(one, first, other, second, shared=shared, share=share)]
        if relation is not None
    ]
    # An agreeing figure explains a differing one: the sentences tell the same thing, of another part.
    return min(found, key=lambda each: (each.relation is not Relation.AGREE, -each.strength), default=None)


def _relation(
    one: Passage, first: Figure, other: Passage, second: Figure, *, shared: int, share: float
) -> Relation | None:
    apart = bool(first.period and second.period and first.period != second.period)
    if _equal(one, first, other, second):
        precise = min(_digits(one, first), _digits(other, second)) >= PRECISE_DIGITS
        alike = shared >= 2 and share >= ALIKE
        foreign = one.document.language != other.document.language and precise
        return Relation.AGREE if not apart and (alike or foreign) else None
    if shared < 3 or share < SAME_MEASURE:
        return None
    if apart:
        return Relation.SCOPE
    if _restates(one, other):
        return Relation.REVISION
    # A sentence that lists several figures of one unit compares them itself.
    alone = all(sum(each.unit == first.unit for each in passage.figures) == 1 for passage in (one, other))
    return Relation.CONFLICT if alone and _same_place(one, other) else None


def _same_place(one: Passage, other: Passage) -> bool:
    """Whether neither sentence names a period that the other does not."""
    periods = [{figure.period for figure in passage.figures if figure.period} for passage in (one, other)]
    return periods[0] == periods[1] or not all(periods)


def _restates(one: Passage, other: Passage) -> bool:
    earlier, later = sorted((one, other), key=lambda each: each.document.published_at or "")
    same_house = one.document.publisher is not None and one.document.publisher == other.document.publisher
    dated = earlier.document.published_at and later.document.published_at
    return bool(
        dated
        and earlier.document.published_at != later.document.published_at
        and (same_house or _RESTATED.search(later.text))
    )


def _shared(one: Passage, other: Passage) -> tuple[int, float]:
    mine, theirs = set(content_stems(one.text)), set(content_stems(other.text))
    shared = len(mine & theirs)
    return shared, shared / min(len(mine), len(theirs)) if shared else 0.0


def _equal(one: Passage, first: Figure, other: Passage, second: Figure) -> bool:
    tolerance = max(_half_step(one, first), _half_step(other, second))
    low, high = _bounds(first)
    least, most = _bounds(second)
    return low - tolerance <= most and least - tolerance <= high


def _bounds(figure: Figure) -> tuple[float, float]:
    room = abs(figure.value) * ONE_SIDED
    match figure.qualifier:
        case Qualifier.NEARLY | Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return figure.value - room, figure.value
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return figure.value, figure.value + room
        case _:
            return figure.value, figure.value


def _half_step(passage: Passage, figure: Figure) -> float:
    """Half a unit of the last digit written: 26.3 is exact to 0.05, 240 billion to half a billion."""
    digits = _written(passage, figure)
    if digits is None:
        return 0.0
    fraction = _LAST_FRACTION.search(digits)
    decimals = len(fraction[1] or fraction[2]) if fraction else 0
    plain = float(re.sub(r"\D", "", digits)) / 10**decimals
    step = 10.0**-decimals
    if figure.qualifier is Qualifier.ABOUT and not decimals:
        whole = re.sub(r"\D", "", digits)
        step = 10.0 ** (len(whole) - len(whole.rstrip("0")))
    return step / 2 * (abs(figure.value) / plain) if plain else 0.0


def _digits(passage: Passage, figure: Figure) -> int:
    written = _written(passage, figure)
    return len(re.sub(r"\D", "", written).strip("0")) if written else 1


def _written(passage: Passage, figure: Figure) -> str | None:
    start = figure.span.start - passage.span.start
    literal = _LITERAL.search(passage.text[start : start + len(figure.span)])
    return literal.group() if literal else None
