"""One process writes the index, others read it: nobody sees half of a change, and no crash harms it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from typing import TYPE_CHECKING

import numpy as np

from corpus.clearance import EVERYTHING
from corpus.index import Entry, Index, rebuild, update

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

PLACES = ("harbour", "lighthouse")
CHANGES = 12
PROCESSES = multiprocessing.get_context("spawn")


def tally(change: int) -> list[Entry]:
    """Two documents that state the same count, which says after which change they were written."""
    return [
        Entry(2 * change + at, f"tally-{place}", "public", None, f"The {place} tally counts {change} gulls.")
        for at, place in enumerate(PLACES)
    ]


def counted(index: Index) -> set[str]:
    """The counts that the documents of an index state."""
    counts: set[str] = set()
    for place in PLACES:
        (hit, *_) = index.search(f"{place} tally gulls", clearance=EVERYTHING).hits
        shard = index.generation.shards["public"]
        texts = [
            part.text_of(row) for part in shard.parts for row in part.rows_of(np.array([hit.passage_id]))
        ]
        counts.update(text.split()[-2] for text in texts)
    return counts


def write(root: Path, said: Connection) -> None:
    """Write one change after the other, and say so of each."""
    for change in range(2, CHANGES + 1):
        touched = [f"tally-{place}" for place in PLACES]
        update(root, touched=touched, entries=tally(change), change=change)
        said.send(change)


def read(root: Path, said: Connection) -> None:
    """Open whatever is current until the last change, and say so at the first and at the end."""
    seen: list[int] = []
    while not seen or seen[-1] < CHANGES:
        index = Index.open(root)
        if index is None:
            said.send("no index could be opened")
            return
        counts = counted(index)
        if counts != {str(index.change)}:
            said.send(f"change {index.change} says {sorted(counts)}")
            return
        if seen and index.change < seen[-1]:
            said.send(f"change {index.change} after {seen[-1]}")
            return
        seen.append(index.change)
        if len(seen) == 1:
            said.send("reading")
    said.send("")


def test_readers_see_whole_changes_in_order_while_another_process_writes(tmp_path: Path) -> None:
    rebuild(tmp_path, tally(1), change=1)
    heard = [PROCESSES.Pipe(duplex=False) for _ in range(3)]
    targets = (write, read, read)
    writer, *readers = processes = [
        PROCESSES.Process(target=target, args=(tmp_path, said))
        for target, (_, said) in zip(targets, heard, strict=True)
    ]
    for process in readers:
        process.start()
    assert [hearing.recv() for hearing, _ in heard[1:]] == ["reading", "reading"]
    writer.start()
    trouble = [hearing.recv() for hearing, _ in heard[1:]]
    for process in processes:
        process.join()
    assert trouble == ["", ""]


def test_a_writer_that_is_killed_leaves_an_index_that_can_be_opened_and_written(tmp_path: Path) -> None:
    rebuild(tmp_path, tally(1), change=1)
    for after in (2, 5, 9):
        hearing, said = PROCESSES.Pipe(duplex=False)
        writer = PROCESSES.Process(target=write, args=(tmp_path, said))
        writer.start()
        while hearing.recv() < after:
            pass
        os.kill(writer.pid or 0, signal.SIGKILL)
        writer.join()
        left = Index.open(tmp_path)
        assert left is not None
        assert counted(left) == {str(left.change)}
        assert left.generation.damaged() == []
        following = update(tmp_path, touched=[], entries=[], change=left.change + 1)
        assert following is not None
        assert following.change == left.change + 1
        rebuild(tmp_path, tally(1), change=1)
