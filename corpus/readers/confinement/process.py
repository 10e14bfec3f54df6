"""A child process with a deadline: it is sent a request, heard while it answers, and ended."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import astuple
from typing import TYPE_CHECKING

from corpus.readers.confinement.answers import END, READY
from corpus.readers.confinement.limits import OUT_OF_MEMORY, peak_mb
from corpus.readers.confinement.wire import BrokenWire, Message, received

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.confinement.limits import Limits

CHILD = (sys.executable, "-P", "-m", "corpus.readers.confinement.child")
"""`-P`: what stands in the working folder is not imported."""

_KEPT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What a child is told of the parent's environment: where programs and libraries are, and no secrets."""

_OWN = {"PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "1"}
_NOT_STARTED = "the reader could not be started"
_START_S = 60
_CHUNK_BYTES = 1_048_576
_MAX_HEAD_BYTES = 64 * 1_048_576
"""Of the JSON of one answer: the blocks of the longest text have their places in it."""

_HINT = "split it, or save its text as a .txt file"


class Breakdown(Exception):
    """A child was stopped by a limit, or fell; the reason is a plain sentence."""

    def __init__(self, reason: str, hint: str = "save it anew, or save its text as a .txt file") -> None:
        self.reason, self.hint = reason, hint
        super().__init__(reason)


class Process:
    """One child, in a session of its own, without any file of ours but its two pipes.

    Raises:
        Breakdown: it does not start.
    """

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self._limits = limits
        self.peak_mb = 0.0
        try:
            self._started = subprocess.Popen(  # noqa: S603  our own interpreter, and no word of a stranger's
                [*command, json.dumps(astuple(limits))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={name: os.environ[name] for name in _KEPT if name in os.environ} | _OWN,
                cwd="/",
                start_new_session=True,
            )
        except OSError as error:
            raise Breakdown(_NOT_STARTED, f"the system says: {error.strerror}") from error
        assert self._started.stdin is not None  # noqa: S101  both are pipes: for the type checker
        assert self._started.stdout is not None  # noqa: S101
        self._requests, self._answers = self._started.stdin.fileno(), self._started.stdout.fileno()
        os.set_blocking(self._requests, False)
        os.set_blocking(self._answers, False)
        self._deadline = time.monotonic() + _START_S
        try:
            ready = self._received().head.get("is") == READY
        except (Breakdown, BrokenWire):
            ready = False
        if not ready:
            self.end()
            raise Breakdown(_NOT_STARTED, "look at what it says on standard error")

    @property
    def alive(self) -> bool:
        """Whether it could read another file."""
        return self._started.poll() is None

    def answers(self, request: Message) -> Iterator[Message]:
        """What it says to a request, until it says that this was all.

        Raises:
            Breakdown: it was stopped, or fell, or says what cannot be understood.
        """
        self._deadline = time.monotonic() + self._limits.wall_s
        left_bytes = self._limits.answer_mb * 1024 * 1024
        try:
            self._send(request.packed())
            for _ in range(self._limits.answers + 2):  # and one that there is too much, and the end
                message = self._received(left_bytes)
                if message.head.get("is") == END:
                    self.peak_mb = peak_mb(self._started.pid) or self.peak_mb
                    return
                left_bytes -= len(message.body)
                yield message
        except BrokenWire as error:
            raise Breakdown("the reader broke down on it") from error
        raise Breakdown("there is too much in it", "split it")

    def end(self) -> None:
        """Kill it and whatever it started, and wait until it is gone."""
        if self._started.returncode is None:
            held_mb = peak_mb(self._started.pid)
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._started.pid, signal.SIGKILL)
            _, status, usage = os.wait4(self._started.pid, 0)
            self._started.returncode = os.waitstatus_to_exitcode(status)
            # Of one that is dead only this is known, where what it was forked from counts too.
            self.peak_mb = held_mb or usage.ru_maxrss / 1024
        for pipe in (self._started.stdin, self._started.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _send(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            self._wait(self._requests, selectors.EVENT_WRITE)
            try:
                view = view[os.write(self._requests, view[:_CHUNK_BYTES]) :]
            except BrokenPipeError:
                raise self._fallen() from None

    def _received(self, body_bytes: int = 0) -> Message:
        return received(self._read, max_bytes=body_bytes + _MAX_HEAD_BYTES)

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            self._wait(self._answers, selectors.EVENT_READ)
            part = os.read(self._answers, min(size - len(data), _CHUNK_BYTES))
            if not part:
                raise self._fallen()
            data += part
        return bytes(data)

    def _wait(self, pipe: int, event: int) -> None:
        """Wait until the pipe can be read or written, no longer than the deadline."""
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, event)
            if not selector.select(max(0, self._deadline - time.monotonic())):
                raise self._late()

    def _late(self) -> Breakdown:
        return Breakdown(f"reading it took more than {self._limits.wall_s} s", _HINT)

    def _fallen(self) -> Breakdown:
        """Why it hung up, by how it ended."""
        self.end()
        code = self._started.returncode
        if code == -signal.SIGALRM:
            return self._late()
        if code == -signal.SIGXCPU:
            return Breakdown(f"reading it took more than {self._limits.cpu_s} s of processor time", _HINT)
        if code == OUT_OF_MEMORY:
            return Breakdown(f"reading it needs more than {self._limits.memory} of memory", _HINT)
        return Breakdown("the reader broke down on it")
