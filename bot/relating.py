"""Relating: each sentence that arrives is held against the few that it may agree or disagree with.

index → neighbours → comparison → store. What is stored is made once, by whoever writes; answers only read it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from briefings.support import relation
from corpus.blocking import blocking_keys
from corpus.clearance import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Passage
    from corpus.index import Index
    from corpus.store import Reader, Store

RULES = 1
"""Raise it when the rules of comparing change: every relation is then found anew."""

DOCUMENTS_AT_ONCE = 100
"""Documents of one transaction."""


def relate(store: Store, index: Index) -> None:
    """Find and store the relations of all that has arrived since it was last done, as far as the index knows.

    It may be stopped at any time, and goes on where it stood.

    Raises:
        StoreUnavailable: nothing can be written now.
    """
    done = store.related(rules=RULES)
    if done >= index.change:
        return
    reader = store.reader(EVERYTHING)
    arrived = [each for each in reader.changed_since(done).items() if each[1] <= index.change]
    for at in range(0, len(arrived), DOCUMENTS_AT_ONCE):
        documents, changes = zip(*arrived[at : at + DOCUMENTS_AT_ONCE], strict=True)
        store.relate(_found(reader, index, documents), upto=changes[-1], rules=RULES)
    store.relate({}, upto=index.change, rules=RULES)


def _found(
    reader: Reader, index: Index, documents: Sequence[str]
) -> dict[tuple[int, int], tuple[str, float]]:
    """Kind and strength of every relation of these documents' passages, the smaller number first."""
    arrived = reader.passages_of(documents)
    pairs = {
        (min(one.id, number), max(one.id, number))
        for one in arrived
        for number in near(index, one)
        if number != one.id
    }
    passages = {one.id: one for one in arrived}
    missing = sorted({number for number in chain.from_iterable(pairs) if number not in passages})
    passages.update((one.id, one) for one in reader.passages(missing))
    found = {}
    for one, other in sorted(pairs):
        if one in passages and other in passages:
            compared = relation(passages[one], passages[other])
            if compared is not None:
                found[one, other] = (compared.relation.value, compared.strength)
    return found


def near(index: Index, passage: Passage) -> list[int]:
    """The passages that one may agree or disagree with, whoever may read them."""
    return index.neighbours(passage.text, blocking_keys(passage.figures, passage.dates), clearance=EVERYTHING)
