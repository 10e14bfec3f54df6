"""Picking: the lines of a briefing out of its drafts, each fact once, however many sentences tell it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from briefings.change import ChangeKind
from briefings.comparing.relation import relation
from briefings.draft import ease, is_text, main_language
from briefings.fact import Relation
from briefings.selecting.selection import Budget, Purse, chosen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefings.citation import Citation
    from briefings.draft import Draft
    from corpus.document import Passage

SHARE_OF_ONE_SOURCE = 0.4
"""Of the lines, where there are several sources to take them from."""

MAX_DISPUTES = 3
"""Disagreements that have a line before anything else; further ones must be worth theirs."""

CARRIED = 0.5
"""How much more a sentence is worth for each origin that carries it beside its own."""

CHANGED = 3.0
"""How much more a sentence is worth that changes what its reader was told."""


def picked(
    found: Sequence[Draft],
    topics: Sequence[str],
    origins: Mapping[str, str],
    budget: Budget,
    *,
    among: Sequence[Passage] = (),
) -> list[Draft]:
    """The lines, best first: each topic gets its share first, then the best of the rest fill what is left.

    No source fills a briefing alone, unless the others have nothing to fill it with.

    Args:
        among: all sentences that the drafts were chosen from, by which words are weighed.
    """
    ranked = _without_translations(_ranked(found, origins, budget, among))
    lines = _Lines(replace(budget, per_source=_most_of_one_source(found, origins, budget)))
    share = len(ranked) if budget.lines is None else max(1, budget.lines // max(1, len(topics)))
    for draft in ranked:
        if draft.disputed and len(lines.taken) < MAX_DISPUTES:
            lines.offer(draft, most=MAX_DISPUTES, capped=True)
    for most, capped in ((share, True), (len(ranked), True), (len(ranked), False)):
        for draft in ranked:
            lines.offer(draft, most=most, capped=capped)
    place = {draft.passage.id: at for at, draft in enumerate(ranked)}
    return sorted(lines.taken, key=lambda draft: place[draft.passage.id])


class _Lines:
    """The lines so far, and what is left of the budget."""

    def __init__(self, budget: Budget) -> None:
        self.taken: list[Draft] = []
        self._purse = Purse(budget)
        self._cited: set[Citation] = set()

    def offer(self, draft: Draft, *, most: int, capped: bool) -> None:
        """Take a draft, if it fits and says something new.

        Args:
            most: lines of one topic.
            capped: whether the cap on one source holds.
        """
        if (
            self._purse.empty()
            or sum(line.topic == draft.topic for line in self.taken) >= most
            or not self._cited.isdisjoint(draft.cited())
            or self._tells(draft)
        ):
            return
        opened = self._opened_by(draft)
        if opened is not None:
            if self._purse.pays(draft.passage, joined=True):
                # The sentence before it is a line already: the two become one.
                self.taken[opened] = replace(self.taken[opened], told=draft.told, quote=draft.quote)
                self._cited.update(draft.cited())
        elif self._purse.pays(*draft.told, capped=capped):
            self.taken.append(draft)
            self._cited.update(draft.cited())

    def _opened_by(self, draft: Draft) -> int | None:
        """The line that already quotes the sentence that a draft needs before it."""
        return next(
            (at for at, line in enumerate(self.taken) if line.told == draft.told[:-1] and line.told), None
        )

    def _tells(self, draft: Draft) -> bool:
        """Whether a line already states this sentence's fact, or quotes it as the other side."""
        for line in self.taken:
            for told in line.told:
                if told.id == draft.passage.id:
                    return True
                compared = relation(draft.passage, told)
                if compared is not None and compared.relation in {Relation.AGREE, Relation.CONFLICT}:
                    return True
        return False


def _most_of_one_source(found: Sequence[Draft], origins: Mapping[str, str], budget: Budget) -> int | None:
    sources = len({origins[draft.passage.document.id] for draft in found})
    if budget.lines is None or sources < 2:
        return None
    return max(2, math.ceil(budget.lines * SHARE_OF_ONE_SOURCE))


def _ranked(
    found: Sequence[Draft], origins: Mapping[str, str], budget: Budget, among: Sequence[Passage]
) -> list[Draft]:
    read = main_language(draft.passage for draft in found)
    by_id = {draft.passage.id: draft for draft in found}
    order = chosen(
        [draft.passage for draft in found],
        origins,
        Budget(),
        weights={draft.passage.id: _weight(draft) * ease(draft.passage, read) for draft in found},
        together={draft.passage.id: draft.told[0] for draft in found if len(draft.told) > 1},
        among=among,
        updates=is_text(budget),
    )
    return [by_id[passage.id] for passage in order if passage.id in by_id]


def _without_translations(ranked: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that another states in the language that is read."""
    read = main_language(draft.passage for draft in ranked)
    at_home = [frozenset(draft.cited()) for draft in ranked if ease(draft.passage, read) == 1.0]
    return [
        draft
        for draft in ranked
        if ease(draft.passage, read) == 1.0 or all(one.isdisjoint(draft.cited()) for one in at_home)
    ]


def _weight(draft: Draft) -> float:
    """Disputed and widely carried sentences are worth more than their words."""
    known = (2.0 if draft.disputed else 1.0) * (1.0 + CARRIED * (draft.support.carried_by - 1))
    if draft.change is not None and draft.change.kind is ChangeKind.CHANGED:
        known *= CHANGED
    return known * draft.listed.relevance
