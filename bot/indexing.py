"""Keeping the index up with the store: nobody ever has to ask for it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.blocking import blocking_keys
from corpus.clearance import EVERYTHING
from corpus.errors import IndexUnavailable
from corpus.index import Entry, Index, rebuild, update
from corpus.index.build import FOR_EVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Passage
    from corpus.store import Reader, Store

_ENGINE_SAYS = ("IoError", "io::Error", "LockFailure", "Lockfile")
"""What tantivy's errors, all of them ValueErrors, say when the disk or its permissions are at fault."""


DOCUMENTS_AT_ONCE = 200
"""Documents whose passages are read together on their way into the index."""

WAIT_S = 0.3
"""How long an answer waits for another process that writes the index, before it does without the newest."""


def current_index(store: Store, folder: Path, *, held: Index | None = None, aside: bool = True) -> Index:
    """An index that reflects every change of the store, as far as an answer can wait for it.

    Args:
        folder: where it is kept.
        held: the one from the last time, if any.
        aside: for an answer: while another process writes, take the index as it was before; where the folder
            cannot be written, make a temporary one for this process. Else wait, and fail.

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
        return _caught_up(store, folder, index, change, wait_s=WAIT_S if aside else FOR_EVER)
    except (OSError, ValueError) as error:
        if isinstance(error, TimeoutError) and index is not None and index.change < change:
            return index  # the store leaves out what is gone since
        if not _of_the_disk(error):
            raise
        if not aside:
            raise _unwritable(folder, error) from error
    temporary = Path(tempfile.mkdtemp(prefix="communique-index-"))
    atexit.register(shutil.rmtree, temporary, ignore_errors=True)
    try:
        index = _mirrored(folder, temporary)
        if index is not None and index.change == change:
            return index
        return _caught_up(store, temporary, index, change, wait_s=WAIT_S)
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


def _caught_up(store: Store, folder: Path, index: Index | None, change: int, *, wait_s: float) -> Index:
    reader = store.reader(EVERYTHING)
    if index is not None and index.change < change:
        touched = list(reader.changed_since(index.change))
        entries = _entries(reader, touched)
        updated = update(folder, touched=touched, entries=entries, change=change, wait_s=wait_s)
        if updated is not None:
            return updated
    # Missing, damaged, of another version, or ahead of a store that was restored from a copy.
    return rebuild(folder, _entries(reader, list(reader.changed_since(0))), change=change, wait_s=wait_s)


def _entries(reader: Reader, document_ids: Sequence[str]) -> Iterator[Entry]:
    """What the index keeps of these documents, a few at a time: there may be more than memory holds."""
    for at in range(0, len(document_ids), DOCUMENTS_AT_ONCE):
        yield from map(entry_of, reader.passages_of(document_ids[at : at + DOCUMENTS_AT_ONCE]))


def entry_of(passage: Passage) -> Entry:
    """What the index keeps of a passage; an undated document counts by the day it was read."""
    document = passage.document
    return Entry(
        passage.id,
        document.id,
        document.collection,
        (document.published_at or document.read_at)[:10],
        passage.text,
        blocking_keys(passage.figures, passage.dates),
    )
