"""Completing: what somebody who is typing may mean, of what they may see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, unique


@unique
class Wanted(StrEnum):
    """What is being typed."""

    SUBJECT = "subject"
    """Topics, keywords, and names in the documents."""
    BRIEFING = "briefing"
    """Names of briefings, then subjects."""
    DOCUMENT = "document"
    """Titles; what is typed in the end is the document's id."""
    SOURCE = "source"
    """Titles, as words to search with."""
    TOPIC = "topic"
    COLLECTION = "collection"
    DIGEST = "digest"
    """Somebody's own subscriptions; what is typed in the end is the id."""
    TIMEZONE = "timezone"


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that somebody may mean.

    Attributes:
        shown: at most 100 characters.
        value: what is typed in the end; at most 100 characters.
    """

    shown: str
    value: str
