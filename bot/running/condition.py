"""The condition of the process: what keeps it from its work just now, in plain sentences without secrets."""

from __future__ import annotations

import threading
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.migrations.upgrade import known_revisions
from bot.running.waking import INTERVAL
from corpus.clearance import EVERYTHING
from corpus.errors import CorpusError, StoreTooNew, StoreUnavailable
from corpus.index import Index
from corpus.store.engine import check_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from bot.delivery.clock import Clock
    from bot.running.platforms import Listener
    from bot.running.rounds import Round, Rounds
    from bot.running.service import Service
    from corpus.store import Store

STALE = 20 * INTERVAL
"""A process whose last round is older hangs: no round takes so long."""

LOOK_AGAIN = timedelta(minutes=1)
"""So often an index that is behind is opened anew: that reads all of it."""


class Condition:
    """What can be asked of a running process; every question may be asked from any thread.

    Args:
        index: the folder of the search index.
        heard: who listens to chat platforms, by name: what keeps them from it is said in `troubles`.
    """

    def __init__(
        self,
        store: Store,
        index: Path,
        rounds: Rounds,
        service: Service,
        clock: Clock,
        heard: Mapping[str, Listener] = MappingProxyType({}),
    ) -> None:
        self._heard = heard
        self._store, self._rounds, self._service, self._clock = store, rounds, service, clock
        self._started_s = clock.elapsed_s()
        self._held = _HeldIndex(index, clock.elapsed_s)

    @property
    def last(self) -> Round | None:
        """The last round; None before the first has ended."""
        return self._rounds.last

    def alive(self) -> bool:
        """Whether rounds still end."""
        since_s = self.last.ended_s if self.last else self._started_s
        return self._clock.elapsed_s() - since_s <= STALE.total_seconds()

    def troubles(self) -> list[str]:
        """What is wrong with chat just now, each sentence once; briefings may go out all the same."""
        return list(dict.fromkeys(trouble for one in self._heard.values() if (trouble := one.trouble)))

    def obstacles(self) -> list[str]:
        """Why nothing can be delivered just now, or not rightly; empty where all is well."""
        return list(self._obstacles())

    def documents(self) -> int:
        """How many documents there are.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        return self._store.reader(EVERYTHING).totals().documents

    def index_lag(self) -> int | None:
        """How many changes of the documents the search index does not know; None where there is none to open.

        Raises:
            StoreUnavailable: the database cannot be read.
        """
        change = self._store.change()
        index = self._held.upto(change)
        if index is None:
            return None if change else 0
        return max(change - index.change, 0)

    def _obstacles(self) -> Iterator[str]:
        if self._service.stopping:
            yield "it has been told to stop"
        if self.last is None:
            yield "the first round has not ended yet"
        elif self.last.trouble:
            yield self.last.trouble
        if not self.alive():
            yield f"no round has ended for {STALE // timedelta(minutes=1)} minutes"
        if self._service.trouble:
            yield self._service.trouble
        try:
            if not check_schema(self._store.engine, known=known_revisions()):
                yield "the database has not been migrated"
            elif self.index_lag() is None:
                yield "the search index is missing or damaged; it is built anew when it is next needed"
        except StoreTooNew:
            yield "the database has been migrated by a newer version of the program"
        except StoreUnavailable as error:
            yield f"the database cannot be read: {error.reason}"
        except CorpusError:
            yield "the database cannot be read"


class _HeldIndex:
    """The index as it was last opened; opened anew, now and then, where it is behind."""

    def __init__(self, folder: Path, elapsed_s: Callable[[], float]) -> None:
        self._folder, self._elapsed_s = folder, elapsed_s
        self._index: Index | None = None
        self._opened_s: float | None = None
        self._turn = threading.Lock()

    def upto(self, change: int) -> Index | None:
        with self._turn:
            behind = self._index is None or self._index.change < change
            now_s = self._elapsed_s()
            waited = self._opened_s is None or now_s - self._opened_s > LOOK_AGAIN.total_seconds()
            if behind and (self._index is None or waited):
                self._index, self._opened_s = Index.open(self._folder), now_s
            return self._index
