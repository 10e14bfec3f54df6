"""Confidence: how surely each candidate answers the question, 0 to 1; under the bar it is not shown.

In comes how close each candidate comes to each word of the question. **Coverage** is the share of the
question's weight that stands in a candidate, less where that may be chance:

    no word found     nothing, whatever stands around it: nobody can be shown why
    one word alone    of several: two together bear each other out
    names alone       say whom the question is about; an answer also holds something of what is asked

**Confidence** is coverage less what a crowd of other documents covers as well. All of it is about words, not
meaning, and depends little on how many documents there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from corpus.index.flow import run_starts

Floats: TypeAlias = npt.NDArray[np.float32]

if TYPE_CHECKING:
    Flags: TypeAlias = npt.NDArray[np.bool_]
    Numbers: TypeAlias = npt.NDArray[np.int64]

BAR = 0.22
"""The least confidence of the best passage; below it the bot says that it found nothing. One in twenty of the
questions that have an answer is refused here, misspelt ones among them."""

BESIDE_AN_ANSWER = 0.5
"""Of the bar: what any other passage must have to be shown with one that reaches it."""

_FOUND = 0.4
# From here on a word is pointed at, as `rank.FOUND_CLOSENESS` says.
_SHOWN = 0.5
# A sentence is read with the three before and behind it: "He said…". What they hold counts most, but not all.
_CLOSE_BY, _BESIDE = 3, 0.7
# Half a word found for nothing: so half of a long question is better evidence than half of a short one.
_COMPANY = 0.5
_ALONE, _ONLY = 0.6, 0.7
# The only word asked for must be found closely: one slip in five letters is the most. No other word answers a
# plain one; names are often written by ear.
_CLOSELY, _DOUBTFUL, _ANOTHER_WORD = 0.7, 0.5, 0.3
_NEXT_TO_NOTHING, _NAMES_ALONE = 0.2, 0.3
# What ten documents have in common is what they are all about; few events are told by more papers than that.
_CROWD, _CROWD_SHARE = 10, 0.5


def coverage(held: Floats, asked: Floats, *, named: Flags, documents: Numbers, rows: Numbers) -> Floats:
    """0..1 for each candidate, as they come.

    Args:
        held: how close each candidate comes to each word, 0..1, a row a word, at least one.
        asked: the weights of the words, over 0.
        named: which words are names.
        documents: the document of each candidate, by any number.
        rows: the place of each candidate in the order in which the documents are written.
    """
    stands = held + _BESIDE * (_close_by(held, documents, rows) - held)
    covered = asked @ stands / asked.sum() * _company(held, stands, named)
    covered *= _more_than_a_name(held, asked, named) * (held >= _SHOWN).any(axis=0)
    shares: Floats = np.clip(covered, 0.0, 1.0)
    return shares


def confidence(coverage: Floats, documents: Numbers) -> Floats:
    """0..1 for each candidate: its coverage less a share of what the tenth best document covers.

    Where that one covers everything there are simply many answers, and nothing is taken away.

    Args:
        coverage: of all candidates.
        documents: the document of each, by any number.
    """
    order = np.argsort(documents, kind="stable")
    firsts = run_starts(documents[order])
    if len(firsts) < _CROWD:
        return coverage
    common = np.partition(np.maximum.reduceat(coverage[order], firsts), -_CROWD)[-_CROWD]
    sure: Floats = np.maximum(coverage - _CROWD_SHARE * common * (1.0 - common), 0.0)
    return sure


def held_down(confidence: Floats) -> Floats:
    """The same, all so low that they are never shown: what is no answer may still be worth a suggestion."""
    low: Floats = np.minimum(confidence, np.float32(0.99 * BESIDE_AN_ANSWER * BAR))
    return low


def _close_by(held: Floats, documents: Numbers, rows: Numbers) -> Floats:
    """How close each candidate, or one that is close by in its document, comes to each word."""
    order = np.argsort(rows)
    documents, rows, own = documents[order], rows[order], held[:, order]
    most = own.copy()
    for step in range(1, min(_CLOSE_BY, len(order) - 1) + 1):
        near = (documents[step:] == documents[:-step]) & (rows[step:] - rows[:-step] <= _CLOSE_BY)
        np.maximum(most[:, step:], own[:, :-step] * near, out=most[:, step:])
        np.maximum(most[:, :-step], own[:, step:] * near, out=most[:, :-step])
    as_given = np.empty_like(held)
    as_given[:, order] = most
    return as_given


def _more_than_a_name(held: Floats, asked: Floats, named: Flags) -> Floats | float:
    """A factor: less for the names without anything of what is asked, and for one of the names asked for."""
    if not named.any() or len(named) == 1:
        return 1.0
    if named.all():
        share = ((held >= _SHOWN).sum(axis=0) > 1).astype(np.float32)
    else:
        share = asked[~named] @ held[~named] / (_NEXT_TO_NOTHING * asked[~named].sum())
    factor: Floats = _NAMES_ALONE + (1.0 - _NAMES_ALONE) * np.minimum(share, 1.0)
    return factor


def _company(held: Floats, stands: Floats, named: Flags) -> Floats:
    """A factor for each candidate: words that are found together bear each other out."""
    words = len(held)
    if words == 1:
        doubtful = _DOUBTFUL if named[0] else _ANOTHER_WORD
        only: Floats = np.where(held[0] < _CLOSELY, _ONLY * doubtful, _ONLY)
        return only
    found = stands.sum(axis=0)
    company = found / (found + _COMPANY) * ((words + _COMPANY) / words)
    alone = (held >= _FOUND).sum(axis=0) < 2
    together: Floats = np.where(alone, _ALONE, 1.0) * company
    return together
