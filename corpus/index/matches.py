"""Matches: which words of a passage were found, and for which words of the question."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from corpus.found import How, Match
from corpus.index.flow import starts_of
from corpus.index.other_years import places_of_other_years
from corpus.index.rank import FOUND_CLOSENESS
from corpus.words.numbers import UNIT_WORDS
from corpus.words.tokens import is_cjk, latin, token_spans, token_texts

_UNITS = frozenset(UNIT_WORDS.values())

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.index.question import QuestionWord
    from corpus.index.reading import Reading


Pointed: TypeAlias = "Mapping[int, tuple[QuestionWord, How]]"
"""The terms of a part that are pointed at where they stand, each with the word asked for, and why."""


def pointed(reading: Reading, place: int) -> Pointed:
    """The terms that are found for the words of a question, each for the word that it is closest to.

    Args:
        reading: the question as it was searched.
        place: of the part among those that the reading was made over.
    """
    closest: dict[int, float] = {}
    found: dict[int, tuple[QuestionWord, How]] = {}
    for read in reading.words:
        for term, (close, how) in read.variants[place].of.items():
            if close >= FOUND_CLOSENESS and close > closest.get(term, 0.0):
                closest[term], found[term] = close, (read.word, how)
    return found


def matches(
    question: str, text: str, terms: list[int], reading: Reading, place: int, pointed: Pointed
) -> tuple[Match, ...]:
    """The words of one passage that the question found, in order and not overlapping.

    Args:
        question: as asked.
        text: of the passage.
        terms: the ids of its tokens, in order.
        reading: the question as it was searched.
        place: the place of the passage's part among those that the reading was made over.
        pointed: what is found there for the words of the question.
    """
    standing = token_spans(text)
    spans = _of_uses(question, text, terms, standing, reading, place)
    taken = [(span.start, span.end) for span in spans]
    of_other_years = _of_other_years(text, standing, reading)
    for at, (term, (start, end)) in enumerate(zip(terms, standing, strict=True)):
        if term in pointed and not any(first < end and start < last for first, last in taken):
            word, how = pointed[term]
            if (word.start, at) not in of_other_years:
                spans.append(_match(text[start:end], start, word, how))
    return tuple(_joined(question, text, sorted(spans, key=lambda span: (span.start, span.end))))


def _match(found: str, start: int, word: QuestionWord, how: How) -> Match:
    otherwise = how is How.EXACT and found != word.written
    if not found[0].isalnum() or (
        otherwise and (found[0].isdigit() or not _UNITS.isdisjoint(token_texts(found)))
    ):
        how = How.NUMBER
    if how is How.NAME and not found[0].isupper():
        how = How.SPELLING
    return Match(start, start + len(found), word.written, found, how.value)


def _of_other_years(text: str, standing: Sequence[tuple[int, int]], reading: Reading) -> set[tuple[int, int]]:
    """For the words of a question's date, by where they start, the places where they say another year's."""
    return {
        (reading.words[word].word.start, place)
        for read in reading.uses
        if read.use.year is not None
        for place in places_of_other_years(text, read.use.year, standing)
        for word in read.words
    }


def _of_uses(
    question: str,
    text: str,
    terms: list[int],
    standing: Sequence[tuple[int, int]],
    reading: Reading,
    place: int,
) -> list[Match]:
    """Where other phrases stand in a passage for words of the question."""
    spans: list[Match] = []
    for read in reading.uses:
        words = [reading.words[at].word for at in read.words]
        if not words:
            continue
        asked = question[words[0].start : words[-1].end]
        known = {latin(word.text) for word in words}
        apart = {
            at
            for ids in read.apart[place]
            for first in starts_of(ids, terms)
            for at in range(first, first + len(ids))
        }
        if read.use.year is not None:
            apart.update(places_of_other_years(text, read.use.year, standing))
        for phrase, ids in read.phrases[place]:
            if read.use.how is How.NAME and known.issuperset(map(latin, phrase)):
                continue  # its words are found as they are
            for first in starts_of(ids, terms):
                start, end = standing[first][0], standing[first + len(ids) - 1][1]
                if first in apart or (phrase in read.use.capitalised and not text[start].isupper()):
                    continue
                if all(end <= span.start or span.end <= start for span in spans):
                    spans.append(Match(start, end, asked, text[start:end], read.use.how.value))
    return spans


def _joined(question: str, text: str, spans: Sequence[Match]) -> list[Match]:
    """The same matches, overlapping pairs of characters of one run joined to one."""
    joined: list[Match] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is None or span.start >= last.end:
            joined.append(span)
            continue
        found = text[last.start : span.end]
        asked = last.query + span.query[-1:]
        if not is_cjk(span.found) or asked not in question:
            asked = found if found in question else last.query
        joined[-1] = Match(last.start, max(last.end, span.end), asked, found, last.how)
    return joined
