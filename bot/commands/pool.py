"""Pools: the passages that a command works over, found by words, or the newest there are."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from briefings.blocking import sharing
from briefings.measures import tells
from briefings.periods import told
from corpus.blocking import figure_keys
from corpus.index.question import question_words
from corpus.words.tokens import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.application import Application
    from corpus.document import Passage

MAX_DOCUMENTS = 500
"""Documents of an overview, the newest first: what nobody could read in a morning anyway."""

MAX_LEADING = 2_000
"""Sentences among which the lines of an overview are looked for: news says first what it has to say."""

MAX_COMPARED = 7_000
"""Sentences that are held against each other when everything is compared."""

MAX_UNDER_KEY = 500
"""Passages that state nearly one value in one unit, the last read first; older ones are passed over."""

MAX_PEERS = 100
"""Passages outside the pool that are looked at for the support of one sentence, whatever else is asked."""

MAX_HITS = 200
"""Passages found for one word."""

OWN_WEIGHT = 0.5
"""The least weight of a word in a question for it to be looked for alone: `the` and `make` are not."""

SEVERAL_WAYS = 0.5
"""Power of the number of a configured topic's words that a sentence has: they say one thing in turn."""

TOGETHER = 2.0
"""Power of the number of a topic's own words that a sentence has: all of them come before any of them."""


def newest(
    application: Application,
    *,
    since: str | None = None,
    until: str | None = None,
    leading: int | None = None,
) -> tuple[Passage, ...]:
    """The passages of the newest documents.

    Args:
        leading: where there are more, about so many that stand nearest to the beginning of their documents.
    """
    documents = application.reader.documents(since=since, until=until, limit=MAX_DOCUMENTS)
    first = None if leading is None else _depth([each.sentences for each in documents], leading)
    return application.reader.passages_of([each.id for each in documents], first=first)


def _depth(lengths: Sequence[int], most: int) -> int | None:
    """How many sentences of each document come to no more than so many, but for one each; None is all."""
    if sum(lengths) <= most:
        return None
    return max(1, bisect_right(range(most), most, key=lambda depth: sum(min(depth, n) for n in lengths)) - 1)


def about(
    application: Application, words: Iterable[str], *, since: str | None = None, until: str | None = None
) -> dict[Passage, int]:
    """Passages about any of these words or names, with how many of them find each; the first word's first."""
    index = application.index()
    hits: Counter[int] = Counter()
    for word in words:
        found = index.search(
            word,
            clearance=application.clearance,
            aliases=application.aliases,
            since=since,
            until=until,
            limit=MAX_HITS,
        )
        hits.update(hit.passage_id for hit in found.hits)
    return {passage: hits[passage.id] for passage in application.reader.passages(list(hits))}


def each_of(topic: str) -> tuple[str, ...]:
    """A topic of free words as they stand, and then each word of it that says something by itself.

    Chinese is written without spaces, and half of a word says nothing: it stays whole.
    """
    said = (
        word.written for word in question_words(topic) if word.weight >= OWN_WEIGHT and not is_cjk(word.text)
    )
    return tuple({one.casefold(): one for one in (topic.strip(), *said)}.values())


def relevance(found: Mapping[Passage, int], *, power: float = SEVERAL_WAYS) -> dict[int, float]:
    """How much each passage is about the words that found it, by id, 1 and up.

    A sentence that several of the words find is nearer to the topic than one that a single word finds, and so
    is one of a document that speaks of little else.

    Args:
        found: as `about` gives it.
        power: of the number of words that find a sentence: `SEVERAL_WAYS` or `TOGETHER`.
    """
    of_document = Counter(passage.document.id for passage in found)
    return {
        one.id: hits**power * (1 + of_document[one.document.id] / max(1, one.document.sentences))
        for one, hits in found.items()
    }


def peers(
    application: Application, passages: Iterable[Passage], pool: Sequence[Passage] = ()
) -> dict[int, list[Passage]]:
    """For each passage, those that may state the same fact.

    Args:
        pool: what is read for the answer anyway; outside it, only figures of nearly the same value are found.
    """
    asked = list(passages)
    beside = sharing(asked, pool)
    wanted = {one.id: figure_keys(f for f in one.figures if tells(one, f)) for one in asked}
    every = frozenset[str]().union(*wanted.values())
    under = application.reader.with_keys(every, limit=MAX_UNDER_KEY)
    nearest = {one.id: _nearest(under, wanted[one.id], one.id) for one in asked}
    read = {one.id: one for one in application.reader.passages(sorted({*chain(*nearest.values())}))}
    found = {}
    for passage in asked:
        stated = (read[number] for number in nearest[passage.id] if number in read)
        found[passage.id] = list({each.id: each for each in (*stated, *beside[passage.id])}.values())
    return found


def _nearest(under: Mapping[str, Sequence[int]], wanted: Iterable[str], own: int) -> list[int]:
    """The passages under a sentence's keys: those of more and rarer keys first, the last read first."""
    worth: defaultdict[int, float] = defaultdict(float)
    for key in sorted(wanted):
        for number in under[key]:
            worth[number] += 1 / len(under[key])
    worth.pop(own, None)
    return sorted(worth, key=lambda number: (-worth[number], -number))[:MAX_PEERS]


def origins(application: Application, passages: Iterable[Passage]) -> Mapping[str, str]:
    """The origin of every document that these passages stand in, the earliest published first."""
    documents = {passage.document.id: passage.document for passage in passages}
    return application.reader.origins([each.id for each in sorted(documents.values(), key=told)])
