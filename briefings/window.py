"""Windows: what a briefing is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """Documents of some days, or those first read after an instant; None is open.

    Attributes:
        since: first day of publication, `YYYY-MM-DD` (of reading, where undated).
        until: last day, inclusive.
        read_after: an aware UTC instant, ISO: what was read up to then has been told.
    """

    since: str | None = None
    until: str | None = None
    read_after: str | None = None
