"""The console: messages to whoever looks at the program's standard output."""

# ruff: noqa: ARG002 - there is one console, and it is not read back: not every argument of the port matters

from __future__ import annotations

import asyncio
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING

import click

from bot.delivery.aside import aside
from bot.delivery.errors import Refused, Uncertain, Unreadable
from bot.delivery.message import Content, Receipt
from bot.delivery.messenger import Limits
from bot.terminal import drawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.delivery.message import Message
    from briefings.reply import Reply
    from config.destination import Destination


POLL_S = 0.02
"""So often a message looks whether the one before it has been written: that may take for ever."""


class ConsoleMessenger:
    """Writes messages to standard output, each whole, one after the other."""

    limits = Limits()

    def __init__(self, *, clock: Callable[[], datetime]) -> None:
        """A messenger to standard output as it is when a message is sent.

        Args:
            clock: the aware UTC instant, for receipts.
        """
        self._clock = clock
        self._writing = threading.Lock()

    def drawn(self, reply: Reply) -> Content:
        """The reply as the terminal of this process shows it; never too long."""
        return Content.of(reply, drawn(reply))

    async def send(self, destination: Destination, message: Message, mark: str) -> Receipt:
        """Write the message; a reply to another stands below it like any other.

        Raises:
            Refused: standard output is closed, broken or full; a part of the message may be seen. Or the
                message before it stands there still: then nothing of this one will be seen.
            Uncertain: it takes no more just now, as a terminal that was stopped.
        """
        waiting = True
        try:
            async with asyncio.timeout(self.limits.timeout.total_seconds()):
                while not self._writing.acquire(blocking=False):  # noqa: ASYNC110  a thread's lock
                    await asyncio.sleep(POLL_S)
                waiting = False
                await aside(partial(self._write, message.content.body))
        except TimeoutError as error:
            raise (Refused if waiting else Uncertain)("standard output is blocked") from error
        except (OSError, ValueError) as error:  # ValueError: closed
            raise Refused(f"standard output cannot be written to: {_why(error)}") from error
        return Receipt(mark, self._clock())

    def _write(self, body: str) -> None:
        try:
            _write(body)
        finally:  # in the thread: who is cancelled leaves the rest of its message to be written
            self._writing.release()

    async def find(
        self, destination: Destination, mark: str, since: datetime, *, thread: str | None = None
    ) -> Receipt | None:
        """Nothing is ever found: a terminal cannot be read back.

        Raises:
            Unreadable: always.
        """
        raise Unreadable("what stood on the console cannot be read back")

    async def probe(self, destination: Destination) -> None:
        """Find out whether there is a standard output.

        Raises:
            Refused: there is none.
        """
        if sys.stdout is None or sys.stdout.closed:
            raise Refused("standard output is closed")


def _write(body: str) -> None:
    """Write past all buffers: what a buffer could not pass on, it would try again with the next message."""
    if sys.stdout is None:
        raise ValueError("there is none")
    shown = body if sys.stdout.isatty() else click.unstyle(body)  # it may have been drawn for a terminal
    if not hasattr(sys.stdout, "buffer"):  # whoever runs us in its own process listens in its own way
        sys.stdout.write(shown)
        return
    sys.stdout.flush()
    out = getattr(sys.stdout.buffer, "raw", sys.stdout.buffer)
    left = memoryview(shown.encode(sys.stdout.encoding, errors="replace"))
    while left:
        left = left[_written(out.write(left)) :]


def _written(length: int | None) -> int:
    if length is None:
        raise BlockingIOError("it takes nothing just now")
    return length


def _why(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
