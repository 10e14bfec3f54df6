"""Ranking: how much of the question each candidate covers, and in which order they are shown.

The order is by BM25 over words that may be misspelt; what a word found is worth is read beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.index.confidence import confidence, coverage, held_down
from corpus.index.flow import CAPITAL, run_starts, stretches, terms_of
from corpus.index.names import name_runs
from corpus.index.other_years import pass_over_other_years
from corpus.index.ranking import Ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.lexicon import Ids
    from corpus.index.part import Part, Rows
    from corpus.index.reading import Reading, ReadUse, ReadWord

Floats: TypeAlias = npt.NDArray[np.float32]
Places: TypeAlias = npt.NDArray[np.int64]

NEAR_TOKENS = 3
_STEPS = np.array([[*range(-NEAR_TOKENS, 0), *range(1, NEAR_TOKENS + 1)]]).T
_LOOSELY_NEAR = 0.7
# What is said in the asker's own words comes before what says it by another name.
_OTHERWISE = 0.8
# What words side by side, and words in other passages of the document, are worth beside a word found.
_NEARNESS, _CONTEXT = 0.3, 0.4
# BM25 for passages of a sentence or two: a word said again says little, and length hardly matters.
_REPEATED, _LENGTH, _USUAL_TOKENS = 0.4, 0.3, 30.0
_LOW_BITS = np.uint32((1 << 12) - 1)
FOUND_CLOSENESS = 0.5
"""From here on a word counts as found, and is pointed at; below, it only helps to rank."""


@dataclass(frozen=True, slots=True, eq=False)
class _Tokens:
    """The tokens of the candidates that a word of the question may stand for, in order.

    Attributes:
        vocabulary: the terms that the words of the question may stand for, ascending.
        term_of: the place of each token's term in the vocabulary.
        row_of: the place of its passage among the candidates.
        at: its place among all tokens of the candidates.
        place: its place in its passage.
        capital: it is written with a capital, or opens its passage, where that is not known.
        total: of all tokens.
    """

    vocabulary: Ids
    term_of: Places
    row_of: Places
    at: Places
    place: Places
    capital: npt.NDArray[np.bool_]
    total: int


def ranked(reading: Reading, parts: Sequence[Part], rows: Sequence[Rows]) -> Ranking:
    """The candidates of all parts, best first; the order of equal ones depends on their texts alone."""
    found = [
        columns
        for place, (part, chosen) in enumerate(zip(parts, rows, strict=True))
        if len(chosen) and len((columns := _ranked_in(reading, part, place, chosen))[0])
    ]
    if not found:
        return Ranking()
    score, covered, lacking, documents, favour, *others = map(np.concatenate, zip(*found, strict=True))
    sure = confidence(covered, documents)
    sure = np.where(lacking, held_down(sure), sure)
    columns = (score.round(4), sure.astype(float).round(4), *others)
    order = np.lexsort((others[0], favour, -columns[0]))
    return Ranking(tuple(column[order] for column in columns))


def _ranked_in(reading: Reading, part: Part, place: int, rows: Rows) -> tuple[npt.NDArray[Any], ...]:
    """Of each candidate: score, coverage, if it lacks something, document, favour; the rest as `Ranked`."""
    tokens = _tokens(reading, part, place, rows)
    if not len(tokens.at):
        return (tokens.at,)
    opening = run_starts(tokens.row_of)
    close, share = _of_tokens(tokens, reading.words, place)
    _mark_uses((close, share), reading, place, tokens)
    pass_over_other_years((close, share), reading, part, rows=rows[tokens.row_of], places=tokens.place)
    rows = rows[tokens.row_of[opening]]
    best = np.maximum.reduceat(close, opening, axis=1)
    documents = part.documents_of[rows].astype(np.int64)
    covered = coverage(
        np.minimum(best, np.maximum.reduceat(share, opening, axis=1)),
        np.array([read.weight for read in reading.words], np.float32),
        named=_named(reading),
        documents=documents,
        rows=rows,
    )
    gains = np.array([read.gain for read in reading.words], np.float32)
    worth = gains[:, None] * share
    most = gains.sum() * (1.0 + _REPEATED + _NEARNESS + _CONTEXT)
    lengths = part.starts[rows + 1] - part.starts[rows]
    score = _found(worth, opening, lengths, part.documents_of[rows])
    near = np.maximum.reduceat(_nearness(worth, tokens, reading.places), opening, axis=1)
    score += _NEARNESS * near.sum(axis=0)
    return (
        (score / max(float(most), 1e-9)).astype(float),
        covered,
        _lacks(reading, best) | _lacks_numbers(reading, part, place, tokens)[tokens.row_of[opening]],
        documents + (place << 32),
        part.favour[rows],
        part.passage_ids[rows],
        np.full(len(rows), place),
        rows,
    )


def _named(reading: Reading) -> npt.NDArray[np.bool_]:
    """Which words of the question are names; a single one is where it is known to be called otherwise too."""
    words = reading.words
    named = np.zeros(len(words), np.bool_)
    for run in name_runs([read.word for read in words]):
        named[list(run)] = True
    if len(words) == 1:
        named[0] = bool(reading.uses) or not words[0].word.written[0].islower()
    return named


def _tokens(reading: Reading, part: Part, place: int, rows: Rows) -> _Tokens:
    wanted = [word.variants[place].terms for word in reading.words]
    wanted += [np.array(terms) for use in reading.uses for _, terms in use.phrases[place]]
    wanted += [np.array(terms) for use in reading.uses for terms in use.apart[place]]
    vocabulary = np.unique(np.concatenate(wanted).astype(np.uint32))
    lengths = part.starts[rows + 1] - part.starts[rows]
    written = part.flow[stretches(part.starts[rows], lengths)]
    flow = terms_of(written)
    likely = np.zeros(_LOW_BITS + 1, np.bool_)  # most tokens are ruled out by their lowest bits
    likely[vocabulary & _LOW_BITS] = True
    at = np.flatnonzero(likely[flow & _LOW_BITS])
    places = np.minimum(vocabulary.searchsorted(flow[at]), max(len(vocabulary) - 1, 0))
    at = at[held := vocabulary[places] == flow[at]]
    row_of = np.repeat(np.arange(len(rows)), lengths)[at]
    place_of = at - (np.cumsum(lengths) - lengths)[row_of]
    capital = (written[at] & CAPITAL > 0) | (place_of == 0)
    return _Tokens(vocabulary, places[held], row_of, at, place_of, capital, len(flow))


def _found(worth: Floats, firsts: Places, lengths: Places, documents: Ids) -> Floats:
    """What each candidate gains by the words in it and, less, by those in others of its document.

    Args:
        worth: what each token gains by each word, a row a word.
        firsts: the first token of each candidate.
        lengths: tokens of each candidate.
        documents: of each candidate.
    """
    best = np.maximum.reduceat(worth, firsts, axis=1)
    times = np.add.reduceat(worth, firsts, axis=1) / np.maximum(best, 1e-9)
    least = _REPEATED * (1.0 - _LENGTH + _LENGTH * lengths / _USUAL_TOKENS)
    found = (best * times * (1.0 + _REPEATED) / np.maximum(times + least, 1e-9)).sum(axis=0)
    order = np.argsort(documents, kind="stable")
    firsts_of_documents = run_starts(documents[order])
    in_document = np.maximum.reduceat(best[:, order], firsts_of_documents, axis=1).sum(axis=0)
    context = np.empty(len(documents), np.float32)
    context[order] = np.repeat(in_document, np.diff(firsts_of_documents, append=len(documents)))
    gained: Floats = found + _CONTEXT * context
    return gained


def _lacks(reading: Reading, best: Floats) -> npt.NDArray[np.bool_]:
    """The candidates that are no answer: those without a number asked for; all, if a name is strange.

    Nor is one with half of three characters: of 特斯拉 南斯拉夫 has as much.
    """
    words = [read.word for read in reading.words]
    if len(words) == 2 and words[1].start < words[0].end:
        needed = [0, 1]
    else:
        needed = [at for at, word in enumerate(words) if word.amount]
    if reading.stranger or not needed:
        return np.full(best.shape[1], reading.stranger)
    lacking: npt.NDArray[np.bool_] = np.any(best[needed] < FOUND_CLOSENESS, axis=0)
    return lacking


def _lacks_numbers(reading: Reading, part: Part, place: int, tokens: _Tokens) -> npt.NDArray[np.bool_]:
    """The candidates that do not hold the whole of a number asked for: three hundred billion is no million.

    A number of one word is only looked for as a word; one of several must stand as it was asked for, or in
    another form.
    """
    lacking = np.zeros(int(tokens.row_of[-1]) + 1, np.bool_)
    for read in reading.uses:
        if not read.use.required:
            continue
        starts = [_asked_starts(read, reading, part, tokens)]
        starts += [_phrase_starts(terms, tokens) for _, terms in read.phrases[place]]
        holding = np.zeros_like(lacking)
        holding[tokens.row_of[np.concatenate(starts)]] = True
        lacking |= ~holding
    return lacking


def _asked_starts(read: ReadUse, reading: Reading, part: Part, tokens: _Tokens) -> Places:
    """Which of the tokens begin the words of a use as they were asked for, whatever small words they hold."""
    terms = part.term_ids([reading.words[at].word.text for at in read.words])
    if not terms:
        return np.empty(0, np.int64)
    offsets = [reading.places[at] - reading.places[read.words[0]] for at in read.words]
    wanted = tokens.vocabulary.searchsorted(np.array(terms, np.uint32)).tolist()
    starts = np.flatnonzero(tokens.term_of == wanted[0])
    begins = tokens.row_of * tokens.total + tokens.at
    for offset, term in zip(offsets[1:], wanted[1:], strict=True):
        starts = starts[np.isin(begins[starts], begins[tokens.term_of == term] - offset)]
    return starts


def _of_tokens(tokens: _Tokens, words: Sequence[ReadWord], place: int) -> tuple[Floats, Floats]:
    """How close some tokens are to each word, a row a word, and their shares of the word's gain."""
    of_term = np.zeros((2, len(words), len(tokens.vocabulary)), np.float32)
    for row, word in enumerate(words):
        variants = word.variants[place]
        terms = tokens.vocabulary.searchsorted(variants.terms.astype(np.uint32))
        of_term[0, row, terms] = [close for close, _ in variants.of.values()]
        of_term[1, row, terms] = word.shares[place]
    close, share = of_term[:, :, tokens.term_of]
    return close, share


def _mark_uses(of_tokens: tuple[Floats, Floats], reading: Reading, place: int, tokens: _Tokens) -> None:
    """Where another phrase stands for words of the question, let its words count for those asked for.

    All of it is as close as the words asked for. At its first word it is worth what it does not hold
    itself of them.
    """
    close, share = of_tokens
    for read in reading.uses:
        asked = np.array(read.words, np.int64)[:, None]
        apart = [
            _phrase_starts(terms, tokens)[:, None] + np.arange(len(terms)) for terms in read.apart[place]
        ]
        for phrase, terms in read.phrases[place]:
            starts = _phrase_starts(terms, tokens)
            if apart:
                starts = starts[~np.isin(starts, np.concatenate(apart, axis=None))]
            if phrase in read.use.capitalised:
                starts = starts[tokens.capital[starts]]
            columns = starts[:, None] + np.arange(len(terms))
            every = columns.ravel()
            close[asked, every] = np.maximum(close[asked, every], read.use.closeness)
            lacking = ~share[asked[:, :, None], columns].any(axis=2)
            worth = read.use.closeness * _OTHERWISE * read.share
            share[asked, starts] = np.where(lacking, worth, share[asked, starts])


def _phrase_starts(phrase: Sequence[int], tokens: _Tokens) -> Places:
    """Which of the tokens begin a phrase, as term ids, that stands word after word in one passage."""
    last = len(tokens.at) - len(phrase) + 1
    if last <= 0:
        return np.empty(0, np.int64)
    terms = tokens.vocabulary.searchsorted(np.array(phrase, np.uint32)).tolist()
    held = tokens.term_of[:last] == terms[0]
    for offset, term in enumerate(terms[1:], 1):
        ends = slice(offset, offset + last)
        held &= tokens.term_of[ends] == term
        held &= tokens.row_of[:last] == tokens.row_of[ends]
        held &= tokens.at[ends] - tokens.at[:last] == offset
    return np.flatnonzero(held)


def _nearness(worth: Floats, tokens: _Tokens, places: Sequence[int]) -> Floats:
    """What is gained at each token by having beside it what the question has beside the word found there.

    Of two neighbouring words of the question the one that is worth less, and less of it where others stand
    between them, or the order is another; each pair of words once a passage, where it is worth most.
    """
    gained = np.zeros((max(len(worth) - 1, 1), len(tokens.at)), np.float32)
    word, here = np.nonzero(worth[:-1])
    if len(word):
        token_at = np.full(tokens.total + 2 * NEAR_TOKENS, -1)
        token_at[tokens.at + NEAR_TOKENS] = np.arange(len(tokens.at))
        there = token_at[tokens.at[here] + NEAR_TOKENS + _STEPS]
        share = np.where(np.diff(places)[word] == _STEPS, np.float32(1.0), np.float32(_LOOSELY_NEAR))
        share *= (there >= 0) & (tokens.row_of[there] == tokens.row_of[here])
        gained[word, here] = (np.minimum(worth[word + 1, there], worth[word, here]) * share).max(axis=0)
    return gained
