"""Candidates: the few hundred passages of a shard that are worth ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from tantivy import FieldType, Occur, Query

from corpus.index.shard import DAY, DOCUMENT, FAVOUR, PASSAGE, TERM
from corpus.index.variants import MAX_VARIANTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from corpus.index.reading import Reading, ReadWord
    from corpus.index.shard import Shard

CANDIDATES = 200
"""How many are ranked for a usual question; when more hits are wanted, twice as many as those."""

_LATEST = 99_999_999


def candidates(
    reading: Reading,
    shard: Shard,
    place: int,
    *,
    since: int | None,
    until: int | None,
    documents: Collection[str] | None,
    limit: int,
) -> npt.NDArray[np.int64]:
    """The rows of the passages that hold most of the question's weight, in order of their ids.

    Scores are our own weights, never tantivy's: those would depend on documents already deleted.

    Args:
        reading: the question.
        shard: where to look.
        place: the shard's place among those that the reading was made over.
        since: first day, as the number yyyymmdd, or None.
        until: last day, as the number yyyymmdd, or None.
        documents: the ids of those to look in, or None for all.
        limit: how many hits are wanted.
    """
    wanted = [query for word in reading.words if (query := _any_variant(word, shard, place))]
    wanted += _alias_phrases(reading, shard)
    if not wanted:
        return np.empty(0, np.int64)
    query = Query.boolean_query([(Occur.Should, each) for each in wanted])
    if since is not None or until is not None:
        days = Query.range_query(shard.schema, DAY, FieldType.Unsigned, since or 1, until or _LATEST)
        query = _within(query, days)
    if documents is not None:
        query = _within(query, Query.term_set_query(shard.schema, DOCUMENT, sorted(documents)))
    hits = shard.searcher.search(query, max(CANDIDATES, 2 * limit), count=False, weight_by_field=FAVOUR).hits
    passage_ids = shard.searcher.fast_field_values(PASSAGE, [address for _, address in hits])
    return np.sort(np.searchsorted(shard.rows.passage_ids, np.array(passage_ids, np.int64)))


def _within(query: Query, limits: Query) -> Query:
    """The same query, scored the same, among fewer passages."""
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.const_score_query(limits, 0.0))])


def _any_variant(word: ReadWord, shard: Shard, place: int) -> Query | None:
    """Passages that hold any variant of a word, scored by the closest."""
    terms = [
        Query.const_score_query(_term(shard, term), word.weight * closeness)
        for term, closeness in word.variants[place].closest(MAX_VARIANTS)
    ]
    return Query.disjunction_max_query(terms) if terms else None


def _alias_phrases(reading: Reading, shard: Shard) -> list[Query]:
    """Passages that hold all words of another phrase of a group, scored like the phrase asked for."""
    queries = []
    for use in reading.aliases:
        weight = sum(
            word.weight
            for word, place in zip(reading.words, reading.places, strict=True)
            if use.first <= place < use.last
        )
        for phrase in use.others:
            terms = [shard.lexicon.term_id(term) for term in phrase]
            held = [_term(shard, term) for term in terms if term is not None]
            if len(held) == len(terms):
                every = Query.boolean_query([(Occur.Must, query) for query in held])
                queries.append(Query.const_score_query(every, weight))
    return queries


def _term(shard: Shard, term: int) -> Query:
    return Query.term_query(shard.schema, TERM, shard.lexicon.terms[term], index_option="freq")
