"""Candidates: the few hundred passages that are worth ranking, found by the postings of the question's words.

Rare words come first. A common one says little, and there are passages without end that hold it: once the
passages found so far cannot be overtaken by others, only those are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus.index.flow import starts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.index.lexicon import Ids
    from corpus.index.part import Part, Rows
    from corpus.index.reading import Reading, ReadWord

Scores = npt.NDArray[np.float32]

CANDIDATES = 200
"""How many are ranked for a usual question; when more hits are wanted, twice as many as those."""

_LATEST = 99_999_999
_MANY = 20_000
"""Postings from which on it is worth asking whether they all have to be read."""

_MOST_POSTINGS = 50_000
"""Of the less likely readings of a word: a common word that it hardly stands for finds nothing of its own."""

_LONGER = 16
"""Times so long a list is searched for some rows; a shorter one is read."""


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """Something that a passage may hold, in one part: a word in any of its variants, say.

    Attributes:
        weight: what a passage gains that holds the closest, over 0.
        rows: of the passages that hold each variant, ascending; the closest last.
        shares: of the weight, for each of them.
    """

    weight: float
    rows: Sequence[Ids]
    shares: Sequence[float]


def candidates(
    reading: Reading, parts: Sequence[Part], *, allowed: Sequence[npt.NDArray[np.bool_] | None], limit: int
) -> list[Rows]:
    """The rows in each part of the passages that hold most of the question's weight.

    Args:
        reading: the question.
        parts: where to look.
        allowed: which passages of each part may be found, or None for all.
        limit: how many hits are wanted.
    """
    count = max(CANDIDATES, 2 * limit)
    found = [
        best_rows(part, _wanted(reading, part, place), count=count, allowed=may)
        for place, (part, may) in enumerate(zip(parts, allowed, strict=True))
    ]
    if sum(len(rows) for rows, _ in found) <= count:
        return [rows for rows, _ in found]
    least = np.partition(np.concatenate([gained for _, gained in found]), -count)[-count]
    return [rows[gained >= least] for rows, gained in found]


def best_rows(
    part: Part, wanted: Sequence[Wanted], *, count: int, allowed: npt.NDArray[np.bool_] | None = None
) -> tuple[Rows, Scores]:
    """The rows of the passages that gain the most, in any order, and what each gains.

    A passage gains the weight of the closest variant of each word that it holds; all of it weighed by its
    favour, so that there are few ties.

    Args:
        part: where to look.
        wanted: what to look for.
        count: how many at most.
        allowed: which passages may be found, or None for all.
    """
    borrowed = part.borrow()
    scores, marks = borrowed
    pool = touched = np.empty(0, np.int64)
    rest = sum(each.weight for each in wanted)
    closed = False
    for each in sorted(wanted, key=attrgetter("weight"), reverse=True):
        lengths = list(map(len, each.rows))
        if not closed and sum(lengths) >= _MANY and len(pool) >= count:
            # Whoever holds none of the words before cannot be among the best any more?
            closed = _least(scores[pool], count) >= rest
        if closed:
            pool = pool[scores[pool] >= _least(scores[pool], count) - rest]
            if len(pool) <= count:
                break
            scores[pool] += _gains(pool, each, marks)
        elif lengths:
            rows = np.concatenate(each.rows).astype(np.int64)
            gains = np.repeat(np.array(each.shares, np.float32) * np.float32(each.weight), lengths)
            if allowed is not None:
                may = allowed[rows]
                rows, gains = rows[may], gains[may]
            marks[rows] = gains  # of several variants in one passage the last one, the closest, stays
            new = rows[scores[rows] == 0]
            scores[rows] += marks[rows]
            pool = touched = np.concatenate([pool, _once(new, marks)])
        rest -= each.weight
    gained = scores[pool] * part.favour[pool]
    scores[touched] = 0
    part.give_back(borrowed)  # never after an error: nothing half counted is lent again
    if len(pool) > count:
        best = np.argpartition(gained, -count)[-count:]
        return pool[best], gained[best]
    return pool, gained


def allowed_rows(
    part: Part,
    *,
    since: int | None,
    until: int | None,
    documents: Ids | None,
    holding: Sequence[Ids] = (),
    lacking: Sequence[Ids] = (),
) -> npt.NDArray[np.bool_] | None:
    """Which passages of a part may be found; None for all of them.

    Args:
        part: where to look.
        since: first day, as the number yyyymmdd, or None.
        until: last day, as the number yyyymmdd, or None; what has no day is found only without either.
        documents: places of those to look in, or None for all.
        holding: rows; a passage must be in each of these.
        lacking: rows; it must be in none of these.
    """
    limits = []
    if part.alive is not None:
        limits.append(part.alive)
    if since is not None or until is not None:
        limits.append((part.days >= (since or 1)) & (part.days <= (until or _LATEST)))
    if documents is not None:
        limits.append(np.isin(part.documents_of, documents))
    limits += [_mask(part, rows) for rows in holding]
    limits += [~_mask(part, rows) for rows in lacking]
    return np.logical_and.reduce(limits) if limits else None


def phrase_rows(part: Part, phrase: Sequence[str]) -> Ids:
    """The rows of the passages that hold some tokens, one after the other, and are not gone."""
    terms = part.term_ids(phrase)
    if not terms:
        return np.empty(0, np.uint32)
    rows = held_by_all(part, terms)
    if part.alive is not None:
        rows = rows[part.alive[rows]]
    if len(terms) == 1:
        return rows
    return np.array(
        [row for row in rows.tolist() if starts_of(terms, part.terms_in(row).tolist())], np.uint32
    )


def held_by_all(part: Part, terms: Sequence[int]) -> Ids:
    """The rows of the passages that hold all of some terms, ascending."""
    postings = sorted((part.rows_with(term) for term in terms), key=len)
    rows = postings[0]
    for others in postings[1:]:
        places = others.searchsorted(rows).clip(max=len(others) - 1)
        rows = rows[others[places] == rows] if len(others) else rows[:0]
    return rows


def _wanted(reading: Reading, part: Part, place: int) -> list[Wanted]:
    """What is looked for in a part: each word, and the other phrases that stand for some of them."""
    words = [_word(part, read, place) for read in reading.words]
    phrases = [
        Wanted(
            sum(reading.words[at].gain for at in read.words),
            [held_by_all(part, terms) for _, terms in read.phrases[place]],
            [read.share] * len(read.phrases[place]),
        )
        for read in reading.uses
    ]
    return [each for each in (*words, *phrases) if each.weight > 0 and any(map(len, each.rows))]


def _word(part: Part, read: ReadWord, place: int) -> Wanted:
    terms, shares = read.variants[place].terms, read.shares[place]
    rising = np.argsort(shares, kind="stable")
    postings = np.cumsum(part.lexicon.df[terms[rising]][::-1])
    rising = rising[np.count_nonzero(postings > postings[:1] + _MOST_POSTINGS) :]
    return Wanted(
        read.gain, [part.rows_with(term) for term in terms[rising].tolist()], shares[rising].tolist()
    )


def _mask(part: Part, rows: Ids) -> npt.NDArray[np.bool_]:
    mask = np.zeros(len(part.passage_ids), np.bool_)
    mask[rows] = True
    return mask


def _least(scores: Scores, count: int) -> float:
    """What the last of the best so many has."""
    return float(np.partition(scores, -count)[-count]) if len(scores) >= count else 0.0


def _once(rows: Rows, marks: Scores) -> Rows:
    """The same rows, each once."""
    order = np.arange(len(rows), dtype=np.float32)
    marks[rows] = order
    once: Rows = rows[marks[rows] == order]
    return once


def _gains(pool: Rows, wanted: Wanted, marks: Scores) -> Scores:
    """What some rows gain by a word, each by the closest variant that it holds."""
    marks[pool] = 0
    long: list[tuple[Ids, float]] = []
    for rows, share in zip(wanted.rows, wanted.shares, strict=True):
        if len(rows) > _LONGER * len(pool):
            long.append((rows, share * wanted.weight))
        else:
            marks[rows] = share * wanted.weight
    gains: Scores = marks[pool]
    sought = pool.astype(np.uint32)
    for rows, gain in long:
        places = rows.searchsorted(sought).clip(max=len(rows) - 1)
        np.maximum(gains, np.float32(gain), out=gains, where=rows[places] == sought)
    return gains
