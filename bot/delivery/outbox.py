"""The outbox: messages as lines of JSON in files, for whatever carries them on.

A file is appended to by one process at a time, under a lock beside it, and a line counts once it ends in a
line feed and is on the disk. What a crash left of a line is cut off before the next. Under the same lock a
mark that is already there is not written again: a message stands there once, whoever tries how often.
"""

from __future__ import annotations

import asyncio
import errno
import json
import os
import re
import stat
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from filelock import FileLock, Timeout

from bot.delivery.errors import Refused, Uncertain
from bot.delivery.message import Content, Receipt
from bot.delivery.messenger import Limits
from bot.rendering.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.delivery.message import Message
    from briefings.reply import Reply
    from config.destination import Destination

T = TypeVar("T")

WIDTH = 80
"""In cells: what an e-mail or a log shows without wrapping."""

LOCK_TIMEOUT_S = 10.0
"""Another process holds the lock while it writes one line: milliseconds, unless it is stopped."""

_PASSING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EAGAIN, errno.EIO, errno.EMFILE, errno.ENFILE})
"""What may be over by itself: a full disk, too many open files. Anything else somebody must mend."""

_MARK = re.compile(rb'"mark": "([A-Za-z0-9]+)"')
"""In a line as written here. No text can look like it: in JSON its quotation marks are escaped."""

_HEAD = b'{"destination": '
_TAIL_BYTES = 64


class OutboxMessenger:
    """Appends messages to files: `file:PATH`, counted from the home; absolute paths and `..` are as they say.

    Configuration is the admins': whoever may name a destination may name any file that the program may write.
    """

    limits = Limits()

    def __init__(self, home: Path, *, clock: Callable[[], datetime]) -> None:
        """A messenger to the files of a home.

        Args:
            clock: the aware UTC instant, for receipts and `sent_at`.
        """
        self._home, self._clock = home, clock
        self._seen: dict[Path, _Seen] = {}
        self._turns: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)

    def drawn(self, reply: Reply) -> Content:
        """The reply as plain text; never too long."""
        return Content.of(reply, text_of(reply, width=WIDTH))

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        """Append the message, unless its mark is there already; the file is made with its folders.

        Raises:
            Refused: it cannot be written to, or is full; nothing of the message is left in it.
            Uncertain: the disk does not answer.
        """
        return await self._in_thread(destination, lambda path: self._sent(path, destination, message, mark))

    async def find(
        self,
        destination: Destination,
        mark: str,
        since: datetime,
        *,
        thread: str | None = None,  # noqa: ARG002  a file has no threads
    ) -> Receipt | None:
        """The line with this mark, where it was written since then.

        Raises:
            Refused: the file cannot be read, or another process keeps it locked.
            Uncertain: the disk does not answer.
        """
        found = await self._in_thread(destination, lambda path: self._found(path, mark))
        return found if found and found.posted_at >= since else None

    async def probe(self, destination: Destination) -> None:
        """Find out whether the file can be written to, or else be made.

        Raises:
            Refused: it cannot.
            Uncertain: the disk does not answer.
        """
        await self._in_thread(destination, _check_writable)

    async def _in_thread(self, destination: Destination, work: Callable[[Path], T]) -> T:
        """What the work with the file returns; the border where errors of the system become ours."""
        try:
            path = (self._home / destination.address).resolve()  # one lock, however it is spelt
            async with asyncio.timeout(self.limits.timeout.total_seconds()):
                return await asyncio.to_thread(work, path)
        except Timeout as error:
            raise Refused(f"{destination} is locked by another process") from error
        except TimeoutError as error:
            raise Uncertain(f"the disk of {destination} does not answer") from error
        except OSError as error:
            reason = f"{destination}: {(error.strerror or str(error)).lower()}"
            raise Refused(reason, lasting=error.errno not in _PASSING) from error
        except (ValueError, RuntimeError) as error:  # NUL or a surrogate in the path; a loop of links
            raise Refused(f"{destination} names no file", lasting=True) from error

    def _sent(self, path: Path, destination: Destination, message: Message, mark: str) -> Receipt:
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._turns[path], _locked(path):
            made = not path.exists()
            with _opened(path, os.O_RDWR | os.O_CREAT | os.O_APPEND) as file:
                seen = self._look(path, file)
                if (sent := seen.receipt(file, mark)) is not None:
                    return sent
                _check_torn(file, seen.end)
                sent_at = self._clock()
                _append(file.fileno(), seen.end, _line(destination, message, mark, sent_at))
            if made:
                _sync_folder(path.parent)
        return Receipt(mark, sent_at)

    def _found(self, path: Path, mark: str) -> Receipt | None:
        if not path.exists():
            return None
        with self._turns[path], _locked(path), _opened(path, os.O_RDONLY) as file:
            return self._look(path, file).receipt(file, mark)

    def _look(self, path: Path, file: BinaryIO) -> _Seen:
        """What stands in the file by now; only what came since the last look is read."""
        seen = self._seen.get(path)
        if seen is None or not seen.still_holds(file):
            seen = self._seen[path] = _Seen(_identity(file))
        seen.read_on(file)
        return seen


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


def _line(destination: Destination, message: Message, mark: str, sent_at: datetime) -> bytes:
    fields: dict[str, Any] = {
        "destination": str(destination),
        "occurrence": message.occurrence,
        "part": message.part,
        "parts": message.parts,
        "mark": mark,
        "text": message.content.body,
        "citations": list(message.content.citations),
        "thread": message.thread,
        "sent_at": sent_at.isoformat(),
    }
    return f"{json.dumps(fields, ensure_ascii=False)}\n".encode(errors="replace")


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


def _locked(path: Path) -> FileLock:
    return FileLock(path.with_name(f"{path.name}.lock"), timeout=LOCK_TIMEOUT_S, poll_interval=0.01)


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


def _check_writable(path: Path) -> None:
    """Make sure that a file can be written to, or made, as far as its permissions tell.

    Raises:
        OSError: it cannot.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is no file")
    place = next(place for place in (path, *path.parents) if place.exists())
    if place != path and not place.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    wanted = os.R_OK | os.W_OK if place == path else os.W_OK | os.X_OK
    if not os.access(place, wanted):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
