"""Word order: whether who did what to whom stands in a source as it does in a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefings.checking.term_words import STRICT
from briefings.checking.terms import how_alike, stands, terms
from briefings.selecting.cutting import dateline_end
from corpus.found import How
from corpus.words.stems import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefings.checking.reading import Reading, Told
    from briefings.checking.terms import Term

_CLOSE_CHARS = 60

_FRONTED = re.compile(
    r"(?:In|On|At|For|Since|During|Under|Within|Across|Among|Near|Throughout)\s[^,;:]{1,60},\s"
)
"""When, where and under what something happens is said first or last without another meaning."""

_BY = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b(?:\s[\w-]+){1,6}?\sby\s(?P<who>(?:the\s)?(?:[a-z-]+\s){0,3}[A-Z][\w’'&-]*"
    r"(?:\s(?:(?:of|and|von|van|de|&)\s)?[A-Z][\w’'&-]*)*)"
)


def turned_round(reading: Reading) -> bool:
    """Whether words stand in another order in the source: who did what to whom may be the other way."""
    speaker = reading.source.attribution or ""
    told = [
        one
        for one in reading.told
        if not (one.draft.light or one.draft.number or one.draft.text in STRICT)
        and not (one.draft.named and one.draft.placed and one.source.placed)
        and one.how is not How.ALIAS
        and not (one.how is How.NAME and one.draft.placed != one.source.placed)
        and not (one.draft.phrase or one.source.phrase)
    ]
    told = [one for one in told if one.source.start >= dateline_end(reading.source.text)]
    fronted = [
        found.end() if (found := _FRONTED.match(text)) else 0
        for text in (reading.draft.text, reading.source.text)
    ]
    told = [
        one
        for one in told
        if one.draft.named
        or one.source.named
        or not (one.draft.start < fronted[0] or one.source.start < fronted[1])
    ]
    speaking = [reading.draft.attribution is not None and stands(one.draft, speaker) for one in told]
    places = [
        [each.start for each in terms(reading.source) if how_alike(one.draft, each) is not None]
        for one in told
    ]
    for at, one in enumerate(told):
        for then, other in enumerate(told[at + 1 :], at + 1):
            if speaking[at] != speaking[then]:
                continue
            if not (one.draft.named or other.draft.named) and not _close(one, other):
                continue
            inverted = min(places[at]) > max(places[then])
            if _other_voice(reading, one, other):
                inverted = max(places[at]) < min(places[then])
            if inverted and (_relative(reading, one, other, told) or _hosted(one, reading.told)):
                continue
            if inverted and _listed(reading, one, other):
                continue
            joined_ = _of_it(reading.source.text, other.source, one.source) or _of_it(
                reading.draft.text, one.draft, other.draft
            )
            if inverted and not (joined_ or _apposed(reading, one, other)):
                return True
    return False


def _other_voice(reading: Reading, one: Told, other: Told) -> bool:
    """Whether one of two words is who acts, and just one of the sentences says so with "by".

    Then what was done turns round with whom it was done to, as well.
    """
    mine, theirs = _agents(reading.draft.text), _agents(reading.source.text)
    if bool(mine) != bool(theirs) and not (one.draft.named or other.draft.named):
        text, word = (
            (reading.source.text, one.source.start) if theirs else (reading.draft.text, other.draft.start)
        )
        if _IS_DONE.search(text[:word]) and (not theirs or not _is_agent(theirs, other.source)):
            return not _is_agent(mine, one.draft) and not _is_agent(theirs, one.source)
    first = [any(start <= each.draft.start < end for start, end in mine) for each in (one, other)]
    again = [any(start <= each.source.start < end for start, end in theirs) for each in (one, other)]
    # Only between who acts and something else does the voice turn the order.
    return (first[0] != first[1]) != (again[0] != again[1])


_IS_DONE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$")
"""Right before what is done, in the passive voice."""


def _is_agent(agents: Sequence[tuple[int, int]], term: Term) -> bool:
    return any(start <= term.start < end for start, end in agents)


def _relative(reading: Reading, one: Told, other: Told, told: Sequence[Told]) -> bool:
    """Whether only a relative clause turns the order: the fair that Skarn holds, Skarn holds a fair."""
    between = reading.source.text[other.source.end : one.source.start]
    if not _THAT.search(between):
        return False
    answering = {each.source.start for each in told}
    inside = [term for term in terms(reading.source) if other.source.end <= term.start < one.source.start]
    return all(term.light or term.start in answering for term in inside)


def _listed(reading: Reading, one: Told, other: Told) -> bool:
    """Whether both stand in one list, which may be told in any order: oil, coal and gas."""
    mine = reading.draft.text[one.draft.end : other.draft.start]
    theirs = reading.source.text[other.source.end : one.source.start]
    return all(_LIST.fullmatch(between) is not None for between in (mine, theirs))


_LIST = re.compile(
    r"(?:\s[\w-]+)?(?:,\s(?:(?:and|or)\s)?(?:[\w-]+\s?){1,2}?)*(?:,\s|,?\s(?:and|or)\s)(?:[\w-]+\s)?"
)
"""What stands between two items of one list."""


def _hosted(one: Told, told: Sequence[Told]) -> bool:
    """Whether a place stands first in the draft because it holds what the source says is held there."""
    if one.draft.start == told[0].draft.start and one.source.placed and not one.draft.placed:
        return any(each.draft.stem in _HOLDING and each.source.text in _HELD for each in told[1:])
    return one.draft.stem in _HOLDING and one.source.text in _HELD


_HOLDING = frozenset(map(stem, ("host", "hold", "held", "stage")))
_HELD = frozenset({"hold", "held", "staged", "hosted"})
"""What is held, or takes place, in a country is held by it."""

_THAT = re.compile(r"\s(?:that|which|whom)\s")


def _apposed(reading: Reading, one: Told, other: Told) -> bool:
    """Whether one stands right before a name in the draft, and behind it after a comma in the source."""
    if not other.draft.named:
        return False
    text = reading.draft.text
    owned = re.search(r"['’]s?$", text[: one.draft.end]) or re.match(r"['’]s?\s", text[one.draft.end :])
    if one.source.named and owned is None:
        return False
    beside = re.fullmatch(
        r"(?:(?:['’]s?)?(?:\s[a-z-]+){1,3})?\s(?:[A-Z][\w’'-]*\s)*",
        reading.draft.text[one.draft.end : other.draft.start],
    )
    return beside is not None and behind_a_comma(reading, other.source.end, one.source.start)


def behind_a_comma(reading: Reading, end: int, start: int) -> bool:
    """Whether only a comma and a few words stand between two places of the source: Ann Lee, the mayor."""
    between = reading.source.text[end:start]
    return (
        re.fullmatch(
            r"(?:\s[A-Z][\w’'-]*)*,\s(?:(?:the|an?|its|his|her|their)\s)?(?:[\w’'-]+\s){0,3}", between
        )
        is not None
    )


def _agents(text: str) -> list[tuple[int, int]]:
    """Where a passive sentence names who acts."""
    return [(found.start("who"), found.end("who")) for found in _BY.finditer(text)]


def _of_it(text: str, first: Term, second: Term) -> bool:
    """Whether two words are joined by "of": the ministers of the G7 are the G7 ministers."""
    between = text[first.end : second.start]
    return re.fullmatch(r"(?:\s[a-z]+){0,2}\sof\s(?:the\s|its\s)?(?:[\w-]+\s)?", between) is not None


def _close(one: Told, other: Told) -> bool:
    return other.draft.start - one.draft.end < _CLOSE_CHARS
