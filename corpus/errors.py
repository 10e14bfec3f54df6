"""What can go wrong with documents, as one tree.

    CorpusError
    ├── InvalidSpan            a span, or blocks, that cannot be
    ├── BinaryData             bytes that are no text
    ├── ReadFailure            a file, or one line of it, that is no document
    ├── StoreUnavailable       locked, read-only, full, or not to be opened
    │   ├── StoreTooNew        written by a later version of the program
    │   └── IndexUnavailable   the search index cannot be written
    └── UnknownDocument        no such document, or none that this reader may see

Fields first: every message is made from them, so that a program can read what a person reads.
"""

from __future__ import annotations


class CorpusError(Exception):
    """The root: catch this to catch everything that documents can do wrong."""

    hint: str | None = None


class InvalidSpan(CorpusError):
    """Offsets that do not stand inside a text, or not in this order."""

    def __init__(self, start: int, end: int, *, reason: str) -> None:
        self.start, self.end, self.reason = start, end, reason
        super().__init__(f"[{start}, {end}): {reason}")


class BinaryData(CorpusError):
    """Bytes that are no text in any encoding; the reason is a plain clause: "this is a PDF file"."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class ReadFailure(CorpusError):
    """A file, or one line of it, that could not become a document; the rest goes on.

    Args:
        path: the file as the person named it.
        reason: one plain sentence, without the path.
        line: the line counted from 1, where one line is at fault.
        hint: the likely fix.
    """

    def __init__(self, path: str, reason: str, *, line: int | None = None, hint: str | None = None) -> None:
        self.path, self.reason, self.line, self.hint = path, reason, line, hint
        super().__init__(f"{path}{f':{line}' if line else ''}: {reason}")


class StoreUnavailable(CorpusError):
    """The database is locked, read-only, full, or cannot be opened."""

    def __init__(self, path: str, reason: str, *, hint: str | None = None) -> None:
        self.path, self.reason, self.hint = path, reason, hint
        super().__init__(f"{path}: {reason}")


class StoreTooNew(StoreUnavailable):
    """The database was written by a later version of the program; it is left untouched."""


class IndexUnavailable(StoreUnavailable):
    """The search index cannot be written; all that was stored is kept."""


class UnknownDocument(CorpusError):
    """No document of this id and revision that the reader may see."""

    def __init__(self, document_id: str, revision: int | None = None) -> None:
        self.document_id, self.revision = document_id, revision
        which = f"{document_id!r}" if revision is None else f"{document_id!r}, revision {revision}"
        super().__init__(f"no document {which}")
