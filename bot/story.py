"""Stories: which documents tell of the same as one that arrives, and which of their sentences may meet.

A long document says "the fine" where another says of whom: such sentences share no rare word. So once several
sentences of two documents are near, their figures of one unit, and their dates, are held against each other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.document import Passage

FEWEST_NEAR = 2
"""Sentences of one document that must be near to some of another; one is near by chance."""

MOST_DOCUMENTS = 4
"""Of one collection, those with the most such sentences."""

MOST_PAIRS = 16
"""Sentences of all of a collection's documents that one sentence is held against besides those near to it."""


def documents_of_one_story(
    arrived: Mapping[int, Passage], near_to: Mapping[int, Iterable[int]], passages: Mapping[int, Passage]
) -> dict[str, list[str]]:
    """For each arrived document, those that tell of the same, each collection by itself.

    Args:
        arrived: the passages of the documents, by number.
        near_to: of each of them, the numbers of the passages near to it.
        passages: all of these.
    """
    shared: dict[str, dict[tuple[str, str], set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, passage in arrived.items():
        for other in near_to[number]:
            if other in passages and passages[other].document.id != passage.document.id:
                document = passages[other].document
                shared[passage.document.id][document.collection, document.id].add(number)
    return {document: _most(found) for document, found in shared.items()}


def _most(shared: Mapping[tuple[str, str], set[int]]) -> list[str]:
    ranked = sorted(shared, key=lambda each: (each[0], -len(shared[each]), each[1]))
    found: dict[str, list[str]] = defaultdict(list)
    for collection, document in ranked:
        if len(shared[collection, document]) >= FEWEST_NEAR and len(found[collection]) < MOST_DOCUMENTS:
            found[collection].append(document)
    return [document for documents in found.values() for document in documents]


def may_meet(passage: Passage, others: Iterable[Passage]) -> list[int]:
    """The numbers of those among the sentences of a story that give a figure of one unit, or a date too."""
    found: dict[str, list[int]] = defaultdict(list)
    units = _units(passage)
    for other in others:
        dated = bool(passage.dates and other.dates)
        if dated or not units.isdisjoint(_units(other)):
            found[other.document.collection].append(other.id)
    return [number for numbers in found.values() for number in numbers[:MOST_PAIRS]]


def _units(passage: Passage) -> frozenset[str]:
    return frozenset(figure.unit for figure in passage.figures if figure.unit is not None)
