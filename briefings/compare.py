"""Comparing: which statements agree, and which do not, side by side, without a verdict on who is right."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefings.agreement import comparison, told_otherwise
from briefings.blocking import comparable
from briefings.citation import Citation, citation_of
from briefings.draft import originals
from briefings.fact import Relation
from briefings.pair import Pair
from briefings.periods import told
from briefings.quote import Quote, quote_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

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


def compared(passages: Sequence[Passage], origins: Mapping[str, str], *, topic: str | None) -> Compared:
    """What these passages agree and disagree on.

    Copies of one text are one statement; they are never set against each other.
    """
    found: dict[Relation, list[tuple[float, Passage, Passage]]] = defaultdict(list)
    for one, other in comparable(originals(passages, origins)):
        how = comparison(one, other)
        if how is None:
            continue
        if how.relation is not Relation.AGREE or origins[one.document.id] != origins[other.document.id]:
            found[how.relation].append((how.strength, one, other))
    differing = frozenset(
        frozenset((one.id, other.id)) for relation in _ORDER[:-1] for _, one, other in found[relation]
    )
    agreeing = _groups(_strongest_first(found[Relation.AGREE]), differing)
    clusters = [Cluster(Relation.AGREE, _statements(group)) for group in agreeing]
    for relation in _ORDER[:-1]:
        pairs = _sides(_strongest_first(found[relation]), agreeing)
        clusters += [Cluster(relation, _statements(pair)) for pair in pairs]
    return Compared(topic, tuple(sorted(clusters, key=lambda cluster: _ORDER.index(cluster.verdict))))


def _strongest_first(found: list[tuple[float, Passage, Passage]]) -> list[tuple[Passage, Passage]]:
    ranked = sorted(found, key=lambda one: (-one[0], _place(one[1]), _place(one[2])))
    return [(one, other) for _, one, other in ranked]


def _place(passage: Passage) -> tuple[str, int]:
    return passage.document.id, passage.number


def _groups(
    pairs: Sequence[tuple[Passage, Passage]], differing: Container[frozenset[int]]
) -> list[list[Passage]]:
    """Passages that agree with at least a third of their group, and differ from none of it.

    So no chain of pairs joins two facts, or two sides of one.
    """
    agreeing = {frozenset((one.id, other.id)) for one, other in pairs}
    group_of: dict[int, list[Passage]] = {}
    for one, other in pairs:
        mine = group_of.setdefault(one.id, [one])
        theirs = group_of.setdefault(other.id, [other])
        if mine is theirs:
            continue
        if any(_against(a, b, differing) for a in mine for b in theirs):
            continue
        met = sum(frozenset((a.id, b.id)) in agreeing for a in mine for b in theirs)
        if 3 * met >= len(mine) * len(theirs):
            mine += theirs
            group_of.update((passage.id, mine) for passage in theirs)
    return [group for group in {id(one): one for one in group_of.values()}.values() if len(group) > 1]


def _against(one: Passage, other: Passage, differing: Container[frozenset[int]]) -> bool:
    return frozenset((one.id, other.id)) in differing or told_otherwise(Pair(one, other))


def _sides(
    pairs: Iterable[tuple[Passage, Passage]], agreeing: Iterable[Iterable[Passage]]
) -> Iterator[tuple[Passage, Passage]]:
    """Differing pairs, one for each two groups that agree among themselves."""
    agreed = {passage.id: at for at, group in enumerate(agreeing) for passage in group}
    seen: set[frozenset[int]] = set()
    for one, other in pairs:
        sides = frozenset((agreed.get(one.id, -one.id), agreed.get(other.id, -other.id)))
        if sides not in seen:
            seen.add(sides)
            yield one, other


def _statements(passages: Sequence[Passage]) -> tuple[Stated, ...]:
    ordered = sorted(passages, key=lambda each: (*told(each.document), each.number))
    return tuple(
        Stated(quote_of(each), citation_of(each.document, quote_of(each)), each.attribution, each.figures)
        for each in ordered
    )
