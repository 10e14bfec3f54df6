"""Recent: the answers of this process, written to the shelf behind the back of whoever waits for them.

On SQLite nothing is written while documents are being stored: an answer must not wait for that.
"""

from __future__ import annotations

import queue
import threading
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import structlog

from bot.chat.shown import shown_of
from bot.door import logged
from corpus.errors import StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.chat.asker import Asker
    from bot.chat.shown import Shelf, Shown
    from briefings.reply import Reply
    from config.destination import Destination

MAX_HELD = 500
"""Answers kept whole in memory, to be shared as they were seen."""

MAX_WAITING = 10_000
"""Answers that wait to be written; of one that finds no room the menus end with the process."""

PATIENCE_S = 2.0
"""How long the end of the program waits for the last answers to be written."""

TOGETHER = 50
"""So many are written in one transaction."""

_log = structlog.get_logger("communique.chat")


class Recent:
    """What was answered lately; any thread may call it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._held: OrderedDict[str, tuple[Reply, Shown]] = OrderedDict()
        self._turn = threading.Lock()
        self._waiting: queue.Queue[Shown | threading.Event] = queue.Queue(MAX_WAITING)
        self._ended = threading.Event()
        self._writer = threading.Thread(target=self._write, name="shown", daemon=True)
        self._writer.start()

    def keep(
        self,
        reply: Reply,
        *,
        asker: Asker,
        command: str,
        words: str,
        options: Mapping[str, Any],
        now: datetime,
    ) -> Reply:
        """The reply with the handle that it is remembered under from now on."""
        shown = shown_of(reply, asker=asker, command=command, words=words, options=options, now=now)
        handled = replace(reply, handle=shown.id)
        with self._turn:
            self._held[shown.id] = (handled, shown)
            while len(self._held) > MAX_HELD:
                self._held.popitem(last=False)
        try:
            self._waiting.put_nowait(shown)
        except queue.Full:
            _log.error("not_remembered", hint="its menus work as long as this program runs")
        return handled

    def reply(self, handle: str) -> Reply | None:
        """The answer as it was shown; None where this process does not have it any more."""
        with self._turn:
            held = self._held.get(handle)
        return None if held is None else held[0]

    def find(self, handle: str) -> Shown | None:
        """What is remembered of an answer; of one of this process, before it is written too."""
        with self._turn:
            held = self._held.get(handle)
        return self._shelf.find(handle) if held is None else held[1]

    def last(self, person: Destination, where: Destination) -> Shown | None:
        """What somebody was shown last in a place, of answers with lines; None where there is none."""
        with self._turn:
            held = [one for _, one in self._held.values()]
        theirs = (one for one in reversed(held) if (one.person, one.destination) == (person, where))
        return next((one for one in theirs if one.lines), None) or self._shelf.last(person, where)

    def forget(self, person: Destination) -> None:
        """Hold on to none of somebody's answers; those that wait are written first, to be deleted there.

        Raises:
            StoreUnavailable: they could not be written in time.
        """
        with self._turn:
            for handle in [handle for handle, (_, one) in self._held.items() if one.person == person]:
                del self._held[handle]
        written = threading.Event()
        try:
            self._waiting.put(written, timeout=PATIENCE_S)
            done = written.wait(PATIENCE_S)
        except queue.Full:
            done = False
        if not done:
            raise StoreUnavailable("the database", "it is busy", hint="try again in a moment")

    def close(self) -> None:
        """Write what waits, and end."""
        try:
            self._waiting.put(self._ended, timeout=PATIENCE_S)
        except queue.Full:
            _log.error("not_remembered", hint="the database could not be written as the program ended")
        self._writer.join(PATIENCE_S)

    def _write(self) -> None:
        while True:
            batch, after = self._batch()
            if batch:
                self._put(batch)
            if after is not None:
                after.set()
            if after is self._ended:
                return

    def _batch(self) -> tuple[list[Shown], threading.Event | None]:
        """What is to be written next, and who waits for that; None where nobody does."""
        batch: list[Shown] = []
        waiting = self._waiting.get()
        while not isinstance(waiting, threading.Event):
            batch.append(waiting)
            if len(batch) == TOGETHER:
                return batch, None
            try:
                waiting = self._waiting.get_nowait()
            except queue.Empty:
                return batch, None
        return batch, waiting

    def _put(self, batch: list[Shown]) -> None:
        try:
            self._shelf.put(batch)
        except Exception as error:  # noqa: BLE001  a door: what is asked next must be kept all the same
            _log.error("not_remembered", answers=len(batch), reference=logged(error))
