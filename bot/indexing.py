"""Keeping the index up with the store: nobody ever has to ask for it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from bot.door import log
from bot.mended import MendedIndex
from corpus.blocking import blocking_keys
from corpus.clearance import EVERYTHING
from corpus.errors import CorpusError, IndexUnavailable
from corpus.index import Entry, Index, rebuild, set_aside, update
from corpus.index.build import FOR_EVER
from corpus.index.generations import publish

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Passage
    from corpus.store import Reader, Store

DOCUMENTS_AT_ONCE = 200
"""Documents whose passages are read together on their way into the index."""

WAIT_S = 0.3
"""How long an answer waits for another process that writes the index, before it does without the newest."""


def current_index(
    store: Store, folder: Path, *, held: MendedIndex | None = None, aside: bool = True
) -> MendedIndex:
    """An index that reflects every change of the store, as far as an answer can wait for it.

    Where a question shows that it is damaged, it is made anew then.

    Args:
        folder: where it is kept.
        held: the one from the last time, if any.
        aside: for an answer: while another process writes, take the index as it was before; where the folder
            cannot be written, make a temporary one for this process. Else wait, and fail.

    Raises:
        IndexUnavailable: no index can be written.
    """
    if held is not None and held.change == store.change():
        return held
    index = _current(store, folder, Index.open(folder), aside=aside)
    return MendedIndex(index.generation, another=partial(_another, store, folder))


def _another(store: Store, folder: Path, failed: Index) -> Index | None:
    """An index in the place of one that has failed; None where no file of that is damaged."""
    if not failed.generation.damaged():
        return None
    if failed.generation.root != folder:
        _undamaged(failed.generation.root)
    return _current(store, folder, _undamaged(folder), aside=True)


def _undamaged(folder: Path) -> Index | None:
    """The index in a folder; None where there is none, or files of it are damaged: then it is set aside."""
    index = Index.open(folder)
    if index is None or not (damaged := index.generation.damaged()):
        return index
    log.error("the search index is damaged and made anew: %s", ", ".join(damaged), exc_info=True)
    with suppress(OSError):  # where it cannot be written it stays, and each process makes its own
        set_aside(folder)
    return None


def _current(store: Store, folder: Path, index: Index | None, *, aside: bool) -> Index:
    """See `current_index`.

    Args:
        index: that is in the folder, or None where it is to be made anew.
    """
    change = store.change()  # asked after: an index ahead of it is of another past
    if index is not None and index.change == change:
        return index
    try:
        return _caught_up(store, folder, index, change, wait_s=WAIT_S if aside else FOR_EVER)
    except OSError as error:
        if isinstance(error, TimeoutError) and index is not None and index.change < change:
            return index  # the store leaves out what is gone since
        if not aside:
            raise _unwritable(folder, error) from error
    with _ASIDE:
        temporary = _temporary(folder)
        try:
            return _caught_up_aside(store, temporary, index)
        except OSError as error:
            raise _unwritable(temporary, error) from error


_ASIDE = Lock()
"""Held by the one thread that has to do with the temporary folders."""


@cache
def _temporary(folder: Path) -> Path:  # noqa: ARG001  by it the answer is kept
    """The one folder in which this process, as long as it runs, writes for another that cannot be written."""
    temporary = Path(tempfile.mkdtemp(prefix="communique-index-"))
    atexit.register(shutil.rmtree, temporary, ignore_errors=True)
    return temporary


def _caught_up_aside(store: Store, temporary: Path, home: Index | None) -> Index:
    """An index in the temporary folder, from its own or the home's, whichever has less to catch up with."""
    own, change = Index.open(temporary), store.change()
    usable = [each for each in (own, home) if each is not None and each.change <= change]
    newest = max(usable, key=lambda each: each.change, default=None)
    if newest is not None and newest.change == change:
        return newest
    if newest is not None and newest is home:
        newest = _mirrored(newest, temporary)
    return _caught_up(store, temporary, newest, change, wait_s=FOR_EVER)


def _mirrored(index: Index, temporary: Path) -> Index | None:
    """An index whose folder cannot be written, in the place of what is in another, through links.

    None where there can be no links: then the index is made anew.
    """
    generation = index.generation
    try:
        for path in temporary.iterdir():
            path.unlink()  # whoever reads it has it mapped
        for file in generation.files():
            (temporary / file.name).symlink_to((generation.root / file.name).resolve())
    except OSError:
        return None
    return Index(publish(temporary, generation.kept, generation.change, before=None))


def _unwritable(folder: Path, error: OSError) -> IndexUnavailable:
    reason = error.strerror or "the disk refused"
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
        try:
            updated = update(folder, touched=touched, entries=entries, change=change, wait_s=wait_s)
        except (OSError, CorpusError):
            raise
        except Exception:  # what is there is read where documents go, and where it is joined with what is new
            if _undamaged(folder) is not None:
                raise
            updated = None
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
