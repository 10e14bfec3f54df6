"""Drafts: from the sentences of a window to the short list of a briefing, and from that to its lines.

In come the passages of each topic; the short list is what their support is looked up for; out come the lines,
each fact once, however many sentences and languages tell it.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefings.agreement import comparison
from briefings.change import ChangeKind
from briefings.citation import citation_of
from briefings.fact import Conflict, Relation, Support
from briefings.quote import quote_of
from briefings.selection import Budget, Purse, chosen, stands_alone
from briefings.support import standing
from briefings.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefings.change import Change
    from briefings.citation import Citation
    from briefings.quote import Quote
    from corpus.document import Passage

SHARE_OF_ONE_SOURCE = 0.4
"""Of the lines, where there are several sources to take them from."""

CHANGED = 3.0
"""How much more a sentence is worth that changes what its reader was told."""

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
    """A sentence on the short list, under the topic that it was listed for."""

    passage: Passage
    topic: str
    relevance: float = 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence on the short list, with who carries and who disputes it.

    Attributes:
        quote: the words of it that are shown.
        change: what is different since its reader was last told; None where nobody remembers.
    """

    listed: Listed
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


def shortlist(pools: Sequence[Pool], origins: Mapping[str, str], budget: Budget) -> list[Listed]:
    """More sentences than fit, by topic: those whose support is worth looking up.

    A sentence that suits several topics stays with the first of them.
    """
    taken: set[int] = set()
    listed = []
    wide = Budget(
        lines=None if budget.lines is None else 3 * budget.lines + 6,
        words=None if budget.words is None else 3 * budget.words,
    )
    read = main_language(passage for pool in pools for passage in pool.passages)
    for pool in pools:
        able = [
            passage
            for passage in originals(pool.passages, origins)
            if passage.id not in taken and stands_alone(passage)
        ]
        weights = {one.id: pool.relevance.get(one.id, 1.0) * ease(one, read) for one in able}
        for passage in chosen(able, origins, wide, weights=weights):
            taken.add(passage.id)
            listed.append(Listed(passage, pool.topic, pool.relevance.get(passage.id, 1.0)))
    return listed


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
            if fits and ease(other, read) == 1.0 and stands_alone(other):
                found.setdefault(other.id, replace(one, passage=other))
                break
    return list(found.values())


def originals(passages: Iterable[Passage], origins: Mapping[str, str]) -> list[Passage]:
    """Each sentence once an origin: as the first document printed it, where that is among them."""
    kept: dict[tuple[str, str], Passage] = {}
    for passage in passages:
        origin = origins[passage.document.id]
        key = origin, folded(passage.text)
        if key not in kept or passage.document.id == origin:
            kept[key] = passage
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
) -> list[Draft]:
    """The short list with support and conflicts.

    Args:
        related: by passage id, what is known of its relations to others.
    """
    return [
        Draft(
            one,
            quote_of(one.passage),
            *standing(one.passage, related.get(one.passage.id, ()), origins),
        )
        for one in listed
    ]


def picked(
    found: Sequence[Draft], topics: Sequence[str], origins: Mapping[str, str], budget: Budget
) -> list[Draft]:
    """The lines, best first: each topic gets its share first, then the best of the rest fill what is left.

    No source fills a briefing alone, unless the others have nothing to fill it with.
    """
    ranked = _ranked(found, origins)
    sources = len({origins[draft.passage.document.id] for draft in found})
    per_source = None
    if budget.lines is not None and sources > 1:
        per_source = max(2, math.ceil(budget.lines * SHARE_OF_ONE_SOURCE))
    share = len(ranked) if budget.lines is None else max(1, budget.lines // max(1, len(topics)))
    purse = Purse(replace(budget, per_source=per_source))
    lines: list[Draft] = []
    ranked = _without_translations(ranked)
    told: set[Citation] = set()
    for most, capped in ((share, True), (len(ranked), True), (len(ranked), False)):
        for draft in ranked:
            if purse.empty():
                break
            if sum(line.topic == draft.topic for line in lines) >= most or not told.isdisjoint(draft.cited()):
                continue
            if not _told_by(draft, lines) and purse.pays(draft.passage, capped=capped):
                lines.append(draft)
                told.update(draft.cited())
    place = {id(draft): at for at, draft in enumerate(ranked)}
    return sorted(lines, key=lambda draft: place[id(draft)])


def _ranked(found: Sequence[Draft], origins: Mapping[str, str]) -> list[Draft]:
    read = main_language(draft.passage for draft in found)
    by_id = {draft.passage.id: draft for draft in found}
    order = chosen(
        [draft.passage for draft in found],
        origins,
        Budget(),
        weights={draft.passage.id: _weight(draft) * ease(draft.passage, read) for draft in found},
    )
    return [by_id[passage.id] for passage in order]


def _without_translations(ranked: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that another states in the language that is read."""
    read = main_language(draft.passage for draft in ranked)
    at_home = [frozenset(draft.cited()) for draft in ranked if ease(draft.passage, read) == 1.0]
    return [
        draft
        for draft in ranked
        if ease(draft.passage, read) == 1.0 or all(one.isdisjoint(draft.cited()) for one in at_home)
    ]


def _told_by(draft: Draft, picked: Iterable[Draft]) -> bool:
    """Whether a line already states this sentence's fact, or quotes it as the other side."""
    return any(
        compared is not None and compared.relation in {Relation.AGREE, Relation.CONFLICT}
        for compared in (comparison(draft.passage, other.passage) for other in picked)
    )


def _weight(draft: Draft) -> float:
    """Disputed and widely carried sentences are worth more than their words."""
    known = (2.0 if draft.disputed else 1.0) * (1.0 + 0.25 * (draft.support.carried_by - 1))
    if draft.change is not None and draft.change.kind is ChangeKind.CHANGED:
        known *= CHANGED
    return known * draft.listed.relevance
