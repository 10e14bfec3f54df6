"""A check: one thing that was looked at, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass

MOST_NAMED = 20
"""Things of a kind, such as sources, that have a check of their own each."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        state: `ok`, `warn` (it works, but look at it), or `fail`.
        hint: what to do about it.
    """

    name: str
    state: str
    found: str
    hint: str | None = None
