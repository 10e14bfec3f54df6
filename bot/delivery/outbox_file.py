"""One file of the outbox: lines of JSON, each once, whoever writes them and whenever they are killed.

A file is appended to by one process at a time, under a lock beside it, and a line counts once it ends in a
line feed and is on the disk. What a crash left of a line is cut off before the next. Under the same lock a
mark that is already there is not written again.
"""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from filelock import FileLock

from bot.delivery.errors import Refused, Uncertain
from bot.delivery.message import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOCK_TIMEOUT_S = 10.0
"""Another process holds the lock while it writes one line: milliseconds, unless it is stopped."""

_MARK = re.compile(rb'"mark": "([A-Za-z0-9]+)"')
"""In a line as written here. No text can look like it: in JSON its quotation marks are escaped."""

_HEAD = b'{"destination": '
_TAIL_BYTES = 64


class OutboxFile:
    """A file, and what is known of what stands in it.

    Every method may raise OSError, or filelock's Timeout; then nothing was appended.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()  # threads wait here: at the lock of the file they would have to poll
        self._seen: _Seen | None = None

    def append(
        self, mark: str, line_at: Callable[[datetime], bytes], clock: Callable[[], datetime]
    ) -> Receipt:
        """Append a line, unless its mark is there already; the file is made with its folders.

        Raises:
            Refused: it ends in somebody else's text.
            Uncertain: the disk failed in the middle.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._turn, self._locked():
            made = not self._path.exists()
            with _opened(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND) as file:
                if made:
                    _sync_folder(self._path.parent)
                seen = self._look(file)
                if (sent := seen.receipt(file, mark)) is not None:
                    return sent
                _check_torn(file, seen.end)
                sent_at = clock()
                _append(file.fileno(), seen.end, line_at(sent_at))
        return Receipt(mark, sent_at)

    def find(self, mark: str) -> Receipt | None:
        """The line with this mark; None where there is none, or no file."""
        if not self._path.exists():
            return None
        with self._turn, self._locked(), _opened(self._path, os.O_RDONLY) as file:
            return self._look(file).receipt(file, mark)

    def check_writable(self) -> None:
        """Make sure that the file can be written to, or made, as far as its permissions tell."""
        if self._path.exists() and not self._path.is_file():
            raise OSError(errno.EINVAL, "it is no file")
        place = next(place for place in (self._path, *self._path.parents) if place.exists())
        if place != self._path and not place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        wanted = os.R_OK | os.W_OK if place == self._path else os.W_OK | os.X_OK
        if not os.access(place, wanted):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    def _locked(self) -> FileLock:
        return FileLock(
            self._path.with_name(f"{self._path.name}.lock"), timeout=LOCK_TIMEOUT_S, poll_interval=0.01
        )

    def _look(self, file: BinaryIO) -> _Seen:
        """What stands in the file by now; only what came since the last look is read."""
        if self._seen is None or not self._seen.still_holds(file):
            self._seen = _Seen(_identity(file))
        self._seen.read_on(file)
        return self._seen


@dataclass(slots=True)
class _Seen:
    """The marks of a file as far as it was read: about 200 bytes of memory a message.

    Attributes:
        identity: device and inode: another file may take the name.
        end: where the last whole line ends, in bytes.
        tail: the last bytes before that, so that a file that was emptied and filled again is noticed.
        lines: mark to where its line starts, in bytes.
    """

    identity: tuple[int, int]
    end: int = 0
    tail: bytes = b""
    lines: dict[bytes, int] = field(default_factory=dict)

    def still_holds(self, file: BinaryIO) -> bool:
        file.seek(self.end - len(self.tail))
        return self.identity == _identity(file) and file.read(len(self.tail)) == self.tail

    def read_on(self, file: BinaryIO) -> None:
        file.seek(self.end)
        for line in file:
            if not line.endswith(b"\n"):
                break  # torn by a crash: it never came
            if found := _MARK.search(line):
                self.lines.setdefault(found[1], self.end)
            self.end += len(line)
            self.tail = line[-_TAIL_BYTES:]

    def receipt(self, file: BinaryIO, mark: str) -> Receipt | None:
        start = self.lines.get(mark.encode())
        if start is None:
            return None
        file.seek(start)
        return Receipt(mark, _sent_at(file.readline(), file))


def _sent_at(line: bytes, file: BinaryIO) -> datetime:
    """When a line was written; for one that does not say so, when the file was."""
    try:
        sent_at = datetime.fromisoformat(json.loads(line)["sent_at"])
    except (ValueError, KeyError, TypeError):
        sent_at = None
    if sent_at is None or sent_at.tzinfo is None:
        return datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC)
    return sent_at


def _check_torn(file: BinaryIO, end: int) -> None:
    """Make sure that what stands behind the last whole line is of a line of ours, or nothing.

    Raises:
        Refused: it is somebody's text, and would be lost.
    """
    file.seek(end)
    head = file.read(len(_HEAD)).rstrip(b"\0")  # a crash of the machine leaves zeros
    if not _HEAD.startswith(head):
        raise Refused("the file ends in a line without an end that is not the outbox's", lasting=True)


def _append(file: int, end: int, line: bytes) -> None:
    """Write a line behind the last whole one, and see it on the disk; or leave the file as it was.

    Raises:
        OSError: it was not written, and nothing is left of it.
        Uncertain: it was not written whole, and what there is of it cannot be taken back.
    """
    os.ftruncate(file, end)
    try:
        left = memoryview(line)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    except OSError as error:
        try:
            os.ftruncate(file, end)
            os.fsync(file)
        except OSError:
            raise Uncertain("the disk fails while it is written to") from error
        raise


def _opened(path: Path, flags: int) -> BinaryIO:
    """The file, to be read through the object and written to through its descriptor.

    Raises:
        OSError: it cannot be opened, or is none: to open a pipe could take for ever.
    """
    file = os.fdopen(os.open(path, flags | os.O_NONBLOCK, 0o666), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "it is no file")
    return file


def _identity(file: BinaryIO) -> tuple[int, int]:
    status = os.fstat(file.fileno())
    return status.st_dev, status.st_ino


def _sync_folder(folder: Path) -> None:
    """See the name of a new file on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
