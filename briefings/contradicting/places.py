"""Places: whether two sentences tell one event in one set of words, but of two places.

In come two passages. One town may hold the other, and a tour has many stops, so only places that stand in one
slot of otherwise like sentences are set against each other, and only when both are of one kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from briefings.comparing.measures import NUMBER_STEMS
from briefings.comparing.wording import FAINT, context, one_spelling
from briefings.contradicting.clauses import base_stem
from briefings.contradicting.countries import capitals_in, countries_in, kind, states_in
from briefings.contradicting.nearness import DAYS_OF_ONE_TIME, days_between, of_other_days
from briefings.contradicting.place_words import FACILITIES, HAPPENING, SEVERAL
from briefings.fact import Relation
from corpus.words.content import content_stems

if TYPE_CHECKING:
    from corpus.document import Passage

_PREPOSITIONS = {
    "in": "in", "at": "in", "near": "near", "outside": "near", "to": "to", "bei": "near", "nahe": "near",
    "в": "in", "во": "in", "под": "near", "около": "near", "близ": "near", "nach": "to",
}  # fmt: skip
_WORD = r"[A-ZА-ЯЁÄÖÜ][\w’-]+"
_SITE = re.compile(
    rf"(?P<head>[\w’-]+)(?:\s+(?:is|are|was|were))?\s+(?P<prep>{'|'.join(_PREPOSITIONS)})\s+(?P<place>{_WORD}(?:\s+{_WORD}){{0,2}})"
    r"(?!['’]s|\w|\s+(?:and|or|und|и|to|nach)\s)"
)
_BESIDE = re.compile(rf"\s(?:{'|'.join(_PREPOSITIONS)})\s+{_WORD}")
_NAME = re.compile(rf"(?<=[\w,;:’'\"”)] ){_WORD}")
_CHINESE_SLOT = re.compile("(?:抵达|飞抵|到达|降落在|坠毁在|位于|前往|访问|在|于)$")
_HAN = re.compile("[\u3400-\u9fff]")
_SEVERAL = re.compile(SEVERAL, re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|never|nicht|не)\b|n['’]t\b|\?|\b(?:may|might|could|would|if|from|via)\b", re.IGNORECASE
)
_LIST = re.compile(
    rf"{_WORD}(?:\s{_WORD})?(?:,\s{_WORD}(?:\s{_WORD})?)+,?\s(?:and|und|и)\s{_WORD}(?:\s{_WORD})?"
)
_ITEM = re.compile(rf"{_WORD}(?:\s{_WORD})?")
_HAPPENING = frozenset(base_stem(word) for word in HAPPENING.split())

ONE_EVENT = 0.75
"""Dice share of the words besides the place from which two sentences tell one event."""

FEWEST_WORDS = 3
"""Words in common, besides the place, without which two events are alike by chance."""

ONE_DAY = 3
"""Days between documents within which they tell one event."""

SAME_START = 6
"""Signs that two Chinese sentences of one event begin with alike."""

LISTED = 3
"""Items from which an enumeration of places may be taken for whole."""

ONE_TOPIC = 3
"""Words of the surroundings in common without which two lists are of two tours."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a sentence says that something happens.

    Attributes:
        slot: the word before, as a stem, and the preposition, by its sense.
        place: as written.
        frame: stems of all other content words of the sentence.
        names: those of them that are written as names are.
        subject: the first of them.
    """

    slot: tuple[str, str]
    place: str
    frame: frozenset[str]
    names: frozenset[str]
    subject: str | None


@lru_cache(maxsize=1 << 14)
def sites(passage: Passage) -> tuple[Site, ...]:
    """The places of the events that a sentence tells; none where it denies, asks, or counts several."""
    text = passage.text
    if not _BESIDE.search(text) or any(map(_negated, text.split())):
        return ()
    found = []
    for match in _SITE.finditer(text):
        parts = match["place"].split()
        if any(part.lower() in FACILITIES for part in parts) or _SEVERAL.search(text[: match.start("prep")]):
            continue
        own = set(content_stems(match["place"]))
        dated = {
            each
            for one in passage.dates
            for each in content_stems(one.span.shifted(-passage.span.start).of(text))
        }
        words = [base_stem(stem) for stem in content_stems(text) if stem not in own | dated]
        frame = frozenset(words) - FAINT
        if frame & _HAPPENING:
            slot = (base_stem(match["head"]), _PREPOSITIONS[match["prep"]])
            names = frozenset(base_stem(stem) for name in _NAME.findall(text) for stem in content_stems(name))
            found.append(Site(slot, match["place"], frame, names & frame, words[0]))
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _negated(word: str) -> bool:
    return _NEGATED.search(word) is not None


@lru_cache(maxsize=1 << 14)
def tours(text: str) -> tuple[tuple[bool, frozenset[str]], ...]:
    """The enumerations of states or of capitals, each with whether of capitals, and the states' codes."""
    found = []
    for enumeration in _LIST.finditer(text):
        names = _ITEM.findall(enumeration.group())
        for capital, named in ((False, states_in), (True, capitals_in)):
            codes = [named(name) for name in names]
            if len(names) >= LISTED and all(len(each) == 1 for each in codes):
                found.append((capital, frozenset().union(*codes)))
    return tuple(found)


def placing(one: Passage, other: Passage) -> Relation | None:
    """How two sentences stand that give one event two places; None when they do not, or not clearly."""
    days = days_between(one, other)
    if (days is not None and days > DAYS_OF_ONE_TIME) or of_other_days(one, other):
        return None
    if _tours_differ(one, other):
        return Relation.CONFLICT
    for first in sites(one):
        for second in sites(other):
            if first.slot == second.slot and _two_places(one, first, other, second):
                if days is None or days <= ONE_DAY or "born" in first.frame:
                    return Relation.CONFLICT
                return None
    return None


def _two_places(one: Passage, first: Site, other: Passage, second: Site) -> bool:
    mine, theirs = first.frame, second.frame
    shared = len(mine & theirs)
    if shared < FEWEST_WORDS or 2 * shared < ONE_EVENT * (len(mine) + len(theirs)):
        return False
    if not mine & theirs & _HAPPENING or mine & NUMBER_STEMS != theirs & NUMBER_STEMS:
        return False
    if first.subject != second.subject or (one.figures and other.figures and not _figures_meet(one, other)):
        return False
    if not (first.names <= theirs and second.names <= mine):
        return False
    if kind(first.place) != kind(second.place) or kind(first.place) == "continent":
        return False
    if _alike(first.place, second.place) or (countries_in(first.place) & countries_in(second.place)):
        return False
    return not _mentions(one, second.place) and not _mentions(other, first.place)


def _figures_meet(one: Passage, other: Passage) -> bool:
    return {figure.value for figure in one.figures} == {figure.value for figure in other.figures}


def _alike(one: str, other: str) -> bool:
    return (
        any(one_spelling(a, b) for a in content_stems(one) for b in content_stems(other))
        or fuzz.ratio(one, other) >= 70
    )


def _mentions(passage: Passage, place: str) -> bool:
    return not context(passage).isdisjoint(content_stems(place))


def _tours_differ(one: Passage, other: Passage) -> bool:
    """Whether two enumerations of one length differ in one state, and are of one tour."""
    for capital, mine in tours(one.text):
        for seats, theirs in tours(other.text):
            if len(mine) == len(theirs) and len(mine & theirs) == len(mine) - 1:
                about = len(context(one) & context(other))
                near = one.document.id == other.document.id and abs(one.number - other.number) <= 1
                if capital != seats:
                    return near or about >= ONE_TOPIC
                return not near and about > ONE_TOPIC
    return False


@lru_cache(maxsize=1 << 13)
def is_han(text: str) -> bool:
    """Whether a text is in Chinese characters."""
    return _HAN.search(text) is not None


def chinese_placing(one: Passage, other: Passage) -> Relation | None:
    """The same of two Chinese sentences that are alike but for two to five signs behind a word of place."""
    mine, theirs = one.text, other.text
    if mine[:SAME_START] != theirs[:SAME_START]:
        return None
    start = SAME_START
    while start < min(len(mine), len(theirs)) and mine[start] == theirs[start]:
        start += 1
    end = 0
    while end < min(len(mine), len(theirs)) - start and mine[-1 - end] == theirs[-1 - end]:
        end += 1
    first, second = mine[start : len(mine) - end], theirs[start : len(theirs) - end]
    if not (_CHINESE_SLOT.search(mine[:start]) and start + end >= 2 * max(len(first), len(second))):
        return None
    if not (2 <= len(first) <= 5 and 2 <= len(second) <= 5 and _HAN.match(first) and _HAN.match(second)):
        return None
    days = days_between(one, other)
    if kind(first) != kind(second) or of_other_days(one, other) or (days is not None and days > ONE_DAY):
        return None
    return None if first in theirs or second in mine else Relation.CONFLICT
