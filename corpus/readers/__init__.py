"""Documents in: which files are documents, and what each of them says.

file or page → SourceFile → ReadDocument or ReadFailure. `Readers` reads them; `formats` lists what is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.confinement.limits import Limits
from corpus.readers.formats import READERS, SUFFIXES
from corpus.readers.listing import Listing, listed
from corpus.readers.reading import Readers, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["READERS", "SUFFIXES", "Limits", "Listing", "Readers", "documents_under", "read"]


def documents_under(paths: Iterable[Path]) -> Listing:
    """The documents among these files and folders; see `listed`."""
    return listed(paths, SUFFIXES)
