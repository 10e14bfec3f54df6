"""Pools: the passages that a command works over, found by words, or the newest there are."""

from __future__ import annotations

import contextlib
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from bot.relating import relate
from briefings.fact import Relation
from briefings.paired import Paired
from briefings.plan import SEVERAL_WAYS
from briefings.precedence import precedence
from briefings.window import Window
from corpus.errors import StoreUnavailable
from corpus.index.question import question_words
from corpus.words.tokens import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.application import Application
    from corpus.document import Passage

EVER = Window()
"""All that was ever read."""

MAX_DOCUMENTS = 500
"""Documents of an overview, the newest first: what nobody could read in a morning anyway."""

MAX_LEADING = 2_000
"""Sentences among which the lines of an overview are looked for: news says first what it has to say."""

MAX_RELATED = 100
"""Relations of one sentence that are looked at, the strongest first."""

MAX_PAIRS = 500
"""Pairs of each kind that are set side by side when everything is compared, the strongest first."""

MOST_RELATED_NOW = 2
"""Documents that an answer compares with all others itself, at some tenths of a second each; more are left to
the reading that brought them, which does so at its end."""

MAX_HITS = 120
"""Passages found for one word."""

OWN_WEIGHT = 0.5
"""The least weight of a word in a question for it to be looked for alone: `the` and `make` are not."""


def newest(
    application: Application, window: Window = EVER, *, leading: int | None = None
) -> tuple[Passage, ...]:
    """The passages of the newest documents.

    Args:
        leading: where there are more, about so many that stand nearest to the beginning of their documents.
    """
    documents = application.reader.documents(window.bounds, limit=MAX_DOCUMENTS)
    first = None if leading is None else _depth([each.sentences for each in documents], leading)
    return application.reader.passages_of([each.id for each in documents], first=first)


def _depth(lengths: Sequence[int], most: int) -> int | None:
    """How many sentences of each document come to no more than so many, but for one each; None is all."""
    if sum(lengths) <= most:
        return None
    return max(1, bisect_right(range(most), most, key=lambda depth: sum(min(depth, n) for n in lengths)) - 1)


def about(application: Application, words: Iterable[str], window: Window = EVER) -> dict[Passage, int]:
    """Passages about any of these words or names, with how many of them find each; the first word's first."""
    index = application.index()
    read = None
    if window.read_after is not None or window.after_change is not None:
        read = [one.id for one in application.reader.documents(window.bounds)]
    hits: Counter[int] = Counter()
    for word in words:
        found = index.search(
            word,
            clearance=application.clearance,
            aliases=application.aliases,
            since=window.since,
            until=window.until,
            documents=read,
            marked=False,
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
        power: of the number of words that find a sentence; see `briefings.plan`.
    """
    of_document = Counter(passage.document.id for passage in found)
    return {
        one.id: hits**power * (1 + of_document[one.document.id] / max(1, one.document.sentences))
        for one, hits in found.items()
    }


def related(
    application: Application, passages: Iterable[Passage]
) -> dict[int, list[tuple[Passage, Relation]]]:
    """For each passage, by id, those that state the same thing, and whether alike or otherwise."""
    asked = list(passages)
    _relate(application)
    known = application.reader.related([one.id for one in asked])
    nearest = {number: found[:MAX_RELATED] for number, found in known.items()}
    others = sorted(
        {one.passage_id for found in nearest.values() for one in found} - {one.id for one in asked}
    )
    read = {one.id: one for one in (*asked, *application.reader.passages(others))}
    return {
        one.id: [
            (read[each.passage_id], Relation(each.kind))
            for each in nearest.get(one.id, ())
            if each.passage_id in read
        ]
        for one in asked
    }


def related_pairs(application: Application, about: Sequence[Passage] | None = None) -> list[Paired]:
    """Pairs of sentences that state one thing, alike or otherwise.

    Args:
        about: only those that have one of these at an end; None is everything, as far as `MAX_PAIRS` goes.
    """
    _relate(application)
    reader = application.reader
    if about is None:
        found = {
            frozenset((number, one.passage_id)): one
            for number, one in reader.strongest_relations(limit=MAX_PAIRS)
        }
    else:
        known = reader.related([one.id for one in about])
        found = {frozenset((number, one.passage_id)): one for number in known for one in known[number]}
    wanted = {number for ends in found for number in ends} - {one.id for one in about or ()}
    read = {one.id: one for one in (*(about or ()), *reader.passages(sorted(wanted)))}
    return [
        Paired(read[first], read[last], Relation(one.kind), one.strength)
        for (first, last), one in ((sorted(ends), one) for ends, one in found.items())
        if first in read and last in read
    ]


def disputed(application: Application) -> frozenset[int]:
    """The numbers of the passages that others contradict, as far as `MAX_PAIRS` goes."""
    _relate(application)
    found = application.reader.strongest_relations(limit=MAX_PAIRS, kind=Relation.CONFLICT)
    return frozenset(number for one, other in found for number in (one, other.passage_id))


def origins(application: Application, passages: Iterable[Passage]) -> Mapping[str, str]:
    """The origin of every document that these passages stand in: of copies, the one to check them by."""
    documents = {passage.document.id: passage.document for passage in passages}
    return application.reader.origins([each.id for each in sorted(documents.values(), key=precedence)])


def _relate(application: Application) -> None:
    if not application.catches_up:
        return
    with contextlib.suppress(StoreUnavailable):  # what cannot be written now is found the next time
        relate(application.store, application.index(), at_most=MOST_RELATED_NOW)
