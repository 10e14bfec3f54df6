"""Prints: the hits of a search, each sentence once however many documents print it, and which are shown.

hits → `enough` (not much weaker than the first) → `prints_of` (copies together) → `shown` (the answer's few)

Two prints are of one sentence when they are alike to the letter, or when each answers for every word, name,
figure and date of the other, as a source must for a draft (`briefings.checking`): another number, name or
denial makes another sentence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from briefings.checking.reading import Reading
from briefings.comparing.wording import folded
from briefings.precedence import lacking
from briefings.selecting.cutting import opening_end
from corpus.span import Span
from corpus.words.content import content_stems
from corpus.words.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.document import Passage
    from corpus.found import Hit

ALIKE = 80.0
"""Of 100, rapidfuzz ratio: what is less alike in its letters is another telling, whatever it says."""

STRONG_ENOUGH = 2 / 3
"""The least share of the first excerpt's score. Of the questions of the evaluation whose answer is among the
first five, one in four hundred loses it so, and a sixth of all that would be shown is left out."""

OF_ONE_ORIGIN = 2
"""Excerpts of one origin that are shown while others have an answer too."""


@dataclass(frozen=True, slots=True)
class Print:
    """One hit, and the sentence that it is."""

    hit: Hit
    passage: Passage


def enough(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits that are not much weaker than the first.

    Args:
        hits: best first.
    """
    return [hit for hit in hits if hit.score >= STRONG_ENOUGH * hits[0].score]


def prints_of(hits: Iterable[Hit], passages: Iterable[Passage]) -> list[list[Print]]:
    """The hits, those that print one sentence together, best first.

    Args:
        hits: best first.
        passages: theirs, in any order; a hit without one is passed over.
    """
    by_id = {passage.id: passage for passage in passages}
    together: list[tuple[_Wording, list[Print]]] = []
    for hit in hits:
        passage = by_id.get(hit.passage_id)
        if passage is None:
            continue
        wording = _Wording(passage)
        mine = next((prints for first, prints in together if first.is_of(wording)), None)
        if mine is None:
            together.append((wording, mine := []))
        mine.append(Print(hit, passage))
    return [prints for _, prints in together]


def shown(
    together: Sequence[Sequence[Print]], origins: Mapping[str, str], *, limit: int
) -> list[Sequence[Print]]:
    """The sentences that an answer shows, best first.

    A longer answer holds all that a shorter one does: what is over the cap on an origin comes last.

    Args:
        together: as `prints_of` gives them.
        origins: document id to its origin, for the documents of all of them.
        limit: at most so many.
    """
    taken = Counter[str]()
    first: list[int] = []
    later: list[int] = []
    for at, each in enumerate(together):
        origin = origins[quoted(each, origins).passage.document.id]
        taken[origin] += 1
        (first if taken[origin] <= OF_ONE_ORIGIN else later).append(at)
    return [together[at] for at in sorted([*first, *later][:limit])]


def quoted(prints: Sequence[Print], origins: Mapping[str, str]) -> Print:
    """The print that stands for them all: of the best one's origin, that with the most to check it by."""
    origin = origins[prints[0].passage.document.id]
    copies = [each for each in prints if origins[each.passage.document.id] == origin]
    return min(copies, key=lambda each: lacking(each.passage.document))


class _Wording:
    """One sentence, as others are held against it."""

    def __init__(self, passage: Passage) -> None:
        self._letters = folded(passage.text) or passage.text
        self._speaker = frozenset(content_stems(passage.attribution or ""))
        self._opened = opened = _without_opening(passage)
        self._opened_letters = folded(opened.text)
        self._values = {one.value for one in opened.figures}
        self._days = {one.iso for one in opened.dates}

    def is_of(self, other: _Wording) -> bool:
        """Whether two sentences are one but for how it is written; the cheap questions come first."""
        if self._speaker and other._speaker and self._speaker.isdisjoint(other._speaker):
            return False  # what two people say of themselves in the same words is not the same
        if self._letters == other._letters:
            return True
        return (
            self._values == other._values
            and self._days == other._days
            and fuzz.ratio(self._opened_letters, other._opened_letters, score_cutoff=ALIKE) > 0
            and _in_one_order(self._opened, other._opened)
            and Reading(self._opened, other._opened).carries
            and Reading(other._opened, self._opened).carries
        )


def _in_one_order(one: Passage, other: Passage) -> bool:
    """Whether no word has moved: to Paris from Rome is not from Paris to Rome."""
    words, others = _words(one), _words(other)
    gone, come = set[str](), set[str]()
    for edit in Indel.editops(words, others):
        if edit.tag == "delete":
            gone.add(words[edit.src_pos])
        else:
            come.add(others[edit.dest_pos])
    return gone.isdisjoint(come)


def _words(passage: Passage) -> list[str]:
    """The words of a sentence without its figures and dates, which may be written in many ways."""
    spans = [*(one.span for one in passage.figures), *(one.span for one in passage.dates)]
    stated = [(span.start - passage.span.start, span.end - passage.span.start) for span in spans]
    return [
        word.text
        for word in tokens(passage.text)
        if not any(start <= word.start < end for start, end in stated)
    ]


def _without_opening(passage: Passage) -> Passage:
    """A passage without what only says where it was sent from, or ties it to the sentence before."""
    start = opening_end(passage)
    if not start:
        return passage
    span = Span(passage.span.start + start, passage.span.end)
    return replace(
        passage,
        span=span,
        text=passage.text[start:],
        figures=tuple(one for one in passage.figures if span.holds(one.span)),
        dates=tuple(one for one in passage.dates if span.holds(one.span)),
    )
