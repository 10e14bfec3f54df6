"""Ingest: files in, documents stored and searchable, and a report of each one's fate.

Every document is stored whole or not at all, files that have not changed are not read again, and the same
files give the same store however often, and wherever, this was interrupted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.derivation import DERIVATION, derived
from corpus.errors import ReadFailure
from corpus.readers import documents_under, read
from corpus.readers.frontmatter import sidecar_path
from corpus.store import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.application import Application
    from corpus.derivation import Derived

    Progress = Callable[[int, int], None]
    """Called with the files done and the files to do."""

BATCH_DOCUMENTS = 64
"""Documents of one transaction: enough that the disk is not waited for after each."""

BATCH_CHARS = 2_000_000
"""Characters of one transaction, so that long documents do not pile up in memory."""


@dataclass(slots=True)
class Report:
    """What became of every document; lists are in the order read."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[ReadFailure] = field(default_factory=list)

    def shape(self) -> dict[str, Any]:
        """The JSON contract of `ingest`."""
        return {
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "skipped": self.skipped,
            "failed": [
                {"path": one.path, "line": one.line, "reason": one.reason, "hint": one.hint}
                for one in self.failed
            ],
        }


@dataclass(slots=True)
class _File:
    """One file on its way in, and what in it could not be read."""

    path: Path
    collection: str
    digest: str
    failures: list[ReadFailure] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.path.resolve())


def ingest(
    application: Application,
    paths: Sequence[Path] = (),
    *,
    collection: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read files and folders into the store, and bring the index up to date.

    Args:
        paths: what to read; the configured sources where none is named.
        collection: where it all belongs; else the collection whose paths hold the file, else the first.

    Raises:
        ConfigError: there is no such collection.
        StoreUnavailable: nothing more can be stored; what was stored before is kept.
    """
    configured = [
        source.location
        for source in application.configuration.sources(collection)
        if isinstance(source.location, Path)
    ]
    listing = documents_under([*paths] or configured)
    report = Report(skipped=[str(path) for path in listing.skipped], failed=list(listing.failures))
    batch = _Batch(application, report)
    for done, path in enumerate(listing.files):
        if progress is not None:
            progress(done, len(listing.files))
        batch.take(path, collection or application.configuration.collection_of(path))
    batch.store()
    if progress is not None:
        progress(len(listing.files), len(listing.files))
    application.index()
    return report


class _Batch:
    """Documents that are read but not yet stored, a transaction's worth at most."""

    def __init__(self, application: Application, report: Report) -> None:
        self._application = application
        self._report = report
        self._read_at = application.instant()
        self._waiting: list[tuple[_File, Derived, str]] = []
        self._files: list[_File] = []
        self._chars = 0

    def take(self, path: Path, collection: str) -> None:
        """Read a file, unless it is stored just as it stands."""
        file = _File(path, collection, self._digest(path))
        store = self._application.store
        if file.digest and store.source_file(file.name) == (file.digest, collection, DERIVATION):
            self._report.unchanged += store.ids_of(file.name)
            return
        for found in self._documents(file):
            self._waiting.append((file, found[0], found[1]))
            self._chars += len(found[0].text)
            if len(self._waiting) >= BATCH_DOCUMENTS or self._chars >= BATCH_CHARS:
                self.store()
        self._files.append(file)

    def _documents(self, file: _File) -> Iterator[tuple[Derived, str]]:
        for found in read(file.path, max_bytes=self._application.max_file_bytes):
            if isinstance(found, ReadFailure):
                file.failures.append(found)
                self._report.failed.append(found)
            else:
                collection = self._collection(found.collection, file.collection)
                yield derived(found, read_at=self._read_at), collection

    def _collection(self, asked: str | None, own: str) -> str:
        """A document may ask for another collection, but never be seen more widely than its folder."""
        known = self._application.configuration.collections
        if asked is None or asked not in known:
            return own
        wider = known[asked].allow is None and known[own].allow is not None
        return own if wider else asked

    def store(self) -> None:
        """Store what waits, then note the files that are through."""
        store = self._application.store
        lists = {
            Outcome.ADDED: self._report.added,
            Outcome.UPDATED: self._report.updated,
            Outcome.UNCHANGED: self._report.unchanged,
        }
        if self._waiting:
            fates = store.put(
                [(document, collection) for _, document, collection in self._waiting], read_at=self._read_at
            )
            for (file, _, _), fate in zip(self._waiting, fates, strict=True):
                if fate.outcome is Outcome.WITHDRAWN:
                    self._report.skipped.append(str(file.path))
                else:
                    lists[fate.outcome].append(fate.id)
        for file in self._files:
            store.note_file(
                file.name,
                file.failures,
                sha256=file.digest if file.digest and not file.failures else None,
                collection=file.collection,
                derivation=DERIVATION,
            )
        self._waiting, self._files, self._chars = [], [], 0

    def _digest(self, path: Path) -> str:
        """SHA-256 of the file and its sidecar; empty when it cannot be read whole (reading will say why)."""
        digest = sha256()
        try:
            for part in (path, sidecar_path(path)):
                if part.is_file() and part.stat().st_size <= self._application.max_file_bytes:
                    digest.update(part.read_bytes() + b"\0")
        except OSError:
            return ""
        return digest.hexdigest()
