"""What can go wrong in the core, as one tree.

    CoreError
    ├── InvalidCitation   an id that no citation of ours can have
    └── UnknownMemory     what was told, stored in a form that is not known here

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


class UnknownMemory(CoreError):
    """What was told, stored by another version of the program in a form that this one cannot read.

    Attributes:
        version: of the form; None where it says none.
        known: the version that can be read.
    """

    def __init__(self, version: object, *, known: int) -> None:
        self.version, self.known = version, known
        super().__init__(f"what was told is stored as version {version!r}; only {known} can be read here")
