"""Patience: when a source is asked again, after it answered and after it failed."""

from __future__ import annotations

from datetime import timedelta

LONGEST = timedelta(days=1)
"""However often it failed, a source is tried once a day: servers come back."""

AT_ONCE = timedelta(minutes=5)
"""After one failure: most are over by then."""


def pause(failures: int, *, every: timedelta, retry_after: timedelta | None = None) -> timedelta:
    """How long to leave a source alone: double the time for each failure in a row, a day at most.

    Args:
        failures: in a row; 0 where it answered.
        every: how often it is asked while all is well.
        retry_after: what the server asked for; it is never asked sooner.
    """
    usual = every if not failures else min(AT_ONCE * 2 ** min(failures - 1, 16), LONGEST)
    return max(usual, retry_after or timedelta(0))
