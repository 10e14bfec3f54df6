"""Briefings: the lines worth reading, by topic, with an account of everything behind them."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from briefings.agreement import comparison
from briefings.citation import Citation, citation_of
from briefings.fact import Conflict, Relation, Support
from briefings.quote import Quote, quote_of
from briefings.selection import Budget, Purse, chosen, stands_alone
from briefings.support import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from corpus.document import Passage

DISAGREE = "Sources disagree"
AHEAD = "Ahead"
OVERVIEW = "Overview"

MAX_AHEAD = 2
"""Lines under `Ahead`, out of the whole."""

SHARE_OF_ONE_SOURCE = 0.4
"""Of the lines, where there are several sources to take them from."""


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class ChangeKind(StrEnum):
    """What is different since the reader was last told."""

    NEW = "new"
    FIRMER = "firmer"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """How a line differs from what was sent before, with the old words where there are any."""

    kind: ChangeKind
    old: tuple[Quote, Citation] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a briefing.

    Attributes:
        name: what people can say: `morning 05-20 #3`.
        ahead: the first date still to come that the line speaks of, ISO, under `Ahead` only.
        passage: what the line quotes, for whoever draws it.
    """

    name: str
    quote: Quote
    citation: Citation
    attribution: str | None
    support: Support
    conflicts: tuple[Conflict, ...]
    passage: Passage
    change: Change | None = None
    ahead: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one topic."""

    topic: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What a briefing is about: documents from `since` to `until`; None is open."""

    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Accounting:
    """Everything that was read for a briefing, and what became of it.

    Attributes:
        documents_read: all that its reader may see.
        documents_new: those inside the window.
        sentences: quotable ones, of the documents inside the window.
        duplicates_folded: documents inside the window that are near-copies of another.
        undated: documents inside the window without a date.
        newest_at: the latest publication inside the window.
        hidden_unchanged: facts left out because they were sent before.
        dropped: how much was left out, by reason.
    """

    documents_read: int = 0
    documents_new: int = 0
    sentences: int = 0
    duplicates_folded: int = 0
    undated: int = 0
    newest_at: str | None = None
    hidden_unchanged: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Briefing:
    """One whole briefing; the same inputs give the same one, byte for byte.

    Attributes:
        name: of the configured briefing; None for one asked for in passing.
        as_of: the instant it speaks from, aware.
    """

    name: str | None
    title: str
    as_of: datetime
    window: Window
    sections: tuple[Section, ...]
    accounting: Accounting

    def lines(self) -> tuple[Line, ...]:
        """Every line, in the order drawn."""
        return tuple(line for section in self.sections for line in section.lines)


@dataclass(frozen=True, slots=True)
class Pool:
    """The sentences that a topic has to choose from."""

    topic: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence on the short list, with who carries and who disputes it."""

    passage: Passage
    topic: str
    support: Support
    conflicts: tuple[Conflict, ...]

    @property
    def disputed(self) -> bool:
        """Whether another source contradicts it outright."""
        return any(conflict.relation is Relation.CONFLICT for conflict in self.conflicts)


def shortlist(pools: Sequence[Pool], origins: Mapping[str, str], budget: Budget) -> list[tuple[str, Passage]]:
    """More sentences than fit, by topic: those whose support is worth looking up.

    A sentence that suits several topics stays with the first of them.
    """
    taken: set[int] = set()
    listed = []
    wide = Budget(
        lines=None if budget.lines is None else 3 * budget.lines + 6, words=_threefold(budget.words)
    )
    for pool in pools:
        able = [passage for passage in pool.passages if passage.id not in taken and stands_alone(passage)]
        for passage in chosen(able, origins, wide):
            taken.add(passage.id)
            listed.append((pool.topic, passage))
    return listed


def drafts(
    listed: Iterable[tuple[str, Passage]], peers: Mapping[int, Sequence[Passage]], origins: Mapping[str, str]
) -> list[Draft]:
    """The short list with support and conflicts.

    Args:
        peers: by passage id, the passages that may state the same figures.
    """
    return [
        Draft(passage, topic, *standing(passage, peers.get(passage.id, ()), origins))
        for topic, passage in listed
    ]


def briefing_of(
    found: Sequence[Draft],
    *,
    name: str | None,
    title: str,
    as_of: datetime,
    window: Window,
    topics: Sequence[str],
    origins: Mapping[str, str],
    accounting: Accounting,
    budget: Budget,
) -> Briefing:
    """The briefing: disagreements first, then the topics in their order, then what is ahead."""
    picked = _picked(found, topics, origins, budget)
    spoken = {id(draft) for draft in picked}
    sections: dict[str, list[Draft]] = {DISAGREE: [], **{topic: [] for topic in topics}, AHEAD: []}
    ahead = 0
    for draft in picked:
        if draft.disputed:
            sections[DISAGREE].append(draft)
        elif ahead < MAX_AHEAD and _to_come(draft.passage, as_of) is not None:
            sections[AHEAD].append(draft)
            ahead += 1
        else:
            sections[draft.topic].append(draft)
    stem = f"{name or 'brief'} {as_of:%m-%d}"
    number = 0
    drawn = []
    for topic, chosen_here in sections.items():
        lines = []
        for draft in chosen_here:
            number += 1
            lines.append(_line(draft, f"{stem} #{number}", as_of if topic == AHEAD else None))
        if lines:
            drawn.append(Section(topic, tuple(lines)))
    over = sum(id(draft) not in spoken for draft in found)
    dropped = {**accounting.dropped, **({"beyond_the_limit": over} if over else {})}
    return Briefing(name, title, as_of, window, tuple(drawn), replace(accounting, dropped=dropped))


def _picked(
    found: Sequence[Draft], topics: Sequence[str], origins: Mapping[str, str], budget: Budget
) -> list[Draft]:
    """The final choice: each topic gets its share first, then the best of the rest fill what is left."""
    by_id = {draft.passage.id: draft for draft in found}
    ranked = [
        by_id[passage.id]
        for passage in chosen(
            [draft.passage for draft in found],
            origins,
            Budget(),
            weights={draft.passage.id: _weight(draft) for draft in found},
        )
    ]
    sources = len({origins[draft.passage.document.id] for draft in found})
    per_source = None
    if budget.lines is not None and sources > 1:
        per_source = max(2, math.ceil(budget.lines * SHARE_OF_ONE_SOURCE))
    purse = Purse(replace(budget, per_source=per_source))
    picked: list[Draft] = []
    for draft in _shares_first(ranked, topics, budget):
        if purse.empty():
            break
        if not _told_by(draft, picked) and purse.pays(draft.passage):
            picked.append(draft)
    place = {id(draft): at for at, draft in enumerate(ranked)}
    return sorted(picked, key=lambda draft: place[id(draft)])


def _shares_first(ranked: Sequence[Draft], topics: Sequence[str], budget: Budget) -> Iterator[Draft]:
    share = len(ranked) if budget.lines is None else max(1, budget.lines // max(1, len(topics)))
    had: Counter[str] = Counter()
    rest = []
    for draft in ranked:
        had[draft.topic] += 1
        if had[draft.topic] <= share:
            yield draft
        else:
            rest.append(draft)
    yield from rest


def _told_by(draft: Draft, picked: Iterable[Draft]) -> bool:
    """Whether a line already states this sentence's fact, or quotes it as the other side."""
    return any(
        compared is not None and compared.relation in {Relation.AGREE, Relation.CONFLICT}
        for compared in (comparison(draft.passage, other.passage) for other in picked)
    )


def _weight(draft: Draft) -> float:
    """Disputed and widely carried sentences are worth more than their words."""
    return (2.0 if draft.disputed else 1.0) * (1.0 + 0.25 * (draft.support.carried_by - 1))


def _line(draft: Draft, name: str, as_of: datetime | None) -> Line:
    quote = quote_of(draft.passage)
    return Line(
        name,
        quote,
        citation_of(draft.passage.document, quote),
        draft.passage.attribution,
        draft.support,
        draft.conflicts,
        draft.passage,
        ahead=None if as_of is None else _to_come(draft.passage, as_of),
    )


def _to_come(passage: Passage, as_of: datetime) -> str | None:
    """The first day that the sentence names after this one."""
    today = as_of.date().isoformat()
    days = [mention.iso[:10] for mention in passage.dates if _DAY.match(mention.iso)]
    return min((day for day in days if day > today), default=None)


def _threefold(words: int | None) -> int | None:
    return None if words is None else 3 * words
