"""A file or a page on its way in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.derivation import DERIVATION
from corpus.store import FileNote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.errors import ReadFailure


@dataclass(slots=True)
class Unit:
    """One file or page on its way in, and what in it could not be read.

    Attributes:
        name: where it stands: a path without links, or a web address.
        shown: the same as a person named it.
        digest: of all that it says; empty when it must be read again next time, whatever comes of it now.
        page: it comes from the web: each collection that asks for it has a document of its own.
        places: where what is stored of it is filed, by identity.
        stays: the collection that it stays in although another is wanted; empty where that never happened.
    """

    name: str
    shown: str
    collection: str
    digest: str
    failures: list[ReadFailure] = field(default_factory=list)
    page: bool = False
    places: Mapping[str, Sequence[str]] = field(default_factory=dict)
    stays: str = ""

    @property
    def note(self) -> FileNote:
        """What is to be noted of it; what failed as a whole is not marked as read: it is cheap to retry."""
        whole = any(failure.line is None or failure.path != self.shown for failure in self.failures)
        return FileNote(
            self.name,
            self.stays or self.collection,  # what is said of a closed document is closed too
            sha256=self.digest if self.digest and not whole else None,
            derivation=DERIVATION,
            failures=tuple(self.failures),
        )
