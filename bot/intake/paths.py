"""Files and folders, as sources of documents."""

from __future__ import annotations

import os
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.intake.unit import Unit
from bot.progress import silent
from corpus.errors import ReadFailure
from corpus.readers import SUFFIXES
from corpus.readers.frontmatter import sidecar_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import timedelta
    from pathlib import Path

    from bot.intake.batch import Batch
    from bot.progress import Progress
    from corpus.readers import Readers
    from corpus.store import Store


FILES_AT_ONCE = 200
"""Files of which the database is asked at once: most of them have not changed."""


def read_files(
    batch: Batch,
    readers: Readers,
    files: Sequence[Path],
    *,
    collection_of: Callable[[Path], str],
    most: int,
    progress: Progress = silent,
) -> None:
    """Read files, and store the documents in them.

    Args:
        most: bytes of a file; a longer one is refused.

    Raises:
        StoreUnavailable: nothing more can be stored.
    """
    for at in range(0, len(files), FILES_AT_ONCE):
        named = [(str(path.resolve()), path) for path in files[at : at + FILES_AT_ONCE]]
        batch.expect([name for name, _ in named])
        for done, (name, path) in enumerate(named, at):
            progress(done, len(files))
            unit = Unit(name, str(path), collection_of(path), _digest(path, most=most))
            batch.take(unit, partial(readers.read, path))
    batch.store()
    progress(len(files), len(files))


def is_settled(path: Path, *, now_s: float, after: timedelta) -> bool:
    """Whether a file was left alone for a time: what is still being written is not read.

    Args:
        now_s: Unix time, by the clock that stamps files.
    """
    try:
        changed_s = path.stat().st_mtime
    except OSError:  # reading it will say why
        return True
    return not 0 <= now_s - changed_s < after.total_seconds()


def gone_from(store: Store, root: Path) -> Iterator[str]:
    """The files under a folder that were read and are no longer there.

    A folder that is gone, or all of whose files are, is more likely not mounted than emptied.

    Raises:
        ReadFailure: that is so; what was read of it stays.
    """
    noted = store.noted_under(str(root.resolve()))
    gone = [path for path in noted if not _is_there(path)]
    if gone and len(gone) == len(noted):
        raise ReadFailure(
            str(root),
            "every file that was read from here is gone; nothing was withdrawn",
            hint="is the folder mounted? withdraw the documents by hand if they are meant to go",
        )
    yield from gone


def _is_there(path: str) -> bool:
    """Whether there is such a file, or it cannot be known."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def _digest(path: Path, *, most: int) -> str:
    """SHA-256 of the file and its sidecar; empty when it cannot be read whole (reading will say why)."""
    digest = sha256()
    try:
        if path.stat().st_size > most:
            return ""
        for part in (path, sidecar_path(path, SUFFIXES)):
            data = part.read_bytes() if part is path or part.is_file() else b""
            digest.update(sha256(data).digest())
    except OSError:
        return ""
    return digest.hexdigest()
