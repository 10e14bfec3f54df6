"""Denial: whether one sentence asserts what the other denies, or each says the contrary of the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefings.comparing.measures import NUMBER_STEMS
from briefings.comparing.periods import in_time
from briefings.comparing.wording import context, one_spelling
from briefings.contradicting.chinese_denial import chinese_denial
from briefings.contradicting.clauses import Clause, base_stem, clauses
from briefings.contradicting.denial_words import OF_A_PERIOD, OPPOSITES
from briefings.contradicting.nearness import (
    DAYS_OF_ONE_TIME,
    NEWS_DAYS,
    days_between,
    days_named,
    of_other_days,
    of_the_past,
)
from briefings.contradicting.places import is_han
from briefings.fact import Relation

if TYPE_CHECKING:
    from corpus.document import Passage

ONE_STATEMENT = 0.7
"""Dice share of words from which two clauses state one thing."""

WHOLE_STATEMENT = 0.85
"""The same where it is not known which word is denied, or both stand in one document."""

FEWEST_WORDS = 3
"""Words in common without which two clauses are alike by chance."""

TOPIC = 5
"""Words of the surroundings in common from which two short clauses are of one thing."""

_POLES = tuple(
    tuple(frozenset(base_stem(word) for word in side.split()) for side in pair) for pair in OPPOSITES
)
_POLE_OF = {
    word: (number, side)
    for number, pair in enumerate(_POLES)
    for side, words in enumerate(pair)
    for word in words
}


def poles(words: frozenset[str]) -> frozenset[tuple[int, int]]:
    """Which sides of which opposites some words are on, by number."""
    return frozenset(_POLE_OF[word] for word in words & _POLE_OF.keys())


def denial(one: Passage, other: Passage) -> Relation | None:
    """How two sentences stand of which one denies what the other asserts; None when not clearly so."""
    days = days_between(one, other)
    if (days is not None and days > DAYS_OF_ONE_TIME) or of_other_days(one, other):
        return None
    if of_the_past(one) and of_the_past(other) and days_named(one) != days_named(other):
        return None
    in_chinese = is_han(one.text) or is_han(other.text)
    if (
        in_chinese
        and one.document.language == other.document.language
        and chinese_denial(one.text, other.text)
    ):
        return _timed(one, other, days)
    for first in clauses(one.text):
        for second in clauses(other.text):
            if _denied(one, first, other, second):
                return _timed(one, other, days)
            if _opposed(one, first, other, second, days):
                return Relation.CONFLICT
    return None


def _denied(one: Passage, first: Clause, other: Passage, second: Clause) -> bool:
    if first.denied == second.denied or first.half or second.half:
        return False
    denied, plain = (first, second) if first.denied else (second, first)
    if denied.predicate is not None and denied.predicate not in plain.words:
        return False
    # The more is said behind a denial, the less is denied.
    if _unmet(denied.behind, plain.words) or first.exact != second.exact:
        return False
    if not _one_object(denied, plain):
        return False
    known = denied.predicate is not None and one.document.id != other.document.id
    return _one_statement(
        first,
        second,
        share=ONE_STATEMENT if known else WHOLE_STATEMENT,
        few=denied.disputed or _one_topic(one, other),
    )


def _one_object(denied: Clause, plain: Clause) -> bool:
    """Whether between the verb and its object the plain clause has no word that the denied one lacks.

    Who signs the protocol to a treaty has not signed the treaty.
    """
    if denied.predicate is None:
        return True
    at = [number for number, word in enumerate(plain.order) if word in denied.behind]
    return all(
        word in denied.words for word in plain.order[plain.order.index(denied.predicate) : max(at, default=0)]
    )


def _opposed(one: Passage, first: Clause, other: Passage, second: Clause, days: int | None) -> bool:
    """Whether two clauses that deny nothing say the contrary of one subject, at one time."""
    if first.denied or second.denied or one.document.id == other.document.id:
        return False
    number = _opposite(first.words, second.words)
    if number is None:
        return False
    of_one_day = days is not None and days <= NEWS_DAYS
    dated = not days_named(one).isdisjoint(days_named(other))
    if not (dated or of_one_day or (days is None and number != OF_A_PERIOD)):
        return False
    # A measure that rises by three or falls by two is one measure.
    if number != OF_A_PERIOD and first.exact != second.exact:
        return False
    sides = frozenset().union(*_POLES[number])
    mine, theirs = (replace(each, words=each.words - sides | {"contrary"}) for each in (first, second))
    return _one_statement(mine, theirs, share=ONE_STATEMENT, few=_one_topic(one, other))


def _opposite(mine: frozenset[str], theirs: frozenset[str]) -> int | None:
    """The number of the first opposites that two sets of words are on the two sides of, each on one only."""
    for number, (this, that) in enumerate(_POLES):
        on = (mine.isdisjoint(this), mine.isdisjoint(that), theirs.isdisjoint(this), theirs.isdisjoint(that))
        if on in {(False, True, True, False), (True, False, False, True)}:
            return number
    return None


def _one_statement(first: Clause, second: Clause, *, share: float, few: bool) -> bool:
    """Whether two clauses state one thing, but for what turns one of them round.

    Args:
        share: of their words that must be common.
        few: whether fewer than `FEWEST_WORDS` are enough where all of them are common.
    """
    mine, theirs = first.words, second.words
    shared = len(mine & theirs)
    if 2 * shared < share * (len(mine) + len(theirs)) or (
        shared < FEWEST_WORDS and not (few and mine == theirs)
    ):
        return False
    # Each with a word of its own: adults here, infants there.
    if _unmet(mine, theirs) and _unmet(theirs, mine):
        return False
    return (
        first.subject in theirs
        and second.subject in mine
        and first.future == second.future
        and first.modal == second.modal
        and mine & NUMBER_STEMS == theirs & NUMBER_STEMS
        and not _unmet(first.names, theirs)
        and not _unmet(second.names, mine)
    )


def _unmet(some: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    """Those of some words that have no like among others, in any spelling."""
    return frozenset(each for each in some - words if not any(one_spelling(each, word) for word in words))


def _one_topic(one: Passage, other: Passage) -> bool:
    return len(context(one) & context(other)) >= TOPIC


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
