"""What became of a document that was put into the store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """A withdrawn document stays withdrawn, whoever reads it again."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Stored:
    """One document's fate."""

    id: str
    outcome: Outcome
