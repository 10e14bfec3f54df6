"""Building: the index made anew, or the next generation made from the one before.

entries → one `ShardWriter` a collection → a whole folder → `publish`
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from filelock import FileLock

from corpus.index.generations import current_generation, link_files, next_folder, publish
from corpus.index.search import Index
from corpus.index.shard import TANTIVY_FOLDER, Shard
from corpus.index.shard_writer import ShardWriter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.index.entry import Entry

_LOCK = "write.lock"


def rebuild(root: Path, entries: Iterable[Entry], *, change: int) -> Index:
    """The index made anew from everything there is, whatever was there before.

    Args:
        root: the folder of the index; made when it is missing.
        entries: every passage; may be a stream.
        change: the store's change number that they reflect.
    """
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / _LOCK):
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


def update(root: Path, *, removed: Iterable[str], entries: Iterable[Entry], change: int) -> Index | None:
    """The next generation; None when there is no current one to start from: then rebuild it.

    Args:
        root: the folder of the index.
        removed: ids of documents that are gone.
        entries: the passages of documents that are new or changed; each such document comes whole.
        change: the store's change number that this reflects.
    """
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / _LOCK):
        current = current_generation(root)
        if current is None:
            return None
        if current.change >= change:  # another process has been faster, and knows more
            return Index(current)
        source, folders = current.folder, current.folders
        fresh: dict[str, list[Entry]] = {}
        gone = set(removed)
        for entry in entries:
            fresh.setdefault(entry.collection, []).append(entry)
            gone.add(entry.document_id)
        target = next_folder(root)
        following: dict[str, str] = {}
        for name in [*folders, *(name for name in fresh if name not in folders)]:
            folder = str(len(following))
            before = current.shards.get(name)
            if before and name not in fresh and gone.isdisjoint(before.rows.documents):
                link_files(source / folders[name], target / folder)
                following[name] = folder
            elif _rewritten(
                before, source / folders.get(name, ""), target / folder, gone, fresh.get(name, [])
            ):
                following[name] = folder
        return Index(publish(root, target, following, change))


def _rewritten(
    before: Shard | None, source: Path, target: Path, gone: set[str], entries: list[Entry]
) -> bool:
    """Whether anything is left in a shard after documents have gone from it and come to it."""
    if before:
        link_files(source / TANTIVY_FOLDER, target / TANTIVY_FOLDER)
    writer = ShardWriter(target, previous=before, without=gone)
    for entry in entries:
        writer.add(entry)
    writer.finish()
    if not len(writer):
        shutil.rmtree(target)
    return len(writer) > 0
