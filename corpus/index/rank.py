"""Ranking: how much of the question each candidate covers, and in which order they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.aliases import Phrase
    from corpus.index.reading import Reading
    from corpus.index.shard import Shard
    from corpus.index.variants import Variants

Floats: TypeAlias = npt.NDArray[np.float32]

NEAR_TOKENS = 3
_NEARNESS_SHARE, _SHORTNESS_SHARE = 0.12, 0.08
_USUAL_TOKENS = 25.0
_LOOSELY_NEAR = 0.7
# One word found out of several is mostly chance, whatever its weight; two together seldom are.
_ALONE_DISCOUNT = 0.7
# The only word asked for must be found closely: one slip in five letters is the most.
_CLOSE, _DOUBTFUL_DISCOUNT = 0.7, 0.5
# What cannot be an answer stays under the bar, in its order: it may still be worth a suggestion.
_REFUSED = 0.35
FOUND_CLOSENESS = 0.5
"""From here on a word counts as found, and is pointed at; below, it only helps to rank."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate.

    Attributes:
        score: 0..1, never over the coverage.
        coverage: 0..1.
        document_id: of its document.
        passage_id: the store's number.
        shard: its place among the shards searched.
    """

    score: float
    coverage: float
    document_id: str
    passage_id: int
    shard: int


def ranked(reading: Reading, shards: Sequence[Shard], rows: Sequence[npt.NDArray[np.int64]]) -> list[Ranked]:
    """The candidates of all shards, best first; equal ones by document, as they stand there."""
    found = [
        each
        for place, (shard, chosen) in enumerate(zip(shards, rows, strict=True))
        if len(chosen)
        for each in _ranked_in(reading, shard, place, chosen)
    ]
    return sorted(found, key=lambda each: (-each.score, each.document_id, each.passage_id))


def _ranked_in(reading: Reading, shard: Shard, place: int, rows: npt.NDArray[np.int64]) -> list[Ranked]:
    starts, lengths = shard.rows.starts[rows], shard.rows.starts[rows + 1] - shard.rows.starts[rows]
    firsts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    flow = shard.rows.flow[np.repeat(starts - firsts, lengths) + np.arange(lengths.sum())]
    row_of = np.repeat(np.arange(len(rows)), lengths)
    close = np.stack(
        [_closeness(flow, word.variants[place], len(shard.lexicon.terms)) for word in reading.words]
    )
    _mark_aliases(close, reading, shard, flow, row_of)
    weights = np.array([word.weight for word in reading.words], np.float32)
    best = np.maximum.reduceat(close, firsts, axis=1)
    coverage = _coverage(best, weights)
    held_down = np.minimum(coverage, _REFUSED * (1.0 + coverage) / 2.0)
    coverage = np.where(_lacks(reading, best), held_down, coverage)
    nearness = _nearness(close, row_of, firsts, weights, reading.places)
    shortness = _USUAL_TOKENS / (_USUAL_TOKENS + lengths)
    score = coverage * (
        1.0 - _NEARNESS_SHARE - _SHORTNESS_SHARE + _NEARNESS_SHARE * nearness + _SHORTNESS_SHARE * shortness
    )
    columns = (
        score.astype(float).round(4).tolist(),
        coverage.astype(float).round(4).tolist(),
        [shard.rows.documents[at] for at in shard.rows.documents_of[rows]],
        shard.rows.passage_ids[rows].tolist(),
    )
    return [Ranked(*each, place) for each in zip(*columns, strict=True)]


def _lacks(reading: Reading, best: Floats) -> npt.NDArray[np.bool_]:
    """The candidates that are no answer: those without a number asked for; all, if a name is strange."""
    amounts = [at for at, read in enumerate(reading.words) if read.word.amount]
    if reading.stranger:
        return np.ones(best.shape[1], np.bool_)
    lacking: npt.NDArray[np.bool_] = np.any(best[amounts] < FOUND_CLOSENESS, axis=0)
    return lacking


def _coverage(best: Floats, weights: Floats) -> Floats:
    """0..1 for each candidate: the share of the question's weight that stands in it, less for few words.

    Words found together bear each other out: of a long question the half is better evidence than of a
    short one, and a doubtful reading of the only word is hardly any.

    Args:
        best: how close each candidate comes to each word, a row a word.
        weights: of the words.
    """
    asked = len(weights)
    found = best.sum(axis=0)
    company = (found / (found + 1.0)) / (asked / (asked + 1.0))
    coverage: Floats = np.clip(weights @ best / max(float(weights.sum()), 1e-9) * company, 0.0, 1.0)
    if asked > 1:
        coverage[np.count_nonzero(best >= FOUND_CLOSENESS, axis=0) < 2] *= _ALONE_DISCOUNT
    else:
        coverage[best[0] < _CLOSE] *= _DOUBTFUL_DISCOUNT
    return coverage


def _closeness(flow: npt.NDArray[np.uint32], variants: Variants, terms: int) -> Floats:
    """How close each term of the candidates is to one word, out of so many terms that there are."""
    of_term = np.zeros(terms, np.float32)
    of_term[variants.terms] = variants.closeness
    return of_term[flow]


def _mark_aliases(
    close: Floats, reading: Reading, shard: Shard, flow: npt.NDArray[np.uint32], row_of: npt.NDArray[np.int64]
) -> None:
    """Where another phrase of a group stands, let its words count for those asked for."""
    for use in reading.aliases:
        asked = [at for at, place in enumerate(reading.places) if use.first <= place < use.last]
        for phrase in use.others:
            for start in _phrase_starts(phrase, shard, flow, row_of):
                columns = slice(start, start + len(phrase))
                close[asked, columns] = np.maximum(close[asked, columns], use.closeness)


def _phrase_starts(
    phrase: Phrase, shard: Shard, flow: npt.NDArray[np.uint32], row_of: npt.NDArray[np.int64]
) -> list[int]:
    """Where in the flow a phrase stands, word after word in one passage."""
    terms = [shard.lexicon.term_id(term) for term in phrase]
    last = len(flow) - len(phrase) + 1
    if last <= 0 or any(term is None for term in terms):
        return []
    held = row_of[:last] == row_of[len(phrase) - 1 :]
    for offset, term in enumerate(terms):
        held &= flow[offset : offset + last] == term
    return [int(start) for start in np.nonzero(held)[0]]


def _nearness(
    close: Floats,
    row_of: npt.NDArray[np.int64],
    firsts: npt.NDArray[np.int64],
    weights: Floats,
    places: Sequence[int],
) -> Floats:
    """0..1 for each candidate: how much of what is asked side by side stands side by side in it."""
    if len(weights) < 2:
        return np.ones(len(firsts), np.float32)
    both = np.zeros((len(weights) - 1, close.shape[1]), np.float32)
    asked_apart = np.diff(places)
    for step in range(1, min(NEAR_TOKENS, close.shape[1] - 1) + 1):
        together = row_of[:-step] == row_of[step:]
        worth = np.where(asked_apart == step, 1.0, _LOOSELY_NEAR).astype(np.float32)[:, None]
        forward = worth * np.minimum(close[:-1, :-step], close[1:, step:])
        backward = np.float32(_LOOSELY_NEAR) * np.minimum(close[1:, :-step], close[:-1, step:])
        np.maximum(both[:, :-step], np.maximum(forward, backward) * together, out=both[:, :-step])
    pairs = weights[:-1] + weights[1:]
    near: Floats = pairs @ np.maximum.reduceat(both, firsts, axis=1) / max(float(pairs.sum()), 1e-9)
    return near
