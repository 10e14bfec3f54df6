"""What can go wrong in the core, as one tree.

    CoreError
    └── InvalidCitation   an id that no citation of ours can have

Finding nothing is a value, not an error.
"""

from __future__ import annotations


class CoreError(Exception):
    """The root: catch this to catch everything that the core can do wrong."""


class InvalidCitation(CoreError):
    """A citation id that does not name a document, a revision and spans."""

    def __init__(self, citation_id: str, *, reason: str) -> None:
        self.citation_id, self.reason = citation_id, reason
        super().__init__(f"{citation_id!r} is no citation: {reason}")
