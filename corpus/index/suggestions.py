"""Suggestions: when nothing is found, what near it does stand in the documents, as they write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.index.flow import starts_of
from corpus.index.part import frequency
from corpus.index.rarity import rarity
from corpus.index.variants import STEM_CLOSENESS
from corpus.names.recognition import names_in
from corpus.span import Span
from corpus.words.numbers import FRACTIONS, MAGNITUDES, NUMBER_WORDS, UNIT_WORDS
from corpus.words.stems import stem
from corpus.words.tokens import token_spans, token_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.index.part import Part
    from corpus.index.ranking import Ranked, Ranking
    from corpus.index.reading import Reading, ReadWord

MAX_SUGGESTIONS = 3
_LOOKED_AT = 20
# What is only somewhat like a word is no hint: "east" for "eat".
_LEAST_CLOSENESS = 0.75
# Words that are no names say little where much else was asked, common ones even less: "world" of a world cup.
_LEAST_SHARE = 1 / 3
_NUMBER_WORDS = (
    NUMBER_WORDS | MAGNITUDES.keys() | UNIT_WORDS.keys() | set(UNIT_WORDS.values()) | FRACTIONS.keys()
)


@dataclass(frozen=True, slots=True)
class _Near:
    """Where a word of the question, or something close to it, stands.

    Attributes:
        close: how close, 0..1.
        share: of the question that stands in that passage, each word counted by how rare it is there.
        company: other words of the question stand there too.
        text: of the passage.
        span: in the passage.
    """

    close: float
    share: float
    company: bool
    text: str
    span: Span

    def is_telling(self) -> bool:
        """Whether the word is worth a hint though it is no name; a lone slip may be any word."""
        return self.share >= _LEAST_SHARE and (self.company or self.close >= STEM_CLOSENESS)


def suggestions(reading: Reading, parts: Sequence[Part], order: Ranking) -> tuple[str, ...]:
    """The names and words of a question that stand in the best passages under the bar.

    At most `MAX_SUGGESTIONS`, those of the weightiest words first; no word of the question is named twice.
    Where there are names, they alone.

    Args:
        reading: the question.
        parts: those that the reading was made over.
        order: the candidates, best first.
    """
    names: dict[str, frozenset[str]] = {}
    others: list[str] = []
    for near in _nearest(reading, parts, order.first(_LOOKED_AT)):
        found = near.span.of(near.text)
        said = frozenset(map(stem, token_texts(found)))
        if any(said <= stems for stems in names.values()):
            continue
        name = _name_around(near.text, near.span)
        if name:
            names[name] = frozenset(map(stem, token_texts(name)))
        elif near.is_telling() and not any(map(_is_number, token_texts(found))):
            others.append(found)
    asked = {stem(read.word.text) for read in reading.words}
    best = [
        name
        for name, stems in names.items()
        if not any(stems < other or set() < stems & asked < other & asked for other in names.values())
    ]
    return tuple(dict.fromkeys(best or others))[:MAX_SUGGESTIONS]


def _nearest(reading: Reading, parts: Sequence[Part], order: Sequence[Ranked]) -> list[_Near]:
    """Where each word that stands in the passages does so most closely, the weightiest words first."""
    words = reading.words
    close_terms = [_close_terms(words, place) for place in range(len(parts))]
    nearest: dict[int, _Near] = {}
    for each in order:
        part = parts[each.part]
        terms = part.terms_in(each.row).tolist()
        held = _held(reading, each.part, terms, close_terms[each.part])
        nearer = [
            number
            for number, (close, _, _) in held.items()
            if number not in nearest or close > nearest[number].close
        ]
        if not nearer:
            continue
        text = part.text_of(each.row)
        standing = token_spans(text)
        tokens = {number: part.lexicon.term(terms[first]) for number, (_, first, _) in held.items()}
        share = _share(words, tokens, parts)
        for number in nearer:
            close, first, last = held[number]
            span = Span(standing[first][0], standing[last][1])
            nearest[number] = _Near(close, share, len(held) > 1, text, span)
    best = sorted(nearest, key=lambda number: (-words[number].weight * nearest[number].close, number))
    return [nearest[number] for number in best]


def _close_terms(words: Sequence[ReadWord], part: int) -> dict[int, list[tuple[int, float]]]:
    """The terms of a part that are a hint, with the words that each is close to, and how close."""
    found: dict[int, list[tuple[int, float]]] = {}
    for number, read in enumerate(words):
        for term, (close, _) in read.variants[part].of.items():
            if close >= _LEAST_CLOSENESS:
                found.setdefault(term, []).append((number, close))
    return found


def _held(
    reading: Reading, part: int, terms: list[int], close_terms: Mapping[int, Sequence[tuple[int, float]]]
) -> dict[int, tuple[float, int, int]]:
    """The words that a passage holds or names otherwise: how close, and its first and last token there."""
    held = {
        number: (read.use.closeness, first, first + len(phrase) - 1)
        for read in reading.uses
        for _, phrase in read.phrases[part]
        for first in starts_of(phrase, terms)[:1]
        for number in read.words
    }
    for at, term in enumerate(terms):
        for number, close in close_terms.get(term, ()):
            if number not in held or close > held[number][0]:
                held[number] = close, at, at
    return held


def _share(words: Sequence[ReadWord], held: Mapping[int, str], parts: Sequence[Part]) -> float:
    """The share of a question that some tokens make up; one that stands in a single passage counts whole."""
    total = sum(map(len, parts))
    counted = (
        words[number].word.weight * rarity(frequency(token, parts), total) for number, token in held.items()
    )
    return sum(counted) / (rarity(1, total) * sum(read.word.weight for read in words))


def _is_number(token: str) -> bool:
    """Whether a token is a number, a word of one, or a unit: there are many of them anywhere."""
    return token[0].isdigit() or token in _NUMBER_WORDS


def _name_around(text: str, word: Span) -> str | None:
    """The name that a word of a passage begins in, as it is without an ending of possession."""
    mentions = names_in(text, Span(0, len(text)))
    name = next((one.name for one in mentions if one.span.start <= word.start < one.span.end), None)
    return name and name.removesuffix("'s").removesuffix("’s")
