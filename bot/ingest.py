"""Ingest: files in, documents stored and searchable, and a report of each one's fate.

Every document is stored whole or not at all, files that have not changed are not read again, and the same
files give the same store however often, and wherever, this was interrupted.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from bot.door import troubles
from bot.report import Report
from config.near import did_you_mean
from corpus.canonical import REPLACEMENT
from corpus.derivation import DERIVATION, derived, identity_of
from corpus.errors import IndexUnavailable, ReadFailure
from corpus.readers import SUFFIXES, documents_under, read
from corpus.readers.frontmatter import sidecar_path
from corpus.store import FileNote, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.application import Application
    from corpus.derivation import Derived
    from corpus.document import ReadDocument

    Progress = Callable[[int, int], None]
    """Called with the files done and the files to do."""

BATCH_DOCUMENTS = 64
"""Documents of one transaction: enough that the disk is not waited for after each."""

BATCH_CHARS = 2_000_000
"""Characters of one transaction, so that long documents do not pile up in memory."""


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
    # An index ahead of a database that was restored from a copy must go now, before its count of
    # changes comes level with it again.
    with contextlib.suppress(IndexUnavailable):
        application.index(aside=False)
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
    try:
        application.index(aside=False)
    except IndexUnavailable as error:  # all is stored: the report must not be lost for this
        report.failed.append(ReadFailure(error.path, error.reason, hint=error.hint))
    return report


@dataclass(slots=True)
class _File:
    """One file on its way in, and what in it could not be read.

    Attributes:
        digest: of its bytes; empty when it must be read again next time, whatever comes of it now.
        name: where it stands, without links.
    """

    path: Path
    collection: str
    digest: str
    failures: list[ReadFailure] = field(default_factory=list)
    name: str = field(init=False)

    def __post_init__(self) -> None:
        self.name = str(self.path.resolve())

    @property
    def note(self) -> FileNote:
        """What is to be noted of it; what failed as a whole is not marked as read: it is cheap to retry."""
        whole = any(failure.line is None or failure.path != str(self.path) for failure in self.failures)
        return FileNote(
            self.name,
            self.collection,
            sha256=self.digest if self.digest and not whole else None,
            derivation=DERIVATION,
            failures=tuple(self.failures),
        )


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
        """Read a file, unless all that can be read of it is stored just as it stands."""
        file = _File(path, collection, self._digest(path))
        store = self._application.store
        note = store.file_note(file.name)
        if note and (note.sha256, note.collection, note.derivation) == (file.digest, collection, DERIVATION):
            self._report.unchanged += store.ids_of(file.name)
            self._report.failed += [
                ReadFailure(str(path), one.reason, line=one.line, hint=one.hint) for one in note.failures
            ]
            return
        stored = bool(store.ids_of(file.name))
        found = list(self._read(file)) if stored else self._read(file)
        if stored:
            self._refile(file, found)
        for document, its_own in self._documents(file, found):
            self._waiting.append((file, document, its_own))
            self._chars += len(document.text)
            if len(self._waiting) >= BATCH_DOCUMENTS or self._chars >= BATCH_CHARS:
                self.store()
        self._files.append(file)

    def store(self) -> None:
        """Store what waits, and note the files that are through, in one transaction."""
        if not self._waiting and not self._files:
            return
        fates = self._application.store.put(
            [(document, collection) for _, document, collection in self._waiting],
            [file.note for file in self._files],
            read_at=self._read_at,
        )
        lists = {
            Outcome.ADDED: self._report.added,
            Outcome.UPDATED: self._report.updated,
            Outcome.UNCHANGED: self._report.unchanged,
        }
        for (file, _, _), fate in zip(self._waiting, fates, strict=True):
            if fate.outcome is not Outcome.WITHDRAWN:
                lists[fate.outcome].append(fate.id)
            elif str(file.path) not in self._report.skipped:
                self._report.skipped.append(str(file.path))
        self._waiting, self._files, self._chars = [], [], 0

    def _refile(self, file: _File, found: Iterable[ReadDocument | ReadFailure]) -> None:
        """Move what is stored of a file into the collections it is filed in now, before anything else."""
        filed: dict[str, list[str]] = {}
        for one in found:
            if not isinstance(one, ReadFailure) and self._known(one.collection):
                filed.setdefault(identity_of(one), []).append(self._collection(one, file))
        self._application.store.refile(file.name, filed, at=self._read_at)

    def _read(self, file: _File) -> Iterator[ReadDocument | ReadFailure]:
        try:
            yield from read(file.path, max_bytes=self._application.max_file_bytes)
        except Exception as error:  # noqa: BLE001  the same door: one file must not cost the others
            (trouble,) = troubles(error)
            file.digest = ""
            yield ReadFailure(str(file.path), trouble.message)

    def _documents(
        self, file: _File, found: Iterable[ReadDocument | ReadFailure]
    ) -> Iterator[tuple[Derived, str]]:
        for one in found:
            if isinstance(one, ReadFailure):
                self._fail(file, one)
            elif not self._known(one.collection):
                self._fail(file, self._unknown_collection(file, one))
            else:
                self._note_repairs(file, one)
                try:
                    document = derived(one, read_at=self._read_at)
                except Exception as error:  # noqa: BLE001  a second door: one document must not cost the others
                    (trouble,) = troubles(error)
                    file.digest = ""
                    self._fail(file, ReadFailure(str(file.path), trouble.message, line=one.line))
                else:
                    yield document, self._collection(one, file)

    def _fail(self, file: _File, failure: ReadFailure) -> None:
        file.failures.append(failure)
        self._report.failed.append(failure)

    def _note_repairs(self, file: _File, found: ReadDocument) -> None:
        """What was lost has failed, though the rest of the document is read; what was only mended is told."""
        for reason in found.repairs:
            repair = ReadFailure(str(file.path), reason, line=found.line)
            if REPLACEMENT in reason:
                self._fail(file, repair)
            elif all(str(repair) != str(told) for told in self._report.repaired[-1:]):
                self._report.repaired.append(repair)

    def _known(self, asked: str | None) -> bool:
        return asked is None or asked in self._application.configuration.collections

    def _unknown_collection(self, file: _File, found: ReadDocument) -> ReadFailure:
        """A document that asks for a collection nobody knows is stored nowhere: it might be a closed one."""
        known = self._application.configuration.collections
        hint = did_you_mean(found.collection or "", known, kind="collection")
        file.digest = ""  # the configuration may know it next time
        return ReadFailure(str(file.path), f"no collection {found.collection!r}", line=found.line, hint=hint)

    def _collection(self, found: ReadDocument, file: _File) -> str:
        """A document may ask for another collection, but never be seen more widely than its file."""
        asked, own = found.collection or file.collection, file.collection
        known = self._application.configuration.collections
        held = known[own].allow
        wanted = known[asked].allow
        narrower = held is None or (wanted is not None and set(wanted) <= set(held))
        return asked if narrower else own

    def _digest(self, path: Path) -> str:
        """SHA-256 of the file and its sidecar; empty when it cannot be read whole (reading will say why)."""
        digest = sha256()
        try:
            if path.stat().st_size > self._application.max_file_bytes:
                return ""
            for part in (path, sidecar_path(path, SUFFIXES)):
                data = part.read_bytes() if part is path or part.is_file() else b""
                digest.update(sha256(data).digest())
        except OSError:
            return ""
        return digest.hexdigest()
