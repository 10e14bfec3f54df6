"""The child: reads one file after another within its limits, until its parent hangs up.

Started as `python -m corpus.readers.confinement.child LIMITS`, with requests on its standard input and
answers on its standard output. Before the first request it puts both out of the reach of what prints.
"""

from __future__ import annotations

import json
import math
import os
import resource
import select
import signal
import sys
import threading
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from corpus.errors import ReadFailure
from corpus.readers.confinement.answers import (
    END,
    FAILURE,
    READY,
    document_message,
    failure_message,
    feed_message,
)
from corpus.readers.confinement.limits import OUT_OF_MEMORY, Limits, peak_mb
from corpus.readers.confinement.requests import FEED, requested_file
from corpus.readers.confinement.wire import Message, received
from corpus.readers.formats import documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_FULL = 0.9
_OPEN_FILES = 64
_STACK_BYTES = 64 * 1024  # of the thread that only waits: address space is limited too
_MAX_REQUEST_BYTES = 2**32


def main() -> None:
    """Answer requests until there are no more."""
    limits = Limits(*json.loads(sys.argv[1]))
    requests, answers = _wire()
    _confine(limits)
    _send(answers, Message({"is": READY}))
    try:
        _serve(requests, answers, limits)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _serve(requests: BinaryIO, answers: BinaryIO, limits: Limits) -> None:
    while (request := _next_request(requests)) is not None:
        _allow(limits)
        for message in _answered(request, limits):
            if message.head["is"] == FAILURE and (peak_mb(os.getpid()) or 0) > _FULL * limits.memory_mb:
                raise MemoryError  # libraries in C say so in other words, or in none
            _send(answers, message)
        signal.alarm(0)
        _send(answers, Message({"is": END}))


def _wire() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes under numbers of their own; where they stood there is nothing now."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for taken in (0, 1, 2):
        os.dup2(nowhere, taken)
    os.close(nowhere)
    threading.stack_size(_STACK_BYTES)
    threading.Thread(target=_end_with_parent, args=(requests.fileno(),), daemon=True).start()
    return requests, answers


def _end_with_parent(requests: int) -> None:
    """End when the parent hangs up, which it does when it is killed too, whatever is being read meanwhile."""
    watch = select.poll()
    watch.register(requests, 0)  # nothing but a hang-up, which is told in any case
    watch.poll()
    os.kill(os.getpid(), signal.SIGKILL)


def _confine(limits: Limits) -> None:
    sys.dont_write_bytecode = True
    with suppress(OSError, ValueError):  # macOS cannot limit it; the other limits still hold there
        _limit(resource.RLIMIT_AS, limits.memory_mb * 1024 * 1024)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NPROC, 0)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _limit(what: int, most: int) -> None:
    """Limit it for good; where the whole program is limited more, that stands."""
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _allow(limits: Limits) -> None:
    """Start the clocks for one request; the wall clock runs a second longer than the parent waits."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used_s = math.ceil(usage.ru_utime + usage.ru_stime)
    soft, hard = used_s + limits.cpu_s, resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = soft if hard == resource.RLIM_INFINITY else min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    signal.alarm(limits.wall_s + 1)


def _next_request(requests: BinaryIO) -> Message | None:
    def read(size: int) -> bytes:
        data = requests.read(size)
        if len(data) < size:
            raise EOFError
        return data

    try:
        return received(read, max_bytes=_MAX_REQUEST_BYTES)
    except EOFError:
        return None


def _answered(request: Message, limits: Limits) -> Iterator[Message]:
    if request.head["want"] == FEED:
        yield _feed(request)
        return
    file = requested_file(request)
    left = limits.answer_mb * 1024 * 1024
    for number, one in enumerate(documents(file)):
        message = failure_message(one) if isinstance(one, ReadFailure) else document_message(one, file)
        left -= len(message.packed())
        if left < 0 or number >= limits.answers:
            yield failure_message(file.failure("there is too much in it", hint="split it"))
            return
        yield message


def _feed(request: Message) -> Message:
    from corpus.feeds.parsing import feed_of

    head: dict[str, Any] = request.head
    try:
        now = datetime.fromisoformat(head["now"]) if head["now"] else None
        return feed_message(feed_of(request.body, url=head["url"], charset=head["charset"], now=now))
    except ReadFailure as failure:
        return failure_message(failure)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  a door: one feed must not cost the others
        reason = f"the reader broke down on it ({type(error).__name__})"
        return failure_message(ReadFailure(head["url"], reason))


def _send(answers: BinaryIO, message: Message) -> None:
    answers.write(message.packed())
    answers.flush()


if __name__ == "__main__":
    main()
