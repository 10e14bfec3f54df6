"""Freshness: the index of a program that answers in chat, brought up to date behind the askers' backs.

Catching up may wait for whoever writes the index, and takes its time after many documents: one thread does
it, and all answers meanwhile are made with the index as it was. What else a newer index is wanted for is got
ready by another thread, which keeps nobody from finding the newest documents.
"""

from __future__ import annotations

import threading
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog

from bot.door import logged

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.application import Application
    from bot.mended import MendedIndex
    from corpus.index import Index

EVERY = timedelta(seconds=0.5)
"""How soon a document that was read can be found, at the latest, beside the time that indexing takes."""

NOT_FRESH = "Answers in chat do not know the newest documents: the search index cannot be brought up to date"

_log = structlog.get_logger("communique.chat")


class Freshness:
    """Keeps one application's index fresh, from the first answer on.

    Args:
        ready: what is done with the first index and with each newer one, soon after they answer.

    Attributes:
        trouble: why it is not fresh just now, one plain sentence without secrets, or None.
    """

    def __init__(
        self,
        application: Application,
        *,
        every: timedelta = EVERY,
        ready: Callable[[Index], None] | None = None,
    ) -> None:
        self._application, self._every, self._ready = application, every, ready
        self._turn = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self.trouble: str | None = None

    def begin(self) -> None:
        """There is an index when this returns, and it is kept fresh from then on.

        Raises:
            CorpusError: there is none, and none can be made.
        """
        if self._thread is not None:
            return
        with self._turn:
            if self._thread is None:
                self._application.index()
                self._thread = threading.Thread(target=self._keep, name="freshness", daemon=True)
                self._thread.start()
                if self._ready is not None:
                    readying = partial(self._keep_ready, self._ready)
                    threading.Thread(target=readying, name="readying", daemon=True).start()

    def now(self) -> None:
        """Catch up before this returns.

        Raises:
            CorpusError: it cannot be.
        """
        with self._turn:
            self._application.index()

    def close(self) -> None:
        """No more of it."""
        self._ended.set()

    def _keep(self) -> None:
        while not self._pause():
            try:
                self.now()
            except Exception as error:  # noqa: BLE001  the door of this thread: the next time may succeed
                if self.trouble is None:
                    _log.error("index_not_fresh", reference=logged(error))
                self.trouble = NOT_FRESH
            else:
                self.trouble = None
        self.trouble = None

    def _keep_ready(self, ready: Callable[[Index], None]) -> None:
        done: MendedIndex | None = None
        failed = False
        while True:
            try:
                index = self._application.at_hand().index()
                if index is not done:
                    done = index  # tried once: what is not ready waits for whoever asks for it
                    _readied(index, ready)
                    failed = False
            except Exception as error:  # noqa: BLE001  the door of this thread: the next index may be better
                if not failed:
                    _log.error("index_not_ready", reference=logged(error))
                failed = True
            if self._pause():
                return

    def _pause(self) -> bool:
        """Wait for the next turn; whether there is none."""
        return self._ended.wait(self._every.total_seconds())


def _readied(index: MendedIndex, ready: Callable[[Index], None]) -> None:
    """Get an index ready; the one in its place, where that shows that it is damaged."""
    try:
        ready(index)
    except Exception:
        if not index.mend():
            raise
        ready(index)
