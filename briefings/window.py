"""Windows: what a briefing is about."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.bounds import Bounds


@dataclass(frozen=True, slots=True)
class Window:
    """Documents of some days, or those that came after the last briefing; None is open.

    Attributes:
        since: first day of publication, `YYYY-MM-DD` (of reading, where undated).
        until: last day, inclusive.
        read_after: an aware UTC instant, ISO: what was read up to then has been told. It is what people are
            told of the window; it decides only where no change is given.
        after_change: the store's count of changes at the last briefing: what was stored later is new, even
            where it began to be read earlier.
    """

    since: str | None = None
    until: str | None = None
    read_after: str | None = None
    after_change: int | None = None

    @property
    def bounds(self) -> Bounds:
        """Which documents stand in it."""
        read_after = self.read_after if self.after_change is None else None
        return Bounds(self.since, self.until, read_after, self.after_change)
