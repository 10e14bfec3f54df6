"""Relating: each sentence that arrives is held against the few that it may agree or disagree with.

index → neighbours → comparison → store. What is stored is made once, by whoever writes; answers only read it.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from bot.story import documents_of_one_story, may_meet
from corpus.blocking import blocking_keys
from corpus.clearance import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.document import Passage
    from corpus.index import Index
    from corpus.store import Reader, Store

RULES = 4
"""Raise it when the rules of comparing change: every relation is then found anew."""

DOCUMENTS_AT_ONCE = 100
"""Documents of one transaction."""

PASSAGES_HELD = 1 << 14
"""Passages kept in memory from one transaction to the next, some 30 MB of them."""


def relate(store: Store, index: Index, *, at_most: int | None = None) -> None:
    """Find and store the relations of all that has arrived since it was last done, as far as the index knows.

    It may be stopped at any time, and goes on where it stood.

    Args:
        at_most: where more documents wait, leave them all to the next ingest: an answer cannot wait for them.

    Raises:
        StoreUnavailable: nothing can be written now.
    """
    done = store.related(rules=RULES)
    if done >= index.change:
        return
    reader = store.reader(EVERYTHING)
    few = None if at_most is None else at_most + 1
    arrived = [each for each in reader.changed_since(done, limit=few).items() if each[1] <= index.change]
    if at_most is not None and len(arrived) > at_most:
        return
    run = _Run(reader, index, {document for document, _ in arrived})
    for at in range(0, len(arrived), DOCUMENTS_AT_ONCE):
        documents, changes = zip(*arrived[at : at + DOCUMENTS_AT_ONCE], strict=True)
        store.relate(run.found(documents), upto=changes[-1], rules=RULES)
    store.relate({}, upto=index.change, rules=RULES)


class _Run:
    """One pass over all that has arrived: what it has read and compared is not read or compared again.

    Args:
        coming: ids of all documents of the pass.
    """

    def __init__(self, reader: Reader, index: Index, coming: set[str]) -> None:
        self._reader = reader
        self._index = index
        self._coming = coming
        self._held: dict[int, Passage] = {}  # those used last at the end
        self._compared: dict[int, list[int]] = {}  # of each passage that is yet to come, with which it was

    def found(self, documents: Sequence[str]) -> dict[tuple[int, int], tuple[str, float]]:
        """Kind and strength of every relation of these documents' passages, the smaller number first."""
        from briefings.comparing.relation import (
            relation,  # its rules are slow to load, and most answers need none
        )

        self._coming.difference_update(documents)
        arrived = self._passages(self._reader.numbers_of(documents))
        near_to = {one: near(self._index, one) for one in arrived.values()}
        passages = arrived | self._passages(chain.from_iterable(near_to.values()))
        pairs = {
            (min(one.id, number), max(one.id, number))
            for one, numbers in near_to.items()
            for number in set(numbers).difference(self._compared.pop(one.id, ()))
            if number != one.id and number in passages
        }
        numbers_near = {one.id: numbers for one, numbers in near_to.items()}
        further = self._of_their_stories(arrived, numbers_near, passages) - pairs
        passages |= self._passages(chain.from_iterable(further))
        found = {}
        for one, other in sorted(pairs | further):
            compared = relation(passages[one], passages[other])
            if compared is not None:
                found[one, other] = (compared.relation.value, compared.strength)
            for this, that in ((one, other), (other, one)):
                if passages[this].document.id in self._coming:
                    self._compared.setdefault(this, []).append(that)
        return found

    def _of_their_stories(
        self,
        arrived: Mapping[int, Passage],
        near_to: Mapping[int, Iterable[int]],
        passages: Mapping[int, Passage],
    ) -> set[tuple[int, int]]:
        """Pairs of sentences of documents of one story that are not near to each other by their words."""
        stories = documents_of_one_story(arrived, near_to, passages)
        numbers = self._reader.numbers_of(sorted({each for story in stories.values() for each in story}))
        held = self._passages(numbers)
        by_document: dict[str, list[Passage]] = {}
        for number in numbers:
            if number in held:
                by_document.setdefault(held[number].document.id, []).append(held[number])
        return {
            (min(number, other), max(number, other))
            for number, passage in arrived.items()
            for other in may_meet(
                passage,
                chain.from_iterable(
                    by_document.get(each, ()) for each in stories.get(passage.document.id, ())
                ),
            )
        }

    def _passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """Passages by number; those that are gone are left out."""
        wanted = set(numbers)
        passages = {number: self._held.pop(number) for number in wanted & self._held.keys()}
        passages.update((one.id, one) for one in self._reader.passages(sorted(wanted - passages.keys())))
        self._held.update(passages)
        for number in [*islice(self._held, max(len(self._held) - PASSAGES_HELD, 0))]:
            del self._held[number]
        return passages


def near(index: Index, passage: Passage) -> list[int]:
    """The passages that one may agree or disagree with, whoever may read them."""
    return index.neighbours(passage.text, blocking_keys(passage.figures, passage.dates), clearance=EVERYTHING)
