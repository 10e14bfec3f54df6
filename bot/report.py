"""The report of an ingest: what became of every document and file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.errors import ReadFailure


@dataclass(slots=True)
class Report:
    """What became of every document; lists are in the order read.

    Attributes:
        added: ids of documents that are new.
        updated: ids of those whose text, metadata or place has changed.
        unchanged: ids of those that stand as they were stored.
        withdrawn: ids of those that were withdrawn, and stay so.
        skipped: files that are no documents.
        failed: what could not be read, or not whole.
        repaired: what was read only after something was mended, without loss.
        later: files that are still being written: they are read the next time.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[ReadFailure] = field(default_factory=list)
    repaired: list[ReadFailure] = field(default_factory=list)
    later: list[str] = field(default_factory=list)

    @property
    def stored(self) -> list[str]:
        """Ids of all that is held of what was read."""
        return [*self.added, *self.updated, *self.unchanged, *self.withdrawn]

    @property
    def kinds_skipped(self) -> list[str]:
        """The suffixes of what was skipped, in lower case, the most frequent first; `no suffix` for none."""
        counts = Counter(PurePath(place).suffix.lower() or "no suffix" for place in self.skipped)
        return sorted(counts, key=lambda kind: (-counts[kind], kind))

    def extend(self, other: Report) -> None:
        """Add what another report tells."""
        for one in fields(self):
            getattr(self, one.name).extend(getattr(other, one.name))

    def once(self) -> None:
        """Tell each document once, whichever sources have it."""
        for ids in (self.added, self.updated, self.unchanged, self.withdrawn):
            ids[:] = dict.fromkeys(ids)

    def shape(self) -> dict[str, Any]:
        """The JSON contract of `ingest`."""
        return {
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "withdrawn": self.withdrawn,
            "skipped": self.skipped,
            "failed": [_shape(one) for one in self.failed],
            "repaired": [_shape(one) for one in self.repaired],
            "later": self.later,
        }


def _shape(one: ReadFailure) -> dict[str, Any]:
    return {"path": one.path, "line": one.line, "reason": one.reason, "hint": one.hint}
