"""Occasions: whether two sentences give one event two dates, or two hours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.comparing.periods import ahead, in_time, of_one_news, of_other_days, published_apart
from briefings.comparing.restating import announced, foreseen, restates
from briefings.comparing.statement import clause_at
from briefings.fact import Relation
from corpus.dates import bounds

if TYPE_CHECKING:
    from briefings.comparing.clocks import Clock
    from briefings.comparing.pair import Pair
    from corpus.dates import DateMention
    from corpus.document import Passage

SAME_EVENT = 0.5
"""Share of the shorter sentence's words from which two sentences tell of one event."""

EVENT_WORDS = 3
"""Common words without which they do not."""

FEW_WORDS = 2
"""Common words of the clauses that the dates stand in, without which they do not."""

NEAR_DAYS = 10
"""What may happen again is one event only when its two dates are no farther apart."""

FROM_AND_TO = 2
"""Days that a sentence names which puts one for another."""

_AGAIN = frozenset({"arriv", "begin", "sign", "elect", "launch"})
"""What happens once on one occasion, and again on another."""

_LIMIT = re.compile(
    r"\b(?:(?:sooner|earlier|later|more|less) than|as (?:early|late|soon) as|by|before|after|until|till|since"
    r"|from|through)(?: the)?\W*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}(?=-|/|$)")


def occasions_differ(pair: Pair) -> Relation | None:
    """How two sentences stand that give one event two dates or two hours; None when they do not."""
    dated = pair.one.dates and pair.other.dates
    if not dated and not (pair.mine.clocks and pair.theirs.clocks):
        return None
    if not pair.shared or pair.strangers or pair.contrasted or pair.opposite:
        return None
    if put_off(pair):
        return Relation.REVISION
    if _dates_differ(pair):
        return Relation.REVISION if restates(pair) else Relation.CONFLICT
    if not _hours_differ(pair):
        return None
    return Relation.REVISION if announced(in_time(pair.one, pair.other)[1]) else Relation.CONFLICT


def one_hour(pair: Pair) -> bool:
    """Whether two sentences give one event the same hour."""
    return any(
        first.may_be(second) and _one_event(pair, first, second)
        for first in pair.mine.clocks
        for second in pair.theirs.clocks
    )


def _dates_differ(pair: Pair) -> bool:
    if len(pair.one.dates) != 1 or len(pair.other.dates) != 1:
        return False
    [first], [second] = pair.one.dates, pair.other.dates
    if _may_be_one(first, second) or _limited(pair.one, first) or _limited(pair.other, second):
        return False
    if _of_one_document(pair) or not (pair.share >= SAME_EVENT or pair.story):
        return False
    mine, theirs = _clause(pair.one, first), _clause(pair.other, second)
    if all(pair.left(mine, theirs)):
        return False
    ahead_of_both = _comes(pair.one, first) and _comes(pair.other, second)
    many = pair.shared >= EVENT_WORDS and len(mine & theirs) >= FEW_WORDS and not pair.of_others
    if ahead_of_both and many:
        return True
    if ahead_of_both and pair.story and (mine & theirs) - pair.mine.names:
        return True
    return _happened_once(pair, first, second, mine & theirs)


def put_off(pair: Pair) -> bool:
    """Whether the later sentence names the earlier one's day as the one that it puts another for."""
    earlier, later = in_time(pair.one, pair.other)
    if len(earlier.dates) != 1 or not published_apart(earlier, later) or not announced(later):
        return False
    if not pair.shared or not (pair.story or pair.share >= SAME_EVENT):
        return False
    [told] = earlier.dates
    if _is_period(earlier, told):
        return False
    days = [day for mention in later.dates for day in mention.iso.split("/")]
    return len(days) == FROM_AND_TO and [_overlap(told.iso, day) for day in days].count(True) == 1


def _is_period(passage: Passage, mention: DateMention) -> bool:
    """Whether a date only says what time a figure of its sentence is for."""
    return any(figure.period == mention.iso for figure in passage.figures)


def _happened_once(pair: Pair, first: DateMention, second: DateMention, common: frozenset[str]) -> bool:
    """Whether both dates are of what happens to one thing only once."""
    once = pair.mine.once & pair.theirs.once & common
    if not once or pair.shared - len(once) < FEW_WORDS or first.inferred or second.inferred:
        return False
    if not once <= _AGAIN:
        return True
    mine, theirs = bounds(first.iso), bounds(second.iso)
    return bool(mine and theirs) and abs((mine[0] - theirs[0]).days) <= NEAR_DAYS  # type: ignore[index]


def _hours_differ(pair: Pair) -> bool:
    mine, theirs = pair.mine.clocks, pair.theirs.clocks
    if len(mine) != 1 or len(theirs) != 1 or mine[0].may_be(theirs[0]):
        return False
    if of_other_days(pair.one, pair.other) or not of_one_news(pair.one, pair.other):
        return False
    return _one_event(pair, mine[0], theirs[0]) and not _of_one_document(pair)


def _one_event(pair: Pair, first: Clock, second: Clock) -> bool:
    """Whether two hours are of one event: of all but the same words, or of what happens once."""
    mine, theirs = clause_at(pair.one, first.start), clause_at(pair.other, second.start)
    common = mine & theirs
    if all(pair.left(mine, theirs)):
        # In other words: the same thing happens once to the same name.
        named = common & pair.mine.names & pair.theirs.names
        return bool(pair.mine.once & pair.theirs.once & common) and bool(named)
    once = bool(pair.mine.once & pair.theirs.once & common)
    return len(common) >= FEW_WORDS and (once or pair.share >= SAME_EVENT)


def _clause(passage: Passage, mention: DateMention) -> frozenset[str]:
    return clause_at(passage, mention.span.start - passage.span.start)


def _may_be_one(first: DateMention, second: DateMention) -> bool:
    """Whether two dates have a day in common, or would have one in the same year where a year is resolved."""
    if first.inferred or second.inferred:
        year = first.iso[:4]
        return _overlap(first.iso, second.iso) or _overlap(first.iso, _YEAR.sub(year, second.iso))
    return _overlap(first.iso, second.iso)


def _overlap(one: str, other: str) -> bool:
    mine, theirs = bounds(one), bounds(other)
    return mine is None or theirs is None or max(mine[0], theirs[0]) <= min(mine[1], theirs[1])


def _limited(passage: Passage, mention: DateMention) -> bool:
    """Whether a date is one before or after which something happens."""
    return _LIMIT.search(passage.text[: mention.span.start - passage.span.start]) is not None


def _comes(passage: Passage, mention: DateMention) -> bool:
    """Whether a sentence gives the day of something to come."""
    return ahead(mention.iso, passage.document) or foreseen(passage)


def _of_one_document(pair: Pair) -> bool:
    return pair.one.document.id == pair.other.document.id
