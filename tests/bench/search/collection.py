"""What every engine is given: so many passages in shuffled order, and questions with their right answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from tests.bench.search.recombined import recombined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.index import Entry
    from tests.quality.search import Question


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """Passages and questions about them.

    Attributes:
        entries: numbered from 1 in a shuffled order of documents.
        questions: in a shuffled order, all sets and variants mixed.
    """

    entries: Sequence[Entry]
    questions: Sequence[Question]


def collection(
    entries: Sequence[Entry], questions: Iterable[Question], size: int, *, seed: int
) -> Collection:
    """So many passages: those that answer a question, and others; when there are not enough, recombined ones.

    Args:
        entries: all that there are.
        questions: their gold is among `entries`.
        size: passages wanted, at least as many as answer a question.
        seed: of the choice and of the order.
    """
    asked = list(questions)
    gold = frozenset().union(*(question.gold for question in asked))
    chance = Random(seed)  # noqa: S311  an order, not a secret
    right = [entry for entry in entries if entry.passage_id in gold]
    others = [entry for entry in entries if entry.passage_id not in gold]
    wanted = size - len(right)
    chance.shuffle(others)
    chosen = [*right, *others[:wanted]]
    if wanted > len(others):
        chosen += recombined(others, wanted - len(others), seed=seed)
    ordered, number = _renumbered(chosen, chance)
    chance.shuffle(asked)
    mapped = [replace(each, gold=frozenset(number[one] for one in each.gold)) for each in asked]
    return Collection(ordered, mapped)


def without(held: Collection, documents: frozenset[str]) -> Collection:
    """The same without some documents; a question that has lost all its gold has no answer then."""
    left = [entry for entry in held.entries if entry.document_id not in documents]
    ids = {entry.passage_id for entry in left}
    return Collection(left, [replace(each, gold=each.gold & ids) for each in held.questions])


def _renumbered(entries: Iterable[Entry], chance: Random) -> tuple[list[Entry], dict[int, int]]:
    """The entries by documents in random order and numbered so, and the new number of each old one.

    An engine that gives the lowest number where scores are equal gains nothing by it.
    """
    documents: dict[str, list[Entry]] = {}
    for entry in entries:
        documents.setdefault(entry.document_id, []).append(entry)
    order = list(documents)
    chance.shuffle(order)
    ordered = [entry for name in order for entry in documents[name]]
    number = {entry.passage_id: at for at, entry in enumerate(ordered, 1)}
    return [replace(entry, passage_id=at) for at, entry in enumerate(ordered, 1)], number
