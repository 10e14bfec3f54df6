"""Building: the index made anew, or the next generation made from the one before.

entries → one `PartWriter` a collection → parts on disk → `publish`

An update writes what is new as a small part of its own, and only then joins small parts to larger ones, so
that a new document is found at once and a question never has to look into many parts.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

from filelock import FileLock

from corpus.index.generations import Kept, check, current_generation, keep, keep_gone, publish
from corpus.index.part_writer import PartWriter, joined
from corpus.index.search import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus.index.entry import Entry
    from corpus.index.generations import Generation

_LOCK = "write.lock"

OWNER_ALONE = 0o700
"""An index holds the words of every text, of closed collections too."""

FOR_EVER = -1.0
"""To wait until whoever writes the index is done."""

SMALL_PASSAGES = 2_000
"""Two parts of fewer passages together are always joined: that takes some hundredths of a second."""

GROWTH = 8
"""A part that holds no more than so many times its successor is joined with it: so there are few parts, and
each passage is written again few times."""

MOST_GONE = 0.25
"""Of a part's passages; then it is written anew without them."""


def rebuild(root: Path, entries: Iterable[Entry], *, change: int, wait_s: float = FOR_EVER) -> Index:
    """The index made anew from everything there is, whatever was there before.

    Args:
        root: the folder of the index; made when it is missing.
        entries: every passage, those of a document one after the other; may be a stream.
        change: the store's change number that they reflect.
        wait_s: seconds to wait for another writer.

    Raises:
        TimeoutError: another writer was not done by then.
    """
    root.mkdir(OWNER_ALONE, parents=True, exist_ok=True)
    with FileLock(root / _LOCK, timeout=wait_s):
        before = current_generation(root)
        return Index(publish(root, _written(root, entries), change, before=before))


def update(
    root: Path, *, touched: Iterable[str], entries: Iterable[Entry], change: int, wait_s: float = FOR_EVER
) -> Index | None:
    """The next generation; None when there is no current one to start from: then rebuild it.

    Args:
        root: the folder of the index.
        touched: ids of documents that are gone, and of those that come anew.
        entries: the passages of documents that are new or changed, whole documents, those of a document
            one after the other; may be a stream.
        change: the store's change number that this reflects.
        wait_s: seconds to wait for another writer.

    Raises:
        TimeoutError: another writer was not done by then.
        ValueError: what is new was to be joined with what is damaged; there may be other errors of it.
    """
    root.mkdir(OWNER_ALONE, parents=True, exist_ok=True)
    with FileLock(root / _LOCK, timeout=wait_s):
        current = current_generation(root)
        if current is None:
            return None
        if current.change >= change:  # another process has been faster, and knows more
            return Index(current)
        gone = frozenset(touched)
        written = _written(root, entries)
        kept = {name: [_less(root, each, gone) for each in parts] for name, parts in current.kept.items()}
        for name, parts in written.items():
            kept.setdefault(name, []).extend(parts)
        return Index(_tidied(root, publish(root, _living(kept), change, before=current)))


def _written(root: Path, entries: Iterable[Entry]) -> dict[str, list[Kept]]:
    """A part on disk for the entries of each collection."""
    writers: dict[str, PartWriter] = {}
    with _no_cycles_sought():
        for entry in entries:
            writer = writers.get(entry.collection)
            if writer is None:
                writer = writers[entry.collection] = PartWriter()
            writer.add(entry)
        return {name: [keep(root, writer.part())] for name, writer in writers.items()}


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Meanwhile Python looks for no garbage that refers to itself: a build makes many objects, and no such.

    To go through all of them again and again would take some hundredths of its time.
    """
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            gc.enable()


def _less(root: Path, kept: Kept, gone: frozenset[str]) -> Kept:
    """A part without the documents that are gone."""
    held = kept.part.documents.at(kept.part.places_of(gone))
    new = frozenset(held) - kept.part.gone
    return keep_gone(root, kept, new) if new else kept


def _living(kept: Mapping[str, Sequence[Kept]]) -> dict[str, list[Kept]]:
    """The same without parts, and without collections, that hold nothing any more."""
    living = {name: [each for each in parts if len(each.part)] for name, parts in kept.items()}
    return {name: parts for name, parts in living.items() if parts}


def _tidied(root: Path, generation: Generation) -> Generation:
    """The same passages in fewer parts, where there are too many small ones or too much has gone."""
    kept = {name: list(parts) for name, parts in generation.kept.items()}
    changed = False
    for parts in kept.values():
        while (first := _first_to_join(parts)) is not None:
            check(root, parts[first:])  # or damage would be written anew, with a checksum that holds
            parts[first:] = [keep(root, joined([each.part for each in parts[first:]]))]
            changed = True
    return publish(root, kept, generation.change, before=generation) if changed else generation


def _first_to_join(parts: Sequence[Kept]) -> int | None:
    """The place from which on parts are to be joined to one; None when they are well as they are."""
    sizes = [len(each.part) for each in parts]
    for place, (size, following) in enumerate(pairwise(sizes)):
        if size <= GROWTH * following or size + following <= SMALL_PASSAGES:
            return place
    worn = [
        place
        for place, each in enumerate(parts)
        if len(each.part) < (1 - MOST_GONE) * len(each.part.passage_ids)
    ]
    return worn[0] if worn else None
