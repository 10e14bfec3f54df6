"""The application: one home, one configuration and one clock, as every command finds them."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.errors import UnknownName
from bot.home import open_store
from bot.known import Knowing
from corpus.clearance import EVERYTHING, Clearance

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.home import Home
    from bot.mended import MendedIndex
    from bot.versions.version import File, Version
    from config import Configuration
    from corpus.index import Aliases
    from corpus.store import Reader, Store


class Application:
    """What a command works with; opened once, used by any number of commands.

    Attributes:
        configuration: in force: what was written, with the names of channels as they are understood here.
        written: as admins wrote it: what an edit is made to.
        version: the number of the version that is in force; 0 for the file.
        file: that the configuration was read from, or would be without versions; None where it was not.
        clearance: what the asker may see.
        catches_up: a command brings index and relations up to what the store holds, where it is quick.
        max_file_bytes: a larger file is refused.
        inside_hosts: of the inside, that documents may be fetched from: see `Settings`.
    """

    def __init__(
        self,
        home: Home,
        configuration: Configuration,
        *,
        clock: Callable[[], datetime],
        clearance: Clearance,
        max_file_bytes: int,
        inside_hosts: str = "",
        version: int = 0,
        file: File | None = None,
    ) -> None:
        self.home = home
        self.configuration = self.written = configuration
        self.version, self.file = version, file
        self.clearance = clearance
        self.max_file_bytes = max_file_bytes
        self.inside_hosts = inside_hosts
        self.catches_up = True
        self._clock = clock
        self._index: MendedIndex | None = None
        self._knowing, self._names = Knowing(), clearance
        self._meaning: Callable[[Configuration], Configuration] = _as_written
        self._adopting = Lock()

    @cached_property
    def store(self) -> Store:
        """The store, made and migrated on first use."""
        return open_store(self.home)

    @property
    def reader(self) -> Reader:
        """The documents that the asker may see."""
        return self.store.reader(self.clearance)

    @property
    def known(self) -> Configuration:
        """What of the configuration the asker may know: of the rest no answer names anything, or heeds it."""
        return self._knowing.of(self.configuration, self._names).configuration

    @property
    def aliases(self) -> Aliases:
        """The aliases of all topics that the asker may know: they serve every query."""
        return self._knowing.of(self.configuration, self._names).aliases

    def adopt(self, version: Version) -> bool:
        """Put a version in force, for whoever asks from now on; False where it is not newer than what is.

        Copies that were made for somebody (`seen_by`) keep what they have: one answer, one configuration.

        Raises:
            UnreadableVersion: this program does not understand it; nothing changes.
        """
        written = version.read()
        with self._adopting:
            if version.number <= self.version:
                return False
            self.written, self.configuration = written, self._meaning(written)
            self.version = version.number
        return True

    def understand(self, meaning: Callable[[Configuration], Configuration]) -> None:
        """From now on a configuration means this: names of channels become the ids that they stand for."""
        with self._adopting:
            self._meaning = meaning
            self.configuration = meaning(self.written)

    def seen_by(self, collections: frozenset[str]) -> Application:
        """The same, as somebody finds it who may see these collections only."""
        other = copy(self)
        other.clearance = other._names = Clearance(collections)  # noqa: SLF001  a copy of itself
        return other

    def with_all_names(self) -> Application:
        """The same for somebody who knows all of the configuration, and sees no document more: an admin."""
        other = copy(self)
        other._names = EVERYTHING  # noqa: SLF001  likewise
        return other

    def at_hand(self) -> Application:
        """The same with the index as it is held: whoever answers with it waits for nobody who writes."""
        other = copy(self)
        other.catches_up = False
        return other

    def narrowed(self, collection: str | None) -> Clearance:
        """What the asker may see of one collection, or of all for None.

        Raises:
            UnknownName: there is none of this name, as far as the asker may know.
        """
        allowed = [name for name in self.configuration.collections if self.clearance.allows(name)]
        if collection is not None and collection not in allowed:
            raise UnknownName("collection", collection, hint=f"the collections: {', '.join(allowed)}")
        return self.clearance.narrowed(collection)

    def index(self, *, aside: bool = True) -> MendedIndex:
        """The index, caught up with the store unless this answers with what is at hand.

        Args:
            aside: make a temporary one where the home's cannot be written; else `IndexUnavailable` is raised.
        """
        if self._index is not None and not self.catches_up:
            return self._index
        from bot.indexing import current_index  # likewise

        self._index = current_index(self.store, self.home.index, held=self._index, aside=aside)
        return self._index

    def now(self) -> datetime:
        """The present instant, in the configured zone."""
        return self._clock().astimezone(ZoneInfo(self.configuration.timezone))

    def instant(self) -> str:
        """The present instant as it is stored: UTC, ISO, to the second."""
        from datetime import UTC

        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _as_written(configuration: Configuration) -> Configuration:
    """What a configuration means where no name in it stands for anything else."""
    return configuration
