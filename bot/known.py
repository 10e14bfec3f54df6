"""Known: the part of a configuration that an answer may name, worked out once for each clearance."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from config.known import known_to

if TYPE_CHECKING:
    from config import Configuration
    from corpus.clearance import Clearance
    from corpus.index import Aliases


class Known:
    """What of a configuration those know who have one clearance.

    Attributes:
        whole: the configuration.
        configuration: the part of it that they may know; always the same object.
    """

    def __init__(self, whole: Configuration, clearance: Clearance) -> None:
        seen = clearance.collections
        self.whole = whole
        self.configuration = whole if seen is None else known_to(whole, seen)

    @cached_property
    def aliases(self) -> Aliases:
        """The aliases of all topics in it."""
        from corpus.index import Aliases  # slow to load, and only a search needs it

        return Aliases.of(self.configuration.aliases())


class Knowing:
    """Who knows what of the configuration in force; any thread may ask."""

    def __init__(self) -> None:
        self._held: dict[Clearance, Known] = {}

    def of(self, whole: Configuration, clearance: Clearance) -> Known:
        """What of a configuration those know who have a clearance."""
        held = self._held.get(clearance)
        if held is None or held.whole is not whole:
            held = self._held[clearance] = Known(whole, clearance)
        return held
