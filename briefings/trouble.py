"""Trouble: why a briefing could not be made, as far as its reader is told."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """What stood in the way; the admins are told exactly."""

    DOCUMENTS = "documents"
    """The store cannot be read."""
    INDEX = "index"
    """The search index cannot be read."""
    CONFIGURATION = "configuration"
    """A name or a value in it is wrong."""
    TOO_LONG = "too long"
    """Its title and account alone are too long for a message."""
    UNKNOWN = "unknown"
