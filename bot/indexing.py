"""Keeping the index up with the store: nobody ever has to ask for it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.clearance import EVERYTHING
from corpus.index import Entry, Index, rebuild, update

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import Passage
    from corpus.store import Store


def current_index(store: Store, folder: Path, *, held: Index | None = None) -> Index:
    """An index that reflects every change of the store.

    Args:
        folder: where it is kept; where that cannot be written, a temporary one is made for this process.
        held: the one from the last time, if any.
    """
    change = store.change()
    if held is not None and held.change == change:
        return held
    index = Index.open(folder)
    if index is not None and index.change == change:
        return index
    try:
        return _caught_up(store, folder, index, change)
    except OSError:
        aside = Path(tempfile.mkdtemp(prefix="communique-index-"))
        atexit.register(shutil.rmtree, aside, ignore_errors=True)
        return rebuild(aside, _entries(store), change=change)


def _caught_up(store: Store, folder: Path, index: Index | None, change: int) -> Index:
    if index is not None and index.change < change:
        fresh = list(store.reader(EVERYTHING).changed_since(index.change))
        updated = update(
            folder,
            removed=[document_id for document_id, _ in fresh],
            entries=(entry_of(passage) for _, passages in fresh for passage in passages),
            change=change,
        )
        if updated is not None:
            return updated
    # Missing, damaged, of another version, or ahead of a store that was restored from a copy.
    return rebuild(folder, _entries(store), change=change)


def _entries(store: Store) -> Iterator[Entry]:
    for _, passages in store.reader(EVERYTHING).changed_since(0):
        yield from map(entry_of, passages)


def entry_of(passage: Passage) -> Entry:
    """What the index keeps of a passage; an undated document counts by the day it was read."""
    document = passage.document
    return Entry(
        passage.id,
        document.id,
        document.collection,
        (document.published_at or document.read_at)[:10],
        passage.text,
    )
