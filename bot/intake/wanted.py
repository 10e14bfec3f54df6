"""Which feeds and pages an intake asks."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.intake.standing import Standing


FRESH = timedelta(minutes=5)
"""What was read so short a time ago is not asked again for a briefing: several may be due close together."""


class Wanted(StrEnum):
    """All of them, those that are neither fresh nor failed just now, or only those whose time has come."""

    ALL = "all"
    READY = "ready"
    DUE = "due"

    @property
    def patient(self) -> bool:
        """Whether what failed a short time ago, or is still being written, is left for later."""
        return self is not Wanted.ALL

    def takes(self, standing: Standing, now: datetime) -> bool:
        """Whether a feed or page is asked."""
        if self is Wanted.ALL or standing.next_at is None or standing.next_at <= now:
            return True
        stale = standing.read_at is None or now - standing.read_at >= FRESH
        return self is Wanted.READY and not standing.failures and stale
