"""What goes into the index: one quotable sentence, and what may narrow a search for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage to be searched.

    Attributes:
        passage_id: the store's number; unique over all collections.
        document_id: every passage of a document goes and comes together.
        collection: who may see it is decided by this alone.
        day: `YYYY-MM-DD` that `since` and `until` are held against; None is found only without them.
        text: what is searched; match offsets count in it.
        keys: blocking keys (`corpus.blocking`): what it may be comparable by beside its words.
    """

    passage_id: int
    document_id: str
    collection: str
    day: str | None
    text: str
    keys: tuple[str, ...] = ()
