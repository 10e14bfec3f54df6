"""The outbox: messages as lines of JSON in files, for whatever carries them on.

A message stands there once, whoever tries how often; `outbox_file` says how.
"""

from __future__ import annotations

import asyncio
import errno
import json
import os
from typing import TYPE_CHECKING, Any, TypeVar

from filelock import Timeout

from bot.delivery.aside import aside
from bot.delivery.errors import Refused, Uncertain
from bot.delivery.message import Content, Receipt
from bot.delivery.messenger import Limits
from bot.delivery.outbox_file import OutboxFile
from bot.rendering.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.delivery.message import Message
    from briefings.reply import Reply
    from config.destination import Destination

T = TypeVar("T")

WIDTH = 80
"""In cells: what an e-mail or a log shows without wrapping."""

_PASSING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EAGAIN, errno.EIO, errno.EMFILE, errno.ENFILE})
"""What may be over by itself: a full disk, too many open files. Anything else somebody must mend."""


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
        self._files: dict[Path, OutboxFile] = {}

    def drawn(self, reply: Reply) -> Content:
        """The reply as plain text; never too long."""
        return Content.of(reply, text_of(reply, width=WIDTH))

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        """Append the message, unless its mark is there already; the file is made with its folders.

        Raises:
            Refused: it cannot be written to, or is full; nothing of the message is left in it.
            Uncertain: the disk does not answer.
        """

        def line_at(sent_at: datetime) -> bytes:
            return _line(destination, message, mark, sent_at)

        return await self._in_thread(destination, lambda file: file.append(mark, line_at, self._clock))

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
        found = await self._in_thread(destination, lambda file: file.find(mark))
        return found if found and found.posted_at >= since else None

    async def probe(self, destination: Destination) -> None:
        """Find out whether the file can be written to, or else be made.

        Raises:
            Refused: it cannot.
            Uncertain: the disk does not answer.
        """
        await self._in_thread(destination, OutboxFile.check_writable)

    async def _in_thread(self, destination: Destination, work: Callable[[OutboxFile], T]) -> T:
        """What the work with its file returns; the border where the system's errors become ours."""
        try:
            async with asyncio.timeout(self.limits.timeout.total_seconds()):
                return await aside(lambda: work(self._file(destination)))
        except Timeout as error:
            raise Refused(f"{destination} is locked by another process") from error
        except TimeoutError as error:
            raise Uncertain(f"the disk of {destination} does not answer") from error
        except OSError as error:
            reason = f"{destination}: {(error.strerror or str(error)).lower()}"
            raise Refused(reason, lasting=error.errno not in _PASSING) from error
        except ValueError as error:  # NUL or a surrogate in the path
            raise Refused(f"{destination} names no file", lasting=True) from error

    def _file(self, destination: Destination) -> OutboxFile:
        try:
            path = (self._home / destination.address).resolve()  # one lock, however it is spelt
        except RuntimeError as error:  # a loop of links
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
        return self._files.setdefault(path, OutboxFile(path))


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
