"""The application: one home, one configuration and one clock, as every command finds them."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.errors import UnknownName
from bot.home import open_store
from corpus.clearance import Clearance

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.home import Home
    from config import Configuration
    from corpus.index import Aliases, Index
    from corpus.store import Reader, Store


class Application:
    """What a command works with; opened once, used by any number of commands.

    Attributes:
        clearance: what the asker may see.
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
    ) -> None:
        self.home = home
        self.configuration = configuration
        self.clearance = clearance
        self.max_file_bytes = max_file_bytes
        self.inside_hosts = inside_hosts
        self._clock = clock
        self._index: Index | None = None

    @cached_property
    def store(self) -> Store:
        """The store, made and migrated on first use."""
        return open_store(self.home)

    @property
    def reader(self) -> Reader:
        """The documents that the asker may see."""
        return self.store.reader(self.clearance)

    @cached_property
    def aliases(self) -> Aliases:
        """The aliases of all topics: they serve every query."""
        from corpus.index import Aliases  # slow to load, and only a search needs it

        return Aliases.of(self.configuration.aliases())

    def seen_by(self, collections: frozenset[str]) -> Application:
        """The same, as somebody finds it who may see these collections only."""
        other = copy(self)
        other.clearance = Clearance(collections)
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

    def index(self, *, aside: bool = True) -> Index:
        """The index, caught up with the store.

        Args:
            aside: make a temporary one where the home's cannot be written; else `IndexUnavailable` is raised.
        """
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
