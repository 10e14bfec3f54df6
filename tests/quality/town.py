"""Scores over the town: what the program stores of pairs of sentences, and what a careful reader finds.

From files to stored relations, blocking included. The gold's conflicts and revisions are complete, so that
whatever else is stored as one is a false alarm; half `b` is for scores alone.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands import pool
from bot.ingest import ingest
from briefings.fact import Relation
from tests.ingested import an_application
from tests.quality.gold import town

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.application import Application
    from corpus.document import Passage
    from tests.quality.gold import Place
    from tests.quality.gold.town import Half, TownPair

HALVES: tuple[Half, ...] = ("a", "b")
_SHOWN = (Relation.CONFLICT, Relation.REVISION, Relation.SCOPE)
_LISTED = (Relation.CONFLICT, Relation.REVISION)


@dataclass(frozen=True, slots=True)
class Read:
    """One half of the town, read: its sentences, and the relation of every pair that has one.

    Attributes:
        origins: document id to its origin.
    """

    passages: tuple[Passage, ...]
    relations: Mapping[frozenset[int], Relation]
    origins: Mapping[str, str]

    def passage(self, place: Place) -> Passage | None:
        """The sentence of a document that holds the words of the gold."""
        wanted = _folded(place.text)
        return next(
            (
                one
                for one in self.passages
                if one.document.source.endswith(f"/{place.document}")
                and (wanted in _folded(one.text) or _folded(one.text) in wanted)
            ),
            None,
        )

    def relation(self, pair: TownPair) -> Relation | None:
        """How the program relates two sentences; None where it does not."""
        ends = [self.passage(pair.first), self.passage(pair.second)]
        return self.relations.get(frozenset(one.id for one in ends if one is not None))


def read(half: Half, folder: Path) -> Read:
    """One half in a home of its own."""
    application: Application = an_application(folder)
    ingest(application, [town.FOLDERS[half]])
    passages = application.reader.passages_of([one.id for one in application.reader.documents()])
    relations = {
        frozenset((one.one.id, one.other.id)): one.relation for one in pool.related_pairs(application)
    }
    return Read(passages, relations, pool.origins(application, passages))


def scores() -> dict[str, dict[str, float]]:
    """Precision and recall by class, of support, and false alarms, for both halves."""
    found: dict[str, dict[str, float]] = {}
    for half in HALVES:
        with tempfile.TemporaryDirectory() as folder:
            found[half] = _scores(read(half, Path(folder)), half)
    return found


def _scores(held: Read, half: Half) -> dict[str, float]:
    pairs = [(pair, held.relation(pair)) for pair in town.pairs(half)]
    measured = {}
    for relation in Relation:
        called = [pair for pair, as_ in pairs if as_ is relation]
        measured[f"{relation}_precision"] = _share(_fits(pair, relation) for pair in called)
        wanted = [
            (pair, as_) for pair, as_ in pairs if pair.kind == relation.value and "lookalike" not in pair.also
        ]
        measured[f"{relation}_recall"] = _share(as_ is not None and _fits(pair, as_) for pair, as_ in wanted)
    measured["false_alarms"] = len(false_alarms(held, half))
    measured["shown_as_conflict_or_revision"] = sum(one in _LISTED for one in held.relations.values())
    return {**measured, **_support(held, half)}


def _fits(pair: TownPair, relation: Relation) -> bool:
    return relation.value in (pair.kind, *pair.also)


def false_alarms(held: Read, half: Half) -> list[tuple[Relation, Passage, Passage]]:
    """Pairs stored as conflict or revision that no row of the gold allows."""
    allowed = {
        frozenset(one.id for one in ends if one is not None)
        for pair in town.pairs(half)
        if {"conflict", "revision"} & {pair.kind, *pair.also}
        for ends in [(held.passage(pair.first), held.passage(pair.second))]
    }
    by_id = {one.id: one for one in held.passages}
    return [
        (relation, by_id[first], by_id[last])
        for ends, relation in held.relations.items()
        if relation in _LISTED and ends not in allowed
        for first, last in [sorted(ends)]
    ]


def _support(held: Read, half: Half) -> dict[str, float]:
    """How many of the origins said to carry a fact do, and how many of those that do are said to."""
    right = said = there = 0
    for fact in town.support(half):
        stating = [one for place in fact.statements if (one := held.passage(place)) is not None]
        ids = {one.id for one in stating}
        for one in stating:
            own = held.origins[one.document.id]
            wanted = {held.origins[each.document.id] for each in stating} - {own}
            agreeing = {
                held.origins[each.document.id]: each.id in ids
                for each in held.passages
                if held.relations.get(frozenset((one.id, each.id))) is Relation.AGREE
            }
            agreeing.pop(own, None)
            there += len(wanted)
            said += len(agreeing)
            right += len(wanted & agreeing.keys())
    return {
        "support_precision": right / said if said else 1.0,
        "support_recall": right / there if there else 1.0,
    }


def misses(half: Half) -> list[str]:
    """Pairs that are read otherwise and false alarms, one line each, for people: of half `a` only."""
    assert half == "a", "half b is for scores alone"
    with tempfile.TemporaryDirectory() as folder:
        held = read(half, Path(folder))
        lines = [
            f"{pair.kind:>9} read as {as_ or '-'!s:>8} | {pair.first.text} | {pair.second.text}"
            for pair in town.pairs(half)
            for as_ in [held.relation(pair)]
            if (as_ is None) != (pair.kind == "lookalike") or (as_ is not None and not _fits(pair, as_))
        ]
        alarms = false_alarms(held, half)
    return [*lines, *(f"FALSE ALARM {how} | {one.text} | {other.text}" for how, one, other in alarms)]


def _folded(text: str) -> str:
    return "".join(text.split())


def _share(hits: Iterable[bool]) -> float:
    every = list(hits)
    return sum(every) / len(every) if every else 1.0
