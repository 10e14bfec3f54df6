"""A flow: the terms of many passages as numbers, one after the other, each with whether it has a capital."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.lexicon import Ids

CAPITAL = np.uint32(1)
"""The lowest bit of the flow: the token is written with a capital, and does not open the passage."""

_CAPITAL_BIT = np.uint32(1)


def terms_of(flow: Ids) -> Ids:
    """The term ids of a flow, without what it says of capitals."""
    return flow >> _CAPITAL_BIT


def flow_of(terms: Ids, capitals: Ids) -> Ids:
    """A flow of term ids, each with its bit for a capital."""
    return terms << _CAPITAL_BIT | capitals


def capitals_in(flow: Ids, terms: int) -> npt.NDArray[np.int32]:
    """Of each term's occurrences, how many more have a capital that no passage's beginning explains."""
    term_of = terms_of(flow).astype(np.int64)
    written = np.bincount(term_of[(flow & CAPITAL) != 0], minlength=terms)
    return (2 * written - np.bincount(term_of, minlength=terms)).astype(np.int32)


def of_rows(
    flow: Ids, starts: npt.NDArray[np.int64], rows: npt.NDArray[np.int64]
) -> tuple[Ids, npt.NDArray[np.int64]]:
    """The stretches of a flow that belong to some rows, one after the other, and the row of each number."""
    lengths = starts[rows + 1] - starts[rows]
    return flow[stretches(starts[rows], lengths)], np.repeat(rows, lengths)


def stretches(starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The places of several stretches of an array, one stretch after the other."""
    ends = np.cumsum(lengths)
    return np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)


def run_starts(column: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Where each run of equal numbers starts in a column that holds one at least."""
    starts = np.empty(len(column), np.bool_)
    starts[0] = True
    np.not_equal(column[1:], column[:-1], out=starts[1:])
    return starts.nonzero()[0]


def starts_of(phrase: Sequence[int], terms: list[int]) -> list[int]:
    """Where a phrase starts among the terms of a passage: all of it, one term after the other.

    Args:
        phrase: term ids, at least one.
        terms: ids, in the order of the text.
    """
    opening, rest = phrase[0], list(phrase[1:])
    return [
        at
        for at, term in enumerate(terms)
        if term == opening and (not rest or terms[at + 1 : at + 1 + len(rest)] == rest)
    ]
