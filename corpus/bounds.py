"""Bounds: which of the documents count, by when they were published and when their text first came."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Documents inside all of these; None is open.

    Attributes:
        since: first day, `YYYY-MM-DD`, of publication (or of first reading, where undated).
        until: last day, inclusive.
        read_after: an aware UTC instant, ISO: only those whose text was first read later.
        after_change: a value of the store's count of changes: only those whose text was first stored by a
            later one. Reading is stamped when it begins and counts when it is stored: what is asked for by
            the instant alone may be missing something that was being read at that instant.
    """

    since: str | None = None
    until: str | None = None
    read_after: str | None = None
    after_change: int | None = None


UNBOUNDED = Bounds()
"""All that was ever read."""
