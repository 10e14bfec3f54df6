"""Matches: which words of a passage were found, and for which words of the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.found import How, Match
from corpus.index.rank import FOUND_CLOSENESS
from corpus.words.tokens import Token, is_cjk, latin, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.aliases import AliasUse
    from corpus.index.question import QuestionWord
    from corpus.index.reading import Reading, ReadWord
    from corpus.index.shard import Shard


def matches(question: str, text: str, reading: Reading, shard: Shard, place: int) -> tuple[Match, ...]:
    """The words of one passage that the question found, in order and not overlapping.

    Args:
        question: as asked.
        text: of the passage.
        reading: the question as it was searched.
        shard: where the passage stands.
        place: the shard's place among those that the reading was made over.
    """
    standing = tokens(text)
    spans = _alias_spans(question, text, standing, reading)
    taken = [(span.start, span.end) for span in spans]
    for token in standing:
        if any(start < token.end and token.start < end for start, end in taken):
            continue
        term = shard.lexicon.term_id(token.text)
        nearest = _nearest(reading.words, term, place) if term is not None else None
        if nearest:
            word, how = nearest
            spans.append(_match(text, token, word, how))
    return tuple(_joined(question, text, sorted(spans, key=lambda span: (span.start, span.end))))


def _nearest(words: Sequence[ReadWord], term: int, place: int) -> tuple[QuestionWord, How] | None:
    best, chosen = 0.0, None
    for read in words:
        found = read.variants[place].of.get(term)
        if found and found[0] > best and found[0] >= FOUND_CLOSENESS:
            best, chosen = found[0], (read.word, found[1])
    return chosen


def _match(text: str, token: Token, word: QuestionWord, how: How) -> Match:
    found = text[token.start : token.end]
    if not found[0].isalnum() or (how is How.EXACT and found[0].isdigit() and found != word.written):
        how = How.NUMBER
    if how is How.NAME and not found[0].isupper():
        how = How.SPELLING
    return Match(token.start, token.end, word.written, found, how.value)


def _alias_spans(question: str, text: str, standing: Sequence[Token], reading: Reading) -> list[Match]:
    spans: list[Match] = []
    written = [token.text for token in standing]
    for use in reading.aliases:
        asked = _asked(question, reading, use)
        words = {latin(each.word.text) for each in _words_of(reading, use)}
        for phrase in use.others:
            if use.how is How.NAME and words.issuperset(map(latin, phrase)):
                continue  # its words are found as they are
            for first in range(len(written) - len(phrase) + 1):
                if asked and tuple(written[first : first + len(phrase)]) == phrase:
                    start, end = standing[first].start, standing[first + len(phrase) - 1].end
                    if all(end <= span.start or span.end <= start for span in spans):
                        spans.append(Match(start, end, asked, text[start:end], use.how.value))
    return spans


def _words_of(reading: Reading, use: AliasUse) -> list[ReadWord]:
    return [
        read
        for read, place in zip(reading.words, reading.places, strict=True)
        if use.first <= place < use.last
    ]


def _asked(question: str, reading: Reading, use: AliasUse) -> str:
    words = [read.word for read in _words_of(reading, use)]
    return question[words[0].start : words[-1].end] if words else ""


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
