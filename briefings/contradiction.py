"""Contradiction: whether two sentences cannot both be right, where no number tells it.

In come two passages; out goes how they stand: two holders of one office, two places of one event, an
assertion
and its denial. What each sentence has to offer is read once; most pairs are passed over by that alone. A
false
alarm costs more than a miss: what is not clear is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefings.chinese_denial import denied_clauses
from briefings.clauses import clauses, turns
from briefings.denial import denial, poles
from briefings.holding import holding
from briefings.offices import tenures
from briefings.places import chinese_placing, is_han, placing, sites, tours

if TYPE_CHECKING:
    from briefings.fact import Relation
    from briefings.tenure import Tenure
    from corpus.document import Passage

SHARED = 2
"""Words that two clauses must share before they are held against each other."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a sentence can be contradicted by.

    Attributes:
        tenures: who holds which office.
        roles: the offices, by role, and the words of the holders' domains.
        slots: where places stand.
        toured: whether it enumerates states.
        words: stems of its clauses, where it asserts or denies.
        denies: whether a clause is denied.
        poles: the sides it is on, of words that say the contrary of each other.
        contrary: the other sides.
        han: whether it is Chinese.
    """

    tenures: tuple[Tenure, ...]
    roles: frozenset[str]
    slots: frozenset[tuple[str, str]]
    toured: bool
    words: frozenset[str]
    denies: bool
    poles: frozenset[tuple[int, int]]
    contrary: frozenset[tuple[int, int]]
    han: bool


@lru_cache(maxsize=1 << 16)
def features(passage: Passage) -> Features:
    """What a passage can be contradicted by, read once."""
    text = passage.text
    held = tenures(text)
    stated = clauses(text)
    sides = poles(text)
    han = is_han(text)
    return Features(
        held,
        frozenset(tenure.office.role for tenure in held),
        frozenset(site.slot for site in sites(passage)),
        bool(tours(text)),
        frozenset(word for clause in stated for word in clause.words),
        (turns(text) and any(clause.denied for clause in stated)) or (han and bool(denied_clauses(text))),
        sides,
        frozenset((number, 1 - side) for number, side in sides),
        han,
    )


def contradiction(one: Passage, other: Passage) -> Relation | None:
    """How two sentences stand that contradict each other without a number; None when not clearly so."""
    mine, theirs = features(one), features(other)
    if not mine.roles.isdisjoint(theirs.roles):
        found = holding(one, mine.tenures, other, theirs.tenures)
        if found is not None:
            return found
    if not mine.slots.isdisjoint(theirs.slots) or (mine.toured and theirs.toured):
        found = placing(one, other)
        if found is not None:
            return found
    if mine.han and theirs.han:
        found = chinese_placing(one, other)
        if found is not None:
            return found
    if (
        not (mine.han and theirs.han)
        and mine.denies == theirs.denies
        and mine.contrary.isdisjoint(theirs.poles)
    ):
        return None
    if not mine.han and len(mine.words & theirs.words) < SHARED:
        return None
    return denial(one, other)
