"""Stopping: the first signal asks for an orderly end, a later one ends the process where it stands."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIGNALS = (signal.SIGTERM, signal.SIGINT)

BURST_S = 1.0
"""Signals so soon after the first mean the same: a supervisor may signal a process, and its group besides."""


@contextmanager
def heeding_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop`, in the loop, at the first signal; a later one has its ordinary effect on a process.

    Outside the main thread, where Python hears no signals, nothing is heeded.
    """
    loop = asyncio.get_running_loop()
    before = {one: signal.getsignal(one) for one in SIGNALS}
    heard = _Heard(stop)
    try:
        for one in SIGNALS:
            loop.add_signal_handler(one, heard)
    except (ValueError, RuntimeError):  # not the main thread
        yield
        return
    try:
        yield
    finally:
        heard.forget()
        for one, handler in before.items():
            loop.remove_signal_handler(one)
            signal.signal(one, handler)


class _Heard:
    """What to do at a signal."""

    def __init__(self, stop: Callable[[], None]) -> None:
        self._stop = stop
        self._later: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        if self._later is None:
            self._later = asyncio.get_running_loop().call_later(BURST_S, self._let_go)
            self._stop()

    def forget(self) -> None:
        if self._later is not None:
            self._later.cancel()

    @staticmethod
    def _let_go() -> None:
        for one in SIGNALS:
            asyncio.get_running_loop().remove_signal_handler(one)
            signal.signal(one, signal.SIG_DFL)


def end_at_once(code: int) -> None:
    """End the process without waiting for its threads: what they have begun is as after a crash."""
    logging.shutdown()
    sys.stdout.flush()
    os._exit(code)
