"""Document names: the names of documents whose passages come one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.names.counts import NameCounts
from corpus.names.recognition import names_written

if TYPE_CHECKING:
    from corpus.names.mention import Written
    from corpus.names.rows import NameRows


class DocumentNames:
    """Collects the passages of one document at a time: how it writes a word tells whether that is a name."""

    def __init__(self) -> None:
        self._counts = NameCounts()
        self._document = ""
        self._passages: list[str] = []

    def add(self, document_id: str, passage: str) -> None:
        """Take in the next passage; those of one document come together."""
        if document_id != self._document:
            self._close()
            self._document = document_id
        self._passages.append(passage)

    def rows(self) -> NameRows:
        """The names of all documents."""
        self._close()
        return self._counts.rows()

    def _close(self) -> None:
        if any(self._passages):
            text, end = "\n".join(self._passages), -1
            names: list[Written] = []
            for passage in self._passages:
                start, end = end + 1, end + 1 + len(passage)
                names += names_written(text, start, end)
            self._counts.add(self._document, names)
        self._passages = []
