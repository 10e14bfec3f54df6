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

from briefings.contradicting.chinese_denial import asserted_clauses, denied_clauses
from briefings.contradicting.clauses import statement_words, turns
from briefings.contradicting.denial import denial, poles
from briefings.contradicting.holding import holding
from briefings.contradicting.offices import tenures
from briefings.contradicting.places import chinese_placing, is_han, placing, sites, tours

if TYPE_CHECKING:
    from briefings.contradicting.tenure import Tenure
    from briefings.fact import Relation
    from corpus.document import Passage

SHARED = 3
"""Words that two sentences must share before their clauses are held against each other."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a sentence can be contradicted by.

    Attributes:
        tenures: who holds which office.
        roles: the roles of these offices.
        slots: where places stand.
        toured: whether it enumerates states.
        words: stems of its content words.
        denies: whether a word of it may turn a clause round.
        poles: the sides it is on, of words that say the contrary of each other.
        contrary: the other sides.
        openings: of a Chinese sentence, the first two signs of each clause.
    """

    tenures: tuple[Tenure, ...]
    roles: frozenset[str]
    slots: frozenset[tuple[str, str]]
    toured: bool
    words: frozenset[str]
    denies: bool
    poles: frozenset[tuple[int, int]]
    contrary: frozenset[tuple[int, int]]
    openings: frozenset[str]


@lru_cache(maxsize=1 << 16)
def features(passage: Passage) -> Features:
    """What a passage can be contradicted by, read once."""
    text = passage.text
    held = tenures(text)
    words = statement_words(text)
    sides = poles(words)
    denied = denied_clauses(text) if is_han(text) else ()
    openings = (*(subject for subject, _ in denied), *(asserted_clauses(text) if is_han(text) else ()))
    return Features(
        held,
        frozenset(tenure.office.role for tenure in held),
        frozenset(site.slot for site in sites(passage)),
        bool(tours(text)),
        words,
        turns(text),
        sides,
        frozenset((number, 1 - side) for number, side in sides),
        frozenset(opening[:2] for opening in openings),
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
    if not mine.openings.isdisjoint(theirs.openings):
        return chinese_placing(one, other) or denial(one, other)
    if mine.denies == theirs.denies and mine.contrary.isdisjoint(theirs.poles):
        return None
    shared = len(mine.words & theirs.words)
    if shared >= min(SHARED, len(mine.words) - 1, len(theirs.words) - 1):
        return denial(one, other)
    return None
