"""Comparing: which statements agree, and which do not, side by side, without a verdict on who is right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from briefings.citation import Citation, citation_of
from briefings.comparing.agreement import told_otherwise
from briefings.comparing.pair import Pair
from briefings.comparing.periods import told
from briefings.draft import originals
from briefings.fact import Relation
from briefings.quote import Quote, quote_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from briefings.paired import Paired
    from corpus.document import Passage
    from corpus.figures import Figure

_ORDER = (Relation.CONFLICT, Relation.REVISION, Relation.SCOPE, Relation.AGREE)


@dataclass(frozen=True, slots=True)
class Stated:
    """One side of a cluster."""

    quote: Quote
    citation: Citation
    attribution: str | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Statements of one thing that stand to each other in one way, the earliest published first."""

    verdict: Relation
    statements: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Clusters, disagreements first."""

    topic: str | None
    clusters: tuple[Cluster, ...]


def compared(pairs: Sequence[Paired], origins: Mapping[str, str], *, topic: str | None) -> Compared:
    """What the sentences of these pairs agree and disagree on.

    Copies of one text are one statement: they agree with nobody by themselves, and are shown once.
    """
    shown = {one.id for one in originals(_sentences(pairs), origins)}
    ranked = sorted(
        (pair for pair in pairs if pair.one.id in shown and pair.other.id in shown),
        key=lambda pair: (-pair.strength, _place(pair.one), _place(pair.other)),
    )
    found: dict[Relation, list[Paired]] = defaultdict(list)
    for pair in ranked:
        if pair.relation is not Relation.AGREE or (
            origins[pair.one.document.id] != origins[pair.other.document.id]
        ):
            found[pair.relation].append(pair)
    differing = {_ends(pair) for relation in _ORDER[:-1] for pair in found[relation]}
    agreeing = _groups(found[Relation.AGREE], differing)
    clusters = [
        Cluster(relation, _statements(sides))
        for relation in _ORDER[:-1]
        for sides in _sides(found[relation], agreeing)
    ]
    clusters += [Cluster(Relation.AGREE, _statements(group)) for group in agreeing]
    return Compared(topic, tuple(clusters))


def _sentences(pairs: Iterable[Paired]) -> list[Passage]:
    every = {one.id: one for pair in pairs for one in (pair.one, pair.other)}
    return sorted(every.values(), key=_place)


def _place(passage: Passage) -> tuple[str, int]:
    return passage.document.id, passage.number


def _ends(pair: Paired) -> frozenset[int]:
    return frozenset((pair.one.id, pair.other.id))


def _groups(pairs: Sequence[Paired], differing: Container[frozenset[int]]) -> list[list[Passage]]:
    """Passages that agree with at least a third of their group, and differ from none of it.

    So no chain of pairs joins two facts, or two sides of one.
    """
    agreeing = {_ends(pair) for pair in pairs}
    group_of: dict[int, list[Passage]] = {}
    for pair in pairs:
        mine = group_of.setdefault(pair.one.id, [pair.one])
        theirs = group_of.setdefault(pair.other.id, [pair.other])
        if mine is theirs or any(_against(a, b, differing) for a in mine for b in theirs):
            continue
        met = sum(frozenset((a.id, b.id)) in agreeing for a in mine for b in theirs)
        if 3 * met >= len(mine) * len(theirs):
            mine += theirs
            group_of.update((passage.id, mine) for passage in theirs)
    return [group for group in {id(one): one for one in group_of.values()}.values() if len(group) > 1]


def _against(one: Passage, other: Passage, differing: Container[frozenset[int]]) -> bool:
    return frozenset((one.id, other.id)) in differing or told_otherwise(Pair(one, other))


def _sides(pairs: Sequence[Paired], agreeing: Iterable[Iterable[Passage]]) -> list[list[Passage]]:
    """Sentences that differ each from each, one for all that agree among themselves: two values, or three."""
    agreed = {passage.id: -1 - at for at, group in enumerate(agreeing) for passage in group}
    differing = {frozenset(agreed.get(number, number) for number in _ends(pair)) for pair in pairs}
    clusters: list[dict[int, Passage]] = []
    met: set[frozenset[int]] = set()
    for pair in pairs:
        sides = {agreed.get(one.id, one.id): one for one in (pair.one, pair.other)}
        if len(sides) < 2 or frozenset(sides) in met:
            continue
        met.add(frozenset(sides))
        joined = next((each for each in clusters if _meets(each, sides, differing)), None)
        if joined is None:
            clusters.append(sides)
        else:
            joined.update({side: one for side, one in sides.items() if side not in joined})
            met.update(frozenset(two) for two in combinations(joined, 2))
    return [list(each.values()) for each in clusters]


def _meets(cluster: Iterable[int], sides: Iterable[int], differing: Container[frozenset[int]]) -> bool:
    """Whether a new pair shares a side with a cluster and its other side differs from all of it."""
    fresh = set(sides) - set(cluster)
    return len(fresh) == 1 and all(frozenset((new, held)) in differing for new in fresh for held in cluster)


def _statements(passages: Sequence[Passage]) -> tuple[Stated, ...]:
    ordered = sorted(passages, key=lambda each: (*told(each.document), each.number))
    return tuple(
        Stated(quote_of(each), citation_of(each.document, quote_of(each)), each.attribution, each.figures)
        for each in ordered
    )
