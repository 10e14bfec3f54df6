"""Drafts: from the sentences of a window to the short list of a briefing, with who carries and disputes each.

In come the passages of each topic; the short list is what their support is looked up for; out come drafts, of
which `briefings.picking` makes the lines.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from briefings.citation import citation_of
from briefings.comparing.wording import folded
from briefings.fact import Conflict, Relation, Support
from briefings.precedence import lacking
from briefings.selecting.cutting import cut, whole
from briefings.selecting.selection import Budget, chosen, companions
from briefings.selecting.self_contained import stands_alone, stands_once_cut
from briefings.support import standing

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from briefings.change import Change
    from briefings.citation import Citation
    from briefings.quote import Quote
    from corpus.document import Passage

DISPUTED = 3.0
"""How much more a sentence is worth listing that others contradict."""

OTHER_LANGUAGE = 0.4
"""Weight of a sentence that is not in the language most documents are in: told only
there, it may still come."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The sentences that a topic has to choose from.

    Attributes:
        relevance: how much each is about the topic, by id; those without a number count 1.
    """

    topic: str
    passages: tuple[Passage, ...]
    relevance: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """A sentence on the short list, under the topic that it was listed for.

    Attributes:
        before: the sentence that it needs before it, in the same paragraph.
    """

    passage: Passage
    topic: str
    relevance: float = 1.0
    before: Passage | None = None

    def told(self) -> tuple[Passage, ...]:
        """The sentences that are quoted, in order."""
        return (self.passage,) if self.before is None else (self.before, self.passage)


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence on the short list, with who carries and who disputes it.

    Attributes:
        told: the sentences that are quoted, in order.
        quote: the words of them that are shown.
        change: what is different since its reader was last told; None where nobody remembers.
    """

    listed: Listed
    told: tuple[Passage, ...]
    quote: Quote
    support: Support
    conflicts: tuple[Conflict, ...]
    change: Change | None = None

    @property
    def passage(self) -> Passage:
        """The sentence."""
        return self.listed.passage

    @property
    def topic(self) -> str:
        """The topic that it was listed for."""
        return self.listed.topic

    def cited(self) -> tuple[Citation, ...]:
        """Every place that tells this fact, its own first: a line that cites one of them tells it again."""
        return citation_of(self.passage.document, self.quote), *self.support.citations

    @property
    def disputed(self) -> bool:
        """Whether another source contradicts it outright."""
        return any(conflict.relation is Relation.CONFLICT for conflict in self.conflicts)


def shortlist(
    pools: Sequence[Pool],
    origins: Mapping[str, str],
    budget: Budget,
    *,
    disputed: Container[int] = frozenset(),
) -> list[Listed]:
    """More sentences than fit, by topic: those whose support is worth looking up.

    A sentence that suits several topics stays with the first of them.

    Args:
        origins: document id to its origin, for all passages of the pools.
        disputed: the numbers of passages that others contradict.
    """
    taken: set[int] = set()
    listed = []
    wide = Budget(
        lines=None if budget.lines is None else 3 * budget.lines + 6,
        words=None if budget.words is None else 3 * budget.words,
    )
    read = main_language(passage for pool in pools for passage in pool.passages)
    for pool in pools:
        first = originals(pool.passages, origins)
        together = companions(first)
        able = [one for one in first if one.id not in taken and (quotable(one) or one.id in together)]
        weights = {
            one.id: pool.relevance.get(one.id, 1.0)
            * ease(one, read)
            * (DISPUTED if one.id in disputed else 1.0)
            for one in able
        }
        for passage in chosen(
            able, origins, wide, weights=weights, together=together, among=first, updates=is_text(budget)
        ):
            if passage.id not in taken:
                taken.add(passage.id)
                relevance = pool.relevance.get(passage.id, 1.0)
                listed.append(Listed(passage, pool.topic, relevance, together.get(passage.id)))
    return listed


def is_text(budget: Budget) -> bool:
    """Whether a briefing is one text of so many words, of which the last state of things is wanted first.

    Lines are facts by themselves: an older one is worth as much, as long as it holds.
    """
    return budget.words is not None


@lru_cache(maxsize=1 << 13)
def quotable(passage: Passage) -> bool:
    """Whether a sentence can be a line by itself, once what may be cut is cut."""
    return stands_alone(passage) or stands_once_cut(passage)


def at_home(
    listed: Sequence[Listed],
    related: Mapping[int, Sequence[tuple[Passage, Relation]]],
    passages: Iterable[Passage],
) -> list[Listed]:
    """For what is listed in another language, the sentences that state it in the one that is read.

    Args:
        related: by passage id, what is known of its relations to others.
        passages: all that may be chosen; nothing else is brought in.
    """
    every = list(passages)
    read, inside = main_language(every), {passage.document.id for passage in every}
    held = {one.passage.id for one in listed}
    found: dict[int, Listed] = {}
    for one in listed:
        if ease(one.passage, read) == 1.0:
            continue
        for other, how in related.get(one.passage.id, ()):
            fits = how is Relation.AGREE and other.document.id in inside and other.id not in held
            if fits and ease(other, read) == 1.0 and quotable(other):
                found.setdefault(other.id, replace(one, passage=other, before=None))
                break
    return list(found.values())


def originals(passages: Iterable[Passage], origins: Mapping[str, str]) -> list[Passage]:
    """Each sentence once an origin: as that document printed it, else one with the most to check it by."""
    kept: dict[tuple[str, str], Passage] = {}
    for passage in passages:
        origin = origins[passage.document.id]
        held = kept.setdefault((origin, folded(passage.text)), passage)
        better = held.document.id != origin and lacking(passage.document) < lacking(held.document)
        if passage.document.id == origin or better:
            kept[origin, folded(passage.text)] = passage
    return list(kept.values())


def main_language(passages: Iterable[Passage]) -> str | None:
    """The language that most of these passages' documents are in; None where none is known."""
    languages = {passage.document.id: passage.document.language for passage in passages}
    known = Counter(language for language in languages.values() if language)
    return min(known, key=lambda language: (-known[language], language), default=None)


def ease(passage: Passage, read: str | None) -> float:
    """What a sentence is worth to those who read this language."""
    language = passage.document.language
    return 1.0 if read is None or language is None or language == read else OTHER_LANGUAGE


def drafts(
    listed: Iterable[Listed],
    related: Mapping[int, Sequence[tuple[Passage, Relation]]],
    origins: Mapping[str, str],
    texts: Mapping[tuple[str, int], str],
) -> list[Draft]:
    """The short list with support and conflicts.

    Args:
        related: by passage id, what is known of its relations to others.
        texts: canonical text by document and revision, of those that quote more than one sentence.
    """
    return [
        Draft(
            one,
            one.told(),
            _quoted(one.told(), texts),
            *standing(one.passage, related.get(one.passage.id, ()), origins),
        )
        for one in listed
    ]


def _quoted(told: tuple[Passage, ...], texts: Mapping[tuple[str, int], str]) -> Quote:
    if len(told) == 1:
        return cut(told[0])
    document = told[0].document
    return whole(told, texts[document.id, document.revision])
