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

ALIAS_CLOSENESS = 0.95
NEAR_TOKENS = 3
_NEARNESS_SHARE, _SHORTNESS_SHARE = 0.12, 0.08
_USUAL_TOKENS = 25.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate.

    Attributes:
        score: 0..1, never over the coverage.
        coverage: 0..1.
        passage_id: the store's number.
        shard: its place among the shards searched.
        row: its place in the shard.
    """

    score: float
    coverage: float
    passage_id: int
    shard: int
    row: int


def ranked(reading: Reading, shards: Sequence[Shard], rows: Sequence[npt.NDArray[np.int64]]) -> list[Ranked]:
    """The candidates of all shards, best first; equal ones by id."""
    found = [
        each
        for place, (shard, chosen) in enumerate(zip(shards, rows, strict=True))
        if len(chosen)
        for each in _ranked_in(reading, shard, place, chosen)
    ]
    return sorted(found, key=lambda each: (-each.score, each.passage_id))


def _ranked_in(reading: Reading, shard: Shard, place: int, rows: npt.NDArray[np.int64]) -> list[Ranked]:
    starts, lengths = shard.rows.starts[rows], np.diff(shard.rows.starts)[rows]
    firsts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    flow = np.concatenate([shard.rows.flow[at : at + n] for at, n in zip(starts, lengths, strict=True)])
    row_of = np.repeat(np.arange(len(rows)), lengths)
    close = np.stack([_closeness(flow, word.variants[place]) for word in reading.words])
    _mark_aliases(close, reading, shard, flow, row_of)
    best = np.maximum.reduceat(close, firsts, axis=1)
    weights = np.array([word.weight for word in reading.words], np.float32)
    total = max(float(weights.sum()), 1e-9)
    coverage = np.clip(weights @ best / total, 0.0, 1.0)
    nearness = _nearness(close, row_of, weights, reading.places, len(rows))
    shortness = _USUAL_TOKENS / (_USUAL_TOKENS + lengths)
    score = coverage * (
        1.0 - _NEARNESS_SHARE - _SHORTNESS_SHARE + _NEARNESS_SHARE * nearness + _SHORTNESS_SHARE * shortness
    )
    return [
        Ranked(
            round(float(score[at]), 4),
            round(float(coverage[at]), 4),
            int(shard.rows.passage_ids[row]),
            place,
            int(row),
        )
        for at, row in enumerate(rows)
    ]


def _closeness(flow: npt.NDArray[np.uint32], variants: Variants) -> Floats:
    """How close each term of the candidates is to one word."""
    if not len(variants.terms):
        return np.zeros(len(flow), np.float32)
    at = np.minimum(np.searchsorted(variants.terms, flow), len(variants.terms) - 1)
    return np.where(variants.terms[at] == flow, variants.closeness[at], np.float32(0.0))


def _mark_aliases(
    close: Floats, reading: Reading, shard: Shard, flow: npt.NDArray[np.uint32], row_of: npt.NDArray[np.int64]
) -> None:
    """Where another phrase of a group stands, let its words count for those asked for."""
    for use in reading.aliases:
        asked = [at for at, place in enumerate(reading.places) if use.first <= place < use.last]
        for phrase in use.others:
            for start in _phrase_starts(phrase, shard, flow, row_of):
                columns = slice(start, start + len(phrase))
                close[asked, columns] = np.maximum(close[asked, columns], ALIAS_CLOSENESS)


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
    weights: Floats,
    places: Sequence[int],
    rows: int,
) -> Floats:
    """0..1 for each candidate: how much of what is asked side by side stands side by side in it."""
    if len(weights) < 2:
        return np.ones(rows, np.float32)
    near = np.zeros(rows, np.float32)
    pairs = weights[:-1] + weights[1:]
    for at in range(len(weights) - 1):
        asked_apart = places[at + 1] - places[at]
        best = np.zeros(rows, np.float32)
        for apart in range(-NEAR_TOKENS, NEAR_TOKENS + 1):
            if apart == 0 or abs(apart) >= close.shape[1]:
                continue
            left, right = (close[at], close[at + 1]) if apart > 0 else (close[at + 1], close[at])
            step = abs(apart)
            both = np.minimum(left[:-step], right[step:])
            both = np.where(row_of[:-step] == row_of[step:], both, 0.0)
            worth = 1.0 if apart == asked_apart else 0.7
            np.maximum.at(best, row_of[:-step], both * np.float32(worth))
        near += pairs[at] * best
    return near / max(float(pairs.sum()), 1e-9)
