"""Building: the index made anew, or the next generation made from the one before.

entries → one `ShardWriter` a collection → a whole folder → `publish`
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from filelock import FileLock

from corpus.index.generations import current_generation, link_files, next_folder, publish
from corpus.index.search import Index
from corpus.index.shard import TANTIVY_FOLDER
from corpus.index.shard_writer import ShardWriter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.index.entry import Entry
    from corpus.index.generations import Generation

_LOCK = "write.lock"

OWNER_ALONE = 0o700
"""An index holds the words of every text, of closed collections too."""

FOR_EVER = -1.0
"""To wait until whoever writes the index is done."""


def rebuild(root: Path, entries: Iterable[Entry], *, change: int, wait_s: float = FOR_EVER) -> Index:
    """The index made anew from everything there is, whatever was there before.

    Args:
        root: the folder of the index; made when it is missing.
        entries: every passage; may be a stream.
        change: the store's change number that they reflect.
        wait_s: seconds to wait for another writer.

    Raises:
        TimeoutError: another writer was not done by then.
    """
    root.mkdir(OWNER_ALONE, parents=True, exist_ok=True)
    with FileLock(root / _LOCK, timeout=wait_s):
        target = next_folder(root)
        writers: dict[str, ShardWriter] = {}
        for entry in entries:
            writer = writers.get(entry.collection)
            if writer is None:
                writer = writers[entry.collection] = ShardWriter(target / str(len(writers)))
            writer.add(entry)
        folders = {name: str(number) for number, name in enumerate(writers)}
        for writer in writers.values():
            writer.finish()
        return Index(publish(root, target, folders, change))


def update(
    root: Path, *, touched: Iterable[str], entries: Iterable[Entry], change: int, wait_s: float = FOR_EVER
) -> Index | None:
    """The next generation; None when there is no current one to start from: then rebuild it.

    Args:
        root: the folder of the index.
        touched: ids of documents that are gone, and of those that come anew.
        entries: the passages of documents that are new or changed, whole documents; may be a stream.
        change: the store's change number that this reflects.
        wait_s: seconds to wait for another writer.

    Raises:
        TimeoutError: another writer was not done by then.
    """
    root.mkdir(OWNER_ALONE, parents=True, exist_ok=True)
    with FileLock(root / _LOCK, timeout=wait_s):
        current = current_generation(root)
        if current is None:
            return None
        if current.change >= change:  # another process has been faster, and knows more
            return Index(current)
        gone = set(touched)
        target = next_folder(root)
        writers = {
            name: _following(current, name, target / str(number), gone)
            for number, (name, shard) in enumerate(current.shards.items())
            if not gone.isdisjoint(shard.rows.documents)
        }
        folders = {name: str(number) for number, name in enumerate(current.shards)}
        for entry in entries:
            writer = writers.get(entry.collection)
            if writer is None:
                folder = folders.setdefault(entry.collection, str(len(folders)))
                writer = writers[entry.collection] = _following(
                    current, entry.collection, target / folder, gone
                )
            writer.add(entry)
        for name in current.shards.keys() - writers.keys():
            link_files(current.folder / current.folders[name], target / folders[name])
        for name, writer in writers.items():
            writer.finish()
            if not len(writer):
                shutil.rmtree(target / folders.pop(name))
        return Index(publish(root, target, folders, change))


def _following(current: Generation, name: str, target: Path, gone: set[str]) -> ShardWriter:
    """A writer that starts from what a collection holds now, without the documents that are gone."""
    before = current.shards.get(name)
    if before:
        link_files(current.folder / current.folders[name] / TANTIVY_FOLDER, target / TANTIVY_FOLDER)
    return ShardWriter(target, previous=before, without=gone)
