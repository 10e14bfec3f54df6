"""Holding: whether two sentences give one office to two people, or one person two that exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefings.comparing.wording import context, one_spelling
from briefings.contradicting.countries import countries_in
from briefings.contradicting.holders import named_in, one_person, two_people
from briefings.contradicting.nearness import DAYS_OF_ONE_TIME, days_between, names_around, of_the_past
from briefings.contradicting.office_words import EXCLUDE_EACH_OTHER, GENERIC, NEED_NO_PLACE, OF_A_STATE
from briefings.fact import Relation

if TYPE_CHECKING:
    from briefings.contradicting.tenure import Office, Tenure
    from corpus.document import Passage

TOPIC = 5
"""Words of the surroundings in common from which an office left without its state may be of the same."""

NAMES = 1
"""Names of the surroundings that must be among them."""


def holding(
    one: Passage, mine: tuple[Tenure, ...], other: Passage, theirs: tuple[Tenure, ...]
) -> Relation | None:
    """How two sentences stand that name holders of offices; None when they do not differ, or not clearly."""
    days = days_between(one, other)
    if (days is not None and days > DAYS_OF_ONE_TIME) or of_the_past(one) or of_the_past(other):
        return None
    for first in mine:
        for second in theirs:
            if _two_holders(one, first, other, second) or _two_offices(one, first, other, second):
                lately = _later(one, first, other, second).appointed
                return Relation.REVISION if days and days > 1 and lately else Relation.CONFLICT
    return None


def _later(one: Passage, first: Tenure, other: Passage, second: Tenure) -> Tenure:
    return first if (one.document.published_at or "") > (other.document.published_at or "") else second


def _two_holders(one: Passage, first: Tenure, other: Passage, second: Tenure) -> bool:
    if first.office.role != second.office.role or first.office.domain != second.office.domain:
        return False
    # One writer who names two tells of two times.
    if one.document.id == other.document.id or not two_people(first.holder, second.holder):
        return False
    # Who names both knows that they are two people, and of what.
    if named_in(second.holder, _around(one)) or named_in(first.holder, _around(other)):
        return False
    return _one_place(one, first.office, other, second.office)


def _two_offices(one: Passage, first: Tenure, other: Passage, second: Tenure) -> bool:
    mine, theirs = first.office, second.office
    if mine.role != theirs.role or mine.role not in EXCLUDE_EACH_OTHER:
        return False
    if not one_person(first.holder, second.holder) or " " not in first.holder:
        return False
    if mine.role == "minister":
        return (
            bool(mine.domain and theirs.domain)
            and mine.domain.isdisjoint(theirs.domain)
            and _one_place(one, mine, other, theirs)
        )
    placed = bool(mine.bodies and theirs.bodies)
    return placed and not any(one_spelling(a, b) for a in mine.bodies for b in theirs.bodies)


def _one_place(one: Passage, mine: Office, other: Passage, theirs: Office) -> bool:
    """Whether two offices of one name are of one state and body, said or clearly meant."""
    if mine.role == "minister" and not mine.domain:
        return False
    if mine.countries and theirs.countries and mine.countries != theirs.countries:
        return False
    if mine.bodies and theirs.bodies:
        own = bool(mine.bodies - GENERIC) or bool(mine.countries and theirs.countries)
        return own and _one_body(mine.bodies, theirs.bodies) and _at_one_time(one, other)
    if mine.bodies or theirs.bodies:
        return not mine.countries and not theirs.countries and _meant(one, mine, other, theirs)
    if mine.countries and theirs.countries:
        return mine.role in OF_A_STATE and _at_one_time(one, other)
    return _meant(one, mine, other, theirs)


def _at_one_time(one: Passage, other: Passage) -> bool:
    """Whether two documents are dated, and then not far apart as asked before, or else of one topic."""
    return days_between(one, other) is not None or _one_topic(one, other, TOPIC)


def _one_body(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(mine) == len(theirs) and all(any(one_spelling(word, each) for each in theirs) for word in mine)


def _meant(one: Passage, mine: Office, other: Passage, theirs: Office) -> bool:
    """Whether an office that is named without its state or body is, by all that stands around, the other."""
    if mine.role not in NEED_NO_PLACE or not mine.domain or mine.domain == {"foreign"}:
        return False
    if not _one_topic(one, other, TOPIC):
        return False
    if mine.placed or theirs.placed:
        named, passage = (mine, other) if mine.placed else (theirs, one)
        states = countries_in(_around(passage))
        if named.countries:
            return states == named.countries
        return not states and named.bodies <= context(passage)
    mine_states, their_states = countries_in(_around(one)), countries_in(_around(other))
    return mine_states == their_states or not (mine_states and their_states)


def _around(passage: Passage) -> str:
    return f"{passage.document.title} {passage.before} {passage.text} {passage.after}"


def _one_topic(one: Passage, other: Passage, words: int) -> bool:
    shared = context(one) & context(other)
    return len(shared) >= words and len(shared & names_around(one) & names_around(other)) >= NAMES
