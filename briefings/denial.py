"""Denial: whether one sentence asserts what the other denies, or each says the contrary of the other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefings.chinese_denial import chinese_denial
from briefings.clauses import Clause, base_stem, clauses
from briefings.denial_words import OF_A_PERIOD, OPPOSITES
from briefings.fact import Relation
from briefings.measures import NUMBER_STEMS
from briefings.nearness import DAYS_OF_ONE_TIME, NEWS_DAYS, days_between, days_named, of_other_days, of_the_past
from briefings.periods import in_time
from briefings.wording import one_spelling

if TYPE_CHECKING:
    from corpus.document import Passage

ONE_STATEMENT = 0.7
"""Dice share of words from which two clauses state one thing."""

WHOLE_STATEMENT = 0.85
"""The same where it is not known which word is denied, or both stand in one document."""

FEWEST_WORDS = 3
"""Words in common without which two clauses are alike by chance."""

_POLES = tuple(
    tuple(frozenset(base_stem(word) for word in side.split()) for side in pair) for pair in OPPOSITES
)
_POLE_OF = {
    word: (number, side) for number, pair in enumerate(_POLES) for side, words in enumerate(pair) for word in words
}


@lru_cache(maxsize=1 << 14)
def poles(text: str) -> frozenset[tuple[int, int]]:
    """Which sides of which opposites a sentence is on, by number."""
    return frozenset(
        _POLE_OF[word] for clause in clauses(text) for word in clause.words if word in _POLE_OF
    )


def denial(one: Passage, other: Passage) -> Relation | None:
    """How two sentences stand of which one denies what the other asserts; None when neither does, or not clearly."""
    days = days_between(one, other)
    if (days is not None and days > DAYS_OF_ONE_TIME) or of_other_days(one, other):
        return None
    if of_the_past(one) and of_the_past(other) and days_named(one) != days_named(other):
        return None
    if one.document.language == other.document.language and chinese_denial(one.text, other.text):
        return _timed(one, other, days)
    for first in clauses(one.text):
        for second in clauses(other.text):
            if _denied(one, first, other, second):
                return _timed(one, other, days)
            if _opposed(one, first, other, second, days):
                return Relation.CONFLICT
    return None


def _denied(one: Passage, first: Clause, other: Passage, second: Clause) -> bool:
    if first.denied == second.denied:
        return False
    denied, plain = (first, second) if first.denied else (second, first)
    if denied.predicate is not None and denied.predicate not in plain.words:
        return False
    if _unmet(denied.behind, plain.words):
        return False
    known = denied.predicate is not None and one.document.id != other.document.id
    needed = ONE_STATEMENT if known else WHOLE_STATEMENT
    return _one_statement(first, first.words, second, second.words, needed)


def _one_statement(
    first: Clause, mine: frozenset[str], second: Clause, theirs: frozenset[str], needed: float
) -> bool:
    shared = len(mine & theirs)
    if shared < min(FEWEST_WORDS, len(mine), len(theirs)) or 2 * shared < needed * (len(mine) + len(theirs)):
        return False
    # Each with a word of its own: adults here, infants there.
    if _unmet(mine, theirs) and _unmet(theirs, mine):
        return False
    return (
        first.future == second.future
        and first.modal == second.modal
        and first.exact == second.exact
        and mine & NUMBER_STEMS == theirs & NUMBER_STEMS
        and _one_subject(first, second)
        and not _unmet(first.names, theirs)
        and not _unmet(second.names, mine)
    )


def _one_subject(first: Clause, second: Clause) -> bool:
    return (
        first.subject is not None
        and second.subject is not None
        and (first.subject in second.words and second.subject in first.words)
    )


def _unmet(some: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    return frozenset(
        each for each in some - words if not any(one_spelling(each, word) for word in words)
    )


def _opposed(one: Passage, first: Clause, other: Passage, second: Clause, days: int | None) -> bool:
    """Whether two clauses that deny nothing, or both deny, say the contrary of one subject."""
    if first.denied or second.denied or one.document.id == other.document.id:
        return False
    for number, (this, that) in enumerate(_POLES):
        for mine, theirs in ((this, that), (that, this)):
            if (
                first.words & mine
                and second.words & theirs
                and first.words.isdisjoint(theirs)
                and second.words.isdisjoint(mine)
            ):
                timed = days_named(one) & days_named(other) or (days is not None and days <= NEWS_DAYS)
                if number == OF_A_PERIOD and not timed:
                    return False
                if days is not None and days > NEWS_DAYS and not days_named(one) & days_named(other):
                    return False
                return _one_statement(
                    first,
                    first.words - mine | {"contrary"},
                    second,
                    second.words - theirs | {"contrary"},
                    ONE_STATEMENT,
                )
    return False


def _timed(one: Passage, other: Passage, days: int | None) -> Relation | None:
    """A conflict where both tell of one day; a revision where the later may tell of a change."""
    if days is None or days <= NEWS_DAYS:
        return Relation.CONFLICT
    earlier, later = in_time(one, other)
    was_denied = _denies(earlier) and not _denies(later)
    leaves_room = any(clause.yet or clause.future for clause in clauses(earlier.text))
    return Relation.REVISION if was_denied or leaves_room else Relation.CONFLICT


def _denies(passage: Passage) -> bool:
    return any(clause.denied for clause in clauses(passage.text))
