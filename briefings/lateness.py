"""Lateness: by how much a briefing came after its hour, and why, as its reader is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class Cause(StrEnum):
    """Why a briefing comes late."""

    RESTARTED = "restarted"
    """Nothing was running at its hour."""
    PLATFORM = "platform"
    """What carries it could not be reached, or would not take it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late a briefing comes.

    Attributes:
        by: after its hour; a minute or more.
        at: when the cause ended (when it was restarted), an aware instant in the reader's zone.
    """

    by: timedelta
    cause: Cause = Cause.UNKNOWN
    at: datetime | None = None
