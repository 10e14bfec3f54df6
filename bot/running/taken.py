"""What one intake took in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """How an intake went.

    Attributes:
        began_at: all that was there by then is read; aware, UTC.
        counts: of documents by what became of them, and of failures: `added`, `updated`, `failed`, …
        failures: the first of them, in plain words.
        unsettled: some files are still being written, or another worker reads a source just now.
        trouble: why it did not come to its end, one plain sentence, or None.
    """

    began_at: datetime
    took_s: float
    counts: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[str, ...] = ()
    unsettled: bool = False
    trouble: str | None = None

    @property
    def brought(self) -> int:
        """How many documents are new, changed or withdrawn by it."""
        return sum(self.counts.get(name, 0) for name in ("added", "updated", "withdrawn"))
