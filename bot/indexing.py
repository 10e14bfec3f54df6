"""Keeping the index up with the store: nobody ever has to ask for it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.clearance import EVERYTHING
from corpus.errors import IndexUnavailable
from corpus.index import Entry, Index, rebuild, update

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.document import Passage
    from corpus.store import Store

_ENGINE_SAYS = ("IoError", "io::Error", "LockFailure", "Lockfile")
"""What tantivy's errors, all of them ValueErrors, say when the disk or its permissions are at fault."""


def current_index(store: Store, folder: Path, *, held: Index | None = None, aside: bool = True) -> Index:
    """An index that reflects every change of the store.

    Args:
        folder: where it is kept.
        held: the one from the last time, if any.
        aside: make a temporary one, for this process, where the folder cannot be written.

    Raises:
        IndexUnavailable: no index can be written.
    """
    change = store.change()
    if held is not None and held.change == change:
        return held
    index = Index.open(folder)
    if index is not None and index.change == change:
        return index
    try:
        return _caught_up(store, folder, index, change)
    except (OSError, ValueError) as error:
        if not _of_the_disk(error):
            raise
        if not aside:
            raise _unwritable(folder, error) from error
    temporary = Path(tempfile.mkdtemp(prefix="communique-index-"))
    atexit.register(shutil.rmtree, temporary, ignore_errors=True)
    try:
        index = _mirrored(folder, temporary)
        return index if index and index.change == change else _caught_up(store, temporary, index, change)
    except (OSError, ValueError) as error:
        if not _of_the_disk(error):
            raise
        raise _unwritable(temporary, error) from error


def _mirrored(folder: Path, temporary: Path) -> Index | None:
    """The index of a folder that cannot be written, opened through links: a lock must stand beside it."""

    def link(source: str, target: str) -> None:
        Path(target).symlink_to(source)

    try:
        shutil.copytree(folder.resolve(), temporary, copy_function=link, dirs_exist_ok=True)
    except OSError:  # what could not be linked is missing: then the index is made anew
        return None
    (temporary / "write.lock").unlink(missing_ok=True)
    return Index.open(temporary)


def _of_the_disk(error: Exception) -> bool:
    return isinstance(error, OSError) or any(word in str(error) for word in _ENGINE_SAYS)


def _unwritable(folder: Path, error: Exception) -> IndexUnavailable:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "the disk refused"
    return IndexUnavailable(
        str(folder),
        f"the search index cannot be written: {reason[0].lower()}{reason[1:]}",
        hint="check its space and permissions, then run this again; all documents are stored",
    )


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
