"""Clearance: which collections a reader may see. Every read of the store and the index takes one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clearance:
    """The names of the collections that may be read; None is all of them (the operator's command line)."""

    collections: frozenset[str] | None

    def allows(self, collection: str) -> bool:
        """Whether documents of this collection may be read."""
        return self.collections is None or collection in self.collections

    def narrowed(self, collection: str | None) -> Clearance:
        """The same clearance, for one collection only (or unchanged for None); never wider."""
        if collection is None:
            return self
        return Clearance(frozenset({collection} if self.allows(collection) else ()))


EVERYTHING = Clearance(None)
"""What the operator at the command line may read."""
